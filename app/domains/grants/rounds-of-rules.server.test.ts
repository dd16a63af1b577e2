import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { dayOf } from '~/platform/wareki';
import { RECEIPT_FILE } from '../../../tests/factories/awards';
import { makeAccount } from '../../../tests/factories/deps';
import { makeWriting, PDF, partnerWords, type TestWriting } from '../../../tests/factories/grant-writing';
import { points, refused } from '../../../tests/factories/screening';
import { startAward } from './awards/service/begin.server';
import { viewLetter } from './awards/service/letters.server';
import { closeAward, fixAward, recordPayment } from './awards/service/money.server';
import { applyForNextYear } from './awards/service/next.server';
import { addReceipt } from './awards/service/receipts.server';
import { submitReport } from './awards/service/reports.server';
import { viewAward } from './awards/service/view.server';
import type { Budget } from './model/budget';
import { RULE_SETS } from './model/rule-sets';
import { getCasePage } from './screening/service/case.server';
import { addMember } from './screening/service/committee.server';
import { decide } from './screening/service/decide.server';
import { judgeEligibility } from './screening/service/judge.server';
import { getLetter } from './screening/service/letters.server';
import { getScreeningPage } from './screening/service/page.server';
import { changeProposal, writeReasons } from './screening/service/proposal.server';
import { saveScore } from './screening/service/scores.server';
import { openStage, propose } from './screening/service/stages.server';
import { changeAbout, saveBudget, submitApplication } from './service/applications.server';
import { addFile } from './service/files.server';
import { consentToApplication, invitePartner } from './service/partners.server';
import { copyGrantProgramme, createGrantProgramme, moveGrantProgramme } from './service/programmes.server';
import { startApplication } from './service/start.server';

/** Whole rounds by the rules of a year, each step through its service, with the days of that year. */
let s: TestWriting;
let member: UserPrincipal;
let programme: string;

beforeEach(async () => {
  s = await makeWriting();
  member = await makeAccount(s.deps, 'member', { name: '委員 一郎' });
});
afterEach(() => s.deps.db.destroy());

/** It is noon of a day. */
const on = (day: string) => s.deps.clock.advance(Date.parse(`${day}T12:00:00+09:00`) - s.deps.clock.now());
const NOTHING = { lead: '', match: '', idea: '', case: '', collaboration: '' };

/** Cost of `requestYen` and 400,000 yen from elsewhere. */
const asking = (requestYen: number): Budget => ({
  lines: [
    { id: 'l1', kind: 'fees', text: '講師への謝礼', amountYen: requestYen - 500_000 },
    { id: 'l2', kind: 'printing', text: '冊子', amountYen: 900_000 },
  ],
  income: [{ id: 'i1', text: '協賛金', amountYen: 400_000 }],
  requestYen,
});

async function callFor(rules: keyof typeof RULE_SETS, day: string): Promise<string> {
  on(day);
  programme = await createGrantProgramme(s.deps, s.staff, rules);
  await moveGrantProgramme(s.deps, s.staff, programme, 'open');
  await addMember(s.deps, s.staff, programme, { account: member.userId });
  return programme;
}

/** A draft with all that is asked for; by rules that ask for partners with one that has consented. */
async function write(title: string, requestYen: number, withPartner = true): Promise<string> {
  const { deps, lead, partner, chonaikai } = s;
  const id = await startApplication(deps, lead, { ...NOTHING, programme }, { title, isNew: true });
  if (withPartner) {
    await invitePartner(deps, lead, id, partnerWords(chonaikai));
    await consentToApplication(deps, partner, id, partnerWords(chonaikai));
  }
  await saveBudget(deps, lead, id, { revision: 0, budget: asking(requestYen) });
  const { questions } = RULE_SETS.network_2015;
  await s.write(id, Object.fromEntries(questions.map(({ key, label }) => [key, `${label} のこたえ`])));
  for (const document of ['statutes', 'accounts'])
    await addFile(deps, lead, id, document, { name: '書類.pdf', bytes: PDF });
  return id;
}

/** A draft that asks for its whole cost of 1,500,000 yen. */
async function writeWhole(): Promise<string> {
  const id = await write('足湯', 1_500_000);
  const lines = [{ id: 'l1', kind: 'fees', text: '講師への謝礼', amountYen: 1_500_000 }];
  const budget = { lines, income: [], requestYen: 1_500_000 };
  await saveBudget(s.deps, s.lead, id, { revision: 1, budget });
  return id;
}

async function handIn(title: string, requestYen: number, withPartner = true): Promise<string> {
  const id = await write(title, requestYen, withPartner);
  await submitApplication(s.deps, s.lead, id);
  return id;
}

const eligible = (id: string) =>
  judgeEligibility(s.deps, s.staff, id, { verdict: 'yes', reasons: 'そろっています', moreBy: null });
const score = (id: string, each: number) =>
  saveScore(s.deps, member, id, { points: points(each), comment: '', handIn: true });
const reasons = (id: string) => writeReasons(s.deps, member, id, { reasons: 'よい計画です', conditions: '' });
const places = async () =>
  (await getScreeningPage(s.deps, s.staff, programme)).rows.map(({ id, place }) => ({
    id,
    chosen: place?.chosen,
    amountYen: place?.amountYen,
  }));
const awardOf = async (application: string) =>
  (
    await s.deps.db
      .selectFrom('grant_awards')
      .select('id')
      .where('application_id', '=', application)
      .executeTakeFirstOrThrow()
  ).id;

/** Does what was applied for and hands the report in; every receipt as the budget said. */
async function carryOut(award: string): Promise<void> {
  const { deps, lead } = s;
  await startAward(deps, lead, award);
  for (const line of (await viewAward(deps, lead, award)).lines) {
    await addReceipt(deps, lead, award, {
      lineId: line.id,
      amountYen: line.amountYen,
      day: dayOf(deps.clock.now()),
      text: line.text,
      payee: '架空印刷',
      file: RECEIPT_FILE,
    });
  }
}

async function report(award: string, incomeYen: number): Promise<void> {
  const texts = { done: '10回集まりました', result: '増えました', people: '120', next: '続けます' };
  const { revision } = (await viewAward(s.deps, s.lead, award)).reports.final;
  const income = [{ id: 'i1', text: '協賛金', amountYen: incomeYen }];
  await submitReport(s.deps, s.lead, award, { kind: 'final', revision, texts, income });
}

/** Fixes the amount, pays it and closes the award; the amount in yen. */
async function payOut(award: string): Promise<number> {
  const { deps, staff } = s;
  const { fixing } = await viewAward(deps, staff, award);
  const amountYen = fixing?.fixedYen ?? 0;
  await fixAward(deps, staff, award, { seenYen: amountYen });
  await recordPayment(deps, staff, award, { amountYen, day: dayOf(deps.clock.now()), note: '' });
  await closeAward(deps, staff, award);
  return amountYen;
}

describe('FY2015: 2,000,000 yen, at most five, new projects, one year', () => {
  beforeEach(() => callFor('network_2015', '2015-04-20'));

  it('refuses what is not new, before it is written and when it is handed in', async () => {
    const begin = (isNew: boolean) =>
      startApplication(s.deps, s.lead, { ...NOTHING, programme }, { title: '続き', isNew });
    await expect(begin(false)).rejects.toMatchObject({
      details: { reason: 'not_eligible', problem: 'not_new' },
    });
    const id = await write('雪あかり', 2_000_000);
    await changeAbout(s.deps, s.lead, id, { title: '雪あかり', isNew: false });
    await expect(submitApplication(s.deps, s.lead, id)).rejects.toMatchObject({
      details: { reason: 'incomplete', missing: [{ code: 'eligibility', problem: { code: 'not_new' } }] },
    });
  });

  it('refuses a yen over the cap, and pays the whole cost below it, for there is no rate', async () => {
    const id = await write('雪あかり', 2_000_001);
    const submit = () => submitApplication(s.deps, s.lead, id);
    expect(await refused(submit())).toBe('incomplete');
    await saveBudget(s.deps, s.lead, id, { revision: 1, budget: { ...asking(2_000_000) } });
    expect((await submit()).receipt).toBe('G2015-0001');
    expect(await refused(submitApplication(s.deps, s.lead, await writeWhole()))).toBe('done');
  });

  it('goes from the call to the last payment; of six, five are awarded, and no year follows', async () => {
    const { deps, staff, lead } = s;
    const ids: string[] = [];
    for (const title of ['一', '二', '三', '四', '五', '六']) ids.push(await handIn(title, 2_000_000));
    const sixth = ids[5] ?? '';
    on('2015-05-30');
    await expect(
      startApplication(deps, lead, { ...NOTHING, programme }, { title: '七', isNew: true }),
    ).rejects.toMatchObject({ details: { problem: 'closed' } });
    for (const id of ids) await eligible(id);
    await openStage(deps, staff, programme, { scoresDue: '2015-06-10' });
    for (const [at, id] of ids.entries()) await score(id, 9 - at);
    await propose(deps, staff, programme, { missingToo: false, passes: null });
    const five = ids.slice(0, 5).map((id) => ({ id, chosen: true, amountYen: 2_000_000 }));
    expect(await places()).toEqual([...five, { id: sixth, chosen: false, amountYen: null }]);
    for (const id of ids) await reasons(id);

    await changeProposal(deps, staff, sixth, { chosen: true, amountYen: 1, reason: 'これも' });
    const { problems } = await getScreeningPage(deps, staff, programme);
    expect(problems.map(({ code }) => code)).toEqual(['over_awards', 'over_money']);
    expect(await refused(decide(deps, staff, programme))).toBe('outcome');
    await changeProposal(deps, staff, sixth, { chosen: false, amountYen: null, reason: '5件まで' });
    await decide(deps, staff, programme);
    expect(await getLetter(deps, lead, sixth)).toMatchObject({ kind: 'rejected', amountYen: null });
    expect(await getLetter(deps, lead, ids[0] ?? '')).toMatchObject({
      kind: 'adopted',
      amountYen: 2_000_000,
      number: '2015-001',
    });
    const all = await deps.db.selectFrom('grant_awards').select('amount_yen').execute();
    expect(all.map(({ amount_yen }) => amount_yen)).toEqual(Array(5).fill(2_000_000));

    const award = await awardOf(ids[0] ?? '');
    on('2015-09-01');
    await carryOut(award);
    await report(award, 400_000);
    expect((await viewAward(deps, staff, award)).fixing).toMatchObject({
      countedYen: 2_400_000,
      incomeYen: 400_000,
      limits: { award: 2_000_000, rules: 2_000_000, uncovered: 2_000_000 },
      ownYen: 0,
    });
    expect(await payOut(award)).toBe(2_000_000);
    expect(await viewAward(deps, lead, award)).toMatchObject({
      status: 'closed',
      next: null,
      nextYear: null,
    });
    expect((await viewLetter(deps, lead, award, 'fixed')).fixing).toMatchObject({ fixedYen: 2_000_000 });

    const following = await copyGrantProgramme(deps, staff, programme);
    on('2016-04-10');
    await moveGrantProgramme(deps, staff, following, 'open');
    expect((await viewAward(deps, lead, award)).nextYear).toBeNull();
    expect(await refused(applyForNextYear(deps, lead, award))).toBe('no_next_year');
  });

  it('counts costs until the end of March', async () => {
    const id = await handIn('雪あかり', 2_000_000);
    on('2015-05-30');
    await eligible(id);
    await openStage(s.deps, s.staff, programme, { scoresDue: '2015-06-10' });
    await score(id, 8);
    await propose(s.deps, s.staff, programme, { missingToo: false, passes: null });
    await reasons(id);
    await decide(s.deps, s.staff, programme);
    const award = await awardOf(id);
    on('2016-03-31');
    await carryOut(award);
    const late = { lineId: 'l1', amountYen: 1, text: '謝礼', payee: '架空', file: RECEIPT_FILE };
    on('2016-04-01');
    const day = '2016-04-01';
    expect(await refused(addReceipt(s.deps, s.lead, award, { ...late, day }))).not.toBe('done');
    await report(award, 1_000_000);
    expect((await viewAward(s.deps, s.staff, award)).fixing).toMatchObject({
      fixedYen: 1_400_000,
      by: 'uncovered',
    });
    expect(await payOut(award)).toBe(1_400_000);
  });
});

it('FY2024 by the same steps: the rate holds, costs end in February, and a second year follows', async () => {
  const { deps, staff, lead } = s;
  await callFor('network_2024', '2024-04-20');
  const begun = { title: '続いている話', isNew: false };
  const old = startApplication(deps, lead, { ...NOTHING, programme }, begun);
  expect(await refused(old)).toBe('done');
  await expect(submitApplication(deps, lead, await writeWhole())).rejects.toMatchObject({
    details: { missing: [{ code: 'budget', problem: { code: 'over_rate', mostYen: 1_350_000 } }] },
  });
  const id = await handIn('雪あかり', 2_000_000);
  on('2024-06-01');
  await eligible(id);
  await openStage(deps, staff, programme, { scoresDue: '2024-06-10' });
  await score(id, 8);
  await propose(deps, staff, programme, { missingToo: false, passes: null });
  await reasons(id);
  await decide(deps, staff, programme);
  const award = await awardOf(id);
  on('2024-09-01');
  await carryOut(award);
  expect((await viewAward(deps, staff, award)).dates.costsUntil).toBe('2025-02-28');
  await report(award, 0);
  expect((await viewAward(deps, staff, award)).fixing?.limits).toEqual({
    award: 2_000_000,
    rules: 2_000_000,
    uncovered: 2_400_000,
  });
  expect(await payOut(award)).toBe(2_000_000);
  const following = await copyGrantProgramme(deps, staff, programme);
  on('2025-04-10');
  await moveGrantProgramme(deps, staff, following, 'open');
  expect((await viewAward(deps, lead, award)).nextYear).toMatchObject({ year: 2, capYen: 1_000_000 });
  expect(await refused(applyForNextYear(deps, lead, award))).toBe('done');
});

it('grants for places: 5,000,000 yen, two stages of points, at most thirteen of those that went on', async () => {
  const { deps, staff, lead } = s;
  await callFor('places_2015', '2015-04-20');
  const over = await write('広場', 5_000_001, false);
  expect(await refused(submitApplication(deps, lead, over))).toBe('incomplete');
  const ids: string[] = [];
  for (let at = 0; at < 16; at++) ids.push(await handIn(`場所 ${at + 1}`, 5_000_000, false));
  on('2015-05-30');
  await openStage(deps, staff, programme, { scoresDue: '2015-06-10' });
  for (const [at, id] of ids.entries()) await score(id, at === 15 ? 1 : 9);
  expect(await refused(propose(deps, staff, programme, { missingToo: false, passes: null }))).toBe(
    'passes_missing',
  );
  await propose(deps, staff, programme, { missingToo: false, passes: 15 });
  expect(await refused(decide(deps, staff, programme))).toBe('not_last');
  await openStage(deps, staff, programme, { scoresDue: '2015-06-20' });
  const left = ids[15] ?? '';
  expect((await getCasePage(deps, staff, left)).place).toBeNull();
  for (const [at, id] of ids.slice(0, 15).entries()) await score(id, at < 13 ? 9 : at - 10);
  await propose(deps, staff, programme, { missingToo: false, passes: null });
  const chosen = (await places()).filter((one) => one.chosen);
  expect(chosen.map(({ id }) => id).sort()).toEqual(ids.slice(0, 13).sort());
  expect(new Set(chosen.map(({ amountYen }) => amountYen))).toEqual(new Set([5_000_000]));
  const [fourteenth = ''] = ids.slice(13);
  for (const id of ids.slice(0, 15)) await reasons(id);
  await changeProposal(deps, staff, fourteenth, { chosen: true, amountYen: 1, reason: 'これも' });
  expect(await refused(decide(deps, staff, programme))).toBe('outcome');
  await changeProposal(deps, staff, fourteenth, { chosen: false, amountYen: null, reason: '13件まで' });
  expect(await refused(decide(deps, staff, programme))).toBe('no_reasons');
  await writeReasons(deps, staff, left, { reasons: '一次審査の点数によります', conditions: '' });
  await decide(deps, staff, programme);
  expect(await getLetter(deps, lead, left)).toMatchObject({ kind: 'rejected' });
  const awards = await deps.db.selectFrom('grant_awards').select('amount_yen').execute();
  expect(awards.map(({ amount_yen }) => amount_yen)).toEqual(Array(13).fill(5_000_000));
  const award = await awardOf(ids[0] ?? '');
  on('2015-09-01');
  await carryOut(award);
  await report(award, 400_000);
  expect(await payOut(award)).toBe(5_000_000);
  expect((await viewAward(deps, lead, award)).nextYear).toBeNull();
});
