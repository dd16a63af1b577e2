import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { formatFigure, type IndicatorItem } from '../model';
import { loadPublishedPlan } from './load.server';
import { listProgrammeRows, readPlan, requireIndicator } from './plan.server';

let deps: TestDeps;
beforeEach(async () => {
  deps = await createTestDeps();
});
afterEach(() => deps.db.destroy());

/** The plan's table as it was published: goal, indicator, FY2013, FY2014, target of FY2018. */
const PUBLISHED = `
1|市民まちづくり活動に参加したことがある人の割合|32.4%|94.1%|70.0%
1|町内会加入率|70.5%|70.1%|74.0%
1|さぽーとほっと基金寄附件数|331件|366件|360件
1|さぽーとほっと基金寄附金額（累計）|約496,000,000円|約590,000,000円|約740,000,000円
2|市民活動サポートセンター登録団体数|2,280団体|2,400団体|2,500団体
2|認証NPO法人数|887団体|914団体|1,100団体
2|さぽーとほっと基金団体指定寄附件数|144件|134件|150件
2|認定・仮認定・条例個別指定NPO法人数|11団体|15団体|30団体
3|身近に交流の機会があると感じている人の割合|31.8%|-|40.0%
3|整備・創出された地域活動の場の数（累計）|20件|24件|100件
3|まちづくりセンターが支援した地域の主体的な活動数（累計）|1,006件|1,062件|1,060件
4|連携している市民まちづくり活動団体の割合|59.6%|-|70.0%
4|市と協定を締結している企業の数|341件|497件|400件
4|異種団体と連携している市民まちづくり活動団体の割合|33.1%|-|40.0%`;

function line(item: IndicatorItem): string {
  const text = (one: { value: number; approximate: boolean } | null) =>
    one ? `${one.approximate ? '約' : ''}${formatFigure(one.value, item.decimals)}${item.unit}` : '-';
  return [item.goal, item.name, text(item.baseline), text(item.latest), text(item.target)].join('|');
}

test('the published table is there digit by digit', async () => {
  await loadPublishedPlan(deps, 'system');
  const plan = await readPlan(deps);
  expect([plan?.baselineYear, plan?.targetYear]).toEqual([2013, 2018]);
  expect(plan?.goals.map(({ number, name }) => `${number}${name}`)).toEqual([
    '1参加',
    '2向上',
    '3交流',
    '4連携',
  ]);
  const items = plan?.goals.flatMap(({ indicators }) => indicators) ?? [];
  expect(`\n${items.map(line).join('\n')}`).toBe(PUBLISHED);
});

test('what is met, behind, unmeasured and not comparable', async () => {
  await loadPublishedPlan(deps, 'system');
  const items = (await readPlan(deps))?.goals.flatMap(({ indicators }) => indicators) ?? [];
  const keys = (kind: string) => items.filter((one) => one.judgement.kind === kind).map(({ key }) => key);
  expect(keys('met')).toEqual(['fund-donations', 'centre-supported', 'partner-companies']);
  expect(keys('unmeasured')).toEqual(['exchange-felt', 'collab-rate', 'cross-type-rate']);
  expect(keys('not_comparable')).toEqual(['participation-rate']);
  expect(keys('behind')).toEqual([
    'chonaikai-rate',
    'fund-amount-total',
    'centre-registered',
    'npo-certified',
    'designated-donations',
    'npo-authorised',
    'places-created',
  ]);
});

test('92 programme rows, 48 of them named before: by measure and by what was planned next', async () => {
  await loadPublishedPlan(deps, 'system');
  const { plan } = await requireIndicator(deps, 'collab-rate');
  const rows = await listProgrammeRows(deps, plan.id);
  expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: 92 }, (_, i) => i + 1));
  const count = (of: (row: (typeof rows)[number]) => string) => {
    const counts: Record<string, number> = {};
    for (const row of rows) counts[of(row)] = (counts[of(row)] ?? 0) + 1;
    return counts;
  };
  expect(count(({ measure }) => measure)).toEqual({
    '1-1': 11,
    '1-2': 17,
    '1-3': 9,
    '2-1': 5,
    '2-2': 3,
    '2-3': 11,
    '3-1': 4,
    '3-2': 9,
    '3-3': 6,
    '4-1': 7,
    '4-2': 3,
    '4-3': 7,
  });
  expect(count(({ nextYear }) => nextYear)).toEqual({ 継続: 64, 拡大: 16, 廃止: 8, その他: 4 });
  expect(count(({ relisted }) => String(relisted))).toEqual({ true: 48, false: 44 });
  expect(rows.filter((row) => row.relisted && row.sameAs === null).map(({ no }) => no)).toEqual([
    15, 38, 40, 45,
  ]);
  for (const { no, sameAs } of rows) {
    if (sameAs !== null) expect([no, sameAs < no]).toEqual([no, true]);
  }
  expect(await listProgrammeRows(deps, plan.id, 4)).toHaveLength(17);
});

test('every programme row as it was printed: number, measure, name, who carries it out, named before, what was planned', async () => {
  await loadPublishedPlan(deps, 'system');
  const { plan } = await requireIndicator(deps, 'collab-rate');
  const rows = (await listProgrammeRows(deps, plan.id)).map((row) =>
    [row.no, row.measure, row.name, row.bureau, row.division, row.relisted ? '再掲' : '', row.nextYear].join(
      '|',
    ),
  );
  // SHA-256 of the published table, written down so from its source and not from the seed.
  expect(createHash('sha256').update(rows.join('\n')).digest('hex')).toBe(
    'af8d94fd90998f85f4b78cc3e7958a451a38b2ef99a7ebbeb7ad4cae481fd2fe',
  );
});

test('the plan is taken over once, by staff', async () => {
  await expect(loadPublishedPlan(deps, await makeAccount(deps, 'member'))).rejects.toThrow('forbidden');
  const staff = await makeAccount(deps, 'staff');
  await loadPublishedPlan(deps, staff);
  await expect(loadPublishedPlan(deps, staff)).rejects.toThrow('plan_there');
  const audit = await deps.db.selectFrom('audit_log').select('action').execute();
  expect(audit).toEqual([{ action: 'indicators.load' }]);
});
