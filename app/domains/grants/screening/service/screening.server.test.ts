import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { isDomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import { makeAccount } from '../../../../../tests/factories/deps';
import { makeGrants, type TestGrants } from '../../../../../tests/factories/grants';
import { RULE_SETS } from '../../model/rule-sets';
import { applicationAccess, requireApplication } from '../../service/access.server';
import { listSteps } from '../../service/steps.server';
import { getCasePage } from './case.server';
import { addMember, chooseChair, removeMember } from './committee.server';
import { declareConflict, liftConflict, setConflict } from './conflicts.server';
import { decide } from './decide.server';
import { judgeEligibility } from './judge.server';
import { getLetter, listLetters } from './letters.server';
import { getMinutes, saveMinutes } from './minutes.server';
import { getScreeningPage, listScreenings, listWaitingScreenings } from './page.server';
import { changeProposal, writeReasons } from './proposal.server';
import { addNote, saveScore } from './scores.server';
import { openStage, propose, reopenStage } from './stages.server';
import { screeningCsv } from './table.server';

const DAY = 86_400_000;
let grants: TestGrants;
let members: UserPrincipal[];
beforeEach(async () => {
  await begin();
});
afterEach(() => grants.deps.db.destroy());

async function begin(rules: Parameters<typeof makeGrants>[0] = {}) {
  grants = await makeGrants(rules);
  const { deps, staff, programme } = grants;
  members = [];
  for (const name of ['委員 一郎', '委員 二子', '委員 三郎']) {
    const member = await makeAccount(deps, 'member', { name });
    await addMember(deps, staff, programme, { account: member.userId });
    members.push(member);
  }
}

const [A, B, C] = [0, 1, 2].map((at) => () => members[at] as UserPrincipal) as [
  () => UserPrincipal,
  () => UserPrincipal,
  () => UserPrincipal,
];
const points = (each: number) => ({ need: each, network: each, feasible: each, lasting: each });
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) =>
      isDomainError(error) ? String(error.details.reason ?? error.code) : Promise.reject(error),
  );
const inDays = (days: number) => dayOf(grants.deps.clock.now() + days * DAY);

async function eligible(title: string, over: Parameters<TestGrants['submitted']>[0] = {}): Promise<string> {
  const id = await grants.submitted({ title, ...over });
  const input = { verdict: 'yes', reasons: '書類がそろっています', moreBy: null } as const;
  await judgeEligibility(grants.deps, grants.staff, id, input);
  return id;
}

/** The days of applications are over, and points are open. */
async function open(): Promise<void> {
  const { deps, staff, programme } = grants;
  deps.clock.advance(21 * DAY);
  await openStage(deps, staff, programme, { scoresDue: inDays(14) });
}

const give = (who: UserPrincipal, id: string, each: number, comment = '') =>
  saveScore(grants.deps, who, id, { points: points(each), comment, handIn: true });

describe('eligibility', () => {
  it('asks for more until a day; the applicant hears it, sees it and can hand in again', async () => {
    const { deps, staff, lead } = grants;
    const id = await grants.submitted();
    const ask = (moreBy: string | null) =>
      judgeEligibility(deps, staff, id, { verdict: 'more', reasons: '規約をつけてください', moreBy });
    expect(await refused(ask(null))).toBe('day_missing');
    expect(await refused(ask(inDays(-1)))).toBe('day_past');
    await ask(inDays(7));
    const { row } = await requireApplication(deps.db, lead, id, 'submit');
    expect(row).toMatchObject({
      status: 'more_asked',
      more_by: inDays(7),
      more_text: '規約をつけてください',
    });
    expect((await deps.mailer.next()).to).toBe(lead.email);
    expect((await listSteps(deps.db, id)).at(-1)).toMatchObject({
      action: 'screening.eligibility_more',
      detail: { reasons: '規約をつけてください', day: inDays(7) },
    });
  });

  it('is said by staff alone, with reasons, and can be taken back before the proposal', async () => {
    const { deps, staff, lead, outsider } = grants;
    const id = await grants.submitted();
    const no = { verdict: 'no', reasons: '対象の地域の外です', moreBy: null } as const;
    for (const who of [lead, outsider, A()]) {
      expect(await refused(judgeEligibility(deps, who, id, no))).toMatch(/forbidden|not_found/);
    }
    await judgeEligibility(deps, staff, id, no);
    expect(await getLetter(deps, lead, id)).toMatchObject({ kind: 'ineligible', reasons: no.reasons });
    expect(await refused(judgeEligibility(deps, staff, id, no))).toBe('not_now');
    await judgeEligibility(deps, staff, id, { ...no, verdict: 'again' });
    expect(await refused(getLetter(deps, lead, id))).toBe('no_letter');
    const { eligibility, verdicts } = await getCasePage(deps, staff, id);
    expect(eligibility.map((one) => one.verdict)).toEqual(['no', 'again']);
    expect(verdicts).toEqual(['yes', 'no', 'more']);
  });
});

describe('points', () => {
  it('of others are unseen until the own are in, their sum and the discussion too', async () => {
    const { deps, staff, programme } = grants;
    const id = await eligible('雪の公園');
    expect(await refused(give(A(), id, 5))).toBe('screening_phase');
    await open();
    await give(A(), id, 9, 'よく考えられています');
    await addNote(deps, A(), id, { text: '続けられそうです' });
    const blind = await getCasePage(deps, B(), id);
    expect([blind.others, blind.notes, blind.place, blind.own]).toEqual([null, null, null, null]);
    expect((await getScreeningPage(deps, B(), programme)).rows[0]).toMatchObject({ spread: null, own: null });
    expect(await refused(addNote(deps, B(), id, { text: 'x' }))).toBe('own_points_first');
    await saveScore(deps, B(), id, { points: { need: 3 }, comment: '', handIn: false });
    expect((await getCasePage(deps, B(), id)).others).toBeNull();
    expect((await getCasePage(deps, staff, id)).others?.scores.map((one) => one.name)).toEqual(['委員 一郎']);
    await give(B(), id, 5);
    const seen = await getCasePage(deps, B(), id);
    expect(seen.others?.scores.map((one) => [one.name, one.total])).toEqual([
      ['委員 一郎', 36],
      ['委員 二子', 20],
    ]);
    expect(seen.others?.spread).toMatchObject({ lowest: 20, highest: 36, mean: { sum: 56, count: 2 } });
    expect(seen.notes?.map((one) => one.text)).toEqual(['続けられそうです']);
  });

  it('are whole, within the rubric and for all of it; changed ones keep the first beside them', async () => {
    const { deps, staff } = grants;
    const id = await eligible('雪の公園');
    await open();
    const save = (given: Record<string, number>) =>
      refused(saveScore(deps, A(), id, { points: given, comment: '', handIn: true }));
    expect(await save({ need: 3 })).toBe('points_missing');
    expect(await save({ ...points(1), need: 11 })).toBe('points_range');
    expect(await save({ ...points(1), yacht: 1 })).toBe('points_range');
    expect(await save(points(6))).toBe('done');
    expect(await save(points(7))).toBe('done');
    const draft = saveScore(deps, A(), id, { points: points(1), comment: '', handIn: false });
    expect(await refused(draft)).toBe('points_handed_in');
    expect((await getCasePage(deps, staff, id)).others?.scores).toMatchObject([
      { total: 28, firstTotal: 24 },
    ]);
    for (const who of [staff, grants.lead, grants.outsider]) {
      expect(await refused(give(who, id, 3))).toMatch(/forbidden|not_found/);
    }
  });

  it('wait for whom they wait, and of removed members count no more', async () => {
    const { deps, staff, programme } = grants;
    const id = await eligible('雪の公園');
    await open();
    expect((await listWaitingScreenings(deps, A())).map((one) => one.toScore)).toEqual([1]);
    await give(A(), id, 10);
    await give(B(), id, 4);
    expect(await listWaitingScreenings(deps, A())).toEqual([]);
    const page = () => getScreeningPage(deps, staff, programme);
    expect((await page()).waiting).toEqual([{ name: '委員 三郎', missing: 1 }]);
    await removeMember(deps, staff, programme, { account: B().userId });
    expect((await page()).rows[0]?.spread).toMatchObject({ lowest: 40, highest: 40 });
    expect(await refused(getCasePage(deps, B(), id))).toBe('not_found');
  });
});

describe('a conflict of interest', () => {
  it('declared takes application, points and files away and leaves no trace in lists', async () => {
    const { deps, staff, programme } = grants;
    const id = await eligible('雪の公園');
    const other = await eligible('朝市');
    await open();
    await give(A(), id, 10);
    await give(B(), id, 2);
    await declareConflict(deps, A(), id, { reason: '理事をしています' });
    expect(await refused(getCasePage(deps, A(), id))).toBe('not_found');
    expect(await refused(give(A(), id, 10))).toBe('not_found');
    expect(await refused(addNote(deps, A(), id, { text: 'x' }))).toBe('not_found');
    expect((await applicationAccess(deps.db, A(), id)).role).toBe('other');
    const page = await getScreeningPage(deps, A(), programme);
    expect(page.rows.map((one) => one.id)).toEqual([other]);
    expect(page.hidden).toBe(1);
    expect(new TextDecoder().decode(await screeningCsv(deps, A(), programme, 'ja'))).not.toContain(
      '雪の公園',
    );
    expect((await getCasePage(deps, staff, id)).others?.spread).toMatchObject({ highest: 8 });
    await liftConflict(deps, staff, id, { account: A().userId, reason: '退任していました' });
    expect((await getCasePage(deps, A(), id)).own?.isIn).toBe(true);
  });

  it('set by staff holds for colleagues, too, who then leave minutes and decision to others', async () => {
    const { deps, staff, programme } = grants;
    const id = await eligible('雪の公園');
    const colleague = await makeAccount(deps, 'staff', { name: '市の同僚' });
    const input = { account: colleague.userId, reason: '家族が代表です' };
    expect(await refused(setConflict(deps, A(), id, input))).toMatch(/forbidden|screening_phase/);
    await setConflict(deps, staff, id, input);
    expect(await refused(getCasePage(deps, colleague, id))).toBe('not_found');
    expect(await refused(requireApplication(deps.db, colleague, id, 'read'))).toBe('not_found');
    expect(await refused(getMinutes(deps, colleague, programme))).toBe('screening_conflict');
    expect((await getScreeningPage(deps, colleague, programme)).rows).toEqual([]);
  });

  it('comes by itself from belonging to an organisation that applies', async () => {
    const { deps, staff, programme, partner } = grants;
    const id = await eligible('雪の公園');
    await addMember(deps, staff, programme, { account: partner.userId });
    await open();
    expect(await refused(getCasePage(deps, partner, id))).toBe('not_found');
    expect(await refused(give(partner, id, 10))).toBe('not_found');
    expect((await applicationAccess(deps.db, partner, id)).role).toBe('partner');
    const { conflicts, others } = await getCasePage(deps, staff, id);
    expect(conflicts).toMatchObject([{ userId: partner.userId, setBy: 'organisation' }]);
    expect(others?.waiting).not.toContain(partner.name);
  });
});

describe('from points to a decision', () => {
  async function proposed(
    rules: Parameters<typeof makeGrants>[0] = { rules: { maxAwards: 2, budgetYen: 900_000 } },
  ) {
    await grants.deps.db.destroy();
    await begin(rules);
    const ids = [await eligible('一番'), await eligible('二番'), await eligible('三番')] as const;
    await open();
    const { deps, staff, programme } = grants;
    await declareConflict(deps, C(), ids[0], { reason: '知人' });
    for (const [at, id] of ids.entries()) {
      for (const who of at === 0 ? [A(), B()] : [A(), B(), C()]) await give(who, id, 9 - 3 * at);
    }
    await propose(deps, staff, programme, { missingToo: false, passes: null });
    return ids;
  }

  it('is proposed by rank within awards and money, changed with a reason, decided and told', async () => {
    const [first, second, third] = await proposed();
    const { deps, staff, programme, lead, outsider } = grants;
    const rows = async (who = staff) =>
      (await getScreeningPage(deps, who, programme)).rows.map(({ id, place }) => [
        id,
        place?.rank,
        place?.amountYen,
      ]);
    expect(await rows()).toEqual([
      [first, 1, 450_000],
      [second, 2, 450_000],
      [third, 3, null],
    ]);
    // Who must not judge the first one sees the others as if it were not there.
    expect(await rows(C())).toEqual([
      [second, 1, 450_000],
      [third, 2, null],
    ]);
    const change = (who: UserPrincipal, id: string, amountYen: number | null, reason = '額を見直す') =>
      changeProposal(deps, who, id, { chosen: amountYen !== null, amountYen, reason });
    expect(await refused(change(C(), first, 1))).toBe('not_found');
    expect(await refused(change(B(), second, 450_001))).toBe('amount_most');
    await change(B(), second, 400_000);
    await change(staff, third, 100_000, '少額でも始められる');
    const page = await getScreeningPage(deps, staff, programme);
    expect(page.problems.map((one) => one.code)).toEqual(['over_awards', 'over_money']);
    for (const id of [first, second, third]) {
      await writeReasons(deps, A(), id, { reasons: 'よい計画です', conditions: '報告会をすること' });
    }
    expect(await refused(decide(deps, staff, programme))).toBe('outcome');
    await change(staff, third, null, '件数を超えるため');
    await saveMinutes(deps, staff, programme, { text: '全員一致', revision: 0 });
    const stale = saveMinutes(deps, staff, programme, { text: '上書き', revision: 0 });
    expect(await refused(stale)).toBe('minutes_changed');
    await decide(deps, staff, programme);
    expect(await getLetter(deps, lead, first)).toMatchObject({
      kind: 'adopted',
      amountYen: 450_000,
      number: `${page.programme.fiscalYear}-001`,
      conditions: '報告会をすること',
    });
    expect(await getLetter(deps, lead, third)).toMatchObject({ kind: 'rejected', amountYen: null });
    expect(await refused(getLetter(deps, outsider, first))).toBe('not_found');
    expect(await refused(getLetter(deps, A(), first))).toBe('not_found');
    expect((await listLetters(deps, staff, programme)).letters).toHaveLength(3);
    const awards = await deps.db
      .selectFrom('grant_awards')
      .select(['application_id', 'amount_yen'])
      .execute();
    expect(awards.map((one) => [one.application_id, one.amount_yen]).sort()).toEqual(
      [
        [first, 450_000],
        [second, 400_000],
      ].sort(),
    );
    expect((await getMinutes(deps, A(), programme)).recused).toEqual([
      { title: '一番', names: ['委員 三郎'] },
    ]);
    expect(await refused(getMinutes(deps, C(), programme))).toBe('screening_conflict');
    expect(await refused(decide(deps, staff, programme))).toBe('screening_phase');
    const audit = await deps.db.selectFrom('audit_log').select('action').execute();
    const actions = new Set(audit.map((one) => one.action));
    for (const action of ['member-added', 'eligibility-yes', 'stage-opened', 'conflict-self', 'proposed']) {
      expect(actions).toContain(`screening.${action}`);
    }
    for (const action of ['change-in', 'change-out', 'minutes-written', 'decided', 'adopted', 'rejected']) {
      expect(actions).toContain(`screening.${action}`);
    }
  });

  it('leaves a tie at the edge to people', async () => {
    await grants.deps.db.destroy();
    await begin({ rules: { maxAwards: 1 } });
    const { deps, staff, programme } = grants;
    const ids = [await eligible('甲'), await eligible('乙')];
    await open();
    for (const id of ids) for (const who of members) await give(who, id, 5);
    await propose(deps, staff, programme, { missingToo: false, passes: null });
    const page = await getScreeningPage(deps, staff, programme);
    expect(page.rows.map(({ place }) => [place?.rank, place?.why])).toEqual([
      [1, 'tie'],
      [1, 'tie'],
    ]);
    expect(page.problems.map((one) => one.code)).toEqual(['tie', 'tie']);
  });

  it('goes on without who withdraws after the proposal', async () => {
    const [first, second] = await proposed({ rules: { maxAwards: 2 } });
    const { deps, staff, programme } = grants;
    const gone = deps.db
      .updateTable('grant_applications')
      .set({ status: 'withdrawn' })
      .where('id', '=', first);
    await gone.execute();
    const page = await getScreeningPage(deps, staff, programme);
    expect(page.rows.map(({ id, place }) => [id, place?.rank, place?.chosen])).toMatchObject([
      [second, 1, true],
      [expect.any(String), 2, false],
    ]);
    expect([page.totals?.chosen, page.problems]).toEqual([1, []]);
    for (const { id } of page.rows) {
      await writeReasons(deps, staff, id, { reasons: '理由', conditions: '' });
    }
    await decide(deps, staff, programme);
    expect(await deps.db.selectFrom('grant_awards').select('id').execute()).toHaveLength(1);
  });

  it('waits for points and for eligibility, unless staff go on without the points', async () => {
    const { deps, staff, programme } = grants;
    const id = await eligible('雪の公園');
    const pending = await grants.submitted({ title: '確認待ち' });
    await open();
    await give(A(), id, 5);
    const go = (missingToo: boolean) =>
      refused(propose(deps, staff, programme, { missingToo, passes: null }));
    expect(await go(true)).toBe('undecided');
    const no = { verdict: 'no', reasons: '対象外', moreBy: null } as const;
    await judgeEligibility(deps, staff, pending, no);
    expect(await go(false)).toBe('points_waited_for');
    expect(await go(true)).toBe('done');
    await reopenStage(deps, staff, programme, { reason: '欠席者の点数を待つ' });
    // B has seen the proposal; who had given points may still change them.
    expect(await refused(give(B(), id, 9))).toBe('not_blind');
    expect(await refused(give(A(), id, 9))).toBe('done');
  });

  it('goes through two stages of points where the rules have two', async () => {
    await grants.deps.db.destroy();
    const { stages } = RULE_SETS.places_2015;
    await begin({ rules: { stages, maxAwards: 13, requiredPartners: [] } });
    const { deps, staff, programme } = grants;
    const [a, b] = [await grants.submitted({ title: '甲' }), await grants.submitted({ title: '乙' })];
    await open();
    for (const who of members) {
      await give(who, a, 8);
      await give(who, b, 3);
    }
    const go = (passes: number | null) =>
      refused(propose(deps, staff, programme, { missingToo: false, passes }));
    expect(await go(null)).toBe('passes_missing');
    expect(await go(1)).toBe('done');
    expect(await refused(decide(deps, staff, programme))).toBe('not_last');
    await writeReasons(deps, staff, b, { reasons: '一次で及びませんでした', conditions: '' });
    await openStage(deps, staff, programme, { scoresDue: inDays(7) });
    expect(await refused(give(A(), b, 9))).toBe('screening_phase');
    expect((await getCasePage(deps, A(), b)).may.score).toBe(false);
    for (const who of members) await give(who, a, 7);
    await propose(deps, staff, programme, { missingToo: false, passes: null });
    await writeReasons(deps, staff, a, { reasons: '採択', conditions: '' });
    await decide(deps, staff, programme);
    expect(await getLetter(deps, grants.lead, b)).toMatchObject({ kind: 'rejected', stage: '一次審査' });
    expect(await getLetter(deps, grants.lead, a)).toMatchObject({ kind: 'adopted', amountYen: 450_000 });
  });
});

it('is there for staff and the committee alone', async () => {
  const { deps, staff, programme, lead, outsider } = grants;
  await chooseChair(deps, staff, programme, { account: A().userId });
  expect((await listScreenings(deps, A())).map((one) => one.id)).toEqual([programme]);
  expect(await listScreenings(deps, outsider)).toEqual([]);
  for (const who of [lead, outsider]) {
    expect(await refused(getScreeningPage(deps, who, programme))).toBe('not_found');
  }
  expect(await refused(addMember(deps, A(), programme, { account: outsider.userId }))).toBe('forbidden');
  const page = await getScreeningPage(deps, staff, programme);
  expect(page.members.map((one) => one.chair)).toEqual([true, false, false]);
  expect(await refused(openStage(deps, staff, programme, { scoresDue: inDays(3) }))).toBe('still_open');
});
