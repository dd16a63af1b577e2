import { afterEach, describe, expect, it } from 'vitest';
import { startCollaboration } from '~/domains/collaborations/service.server';
import { makeCase, TOLD } from '../../../../tests/factories/cases';
import { makeAccount } from '../../../../tests/factories/deps';
import { makeWriting, type TestWriting } from '../../../../tests/factories/grant-writing';
import { makeGrantProgramme } from '../../../../tests/factories/grants';
import { openNewApplication, startApplication } from './start.server';
import { viewApplication } from './view.server';

let grants: TestWriting;
async function begin(over: Parameters<typeof makeWriting>[0] = {}): Promise<TestWriting> {
  grants = await makeWriting(over);
  return grants;
}
afterEach(() => grants.deps.db.destroy());

describe('beginning', () => {
  const NOTHING = { programme: '', lead: '', match: '', idea: '', case: '', collaboration: '' };
  const about = { title: '雪の広場', isNew: true };

  it('answers what cannot be helped before anybody writes', async () => {
    const { deps, lead, programme, outsider } = await begin();
    const from = { ...NOTHING, programme };
    expect((await openNewApplication(deps, lead, from)).problems.map(({ code }) => code)).toEqual([
      'partner_missing',
    ]);
    const id = await startApplication(deps, lead, from, about);
    expect((await viewApplication(deps, lead, id)).status).toBe('draft');
    const refusal = (who: Parameters<typeof startApplication>[1], search = from, more = about) =>
      startApplication(deps, who, search, more).catch((error) => [
        error.details.reason,
        error.details.problem,
      ]);
    expect(await refusal(outsider)).toEqual(['not_eligible', 'lead_type']);
    expect(await refusal(lead, NOTHING)).toEqual(['programme_missing', undefined]);
    expect(await refusal(await makeAccount(deps, 'member'))).toEqual(['lead_missing', undefined]);
    const old = await makeGrantProgramme(deps, { status: 'screening' });
    expect(await refusal(lead, { ...NOTHING, programme: old })).toEqual(['not_eligible', 'closed']);
    const onlyNew = await makeGrantProgramme(deps, { rules: { newProjectOnly: true } });
    expect(await refusal(lead, { ...NOTHING, programme: onlyNew }, { ...about, isNew: false })).toEqual([
      'not_eligible',
      'not_new',
    ]);
    const hidden = await makeGrantProgramme(deps, { status: 'draft' });
    await expect(
      startApplication(deps, lead, { ...NOTHING, programme: hidden }, about),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('from a talk in which both agreed, the other is asked at once', async () => {
    const { deps, lead, partner, npo, chonaikai, programme, outsider } = await begin();
    const { id: matching } = await deps.db
      .selectFrom('match_programmes')
      .select('id')
      .executeTakeFirstOrThrow();
    const talk = {
      from_id: chonaikai,
      to_id: npo,
      programme_id: matching,
      message: '',
      reply_by: 0,
      opened_by: 'x',
    };
    const empty = {
      from_reply: null,
      to_reply: null,
      reminded_at: null,
      decline_reason: null,
      score: null,
      coordinator_id: null,
      answered_at: null,
      ended_at: null,
      collaboration_id: null,
      opened_at: 0,
    };
    for (const [id, status] of [
      ['mtc_1', 'agreed'],
      ['mtc_2', 'talking'],
    ] as const)
      await deps.db
        .insertInto('matches')
        .values({ ...talk, ...empty, id, status, origin: 'round' })
        .execute();
    const search = { ...NOTHING, programme, match: 'mtc_1' };
    const page = await openNewApplication(deps, lead, search);
    expect([page.problems, page.origin.partners]).toEqual([[], ['架空みどり町内会']]);
    const id = await startApplication(deps, lead, search, about);
    expect(await viewApplication(deps, partner, id)).toMatchObject({
      role: 'invited',
      origin: { kind: 'round', id: 'mtc_1' },
    });
    expect(deps.mailer.sent.map(({ to }) => to)).toContain(partner.email);
    await expect(startApplication(deps, lead, { ...search, match: 'mtc_2' }, about)).rejects.toMatchObject({
      details: { reason: 'talk_not_agreed' },
    });
    await expect(openNewApplication(deps, outsider, search)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('after a public case study, with what it tells and without its partners', async () => {
    const { deps, lead, partner, programme, outsider } = await begin();
    const told = await makeCase({ ...grants, asker: lead, asked: partner });
    const search = { ...NOTHING, programme, case: told.id };
    await expect(openNewApplication(deps, lead, search)).rejects.toMatchObject({ code: 'not_found' });
    await told.save();
    await told.ask();
    await told.agree();
    await told.publish();
    expect((await openNewApplication(deps, outsider, search)).origin).toMatchObject({ kind: 'case' });
    const page = await openNewApplication(deps, lead, search);
    expect(page.origin).toEqual({ kind: 'case', title: TOLD.title, partners: [], isNew: true });
    const id = await startApplication(deps, lead, search, about);
    const view = await viewApplication(deps, lead, id);
    expect(view).toMatchObject({ origin: { kind: 'case', id: told.id }, partners: [] });
    expect(view.questions[0]?.text).toContain(TOLD.summary);
  });

  it('from a collaboration, its partners of today are asked; only for those who act for one', async () => {
    const { deps, lead, partner, viewer, staff, outsider, npo, chonaikai, programme } = await begin();
    const gone = await grants.addOrganisation('school', '架空中学校');
    await deps.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', gone.owner.userId).execute();
    const left = await grants.addOrganisation('group', '架空の会');
    const collaboration = await startCollaboration(deps.db, deps.clock, {
      title: '雪かきの連携',
      origin: { kind: 'typed', id: null },
      partners: [npo, chonaikai, gone.id, left.id].map((id, at) => ({
        id,
        role: at === 0 ? 'lead' : 'partner',
      })),
      by: staff.userId,
    });
    await deps.db
      .updateTable('collaboration_partners')
      .set({ to_day: '2020-03-31' })
      .where('organisation_id', '=', left.id)
      .execute();
    const search = { ...NOTHING, programme, collaboration };
    const page = await openNewApplication(deps, lead, search);
    expect(page.origin).toEqual({
      kind: 'collaboration',
      title: '雪かきの連携',
      partners: ['架空みどり町内会'],
      isNew: false,
    });
    expect(page.problems).toEqual([]);
    const id = await startApplication(deps, lead, search, { ...about, isNew: false });
    expect(await viewApplication(deps, partner, id)).toMatchObject({
      role: 'invited',
      origin: { kind: 'collaboration', id: collaboration },
    });
    const told = deps.mailer.sent.map(({ to }) => to);
    expect(told).toContain(partner.email);
    expect(told).not.toContain(gone.owner.email);
    expect(told).not.toContain(left.owner.email);
    for (const who of [viewer, staff]) {
      await expect(openNewApplication(deps, who, search)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(openNewApplication(deps, outsider, search)).rejects.toMatchObject({ code: 'not_found' });
  });
});
