import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { makeGrantProgramme } from '../../../../../tests/factories/grants';
import {
  makeScreening,
  membersOf,
  refused,
  type TestScreening,
} from '../../../../../tests/factories/screening';
import { viewLetter } from '../../awards/service/letters.server';
import { RULE_SETS } from '../../model/rule-sets';
import { getCasePage } from './case.server';
import { addMember, removeMember } from './committee.server';
import { declareConflict } from './conflicts.server';
import { decide } from './decide.server';
import { judgeEligibility } from './judge.server';
import { getLetter, listLetters } from './letters.server';
import { getMinutes, saveMinutes } from './minutes.server';
import { getScreeningPage } from './page.server';
import { changeProposal, writeReasons } from './proposal.server';
import { openStage, propose, reopenStage } from './stages.server';

const DAY_MS = 86_400_000;
let grants: TestScreening;
beforeEach(async () => {
  grants = await makeScreening();
});
afterEach(() => grants.deps.db.destroy());

const [A, B, C] = membersOf(() => grants);

describe('from points to a decision', () => {
  async function proposed(
    rules: Parameters<typeof makeScreening>[0] = { rules: { maxAwards: 2, budgetYen: 900_000 } },
  ) {
    await grants.deps.db.destroy();
    grants = await makeScreening(rules);
    const ids = [
      await grants.eligible('一番'),
      await grants.eligible('二番'),
      await grants.eligible('三番'),
    ] as const;
    await grants.open();
    const { deps, staff, programme } = grants;
    await declareConflict(deps, C(), ids[0], { reason: '知人' });
    for (const [at, id] of ids.entries()) {
      for (const who of at === 0 ? [A(), B()] : [A(), B(), C()]) await grants.give(who, id, 9 - 3 * at);
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
    grants = await makeScreening({ rules: { maxAwards: 1 } });
    const { deps, staff, programme } = grants;
    const ids = [await grants.eligible('甲'), await grants.eligible('乙')];
    await grants.open();
    for (const id of ids) for (const who of grants.members) await grants.give(who, id, 5);
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
    const id = await grants.eligible('雪の公園');
    const pending = await grants.submitted({ title: '確認待ち' });
    await grants.open();
    await grants.give(A(), id, 5);
    const go = (missingToo: boolean) =>
      refused(propose(deps, staff, programme, { missingToo, passes: null }));
    expect(await go(true)).toBe('undecided');
    const no = { verdict: 'no', reasons: '対象外', moreBy: null } as const;
    await judgeEligibility(deps, staff, pending, no);
    expect(await go(false)).toBe('points_waited_for');
    expect(await go(true)).toBe('done');
    await reopenStage(deps, staff, programme, { reason: '欠席者の点数を待つ' });
    // B has seen the proposal; who had given points may still change them.
    expect(await refused(grants.give(B(), id, 9))).toBe('not_blind');
    expect(await refused(grants.give(A(), id, 9))).toBe('done');
  });

  it('goes through two stages of points where the rules have two', async () => {
    await grants.deps.db.destroy();
    const { stages } = RULE_SETS.places_2015;
    grants = await makeScreening({ rules: { stages, maxAwards: 13, requiredPartners: [] } });
    const { deps, staff, programme } = grants;
    const [a, b] = [await grants.submitted({ title: '甲' }), await grants.submitted({ title: '乙' })];
    await grants.open();
    for (const who of grants.members) {
      await grants.give(who, a, 8);
      await grants.give(who, b, 3);
    }
    const go = (passes: number | null) =>
      refused(propose(deps, staff, programme, { missingToo: false, passes }));
    expect(await go(null)).toBe('passes_missing');
    expect(await go(1)).toBe('done');
    expect(await refused(decide(deps, staff, programme))).toBe('not_last');
    await writeReasons(deps, staff, b, { reasons: '一次で及びませんでした', conditions: '' });
    await openStage(deps, staff, programme, { scoresDue: grants.inDays(7) });
    expect(await refused(grants.give(A(), b, 9))).toBe('screening_phase');
    expect((await getCasePage(deps, A(), b)).may.score).toBe(false);
    for (const who of grants.members) await grants.give(who, a, 7);
    await propose(deps, staff, programme, { missingToo: false, passes: null });
    await writeReasons(deps, staff, a, { reasons: '採択', conditions: '' });
    await decide(deps, staff, programme);
    expect(await getLetter(deps, grants.lead, b)).toMatchObject({ kind: 'rejected', stage: '一次審査' });
    expect(await getLetter(deps, grants.lead, a)).toMatchObject({ kind: 'adopted', amountYen: 450_000 });
  });
});

it('numbers its letters within the fiscal year, a decision and its award alike, with the names as they applied', async () => {
  const { deps, staff, lead, npo, chonaikai } = grants;
  const other = await makeGrantProgramme(deps, { title: '架空の別の助成' });
  for (const { userId } of grants.members) await addMember(deps, staff, other, { account: userId });
  const programmes = [
    { of: grants.programme, ids: [await grants.eligible('一'), await grants.eligible('二')] },
    { of: other, ids: [await grants.eligible('三', { programmeId: other })] },
  ];
  deps.clock.advance(21 * DAY_MS);
  for (const { of, ids } of programmes) {
    await openStage(deps, staff, of, { scoresDue: grants.inDays(3) });
    await propose(deps, staff, of, { missingToo: true, passes: null });
    for (const [at, id] of ids.entries()) {
      const wanted = { chosen: at === 0, amountYen: at === 0 ? 1_000 : null, reason: '協議による' };
      await changeProposal(deps, staff, id, wanted);
      await writeReasons(deps, staff, id, { reasons: '理由', conditions: '' });
    }
    await decide(deps, staff, of);
  }
  const renamed = deps.db.updateTable('organisations').set({ name: '新しい名前' });
  await renamed.where('id', 'in', [npo, chonaikai]).execute();
  const letters = await Promise.all(
    programmes.flatMap(({ ids }) => ids).map((id) => getLetter(deps, lead, id)),
  );
  expect(letters.map(({ kind, number }) => [kind, number?.slice(5)])).toEqual([
    ['adopted', '001'],
    ['rejected', '002'],
    ['adopted', '003'],
  ]);
  const awards = await deps.db
    .selectFrom('grant_awards')
    .select(['id', 'number'])
    .orderBy('number')
    .execute();
  expect(awards.map(({ number }) => number)).toEqual([1, 3]);
  const papers = await Promise.all(awards.map(({ id }) => viewLetter(deps, lead, id, 'decision')));
  const named = [
    ...letters.flatMap(({ to, partners }) => [to, ...partners]),
    ...papers.flatMap(({ organisations }) => organisations.map(({ name }) => name)),
  ];
  expect(named).toHaveLength(10);
  expect(named).not.toContain('新しい名前');
});

it('cannot be changed once it is decided; only its minutes are finished afterwards', async () => {
  const { deps, staff, programme } = grants;
  const id = await grants.eligible('雪の公園');
  await grants.open();
  for (const who of grants.members) await grants.give(who, id, 8);
  await propose(deps, staff, programme, { missingToo: false, passes: null });
  await writeReasons(deps, staff, id, { reasons: 'よい計画です', conditions: '' });
  await decide(deps, staff, programme);
  const { account } = { account: A().userId };
  const ways = [
    judgeEligibility(deps, staff, id, { verdict: 'again', reasons: 'x', moreBy: null }),
    grants.give(A(), id, 1),
    changeProposal(deps, staff, id, { chosen: false, amountYen: null, reason: 'x' }),
    writeReasons(deps, staff, id, { reasons: '別の理由', conditions: '別の条件' }),
    propose(deps, staff, programme, { missingToo: true, passes: null }),
    openStage(deps, staff, programme, { scoresDue: grants.inDays(7) }),
    reopenStage(deps, staff, programme, { reason: 'x' }),
    decide(deps, staff, programme),
    removeMember(deps, staff, programme, { account }),
  ];
  for (const outcome of await Promise.all(ways.map(refused))) expect(outcome).not.toBe('done');
  expect(await refused(saveMinutes(deps, staff, programme, { text: '議事録', revision: 0 }))).toBe('done');
  expect(await getLetter(deps, grants.lead, id)).toMatchObject({ reasons: 'よい計画です', conditions: '' });
});
