import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { addArea, closeArea } from '~/domains/areas/service/changes.server';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { createTestDeps, makeAccount, type TestDeps } from '../../../tests/factories/deps';
import type { KarteView } from './model';
import { karteOf, replacePopulation, seedDemoKarte } from './service.server';

let deps: TestDeps;
let staff: UserPrincipal;
beforeEach(async () => {
  deps = await createTestDeps();
  staff = await makeAccount(deps, 'staff');
  await seedDemoAreas(deps);
  await seedDemoKarte(deps);
});
afterEach(() => deps.db.destroy());

const CITY = '011002';
const WARD = '011070';
const GONE = '011070-04';
const FOLLOWER = '011070-09';
const COUNTED = [2005, 2010, 2015, 2020];
/** Before the clock of the tests. */
const LAST_DAY = '2024-03-31';
const peopleOf = ({ years }: KarteView) =>
  years.filter(({ projected }) => !projected).map(({ year, table }) => [year, table.total.both]);

async function importCensus(counts: Record<string, number>, referenceDate: string, at: number) {
  const cells = Object.entries(counts).flatMap(([areaCode, value]) =>
    (['male', 'female'] as const).flatMap((sex) =>
      Array.from({ length: 18 }, (_, i) => ({
        areaCode,
        sex,
        ageFrom: 5 * i,
        ageTo: i === 17 ? null : 5 * i + 4,
        value,
      })),
    ),
  );
  const totals = Object.keys(counts).map((areaCode) => ({ areaCode, population: null, households: 100 }));
  const about = { kind: 'census' as const, source: `架空 ${at}`, referenceDate, fictional: true };
  await deps.db.transaction().execute((trx) => replacePopulation(trx, { ...about, cells, totals }, at));
}

/** One area ends, and on the day after another one begins. */
async function endWithFollower() {
  await closeArea(deps, staff, GONE, LAST_DAY);
  await addArea(deps, staff, {
    kind: 'centre',
    code: FOLLOWER,
    name: '架空中央',
    kana: 'かくうちゅうおう',
    parentCode: WARD,
    middle: null,
    from: '2024-04-01',
  });
}

test('an area that ends takes nobody with it: ward and city keep their past', async () => {
  const before = await Promise.all([WARD, CITY].map((code) => karteOf(deps, code)));
  expect(before.map((view) => peopleOf(view).map(([year]) => year))).toEqual([COUNTED, COUNTED]);
  await closeArea(deps, staff, GONE, LAST_DAY);
  const after = await Promise.all([WARD, CITY].map((code) => karteOf(deps, code)));
  expect(after.map(peopleOf)).toEqual(before.map(peopleOf));
  expect(after[0]?.inside.map(({ code }) => code)).not.toContain(GONE);
  // Nor is it left to the areas that stay: nobody moved.
  const neighbour = after[0]?.inside[0]?.code ?? '';
  expect((await karteOf(deps, neighbour)).method).toMatchObject({ raked: false });
});

test('an area that began since is not missed in years before it', async () => {
  const before = peopleOf(await karteOf(deps, WARD));
  await endWithFollower();
  expect(peopleOf(await karteOf(deps, WARD))).toEqual(before);
});

test('people counted by the old division and by the new one are counted once', async () => {
  const { inside } = await karteOf(deps, WARD);
  await endWithFollower();
  const old = Object.fromEntries(inside.map(({ code }) => [code, 50]));
  await importCensus(old, '2022-10-01', 1);
  await importCensus({ [FOLLOWER]: 50 }, '2022-10-01', 2);
  const view = await karteOf(deps, WARD);
  const counted = view.years.find(({ year }) => year === 2022);
  expect(counted?.table.total.both).toBe(inside.length * 36 * 50);
  expect(counted?.households).toBe(inside.length * 100);
});

test('years of which one area is unknown have no sum', async () => {
  const { inside } = await karteOf(deps, WARD);
  const known = Object.fromEntries(inside.slice(1).map(({ code }) => [code, 50]));
  await importCensus(known, '2022-10-01', 1);
  expect((await karteOf(deps, WARD)).years.map(({ year }) => year)).not.toContain(2022);
});
