import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { createTestDeps, type TestDeps } from '../../../tests/factories/deps';
import { DEFAULT_OPTIONS, type KarteView, sum, YEAR_FIGURES, type YearFigure } from './model';
import {
  countPlaces,
  karteOf,
  listFigures,
  listFigureYears,
  replacePopulation,
  seedDemoKarte,
} from './service.server';

let deps: TestDeps;
beforeAll(async () => {
  deps = await createTestDeps();
  await seedDemoAreas(deps);
  await seedDemoKarte(deps);
  await seedDemoKarte(deps);
});
afterAll(() => deps.db.destroy());

const CITY = '011002';
const WARD = '011070';
const TINY = '011061-09';
const year = (view: KarteView, wanted: number) => {
  const found = view.years.find((one) => one.year === wanted);
  if (!found) throw new Error(`no ${wanted}`);
  return found;
};

it('a karte looks back to 2005 and 30 years ahead, and says that it is made up', async () => {
  const view = await karteOf(deps, '011070-03');
  expect(view.years.map((one) => one.year)).toEqual([
    2005, 2010, 2015, 2020, 2025, 2030, 2035, 2040, 2045, 2050,
  ]);
  expect(view.fictional).toBe(true);
  expect(view.path.map(({ name }) => name)).toEqual(['札幌市', '西区']);
  expect(view.courses.map(({ area }) => area.name)).toEqual(['琴似二十四軒', '西区', '札幌市']);
  expect(view.method).toMatchObject({
    baseYear: 2020,
    intervals: 2,
    openFrom: 90,
    smoothed: true,
    raked: true,
  });
  expect(view.salons).toMatchObject({ area: { code: WARD }, total: 131 });
  expect(view.published).toMatchObject({ area: { code: WARD } });
  expect(view.published?.years).toHaveLength(7);
  expect(view.facilities.list.length).toBeGreaterThan(3);
});

it('areas add up to their ward and wards to the city, counted and projected', async () => {
  const city = await karteOf(deps, CITY);
  const wards = await Promise.all(city.inside.map(({ code }) => karteOf(deps, code)));
  const ward = await karteOf(deps, WARD);
  const centres = await Promise.all(ward.inside.map(({ code }) => karteOf(deps, code)));
  for (const [whole, parts] of [
    [city, wards],
    [ward, centres],
  ] as const) {
    for (const when of [2015, 2020]) {
      const parted = sum(parts.map((one) => year(one, when).table.total.both ?? Number.NaN));
      expect(parted).toBe(year(whole, when).table.total.both);
    }
    const ahead = sum(parts.map((one) => year(one, 2040).table.total.both ?? Number.NaN));
    // Each is rounded to whole people by itself.
    expect(Math.abs(ahead - (year(whole, 2040).table.total.both ?? 0))).toBeLessThanOrEqual(parts.length);
  }
  expect(year(city, 2015).table.total.both).toBe(1_952_356);
});

it('a 連合町内会 without figures shows its centre’s and says so', async () => {
  const view = await karteOf(deps, '011070-03-01');
  expect(view.figuresOf).toMatchObject({ code: '011070-03', kind: 'centre' });
  expect(view.path.map(({ code }) => code)).toEqual([CITY, WARD, '011070-03']);
  expect(view.years).toEqual((await karteOf(deps, '011070-03')).years);
  expect(view.facilities.list.length).toBeGreaterThan(0);
});

it('nothing under three leaves the service, and no neighbour tells it', async () => {
  const tiny = await karteOf(deps, TINY);
  const hidden = tiny.years.flatMap(({ table }) => table.rows.filter(({ both }) => both === null));
  expect(hidden.length).toBeGreaterThan(4);
  const ward = await karteOf(deps, '011061');
  const centres = await Promise.all(ward.inside.map(({ code }) => karteOf(deps, code)));
  for (const view of [ward, ...centres]) {
    for (const { table } of view.years) {
      for (const row of [...table.rows, ...Object.values(table.groups), table.total]) {
        for (const value of [row.male, row.female, row.both]) expect(value === null || value >= 3).toBe(true);
      }
    }
  }
  for (const { table, year: when } of ward.years) {
    table.rows.forEach((row, i) => {
      if (row.both === null) return;
      const silent = centres.filter((one) => year(one, when).table.rows[i]?.both === null);
      expect([when, row.from, silent.length]).not.toEqual([when, row.from, 1]);
    });
  }
});

it('suppositions and the published projection change what is ahead, not what was', async () => {
  const plain = await karteOf(deps, WARD);
  const births = await karteOf(deps, WARD, { ...DEFAULT_OPTIONS, births: 20, families: 1 });
  const followed = await karteOf(deps, WARD, { ...DEFAULT_OPTIONS, control: 'published' });
  expect(year(births, 2020)).toEqual(year(plain, 2020));
  expect(year(births, 2040).table.groups.young.both).toBeGreaterThan(
    year(plain, 2040).table.groups.young.both ?? 0,
  );
  expect(births.method?.familiesAYear).toBeGreaterThan(100);
  const wanted = followed.published?.years.find((one) => one.year === 2040);
  expect(year(followed, 2040).table.groups.old.both).toBe(wanted?.old);
  expect(year(followed, 2040).raw?.old).toBe(year(plain, 2040).raw?.old);
});

it('three intervals reach back to 2005 and take its open group of 85 and older', async () => {
  const view = await karteOf(deps, WARD, { ...DEFAULT_OPTIONS, intervals: 3 });
  expect(view.method).toMatchObject({ intervals: 3, openFrom: 85 });
  expect(year(view, 2030).table.rows.at(-1)).toMatchObject({ from: 85, to: null });
});

it('figures for maps', async () => {
  const old = await listFigures(deps, 'old-share', 2020);
  const view = await karteOf(deps, WARD);
  const { total, groups } = year(view, 2020).table;
  expect(old.get(WARD)).toBeCloseTo((100 * (groups.old.both ?? 0)) / (total.both ?? 1), 10);
  expect([...(await listFigures(deps, 'change-20', 2020)).values()].filter((n) => n !== null).length).toBe(
    98,
  );
  expect((await listFigures(deps, 'households', 2040)).get(WARD)).toBeNull();
  expect((await listFigures(deps, 'population', 1999)).get(WARD)).toBeNull();
  const years = await listFigureYears(deps);
  expect(years.filter(({ projected }) => !projected)).toHaveLength(4);
});

it('a map can show every figure of a karte, with the numbers of the karte', async () => {
  const view = await karteOf(deps, WARD);
  const { table, households } = year(view, 2020);
  const total = table.total.both ?? 0;
  const of = async (figure: YearFigure) => (await listFigures(deps, figure, 2020)).get(WARD);
  for (const figure of YEAR_FIGURES) expect([figure, typeof (await of(figure))]).toEqual([figure, 'number']);
  for (const group of ['young', 'working', 'old', 'oldest'] as const) {
    const people = table.groups[group].both ?? 0;
    expect(await of(group)).toBe(people);
    expect(await of(`${group}-share`)).toBeCloseTo((100 * people) / total, 10);
  }
  for (const ahead of [10, 20, 30] as const) {
    const later = year(view, 2020 + ahead).table.total.both ?? 0;
    expect(await of(`change-${ahead}`)).toBeCloseTo((100 * later) / total - 100, 10);
  }
  expect(await of('household-size')).toBeCloseTo(total / (households ?? 1), 10);
});

it('a map can show the places of every area, counted as the karte counts them', async () => {
  const salons = await countPlaces(deps, 'salons');
  expect(salons).toMatchObject({ referenceDate: '2015-03-31', fictional: false });
  expect(salons?.values.get(WARD)).toBe(131);
  expect(salons?.values.get('011070-03')).toBeNull();
  const facilities = await countPlaces(deps, 'facilities');
  expect(facilities).toMatchObject({ referenceDate: '2026-04-01', fictional: true });
  for (const code of [CITY, WARD, '011070-03', TINY]) {
    const { types } = (await karteOf(deps, code)).facilities;
    expect([code, facilities?.values.get(code)]).toEqual([code, sum(types.map(({ count }) => count))]);
  }
});

it('an unknown area is refused', async () => {
  await expect(karteOf(deps, '999999')).rejects.toThrow('not_found');
});

it('an import is seen at once and covers what was made up', async () => {
  const cells = (['male', 'female'] as const).flatMap((sex) =>
    Array.from({ length: 19 }, (_, i) => ({
      areaCode: '011070-03',
      sex,
      ageFrom: 5 * i,
      ageTo: i === 18 ? null : 5 * i + 4,
      value: i === 2 && sex === 'male' ? null : 500,
    })),
  );
  const totals = [{ areaCode: '011070-03', population: 18_900, households: 9000 }];
  const about = {
    kind: 'census' as const,
    source: '国勢調査',
    referenceDate: '2020-10-01',
    fictional: false,
  };
  await deps.db.transaction().execute((trx) => replacePopulation(trx, { ...about, cells, totals }, 1));
  const view = await karteOf(deps, '011070-03');
  const counted = year(view, 2020);
  expect(counted).toMatchObject({ fictional: false, households: 9000 });
  // The secret cell takes what the total leaves, and stays hidden with a second group.
  expect(counted.table.total.both).toBe(18_900);
  expect(counted.table.rows.filter(({ both }) => both === null).map(({ from }) => from)).toContain(10);
});

it.each([
  ['is known', 500, false],
  ['does not follow when they are two', 2, true],
])('who is counted in a ward and in none of its areas %s', async (_, men, isHidden) => {
  const { inside } = await karteOf(deps, WARD);
  const stay = inside.slice(1);
  const cellsOf = (areaCode: string, value: (sex: 'male' | 'female', i: number) => number) =>
    (['male', 'female'] as const).flatMap((sex) =>
      Array.from({ length: 18 }, (_, i) => ({
        areaCode,
        sex,
        ageFrom: 5 * i,
        ageTo: i === 17 ? null : 5 * i + 4,
        value: value(sex, i),
      })),
    );
  const ofGone = (sex: 'male' | 'female', i: number) => (sex === 'male' && i === 3 ? men : 500);
  const cells = [
    ...stay.flatMap(({ code }) => cellsOf(code, () => 500)),
    ...cellsOf(WARD, (sex, i) => 500 * stay.length + ofGone(sex, i)),
  ];
  const about = { kind: 'census' as const, source: '架空', referenceDate: '2022-10-01', fictional: true };
  await deps.db.transaction().execute((trx) => replacePopulation(trx, { ...about, cells, totals: [] }, men));
  const views = await Promise.all([WARD, ...stay.map(({ code }) => code)].map((code) => karteOf(deps, code)));
  const rows = views.map((view) => year(view, 2022).table.rows.find(({ from }) => from === 15));
  const hidden = rows.filter((row) => row?.male === null);
  expect(rows).toHaveLength(inside.length);
  expect(hidden.length > 0).toBe(isHidden);
});
