import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { xlsxRows } from '~/domains/exchange/xlsx-rows.server';
import { createTestDeps, type TestDeps } from '../../../tests/factories/deps';
import { DEFAULT_OPTIONS, type KarteView, type Shown } from './model';
import {
  exportKarte,
  karteOf,
  listFigures,
  listFigureYears,
  replacePopulation,
  seedDemoKarte,
} from './service.server';

/**
 * The model's tests prove what a karte's tables tell (suppression-attack.test.ts). Here: nothing that leaves the
 * service says more than those tables, where one source ends at 75 and older beside others that end later.
 */

const CITY = '011002';
const WARD = '011061';
const TINY = '011061-09';
const YEAR = 2020;

let deps: TestDeps;
let kartes: Map<string, KarteView>;
beforeAll(async () => {
  deps = await createTestDeps();
  await seedDemoAreas(deps);
  await seedDemoKarte(deps);
  const cells = (['male', 'female'] as const).flatMap((sex) =>
    Array.from({ length: 16 }, (_, i) => ({
      areaCode: TINY,
      sex,
      ageFrom: 5 * i,
      ageTo: i === 15 ? null : 5 * i + 4,
      value: i === 4 && sex === 'female' ? 1 : 20 + i,
    })),
  );
  const about = {
    kind: 'census' as const,
    source: '国勢調査',
    referenceDate: '2020-10-01',
    fictional: false,
  };
  const totals = [{ areaCode: TINY, population: null, households: 2 }];
  await deps.db.transaction().execute((trx) => replacePopulation(trx, { ...about, cells, totals }, 1));
  const city = await karteOf(deps, CITY);
  const wards = await Promise.all(city.inside.map(({ code }) => karteOf(deps, code)));
  const around = wards.find(({ area }) => area.code === WARD);
  const centres = await Promise.all((around?.inside ?? []).map(({ code }) => karteOf(deps, code)));
  kartes = new Map([city, ...wards, ...centres].map((view) => [view.area.code, view]));
});
afterAll(() => deps.db.destroy());

const tableOf = (code: string) => {
  const found = kartes.get(code)?.years.find(({ year }) => year === YEAR);
  if (!found) throw new Error(`no ${YEAR} of ${code}`);
  return found;
};
const few = (value: Shown) => value !== null && value < 3;

it('the area of the small file, its ward and the city end at 75 and older, and neighbours do not', () => {
  const last = (code: string) => tableOf(code).table.rows.at(-1)?.from;
  expect([TINY, WARD, CITY, '011061-01', '011070'].map(last)).toEqual([75, 75, 75, 90, 90]);
  expect(tableOf(TINY).table.rows.find(({ from }) => from === 20)?.both).toBeNull();
});

it('files hold the numbers of the screen and X, and nothing under three', async () => {
  for (const code of [TINY, WARD]) {
    const made = (format: string) =>
      exportKarte(deps, { code, format, options: DEFAULT_OPTIONS, language: 'ja' });
    const utf8 = new TextDecoder().decode((await made('csv')).body).split('\r\n');
    const cp932 = iconv.decode(Buffer.from((await made('csv-cp932')).body), 'cp932').split('\r\n');
    const limits = { bytes: 1e8, rows: 1e4, columns: 100, cell: 1e4, unpackedBytes: 1e8 };
    const sheet = await xlsxRows((await made('xlsx')).body, limits);
    const csv = utf8.filter(Boolean).map((line) => line.split(','));
    expect(cp932.filter(Boolean)).toEqual(utf8.filter(Boolean));
    expect(sheet.map(({ cells }) => cells.slice(2, 9))).toEqual(csv.map((cells) => cells.slice(2, 9)));
    const view = kartes.get(code);
    const shown = (view?.years ?? []).flatMap(({ table, raw, households }) => [
      ...[...table.rows, ...Object.values(table.groups), table.total].map(({ male, female, both }) => [
        ...[male, female, both].map((value) => (value === null ? 'X' : String(value))),
      ]),
      ...(raw ? [['', '', raw.total === null ? 'X' : String(raw.total)]] : []),
      ...(households === null ? [] : [['', '', String(households)]]),
    ]);
    expect(csv.slice(1).map((cells) => cells.slice(6, 9))).toEqual(shown);
    const numbers = shown.flat().filter((cell) => cell !== '' && cell !== 'X');
    expect(numbers.filter((cell) => Number(cell) < 3)).toEqual([]);
  }
});

it('comparisons and sums of a karte are those of its tables', () => {
  for (const view of kartes.values()) {
    for (const { year, table, raw, households } of view.years) {
      const course = view.courses[0]?.years.find((one) => one.year === year)?.sums;
      const { total, groups } = table;
      expect(course).toEqual({
        total: total.both,
        young: groups.young.both,
        working: groups.working.both,
        old: groups.old.both,
      });
      expect([households, ...Object.values(raw ?? {})].filter(few)).toEqual([]);
    }
    for (const { area, years } of view.courses.slice(1)) {
      const theirs = kartes.get(area.code)?.years.map(({ year, table }) => [year, table.total.both]);
      expect(years.map(({ year, sums }) => [year, sums.total])).toEqual(theirs);
    }
  }
});

it('the colours of the map are reckoned from what the tables show', async () => {
  for (const { year } of await listFigureYears(deps)) {
    const [people, old, households] = await Promise.all(
      (['population', 'old-share', 'households'] as const).map((figure) => listFigures(deps, figure, year)),
    );
    for (const [code, view] of kartes) {
      const found = view.years.find((one) => one.year === year);
      const { total, groups } = found?.table ?? {};
      expect(people?.get(code)).toBe(total?.both ?? null);
      expect(households?.get(code)).toBe(found?.households ?? null);
      const share = groups?.old.both == null || !total?.both ? null : (100 * groups.old.both) / total.both;
      expect(old?.get(code)).toBe(share);
    }
  }
});

it('two households of one area are not told by its ward and neighbours', () => {
  const hidden = [...kartes.values()].filter(
    ({ area, path }) => path.at(-1)?.code === WARD && tableOf(area.code).households === null,
  );
  expect(hidden.map(({ area }) => area.code)).toContain(TINY);
  expect(hidden.length).toBeGreaterThan(1);
});
