import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { startCollaboration } from '~/domains/collaborations/service.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { makeOrganisation } from '../../../../tests/factories/organisations';
import { applyFigures, previewFigures } from './import.server';
import { getIndicator } from './indicator.server';
import { changeTarget, getKeeping, recordRegisterRate, startDefinition, writeFigure } from './keep.server';
import { loadPublishedPlan } from './load.server';

let deps: TestDeps;
let staff: UserPrincipal;
beforeEach(async () => {
  deps = await createTestDeps();
  staff = await makeAccount(deps, 'staff');
  await loadPublishedPlan(deps, 'system');
});
afterEach(() => deps.db.destroy());

const typed = (over: Partial<Parameters<typeof writeFigure>[3]> = {}) => ({
  year: 2015,
  figure: '71.2',
  approximate: false,
  source: '架空の調査',
  note: '',
  anyway: false,
  ...over,
});
const reader = { kind: 'anonymous' } as const;

test('a figure is written with its source, and a correction keeps what was there', async () => {
  await writeFigure(deps, staff, 'chonaikai-rate', typed());
  deps.clock.advance(1000);
  await writeFigure(deps, staff, 'chonaikai-rate', typed({ figure: '74.0', source: '架空の調査（訂正）' }));
  const { item, history } = await getKeeping(deps, staff, 'chonaikai-rate');
  expect(item.latest).toMatchObject({
    year: 2015,
    value: 740,
    origin: 'typed',
    source: '架空の調査（訂正）',
  });
  expect(item.judgement).toEqual({ kind: 'met', year: 2015 });
  const written = history.filter(({ kind, year }) => kind === 'figure' && year === 2015);
  expect(written.map(({ value, heldUntil }) => [value, heldUntil === null])).toEqual([
    [740, true],
    [712, false],
  ]);
  const audit = await deps.db
    .selectFrom('audit_log')
    .selectAll()
    .where('action', '=', 'indicators.figure')
    .execute();
  expect(audit.map(({ details }) => JSON.parse(details).figure)).toEqual(['71.2%', '74.0%']);
});

test('what is no figure, too much, of a year to come or a falling sum is refused, and nothing is written', async () => {
  const write = (key: string, over: Parameters<typeof typed>[0]) =>
    writeFigure(deps, staff, key, typed(over));
  await expect(write('chonaikai-rate', { figure: 'たくさん' })).rejects.toThrow('figure_wrong_1');
  await expect(write('chonaikai-rate', { figure: '100.1' })).rejects.toThrow('figure_over');
  await expect(write('chonaikai-rate', { year: 2099 })).rejects.toThrow('year_ahead');
  await expect(write('places-created', { figure: '23' })).rejects.toThrow('sum_falls');
  await expect(write('nothing', {})).rejects.toThrow('not_found');
  expect(
    await deps.db.selectFrom('indicator_values').select('id').where('origin', '=', 'typed').execute(),
  ).toEqual([]);
  await write('places-created', { figure: '23', anyway: true });
});

test('a target is changed with its reason; a new definition makes figures incomparable until the target follows', async () => {
  const definition = { year: 2015, text: '新しい聞き方', comparable: false, why: '質問を変えた' };
  await startDefinition(deps, staff, 'chonaikai-rate', { ...definition, 'types[]': undefined });
  await writeFigure(deps, staff, 'chonaikai-rate', typed());
  const judged = async () => (await getIndicator(deps, reader, 'chonaikai-rate', null)).item.judgement;
  expect(await judged()).toEqual({ kind: 'not_comparable', year: 2015 });
  const target = { year: 2018, figure: '71', reason: '新しい聞き方に合わせる' };
  await changeTarget(deps, staff, 'chonaikai-rate', { ...target, basisYear: 2015 });
  expect(await judged()).toEqual({ kind: 'met', year: 2015 });
  await expect(
    startDefinition(deps, staff, 'chonaikai-rate', { ...definition, 'types[]': undefined }),
  ).rejects.toThrow('definition_early');
  await expect(
    changeTarget(deps, staff, 'chonaikai-rate', { ...target, year: 2013, basisYear: 2013 }),
  ).rejects.toThrow('target_early');
  const { definitions } = (await getIndicator(deps, reader, 'chonaikai-rate', null)).item;
  expect(definitions.map(({ from, to }) => [from, to])).toEqual([
    [null, 2014],
    [2015, null],
  ]);
});

test('nobody but staff writes', async () => {
  const member = await makeAccount(deps, 'member');
  await expect(writeFigure(deps, member, 'chonaikai-rate', typed())).rejects.toThrow('forbidden');
  await expect(writeFigure(deps, { kind: 'anonymous' }, 'chonaikai-rate', typed())).rejects.toThrow(
    'unauthenticated',
  );
  await expect(getKeeping(deps, member, 'chonaikai-rate')).rejects.toThrow('forbidden');
  await expect(recordRegisterRate(deps, member, 'collab-rate', 2020)).rejects.toThrow('forbidden');
  await expect(applyFigures(deps, member, [])).rejects.toThrow('forbidden');
});

test('a file is looked at first, every bad row is named, then all of it is written', async () => {
  const csv = [
    '指標,年度,数字,出典,担当',
    '町内会加入率,平成27年度,69.9%,架空の統計,市民',
    'fund-amount-total,2015,"約600,000,000円",架空の統計,市民',
    '町内会加入率,2015,70.0,架空の統計,市民',
    'ない指標,2015,1,架空の統計,市民',
    '認証NPO法人数,2015,1.5,架空の統計,市民',
    '認証NPO法人数,あした,1,架空の統計,市民',
    '認証NPO法人数,2098,1,架空の統計,市民',
    '認証NPO法人数,2015,920,,市民',
    '町内会加入率,2013,70.5,第2期札幌市市民まちづくり活動促進基本計画 平成26年度取組結果,市民',
  ].join('\r\n');
  const bytes = new TextEncoder().encode(`\ufeff${csv}`);
  const preview = await previewFigures(deps, staff, { name: '数字.csv', bytes });
  expect(preview.rows.map(({ key, year, value, approximate }) => [key, year, value, approximate])).toEqual([
    ['chonaikai-rate', 2015, 699, false],
    ['fund-amount-total', 2015, 600_000_000, true],
  ]);
  expect(preview.bad.map(({ line, fault }) => [line, fault])).toEqual([
    [4, 'twice'],
    [5, 'indicator_unknown'],
    [6, 'figure_wrong'],
    [7, 'year_wrong'],
    [8, 'year_ahead'],
    [9, 'source_missing'],
  ]);
  expect([preview.same, preview.ignoredColumns]).toEqual([1, ['担当']]);
  const before = await deps.db.selectFrom('indicator_values').select('id').execute();
  await expect(applyFigures(deps, staff, [{ key: 'chonaikai-rate' }])).rejects.toThrow('import_rows');
  await expect(
    applyFigures(deps, staff, [...preview.rows, { ...preview.rows[0], key: 'none' }]),
  ).rejects.toThrow();
  expect(await deps.db.selectFrom('indicator_values').select('id').execute()).toEqual(before);
  expect(await applyFigures(deps, staff, preview.rows)).toBe(2);
  const empty = { name: 'x.csv', bytes: new TextEncoder().encode('a,b\r\n1,2') };
  await expect(previewFigures(deps, staff, empty)).rejects.toThrow('file_columns');
});

/** Four organisations of one ward and two of another, three of them together: 3 of 5 count, 2 with another type. */
async function makeRegister(): Promise<void> {
  const made = async (name: string, type: 'npo' | 'chonaikai' | 'company') =>
    makeOrganisation(deps, { name: `架空${name}`, type });
  const [a, b, c] = [await made('あ', 'npo'), await made('い', 'npo'), await made('う', 'chonaikai')];
  await made('え', 'npo');
  await made('お', 'chonaikai');
  await made('か', 'company');
  const start = (title: string, ...ids: string[]) =>
    startCollaboration(deps.db, deps.clock, {
      title,
      origin: { kind: 'typed', id: null },
      partners: ids.map((id, i) => ({ id, role: i === 0 ? 'lead' : 'partner' })),
      by: staff.userId,
    });
  await start('架空の花壇', a, b);
  await start('架空の見守り', b, c);
}

test('the rates of the register: 3 of 5 (60.0 %) and 2 of 5 (40.0 %), names for staff, kept back from others', async () => {
  await makeRegister();
  const year = fiscalYearOf(dayOf(deps.clock.now()));
  const forStaff = await getIndicator(deps, staff, 'collab-rate', null);
  expect(forStaff.register?.rates).toEqual([
    { year, rate: { active: 5, collaborating: 3, crossType: 2, value: 600 } },
  ]);
  expect(forStaff.register?.counted?.filter((one) => one.crossType).map(({ name }) => name)).toEqual([
    '架空い',
    '架空う',
  ]);
  const cross = await getIndicator(deps, staff, 'cross-type-rate', null);
  expect(cross.register?.rates[0]?.rate?.value).toBe(400);
  const forAll = await getIndicator(deps, reader, 'collab-rate', null);
  expect(forAll.register?.counted).toBeNull();
  expect(JSON.stringify(forAll)).not.toContain('架空');
  expect(forAll.register?.rates[0]?.rate).toBeNull();
});

test('a rate of the register becomes the figure of the year and stays when the register changes', async () => {
  await makeRegister();
  const year = fiscalYearOf(dayOf(deps.clock.now()));
  await recordRegisterRate(deps, staff, 'collab-rate', year);
  await makeOrganisation(deps, { name: '架空き', type: 'npo' });
  const { item, register } = await getIndicator(deps, staff, 'collab-rate', null);
  expect(item.latest).toMatchObject({ year, value: 600, origin: 'register' });
  expect(item.latest?.source).toContain('5団体のうち3団体');
  expect(register?.rates[0]?.rate?.value).toBe(500);
  await expect(recordRegisterRate(deps, staff, 'collab-rate', 1999)).rejects.toThrow('nothing_measured');
  await expect(recordRegisterRate(deps, staff, 'chonaikai-rate', year)).rejects.toThrow('nothing_measured');
});
