import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { xlsxOf } from '~/domains/exchange/xlsx.server';
import { createTestDeps, makeAccount, type TestDeps } from '../../../tests/factories/deps';
import {
  csv,
  encoded,
  FIVE_YEAR_AGES,
  facilitiesCsv,
  registerCsv,
} from '../../../tests/factories/import-files';
import { createInlineImports, type InlineImports } from '../../../tests/factories/imports';
import type { UploadInput } from './schema';
import {
  cancelImport,
  createImport,
  getImport,
  interruptImports,
  listImports,
  listProblems,
  listTownTables,
  problemsCsv,
  restartImport,
  startApplying,
} from './service.server';

let deps: TestDeps;
let runner: InlineImports;
let staff: UserPrincipal;
beforeEach(async () => {
  runner = createInlineImports();
  deps = await createTestDeps({ imports: runner });
  runner.deps = deps;
  await seedDemoAreas(deps);
  staff = await makeAccount(deps, 'staff', { name: '職員' });
});
afterEach(() => deps.db.destroy());

const REGISTER: UploadInput = { kind: 'register', source: '住民基本台帳', day: null, townTable: null };

async function upload(text: string | Uint8Array, over: Partial<UploadInput> = {}, name = 'file.csv') {
  const bytes = typeof text === 'string' ? encoded(text, 'cp932') : text;
  const id = await createImport(deps, staff, { ...REGISTER, ...over }, { name, bytes });
  await runner.settled();
  return getImport(deps, staff, id);
}

async function apply(id: string) {
  await startApplying(deps, staff, id);
  await runner.settled();
  return getImport(deps, staff, id);
}

const reasonsOf = async (id: string) =>
  (await listProblems(deps, staff, id, { page: 1, show: 'all' })).problems.map(({ line, reason }) => [
    line,
    reason,
  ]);
const population = () =>
  deps.db
    .selectFrom('population')
    .innerJoin('karte_sets', 'karte_sets.id', 'population.set_id')
    .where('karte_sets.source', '=', '住民基本台帳')
    .select((eb) => eb.fn.sum<number>('value').as('people'))
    .executeTakeFirst()
    .then((row) => row?.people ?? null);

describe('a population file', () => {
  const text = registerCsv(['八軒', '発寒']);

  test.each(['cp932', 'utf-8', 'utf-8-bom', 'utf-16le'] as const)(
    'in %s: read, applied, and once more nothing',
    async (encoding) => {
      const checked = await upload(encoded(text, encoding));
      expect(checked).toMatchObject({ state: 'checked', badRows: 0, warnings: 0, rowsRead: 44 });
      expect(checked.summary).toMatchObject({
        encoding: encoding.replace('-bom', ''),
        layout: 'ages-down',
        headerLine: 2,
        day: '2025-01-01',
        subjects: 2,
        people: 840,
        change: { added: 2 * 42 + 2, changed: 0, removed: 0, unchanged: 0 },
      });
      // The dry run leaves nothing behind.
      expect(await population()).toBeNull();
      expect(await deps.db.selectFrom('karte_sets').selectAll().execute()).toEqual([]);
      expect(await apply(checked.id)).toMatchObject({ state: 'applied' });
      expect(await population()).toBe(840);
      const again = await upload(encoded(text, encoding));
      expect(again.summary?.change).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 2 * 42 + 2 });
      const before = await deps.db.selectFrom('karte_sets').selectAll().execute();
      expect((await apply(again.id)).summary?.change).toMatchObject({ added: 0, changed: 0, removed: 0 });
      expect(await deps.db.selectFrom('karte_sets').selectAll().execute()).toEqual(before);
    },
  );

  test('as a workbook', async () => {
    const rows = FIVE_YEAR_AGES.map((age) => ['2025-01-01', '八軒', age, 3, 4]);
    const columns = ['基準日', '地区', '年齢', '男', '女'].map((title) => ({
      title,
      width: 10,
      kind: 'text' as const,
    }));
    const checked = await upload(await xlsxOf('人口', columns, rows), {}, '人口.xlsx');
    expect(checked).toMatchObject({ state: 'checked', badRows: 0 });
    expect(checked.summary).toMatchObject({ encoding: 'xlsx', people: 147, day: '2025-01-01' });
  });

  test('with bad rows: every one is listed, and none of the file gets in', async () => {
    const bad = registerCsv(['八軒', 'どこか'], (area, age, sex) =>
      area === '八軒' && age === '5～9歳' && sex === '女' ? '十人' : 10,
    );
    const checked = await upload(bad);
    expect(checked).toMatchObject({ state: 'checked', badRows: 22, summary: { change: null } });
    const list = await listProblems(deps, staff, checked.id, { page: 1, show: 'bad' });
    expect(list.problems[0]).toMatchObject({
      severity: 'bad',
      line: 4,
      column: '女',
      value: '十人',
      reason: 'not_a_count',
      hint: '',
    });
    await expect(startApplying(deps, staff, checked.id)).rejects.toMatchObject({
      details: { reason: 'bad_rows' },
    });
    expect(await population()).toBeNull();
    const file = await problemsCsv(deps, staff, checked.id, 'ja');
    const lines = new TextDecoder().decode(file.bytes).trim().split('\r\n');
    expect(lines).toHaveLength(23);
    expect(lines[1]).toMatch(/,4,女,十人,/);
  });

  test.each([
    ['a character cut in two', (bytes: Uint8Array) => bytes.slice(0, -1), 'undecodable'],
    [
      'a quote that never closes',
      (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.from('\r\n"x\r\n1,2\r\n')]),
      'broken_quotes',
    ],
    ['nothing but zeros', () => new Uint8Array(2_000), 'no_header'],
    ['the start of a workbook', () => Buffer.from('PK\u0003\u0004 and no more'), 'not_a_spreadsheet'],
  ])('damaged: %s', async (_name, damage, reason) => {
    const text = `${registerCsv(['八軒'])}注：架空の数`;
    const checked = await upload(damage(encoded(text, 'utf-8')));
    expect(checked.state).toBe('checked');
    expect(checked.badRows).toBeGreaterThan(0);
    if (reason !== null) expect((await reasonsOf(checked.id)).map(([, why]) => why)).toContain(reason);
  });

  test('is read once more when it is applied: what has become wrong since is listed instead', async () => {
    const checked = await upload(registerCsv(['八軒']));
    await deps.db.deleteFrom('areas').where('name', '=', '八軒').execute();
    expect(await apply(checked.id)).toMatchObject({ state: 'checked', badRows: 21 });
    expect(await population()).toBeNull();
  });
});

describe('facilities', () => {
  const FACILITIES: Partial<UploadInput> = { kind: 'facilities', source: '公共施設一覧', day: '2026-04-01' };

  test('find their area by place, keep quoted line breaks, and change nothing twice', async () => {
    const text = facilitiesCsv([
      { 備考: '1階は\n休館' },
      { 緯度: '４３．０８', 経度: '141.32', 法人番号: '7000012050002' },
    ]);
    const checked = await upload(text, FACILITIES);
    expect(await reasonsOf(checked.id)).toEqual([]);
    expect(checked.summary).toMatchObject({ layout: 'facilities', subjects: 2, ignoredColumns: [] });
    await apply(checked.id);
    const rows = await deps.db.selectFrom('facilities').selectAll().orderBy('external_id').execute();
    expect(rows).toMatchObject([
      { external_id: 'F0001', kana: 'まちのかいかん', note: '1階は\n休館' },
      { external_id: 'F0002', lat: 43.08 },
    ]);
    expect(rows.every(({ area_code }) => area_code?.startsWith('0110'))).toBe(true);
    expect((await upload(text, FACILITIES)).summary?.change).toMatchObject({ added: 0, unchanged: 2 });
  });

  test('bad ones: no name, an ID twice, a wrong code, a place in the sea, columns shifted', async () => {
    const text = facilitiesCsv([
      { 名称: '' },
      { ID: 'A' },
      { ID: 'Ａ' },
      { 全国地方公共団体コード: '011003' },
      { 緯度: '141.3', 経度: '43.0' },
      { 緯度: '' },
      { 全国地方公共団体コード: '11002' },
      { 法人番号: '1234567890123' },
    ]);
    const shifted = `${text}011002,X,札幌市,ひとつ足りない\n`;
    const checked = await upload(shifted, FACILITIES);
    expect(await reasonsOf(checked.id)).toEqual([
      [2, 'empty'],
      [4, 'duplicate_row'],
      [5, 'bad_code'],
      [6, 'bad_position'],
      [7, 'bad_position'],
      [10, 'wrong_column_count'],
      [9, 'bad_corporate_number'],
    ]);
  });

  test('formulas in cells stay text', async () => {
    const checked = await upload(
      facilitiesCsv([{ 名称: '=HYPERLINK("http://x")', URL: 'javascript:alert(1)' }]),
      FACILITIES,
    );
    await apply(checked.id);
    const rows = await deps.db.selectFrom('facilities').select(['name', 'url']).execute();
    expect(rows).toEqual([{ name: '=HYPERLINK("http://x")', url: '' }]);
  });
});

describe('a table of towns', () => {
  const TOWNS: Partial<UploadInput> = { kind: 'towns', source: '対応表', day: '2020-04-01' };
  const table = csv([
    ['区', '町丁名', '地区'],
    ['西区', '八軒一条西', '八軒'],
    ['西区', '発寒一条', '発寒'],
  ]);

  test('leads rows of towns to their areas from its day on', async () => {
    const checked = await upload(table, TOWNS);
    expect(checked.summary).toMatchObject({ layout: 'towns', subjects: 2, change: { added: 2 } });
    await apply(checked.id);
    const [known] = await listTownTables(deps, staff);
    expect(known).toMatchObject({ name: '対応表', validFrom: '2020-04-01', towns: 2 });
    const people = csv([
      ['区', '町丁名', '年齢', '男', '女'],
      ...['八軒１条西1丁目', '八軒１条西２丁目', '発寒一条'].flatMap((town) =>
        FIVE_YEAR_AGES.map((age) => ['西区', town, age, 1, 2]),
      ),
      ['西区', '西野一条', '0～4歳', 1, 2],
    ]);
    const census = {
      kind: 'census' as const,
      source: '国勢調査',
      day: '2020-10-01',
      townTable: known?.id ?? '',
    };
    const read = await upload(people, census);
    expect(await reasonsOf(read.id)).toEqual([[65, 'unknown_town']]);
    const whole = await upload(people.split('\n').slice(0, -2).join('\n'), census);
    expect(whole).toMatchObject({ badRows: 0, summary: { subjects: 2, people: 189 } });
  });

  test('the same town in two areas is bad; a corrected table takes the place of its day', async () => {
    const twice = await upload(`${table}西区,八軒一条西,発寒\n`, TOWNS);
    expect(await reasonsOf(twice.id)).toEqual([[4, 'duplicate_row']]);
    await apply((await upload(table, TOWNS)).id);
    const corrected = await upload(table.replace('発寒\n', '発寒北\n'), TOWNS);
    expect(corrected.summary?.change).toEqual({ added: 0, changed: 1, removed: 0, unchanged: 1 });
    await apply(corrected.id);
    expect(await listTownTables(deps, staff)).toHaveLength(1);
  });
});

describe('the life of an import', () => {
  test('is for staff alone', async () => {
    const other = await makeAccount(deps, 'facilitator');
    const file = { name: 'a.csv', bytes: encoded(registerCsv(['八軒']), 'cp932') };
    await expect(createImport(deps, other, REGISTER, file)).rejects.toMatchObject({ code: 'forbidden' });
    const { id } = await upload(registerCsv(['八軒']));
    for (const act of [startApplying, cancelImport, restartImport, getImport]) {
      await expect(act(deps, other, id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(listImports(deps, { kind: 'anonymous' }, 1)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('says what it needs to know', async () => {
    const file = { name: 'a.csv', bytes: encoded('x', 'utf-8') };
    const create = (over: Partial<UploadInput>, bytes = file.bytes) =>
      createImport(deps, staff, { ...REGISTER, ...over }, { ...file, bytes });
    const reason = (wanted: string) => ({ details: { reason: wanted } });
    await expect(create({ source: '' })).rejects.toMatchObject(reason('source_missing'));
    await expect(create({ kind: 'census' })).rejects.toMatchObject(reason('day_missing'));
    await expect(create({ townTable: 'twn_none' })).rejects.toMatchObject(reason('town_table_unknown'));
    await expect(create({}, new Uint8Array())).rejects.toMatchObject(reason('file_empty'));
  });

  test('can be stopped while it is read, and given up afterwards', async () => {
    const bytes = encoded(registerCsv(['八軒']), 'cp932');
    const id = await createImport(deps, staff, REGISTER, { name: 'a.csv', bytes });
    await cancelImport(deps, staff, id);
    await runner.settled();
    expect(await getImport(deps, staff, id)).toMatchObject({ state: 'cancelled' });
    expect(await deps.files.get(id)).toBeNull();
    await expect(cancelImport(deps, staff, id)).rejects.toMatchObject({ details: { reason: 'has_ended' } });
    const other = await upload(registerCsv(['八軒']));
    await cancelImport(deps, staff, other.id);
    await expect(startApplying(deps, staff, other.id)).rejects.toMatchObject({
      details: { reason: 'not_checked' },
    });
  });

  test('says it was interrupted when the server ended in the middle, and goes on when told to', async () => {
    const { id } = await upload(registerCsv(['八軒']));
    await deps.db.updateTable('imports').set({ state: 'applying' }).where('id', '=', id).execute();
    await interruptImports(deps);
    expect(await getImport(deps, staff, id)).toMatchObject({ state: 'interrupted' });
    expect(await population()).toBeNull();
    await restartImport(deps, staff, id);
    await runner.settled();
    expect(await apply(id)).toMatchObject({ state: 'applied' });
  });

  test('leaves nothing half written when writing fails', async () => {
    const { id } = await upload(registerCsv(['八軒']));
    await deps.db.schema.alterTable('audit_log').renameTo('audit_gone').execute();
    await startApplying(deps, staff, id);
    await expect(runner.settled()).rejects.toThrow(/audit_log/);
    expect(await getImport(deps, staff, id)).toMatchObject({ state: 'failed', reason: 'unexpected' });
    expect(await population()).toBeNull();
  });

  test('is in the audit log with what it changed', async () => {
    await apply((await upload(registerCsv(['八軒']), {}, 'C:\\data\\人口.csv')).id);
    const log = await deps.db.selectFrom('audit_log').selectAll().orderBy('at').orderBy('action').execute();
    expect(log.map(({ action, actor_name }) => [action, actor_name])).toEqual([
      ['imports.applied', '職員'],
      ['imports.uploaded', '職員'],
    ]);
    expect(JSON.parse(log[0]?.details ?? '')).toMatchObject({
      file: '人口.csv',
      added: 43,
      day: '2025-01-01',
    });
  });
});
