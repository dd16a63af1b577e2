import { afterEach, describe, expect, it } from 'vitest';
import { makeWriting, partnerWords, type TestWriting } from '../../../../tests/factories/grant-writing';
import {
  consentToApplication,
  declineApplication,
  invitePartner,
  leaveApplication,
  removePartner,
} from './partners.server';
import { listMyApplications, viewApplication } from './view.server';

let grants: TestWriting;
async function begin(over: Parameters<typeof makeWriting>[0] = {}): Promise<TestWriting> {
  grants = await makeWriting(over);
  return grants;
}
afterEach(() => grants.deps.db.destroy());

describe('partners', () => {
  it('answer for themselves, in their own words, once', async () => {
    const { deps, lead, partner, viewer, outsider, chonaikai } = await begin();
    const id = await grants.draft();
    for (const who of [lead, viewer])
      await expect(consentToApplication(deps, who, id, partnerWords(chonaikai))).rejects.toMatchObject({
        code: 'forbidden',
      });
    await expect(consentToApplication(deps, outsider, id, partnerWords(chonaikai))).rejects.toMatchObject({
      code: 'not_found',
    });
    await consentToApplication(deps, partner, id, { ...partnerWords(chonaikai), role: '会場係' });
    await expect(declineApplication(deps, partner, id, chonaikai)).rejects.toMatchObject({
      details: { reason: 'answered' },
    });
    const { partners } = await viewApplication(deps, lead, id);
    expect(partners).toMatchObject([{ status: 'consented', role: '会場係', answeredBy: partner.name }]);
    expect(deps.mailer.sent.at(-1)?.to).toBe(lead.email);
  });

  it('are asked again when what they do is changed: a consent holds for what it was given to', async () => {
    const { deps, lead, partner, chonaikai } = await begin();
    const id = await grants.draft();
    await consentToApplication(deps, partner, id, partnerWords(chonaikai));
    await invitePartner(deps, lead, id, { ...partnerWords(chonaikai), role: '会計' });
    expect((await viewApplication(deps, lead, id)).partners[0]?.status).toBe('invited');
  });

  it('leave, and then see it no more', async () => {
    const { deps, partner, chonaikai } = await begin();
    const id = await grants.draft();
    await consentToApplication(deps, partner, id, partnerWords(chonaikai));
    expect(await listMyApplications(deps, partner)).toMatchObject([{ id, role: 'partner' }]);
    await leaveApplication(deps, partner, id, chonaikai);
    await expect(viewApplication(deps, partner, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listMyApplications(deps, partner)).toEqual([]);
  });

  it('are asked by the lead only, and not everybody can be asked', async () => {
    const { deps, lead, partner, npo, chonaikai } = await begin();
    const id = await grants.draft();
    const company = await grants.addOrganisation('company', '架空工業');
    await expect(invitePartner(deps, partner, id, partnerWords(company.id))).rejects.toMatchObject({
      code: 'forbidden',
    });
    const refusal = (organisation: string) =>
      invitePartner(deps, lead, id, partnerWords(organisation)).catch((error) => error.details.reason);
    expect(await refusal(npo)).toBe('own_lead');
    expect(await refusal('org_nobody')).toBe('not_listed');
    await deps.db
      .insertInto('match_exclusions')
      .values({
        organisation_id: company.id,
        other_id: npo,
        kind: 'blocked',
        created_by: 'x',
        created_by_name: 'x',
        created_at: 0,
      })
      .execute();
    expect(await refusal(company.id)).toBe('not_possible');
    const silent = await grants.addOrganisation('company', '架空無人');
    await deps.db.deleteFrom('organisation_members').where('organisation_id', '=', silent.id).execute();
    expect(await refusal(silent.id)).toBe('nobody_there');
    await removePartner(deps, lead, id, chonaikai);
    expect((await viewApplication(deps, lead, id)).partners).toEqual([]);
    await expect(removePartner(deps, lead, id, chonaikai)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are found in whatever writing, without the lead and those already asked', async () => {
    const { deps, lead, addOrganisation } = await begin();
    const id = await grants.draft();
    const { id: sawada } = await addOrganisation('company', '架空澤田ホーム');
    const found = async (q: string) => (await viewApplication(deps, lead, id, q)).found.map((one) => one.id);
    for (const q of ['沢田', '澤田', 'ﾎｰﾑ', '架空 ほーむ']) expect(await found(q)).toEqual([sawada]);
    for (const q of ['%', 'あかり', 'みどり', '']) expect(await found(q)).toEqual([]);
  });
});
