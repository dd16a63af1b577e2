import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDeps, type TestDeps } from '../../../tests/factories/deps';
import { findArea, listAreas, listShapes, seedDemoAreas } from './service.server';

let deps: TestDeps;
beforeEach(async () => {
  deps = await createTestDeps();
  await seedDemoAreas(deps);
});
afterEach(async () => deps.db.destroy());

describe('areas of the demo', () => {
  test('city, ten wards, 87 centres, one 連合町内会, in kana order', async () => {
    const all = await listAreas(deps);
    expect(all.length).toBe(1 + 10 + 87 + 1);
    const wards = await listAreas(deps, { kind: 'ward' });
    expect(wards.map(({ name }) => name)).toEqual([
      '厚別区',
      '北区',
      '清田区',
      '白石区',
      '中央区',
      '手稲区',
      '豊平区',
      '西区',
      '東区',
      '南区',
    ]);
    const west = await listAreas(deps, { parentCode: '011070' });
    expect(west.map(({ name }) => name)).toEqual([
      '琴似二十四軒',
      '西野',
      '西町',
      '八軒',
      '八軒中央',
      '発寒',
      '発寒北',
      '山の手',
    ]);
    expect(await listAreas(deps, { parentCode: null })).toMatchObject([{ code: '011002', name: '札幌市' }]);
  });

  test('the 連合町内会 lies in its centre', async () => {
    const rengo = await findArea(deps, '011070-03-01');
    expect(rengo).toMatchObject({ name: '二十四軒連合町内会', kind: 'rengo', parentCode: '011070-03' });
    expect(await findArea(deps, '011070-03')).toMatchObject({ name: '琴似二十四軒', parentCode: '011070' });
  });

  test('everything has a shape that says it is approximate and where it is from', async () => {
    const codes = (await listAreas(deps)).map(({ code }) => code);
    const shapes = await listShapes(deps, codes);
    expect([...shapes.keys()].sort()).toEqual(codes.sort());
    expect([...shapes.values()].every(({ approximate, source }) => approximate && source !== '')).toBe(true);
  });

  test('nothing is known of the days before, nor of a code nobody has', async () => {
    expect(await listAreas(deps, { on: '2004-03-31' })).toEqual([]);
    expect((await listAreas(deps, { on: '2004-04-01' })).length).toBe(99);
    expect(await findArea(deps, '011070-03', '1999-01-01')).toBeNull();
    expect(await findArea(deps, '011070-99')).toBeNull();
    expect((await listShapes(deps, ['011070-03', 'x'], '1999-01-01')).size).toBe(0);
  });

  test('seeding again changes nothing', async () => {
    await seedDemoAreas(deps);
    expect((await listAreas(deps)).length).toBe(99);
  });
});
