import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { makeWriting, PDF, partnerWords, type TestWriting } from '../../../../tests/factories/grant-writing';
import { GOOD_BUDGET } from '../../../../tests/factories/grants';
import { applicationRoom } from '../policy';
import { changeAbout, saveBudget, submitApplication } from './applications.server';
import { addFile, readApplicationFile, removeFile } from './files.server';
import { consentToApplication, invitePartner, leaveApplication, removePartner } from './partners.server';
import { authorizeApplicationRoom, markOfText, saveTexts } from './texts.server';
import { viewApplication } from './view.server';

let grants: TestWriting;
async function begin(over: Parameters<typeof makeWriting>[0] = {}): Promise<TestWriting> {
  grants = await makeWriting(over);
  return grants;
}
afterEach(() => grants.deps.db.destroy());

describe('budget', () => {
  it('is kept also when it is not right, and never over what somebody else has changed', async () => {
    const { deps, lead, partner, chonaikai, viewer } = await begin();
    const id = await grants.draft();
    await consentToApplication(deps, partner, id, partnerWords(chonaikai));
    const over = { ...GOOD_BUDGET, requestYen: 9_000_000 };
    expect(await saveBudget(deps, lead, id, { revision: 0, budget: over })).toEqual({ revision: 1 });
    await expect(saveBudget(deps, partner, id, { revision: 0, budget: GOOD_BUDGET })).rejects.toMatchObject({
      details: { reason: 'budget_changed' },
    });
    expect((await viewApplication(deps, viewer, id)).check.problems.map(({ code }) => code)).toEqual([
      'over_cap',
      'over_rate',
      'not_balanced',
    ]);
    await saveBudget(deps, partner, id, { revision: 1, budget: GOOD_BUDGET });
    await expect(saveBudget(deps, viewer, id, { revision: 2, budget: over })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const handedIn = await grants.submitted();
    await expect(saveBudget(deps, lead, handedIn, { revision: 0, budget: over })).rejects.toMatchObject({
      details: { reason: 'not_now' },
    });
  });
});

describe('texts', () => {
  it('are written in a room by those who apply, while it can be changed', async () => {
    const { deps, lead, partner, viewer, staff, outsider } = await begin();
    const [draft, handedIn] = [await grants.draft(), await grants.submitted()];
    const authorize = authorizeApplicationRoom(deps);
    const modes = async (id: string) => {
      const answers = [];
      for (const who of [lead, partner, viewer, staff, outsider, { kind: 'anonymous' } as const]) {
        const access = await authorize(who, applicationRoom(id));
        answers.push(access.ok ? access.mode : access.reason);
      }
      return answers;
    };
    expect(await modes(draft)).toEqual(['write', 'read', 'read', 'read', 'not_found', 'unauthenticated']);
    expect(await modes(handedIn)).toEqual(['read', 'read', 'read', 'read', 'not_found', 'unauthenticated']);
    expect(await authorize(lead, 'application-gap_0')).toEqual({ ok: false, reason: 'not_found' });
    expect(await authorize(lead, 'application-x')).toEqual({ ok: false, reason: 'not_found' });
  });

  it('of a form without JavaScript are kept, but not over what somebody else wrote meanwhile', async () => {
    const { deps, lead, staff } = await begin();
    const id = await grants.draft();
    const sent = (key: string, text: string, from: string) => ({
      [`text_${key}`]: text,
      [`mark_${key}`]: markOfText(from),
    });
    await saveTexts(deps, lead, id, { ...sent('summary', 'はじめ', ''), ...sent('plan', '', '') });
    await grants.write(id, { summary: 'ほかの人' });
    await expect(saveTexts(deps, lead, id, sent('summary', 'はじめと続き', 'はじめ'))).rejects.toMatchObject({
      details: { reason: 'text_changed', key: 'summary' },
    });
    expect(grants.textOf(id, 'summary')).toBe('ほかの人');
    await expect(saveTexts(deps, staff, id, {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('that were known beforehand are put in once, by somebody who may write', async () => {
    const { deps, lead, viewer } = await begin();
    const id = await grants.draft({ texts: { summary: '去年の事業' } });
    expect((await viewApplication(deps, viewer, id)).questions[0]?.text).toBe('去年の事業');
    expect(grants.textOf(id, 'summary')).toBe('');
    expect((await viewApplication(deps, lead, id)).questions[0]?.text).toBe('去年の事業');
    await grants.write(id, { summary: '' });
    expect((await viewApplication(deps, lead, id)).questions[0]?.text).toBe('');
  });
});

describe('files', () => {
  it('are known by their bytes, kept for those who may see the application, and taken out', async () => {
    const { deps, lead, viewer, staff, outsider } = await begin();
    const id = await grants.draft();
    const refusal = (document: string, bytes: Uint8Array) =>
      addFile(deps, lead, id, document, { name: 'a.pdf', bytes }).catch((error) => error.details.reason);
    expect(await refusal('statutes', Buffer.from('MZ not a pdf'))).toBe('file_type');
    expect(await refusal('statutes', new Uint8Array(10 * 1024 * 1024 + 1))).toBe('file_too_large');
    expect(await refusal('report', PDF)).toBe('document_unknown');
    await expect(addFile(deps, lead, id, 'other', undefined)).rejects.toMatchObject({
      details: { reason: 'no_file' },
    });
    await expect(addFile(deps, staff, id, 'other', { name: 'a', bytes: PDF })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    await addFile(deps, lead, id, 'other', { name: '../現場.exe', bytes: png });
    const [other] = (await viewApplication(deps, lead, id)).documents.at(-1)?.files ?? [];
    expect(other?.name).toBe('現場.webp');
    const file = other?.id ?? '';
    for (const who of [viewer, staff])
      expect((await readApplicationFile(deps, who, id, file)).bytes.length).toBeGreaterThan(0);
    await expect(readApplicationFile(deps, outsider, id, file)).rejects.toMatchObject({ code: 'not_found' });
    const elsewhere = await grants.draft();
    await expect(readApplicationFile(deps, lead, elsewhere, file)).rejects.toMatchObject({
      code: 'not_found',
    });
    await removeFile(deps, lead, id, file);
    await expect(readApplicationFile(deps, lead, id, file)).rejects.toMatchObject({ code: 'not_found' });
    expect(await deps.files.get(file)).toBeNull();
  });

  it('that were handed in stay readable when they are taken out afterwards', async () => {
    const { deps, lead, staff } = await begin();
    const id = await grants.complete();
    await submitApplication(deps, lead, id);
    await deps.db
      .updateTable('grant_applications')
      .set({ status: 'more_asked' })
      .where('id', '=', id)
      .execute();
    const file = (await viewApplication(deps, lead, id)).documents[0]?.files[0]?.id ?? '';
    await removeFile(deps, lead, id, file);
    expect((await viewApplication(deps, lead, id)).documents[0]?.files).toEqual([]);
    expect((await readApplicationFile(deps, staff, id, file)).bytes.length).toBe(PDF.length);
  });
});

it('nothing of an application is written once it is handed in, by whichever way', async () => {
  const { deps, lead, partner, chonaikai } = await begin();
  const id = await grants.complete();
  const before = await viewApplication(deps, lead, id);
  const file = before.documents.flatMap(({ files }) => files)[0]?.id ?? '';
  const company = await grants.addOrganisation('company', '架空工業');
  await submitApplication(deps, lead, id);
  const ways = [
    changeAbout(deps, lead, id, { title: '別の名前', isNew: false }),
    saveBudget(deps, lead, id, { revision: before.budgetRevision, budget: GOOD_BUDGET }),
    saveTexts(deps, partner, id, {}),
    addFile(deps, partner, id, 'other', { name: 'あとから.pdf', bytes: PDF }),
    removeFile(deps, lead, id, file),
    invitePartner(deps, lead, id, partnerWords(company.id)),
    removePartner(deps, lead, id, chonaikai),
    consentToApplication(deps, partner, id, partnerWords(chonaikai)),
    leaveApplication(deps, partner, id, chonaikai),
    submitApplication(deps, lead, id),
  ];
  for (const way of ways) await expect(way).rejects.toMatchObject({ code: expect.any(String) });
  expect(await authorizeApplicationRoom(deps)(lead, applicationRoom(id))).not.toMatchObject({
    canWrite: true,
  });
  const after = await viewApplication(deps, lead, id);
  expect([after.title, after.budget, after.partners, after.documents]).toEqual([
    before.title,
    before.budget,
    before.partners,
    before.documents,
  ]);
});
