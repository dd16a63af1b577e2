import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { boxAround } from '../model';
import { listShapes, seedDemoAreas } from '../service.server';
import { importBoundaries, planBoundaries } from './boundary-import.server';
import { addArea, closeArea, reopenArea } from './changes.server';
import { redrawApproximate } from './redraw.server';

let deps: TestDeps;
let staff: UserPrincipal;
beforeEach(async () => {
  deps = await createTestDeps();
  staff = await makeAccount(deps, 'staff');
  await seedDemoAreas(deps);
});
afterEach(async () => deps.db.destroy());

const boundaries = () => deps.db.selectFrom('area_boundaries').selectAll().orderBy('id').execute();
const shapeOf = async (code: string, day: string) => (await listShapes(deps, [code], day)).get(code);

test('drawing again changes nothing', async () => {
  const before = await boundaries();
  await deps.db.transaction().execute((trx) => redrawApproximate(trx, '2026-04-01'));
  expect(await boundaries()).toEqual(before);
});

test('cells of a surveyed ward lie inside it from that day on, those of others stay', async () => {
  const ring = [
    [141.26, 43.06],
    [141.33, 43.06],
    [141.33, 43.11],
    [141.26, 43.11],
    [141.26, 43.06],
  ];
  const file = new TextEncoder().encode(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { code: '01107' },
          geometry: { type: 'Polygon', coordinates: [ring] },
        },
      ],
    }),
  );
  const input = { from: '2026-04-01', source: '試験', property: '' };
  const north = await shapeOf('011029-05', '2026-04-01');
  await importBoundaries(deps, staff, input, file, (await planBoundaries(deps, staff, input, file)).digest);
  const cell = await shapeOf('011070-07', '2026-04-01');
  expect(cell?.approximate).toBe(true);
  const box = boxAround([cell?.shape ?? null]);
  expect(box?.west).toBeGreaterThanOrEqual(141.26);
  expect(box?.south).toBeGreaterThanOrEqual(43.06);
  expect(boxAround([(await shapeOf('011070-07', '2026-03-31'))?.shape ?? null])?.west).toBeLessThan(141.26);
  expect(await shapeOf('011029-05', '2026-04-01')).toEqual(north);
});

test('a new centre gets a cell and takes it from its neighbours; its end gives it back', async () => {
  const middle = { lat: 43.078, lng: 141.29 };
  const before = await shapeOf('011070-04', '2027-04-01');
  const facts = { name: '西町南', kana: '', parentCode: '011070', middle, from: '2027-04-01' };
  await addArea(deps, staff, { ...facts, kind: 'centre', code: '011070-09' });
  expect(await shapeOf('011070-09', '2027-04-01')).toMatchObject({ approximate: true });
  const neighbour = await shapeOf('011070-04', '2027-04-01');
  expect(neighbour?.shape).not.toEqual(before?.shape);
  expect(await shapeOf('011070-04', '2027-03-31')).toEqual(before);
  await closeArea(deps, staff, '011070-09', '2030-03-31');
  expect(await shapeOf('011070-04', '2030-04-01')).toEqual(before);
  await reopenArea(deps, staff, '011070-09');
  expect(await shapeOf('011070-04', '2030-04-01')).toEqual(neighbour);
});
