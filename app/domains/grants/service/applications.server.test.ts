import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { makeAccount } from '../../../../tests/factories/deps';
import {
  GOOD_BUDGET,
  makeGrantProgramme,
  makeGrants,
  type TestGrants,
} from '../../../../tests/factories/grants';
import { createMemoryRooms } from '../../../../tests/factories/rooms';
import { readTexts, writeText } from '../doc';
import { RULE_SETS } from '../model/rule-sets';
import type { SubmittedContent } from '../model/submission';
import { applicationRoom } from '../policy';
import { saveBudget, submitApplication, withdrawApplication } from './applications.server';
import { addFile, readApplicationFile, removeFile } from './files.server';
import {
  consentToApplication,
  declineApplication,
  invitePartner,
  leaveApplication,
  removePartner,
} from './partners.server';
import { openNewApplication, startApplication } from './start.server';
import { authorizeApplicationRoom, markOfText, saveTexts } from './texts.server';
import { listMyApplications, printApplication, viewApplication } from './view.server';

const DAY_MS = 86_400_000;
const PDF = Buffer.from('%PDF-1.7\n%%EOF');
const KEYS = RULE_SETS.network_2024.questions.map(({ key }) => key);

let grants: TestGrants;
let rooms: ReturnType<typeof createMemoryRooms>;
async function begin(over: Parameters<typeof makeGrants>[0] = {}): Promise<TestGrants> {
  grants = await makeGrants(over);
  rooms = createMemoryRooms();
  grants.deps.rooms = rooms;
  return grants;
}
afterEach(() => grants.deps.db.destroy());

const words = (organisation: string) => ({ organisation, role: '世話役', contribution: '会館と人手' });
const write = (id: string, texts: Record<string, string>) =>
  rooms.edit(applicationRoom(id), 'test', (doc) => {
    for (const [key, text] of Object.entries(texts)) writeText(doc, key, text);
  });

/** A draft with everything in it that is asked for. */
async function complete(): Promise<string> {
  const { deps, lead, partner, chonaikai } = grants;
  const id = await grants.draft();
  await consentToApplication(deps, partner, id, words(chonaikai));
  await saveBudget(deps, lead, id, { revision: 0, budget: GOOD_BUDGET });
  await write(id, Object.fromEntries(KEYS.map((key) => [key, `${key}のこたえ`])));
  for (const document of ['statutes', 'accounts'])
    await addFile(deps, lead, id, document, { name: '書類.pdf', bytes: PDF });
  return id;
}

describe('handing in', () => {
  it('gives a receipt, keeps what was handed in, and tells both organisations', async () => {
    const { deps, lead, partner } = await begin();
    const id = await complete();
    deps.mailer.sent.length = 0;
    const { receipt } = await submitApplication(deps, lead, id);
    expect(receipt).toMatch(/^G\d{4}-0001$/);
    const told = deps.mailer.sent.map(({ to }) => to);
    expect(told).toContain(lead.email);
    expect(told).toContain(partner.email);
    expect(deps.emitted.at(-1)).toEqual({ type: 'access.changed', rooms: [applicationRoom(id)] });
    const second = await submitApplication(deps, lead, await complete());
    expect(second.receipt).toMatch(/-0002$/);
    await write(id, { summary: 'あとから' });
    const view = await viewApplication(deps, lead, id);
    expect(view.questions[0]?.text).toBe('summaryのこたえ');
    expect(view.may).toEqual(['read', 'withdraw']);
    const printed = await printApplication(deps, partner, id);
    expect(printed.content.partners).toMatchObject([{ role: '世話役', consentedBy: partner.name }]);
    expect(printed.content.files).toHaveLength(2);
    expect(printed.check.problems).toEqual([]);
  });

  it('refuses what is incomplete and says everything that is missing', async () => {
    const { deps, lead } = await begin();
    const id = await grants.draft();
    const missing = (await submitApplication(deps, lead, id).catch((error) => error.details)).missing as {
      part: string;
      code: string;
    }[];
    expect(new Set(missing.map(({ part }) => part))).toEqual(
      new Set(['partners', 'budget', 'texts', 'files']),
    );
    expect(missing.filter(({ code }) => code === 'text_missing')).toHaveLength(KEYS.length);
    const row = await deps.db.selectFrom('grant_applications').selectAll().executeTakeFirst();
    expect([row?.status, row?.receipt_number]).toEqual(['draft', null]);
  });

  it('refuses what is late: the last day counts in full, in Japan', async () => {
    const { deps, lead } = await begin();
    const [onTime, late] = [await complete(), await complete()];
    const last = (await viewApplication(deps, lead, onTime)).lastDay;
    deps.clock.advance(Date.parse(`${last}T23:59:59+09:00`) - deps.clock.now());
    await submitApplication(deps, lead, onTime);
    deps.clock.advance(1_000);
    await expect(submitApplication(deps, lead, late)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'late', day: last },
    });
  });

  it('refuses before the first day, and once the committee has begun', async () => {
    const { deps, lead, programme } = await begin();
    const id = await complete();
    deps.clock.advance(-11 * DAY_MS);
    await expect(submitApplication(deps, lead, id)).rejects.toMatchObject({
      details: { reason: 'not_open_yet' },
    });
    deps.clock.advance(11 * DAY_MS);
    await deps.db
      .updateTable('grant_programmes')
      .set({ status: 'screening' })
      .where('id', '=', programme)
      .execute();
    await expect(submitApplication(deps, lead, id)).rejects.toMatchObject({ details: { reason: 'late' } });
  });

  it('only the lead hands in', async () => {
    const { deps, partner, viewer, staff, outsider } = await begin();
    const id = await complete();
    for (const [who, code] of [
      [partner, 'forbidden'],
      [viewer, 'forbidden'],
      [staff, 'forbidden'],
      [outsider, 'not_found'],
      [{ kind: 'anonymous' as const }, 'unauthenticated'],
    ] as const)
      await expect(submitApplication(deps, who, id)).rejects.toMatchObject({ code });
  });

  it('answers what staff asked for under the same receipt, until the day they gave', async () => {
    const { deps, lead } = await begin();
    const id = await complete();
    const { receipt } = await submitApplication(deps, lead, id);
    await deps.db
      .updateTable('grant_applications')
      .set({ status: 'more_asked', more_by: '2099-01-31', more_text: '予定を詳しく' })
      .where('id', '=', id)
      .execute();
    deps.clock.advance(60 * DAY_MS);
    await write(id, { plan: 'くわしい予定' });
    expect(await submitApplication(deps, lead, id)).toEqual({ receipt });
    const kept = await deps.db
      .selectFrom('grant_submissions')
      .select(['number', 'content'])
      .orderBy('number')
      .execute();
    expect(kept.map(({ content }) => (JSON.parse(content) as SubmittedContent).texts.plan)).toEqual([
      'planのこたえ',
      'くわしい予定',
    ]);
    await deps.db
      .updateTable('grant_applications')
      .set({ status: 'more_asked', more_by: '2020-01-31' })
      .where('id', '=', id)
      .execute();
    await expect(submitApplication(deps, lead, id)).rejects.toMatchObject({
      details: { reason: 'late', day: '2020-01-31' },
    });
  });

  it('is taken back by the lead, with what was written kept', async () => {
    const { deps, lead, partner } = await begin();
    const id = await complete();
    await expect(withdrawApplication(deps, partner, id, '')).rejects.toMatchObject({ code: 'forbidden' });
    await withdrawApplication(deps, lead, id, '都合により');
    const view = await viewApplication(deps, partner, id);
    expect([view.status, view.questions[0]?.text, view.may]).toEqual([
      'withdrawn',
      'summaryのこたえ',
      ['read'],
    ]);
    expect(view.steps.at(-1)).toMatchObject({ action: 'grants.withdrawn', detail: { reason: '都合により' } });
    await expect(withdrawApplication(deps, lead, id, '')).rejects.toMatchObject({
      details: { reason: 'not_now' },
    });
  });
});

describe('partners', () => {
  it('answer for themselves, in their own words, once', async () => {
    const { deps, lead, partner, viewer, outsider, chonaikai } = await begin();
    const id = await grants.draft();
    for (const who of [lead, viewer])
      await expect(consentToApplication(deps, who, id, words(chonaikai))).rejects.toMatchObject({
        code: 'forbidden',
      });
    await expect(consentToApplication(deps, outsider, id, words(chonaikai))).rejects.toMatchObject({
      code: 'not_found',
    });
    await consentToApplication(deps, partner, id, { ...words(chonaikai), role: '会場係' });
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
    await consentToApplication(deps, partner, id, words(chonaikai));
    await invitePartner(deps, lead, id, { ...words(chonaikai), role: '会計' });
    expect((await viewApplication(deps, lead, id)).partners[0]?.status).toBe('invited');
  });

  it('leave, and then see it no more', async () => {
    const { deps, partner, chonaikai } = await begin();
    const id = await grants.draft();
    await consentToApplication(deps, partner, id, words(chonaikai));
    expect(await listMyApplications(deps, partner)).toMatchObject([{ id, role: 'partner' }]);
    await leaveApplication(deps, partner, id, chonaikai);
    await expect(viewApplication(deps, partner, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listMyApplications(deps, partner)).toEqual([]);
  });

  it('are asked by the lead only, and not everybody can be asked', async () => {
    const { deps, lead, partner, npo, chonaikai } = await begin();
    const id = await grants.draft();
    const company = await grants.addOrganisation('company', '架空工業');
    await expect(invitePartner(deps, partner, id, words(company.id))).rejects.toMatchObject({
      code: 'forbidden',
    });
    const refusal = (organisation: string) =>
      invitePartner(deps, lead, id, words(organisation)).catch((error) => error.details.reason);
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
});

describe('budget', () => {
  it('is kept also when it is not right, and never over what somebody else has changed', async () => {
    const { deps, lead, partner, chonaikai, viewer } = await begin();
    const id = await grants.draft();
    await consentToApplication(deps, partner, id, words(chonaikai));
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
    await write(id, { summary: 'ほかの人' });
    await expect(saveTexts(deps, lead, id, sent('summary', 'はじめと続き', 'はじめ'))).rejects.toMatchObject({
      details: { reason: 'text_changed', key: 'summary' },
    });
    expect(readTexts(rooms.doc(applicationRoom(id)), ['summary'])).toEqual({ summary: 'ほかの人' });
    await expect(saveTexts(deps, staff, id, {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('that were known beforehand are put in once, by somebody who may write', async () => {
    const { deps, lead, viewer } = await begin();
    const id = await grants.draft({ texts: { summary: '去年の事業' } });
    expect((await viewApplication(deps, viewer, id)).questions[0]?.text).toBe('去年の事業');
    expect(readTexts(rooms.doc(applicationRoom(id)), ['summary'])).toEqual({ summary: '' });
    expect((await viewApplication(deps, lead, id)).questions[0]?.text).toBe('去年の事業');
    await write(id, { summary: '' });
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
    const id = await complete();
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

describe('beginning', () => {
  const NOTHING = { programme: '', lead: '', match: '', idea: '' };
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
});
