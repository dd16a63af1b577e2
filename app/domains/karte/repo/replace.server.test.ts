import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDeps, type TestDeps } from '../../../../tests/factories/deps';
import type { Facility, PopulationSet } from '../model/types';
import { replaceFacilities, replacePopulation } from '../service.server';

let deps: TestDeps;
beforeEach(async () => {
  deps = await createTestDeps();
});
afterEach(() => deps.db.destroy());

const set = (over: Partial<PopulationSet> = {}): PopulationSet => ({
  kind: 'census',
  source: '国勢調査',
  referenceDate: '2020-10-01',
  fictional: false,
  cells: [
    { areaCode: '011070-03', sex: 'male', ageFrom: 0, ageTo: 4, value: 12 },
    { areaCode: '011070-03', sex: 'female', ageFrom: 90, ageTo: null, value: null },
  ],
  totals: [{ areaCode: '011070-03', population: 40, households: 20 }],
  ...over,
});
const replace = (one: PopulationSet) =>
  deps.db.transaction().execute((trx) => replacePopulation(trx, one, deps.clock.now()));

it('the same population a second time changes nothing', async () => {
  expect(await replace(set())).toEqual({ added: 3, changed: 0, removed: 0, unchanged: 0 });
  const before = await deps.db.selectFrom('karte_sets').selectAll().execute();
  deps.clock.advance(1000);
  expect(await replace(set())).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 3 });
  expect(await deps.db.selectFrom('karte_sets').selectAll().execute()).toEqual(before);
});

it('a corrected population replaces its own source and day alone', async () => {
  await replace(set());
  await replace(set({ referenceDate: '2015-10-01' }));
  await replace(set({ source: '別の資料' }));
  const corrected = set({ cells: [{ areaCode: '011070-03', sex: 'male', ageFrom: 0, ageTo: 4, value: 13 }] });
  expect(await replace(corrected)).toEqual({ added: 0, changed: 1, removed: 1, unchanged: 1 });
  const values = await deps.db.selectFrom('population').select('value').orderBy('value').execute();
  expect(values.map(({ value }) => value)).toEqual([null, null, 12, 12, 13]);
});

it('nothing is half replaced when the transaction fails', async () => {
  await replace(set());
  const failing = deps.db.transaction().execute(async (trx) => {
    await replacePopulation(trx, set({ cells: [] }), 1);
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await deps.db.selectFrom('population').selectAll().execute()).toHaveLength(2);
});

it('facilities keep their ids and order by reading', async () => {
  const one: Facility = {
    externalId: 'A1',
    municipalityCode: '011002',
    name: '琴似会館',
    kana: 'コトニカイカン',
    nameEn: '',
    type: '集会所',
    address: '西区琴似',
    lat: 43.07,
    lng: 141.3,
    areaCode: '011070-03',
    phone: '',
    url: '',
    note: '',
  };
  const about = { source: '公共施設一覧', referenceDate: '2026-04-01', fictional: false };
  const write = (facilities: Facility[]) =>
    deps.db.transaction().execute((trx) => replaceFacilities(trx, { ...about, facilities }, 1));
  expect(await write([one])).toMatchObject({ added: 1 });
  expect(await write([one])).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 1 });
  const [before] = await deps.db.selectFrom('facilities').selectAll().execute();
  expect(before).toMatchObject({ kana: 'ことにかいかん', sort_key: 'ことにかいかん' });
  expect(await write([{ ...one, phone: '011' }])).toMatchObject({ changed: 1 });
  const [after] = await deps.db.selectFrom('facilities').selectAll().execute();
  expect(after?.id).toBe(before?.id);
});

it('200,000 cells are written within seconds, with progress', { timeout: 60_000 }, async () => {
  const cells = Array.from({ length: 200_000 }, (_, i) => ({
    areaCode: `area-${Math.floor(i / 40)}`,
    sex: i % 2 ? ('male' as const) : ('female' as const),
    ageFrom: 5 * (Math.floor(i / 2) % 20),
    ageTo: null,
    value: i % 90,
  }));
  const seen: number[] = [];
  const replaced = await deps.db
    .transaction()
    .execute((trx) => replacePopulation(trx, set({ cells, totals: [] }), 1, (done) => void seen.push(done)));
  expect(replaced.added).toBe(200_000);
  expect(seen.at(-1)).toBe(200_000);
  expect(seen.length).toBeGreaterThan(10);
});
