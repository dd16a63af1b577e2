import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { xlsxOf } from '~/domains/exchange/xlsx.server';
import { createTestDeps, type TestDeps } from '../../../tests/factories/deps';
import { csv, encoded, type FileEncoding } from '../../../tests/factories/import-files';
import {
  FACILITY_EDITIONS,
  facilitiesOf,
  gisTable,
  longForm,
  mergedRows,
  type OfficeTable,
  singleYears,
  tableOf2015,
  tableOf2020,
  townsAcross,
} from '../../../tests/factories/office-files';
import type { ImportKind } from './model';
import { townCodeKey, townKey } from './model/towns';
import { type Reading, readFile } from './read.server';

const ENCODINGS: readonly FileEncoding[] = ['cp932', 'utf-8', 'utf-8-bom', 'utf-16le'];
const [HACHIKEN, WARD] = ['011070-01', '011070'];
const TOWN_TABLE = 'twn_office_files';

let deps: TestDeps;
let hassamu = '';
beforeAll(async () => {
  deps = await createTestDeps();
  await seedDemoAreas(deps);
  const found = await deps.db.selectFrom('areas').select('code').where('name', '=', '発寒').execute();
  hassamu = found[0]?.code ?? '';
  const table = { id: TOWN_TABLE, name: '対応表', valid_from: '2015-04-01', imported_at: 1 };
  await deps.db.insertInto('town_tables').values(table).execute();
  const towns = [
    [townCodeKey('011070010'), HACHIKEN],
    ...['020', '030', '040'].map((code) => [townCodeKey(`011070${code}`), hassamu]),
    [townKey(WARD, '八軒1条西'), HACHIKEN],
    [townKey(WARD, '八軒2条西'), HACHIKEN],
  ];
  const rows = towns.map(([key = '', code = '']) => ({
    table_id: TOWN_TABLE,
    key,
    name: key,
    area_code: code,
  }));
  await deps.db.insertInto('town_areas').values(rows).execute();
});
afterAll(() => deps.db.destroy());

async function read(
  bytes: Uint8Array,
  kind: ImportKind,
  day: string | null = '2025-01-01',
): Promise<Reading> {
  const options = { source: '架空', day, townTable: TOWN_TABLE };
  return readFile(deps, { bytes, kind, options }, () => undefined);
}
const inEvery = (table: OfficeTable) =>
  ENCODINGS.map((encoding) => ({ encoding, bytes: encoded(csv(table), encoding) }));
const said = ({ problems }: Reading) =>
  problems.sorted().map(({ line, column, value, reason }) => [line, column, value, reason]);

function peopleOf({ content }: Reading, areaCode: string): [male: number | null, female: number | null] {
  if (content?.kind !== 'census' && content?.kind !== 'register') return [null, null];
  const of = (sex: string) =>
    content.set.cells
      .filter((cell) => cell.areaCode === areaCode && cell.sex === sex)
      .reduce<number | null>((all, { value }) => (all === null || value === null ? null : all + value), 0);
  return [of('male'), of('female')];
}

describe('e-Stat 小地域集計', () => {
  const tables = { 統計GIS: gisTable(), '統計表 2020': tableOf2020(), '統計表 2015': tableOf2015() };
  it.each(Object.entries(tables))(
    '%s: levels counted once, secret towns left to who carries them',
    async (name, table) => {
      const groups = name === '統計GIS' ? 16 : 21;
      for (const { encoding, bytes } of inEvery(table)) {
        const reading = await read(bytes, 'census');
        expect([encoding, said(reading)]).toEqual([encoding, []]);
        expect(peopleOf(reading, HACHIKEN)).toEqual([7 * groups, 7 * groups]);
        expect(peopleOf(reading, hassamu)).toEqual([5 * groups, 5 * groups]);
        expect(peopleOf(reading, WARD)).toEqual([12 * groups, 12 * groups]);
      }
    },
  );
});

describe('住民基本台帳', () => {
  const PEOPLE = { male: 6, female: 8 };
  const tables = {
    'three lines an area, its name in the first': mergedRows(PEOPLE),
    'single years with sums between': singleYears(PEOPLE),
    'towns with two lines of headings': townsAcross(PEOPLE),
    'a line an age and sex': longForm(PEOPLE),
  };
  it.each(Object.entries(tables))('%s', async (_name, table) => {
    for (const { encoding, bytes } of inEvery(table)) {
      const reading = await read(bytes, 'register');
      expect([encoding, said(reading)]).toEqual([encoding, []]);
      expect(peopleOf(reading, HACHIKEN)).toEqual([6 * 21, 8 * 21]);
    }
  });

  it.each(Object.entries(tables))('as a workbook: %s', async (_name, table) => {
    const width = Math.max(...table.map((row) => row.length));
    const padded = table.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
    const [first = [], ...rest] = padded;
    const columns = first.map((title) => ({ title: String(title), width: 10, kind: 'text' as const }));
    const reading = await read(await xlsxOf('人口', columns, rest), 'register');
    expect(said(reading)).toEqual([]);
    expect(peopleOf(reading, HACHIKEN)).toEqual([6 * 21, 8 * 21]);
  });
});

describe('推奨データセット 公共施設一覧', () => {
  it.each(FACILITY_EDITIONS)('edition $edition', async (edition) => {
    for (const { bytes } of inEvery(facilitiesOf(edition))) {
      const reading = await read(bytes, 'facilities');
      expect(said(reading)).toEqual([[4, expect.any(String), '場所のない施設（架空）', 'no_area_found']]);
      expect(reading.summary?.ignoredColumns).toEqual([]);
      if (reading.content?.kind !== 'facilities') throw new Error('no facilities');
      const [one, two] = reading.content.facilities;
      expect(one).toMatchObject({ areaCode: HACHIKEN, note: '1階は\n「ひろば」、"休館"は第3月曜' });
      expect(two).toMatchObject({ municipalityCode: '011002', areaCode: null, url: 'https://example.jp/' });
    }
  });
});

describe('damaged files', () => {
  const files = [
    ...[gisTable(), tableOf2020(), tableOf2015()].map((table) => ({ table, kind: 'census' as const })),
    ...[mergedRows({ male: 6, female: 8 }), longForm({ male: 6, female: 8 })].map((table) => ({
      table,
      kind: 'register' as const,
    })),
    ...FACILITY_EDITIONS.map((edition) => ({ table: facilitiesOf(edition), kind: 'facilities' as const })),
  ];
  const anyFile = fc
    .constantFrom(...files)
    .chain(({ table, kind }) =>
      fc.constantFrom(...ENCODINGS).map((encoding) => ({ bytes: encoded(csv(table), encoding), kind })),
    );

  it('cut off or with bytes turned over: read or refused with a reason, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFile,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
          maxLength: 5,
        }),
        async ({ bytes, kind }, end, flips) => {
          const broken = bytes.slice(0, Math.max(1, Math.floor(bytes.length * end)));
          for (const [at, value] of flips) broken[Math.floor(broken.length * at)] = value;
          const { problems, content } = await read(broken, kind);
          if (content === null) expect(problems.badRows).toBeGreaterThan(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a count that is no number is bad with its line and column, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files.filter(({ kind }) => kind !== 'facilities')),
        fc.nat(),
        fc.nat(),
        async ({ table, kind }, r, c) => {
          const rows = table.map((row) => [...row]);
          const counts = rows.flatMap((row, y) =>
            row.flatMap((cell, x) =>
              typeof cell === 'number' && x > 4 && y > 4 && row.length > 6 ? [[y, x] as const] : [],
            ),
          );
          const at = counts[(r * 31 + c) % Math.max(1, counts.length)];
          if (at === undefined) return;
          const row = rows[at[0]];
          if (row) row[at[1]] = '十人くらい';
          const { problems } = await read(encoded(csv(rows), 'cp932'), kind);
          const found = problems.sorted().find(({ value }) => value === '十人くらい');
          // Rows of other cities are passed over whole.
          if (String(row?.[0]) !== '01224')
            expect(found).toMatchObject({ line: at[0] + 1, reason: 'not_a_count' });
        },
      ),
      { numRuns: 40 },
    );
  });
});
