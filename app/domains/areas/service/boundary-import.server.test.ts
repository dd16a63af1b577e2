import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { listShapes, seedDemoAreas } from '../service.server';
import { importBoundaries, planBoundaries } from './boundary-import.server';

let deps: TestDeps;
let staff: UserPrincipal;
beforeEach(async () => {
  deps = await createTestDeps();
  staff = await makeAccount(deps, 'staff');
  await seedDemoAreas(deps);
});
afterEach(async () => deps.db.destroy());

const INPUT = { from: '2026-04-01', source: '国土数値情報', property: '' };
const square = (x: number, y: number) => [
  [x, y],
  [x + 0.1, y],
  [x + 0.1, y + 0.1],
  [x, y + 0.1],
  [x, y],
];
const feature = (N03_007: string, ring: unknown) => ({
  type: 'Feature',
  properties: { N03_007 },
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const bytes = (...features: unknown[]) =>
  new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
const WARDS = bytes(
  feature('01107', square(141.2, 43)),
  feature('01101', square(141.3, 43)),
  feature('13101', square(139.7, 35.6)),
);
const reason = (what: Promise<unknown>) =>
  what.then(
    () => 'done',
    (error: { code: string; details?: { reason?: string } }) => error.details?.reason ?? error.code,
  );
const content = async () => ({
  boundaries: await deps.db.selectFrom('area_boundaries').selectAll().orderBy('id').execute(),
  audit: await deps.db.selectFrom('audit_log').selectAll().execute(),
});
const run = async (file = WARDS, input = INPUT) =>
  importBoundaries(deps, staff, input, file, (await planBoundaries(deps, staff, input, file)).digest);

test('the dry run says everything and changes nothing', async () => {
  const before = await content();
  const plan = await planBoundaries(deps, staff, INPUT, WARDS);
  expect(plan).toMatchObject({
    property: 'N03_007',
    bad: [],
    leftOut: [{ number: 3, value: '13101', why: 'unmatched' }],
  });
  expect(plan.matched.map(({ code, change }) => [code, change]).sort()).toEqual([
    ['011011', 'replaces'],
    ['011070', 'replaces'],
  ]);
  expect(await content()).toEqual(before);
});

test('shapes hold from the day on, earlier days keep theirs, and it is written down', async () => {
  expect(await run()).toEqual({ changed: 2, same: 0 });
  const earlier = await listShapes(deps, ['011070'], '2026-03-31');
  const later = await listShapes(deps, ['011070'], '2026-04-01');
  expect(earlier.get('011070')).toMatchObject({ approximate: true });
  expect(later.get('011070')).toEqual({
    shape: {
      type: 'Polygon',
      coordinates: [square(141.2, 43).map(([x, y]) => [Number(x?.toFixed(6)), Number(y?.toFixed(6))])],
    },
    approximate: false,
    source: '国土数値情報',
  });
  const { audit } = await content();
  expect(audit.map(({ action, details }) => [action, JSON.parse(details)])).toEqual([
    ['areas.boundaries-replaced', { count: 2, from: '2026-04-01', source: '国土数値情報' }],
  ]);
});

test('the same file again changes nothing, from that day or a later one', async () => {
  await run();
  const before = await content();
  expect(await run()).toEqual({ changed: 0, same: 2 });
  expect(await run(WARDS, { ...INPUT, from: '2030-01-01' })).toEqual({ changed: 0, same: 2 });
  expect(await content()).toEqual(before);
});

test('from an earlier day it lasts until the next one begins', async () => {
  await run();
  await run(bytes(feature('01107', square(141.25, 43))), { ...INPUT, from: '2020-01-01' });
  const at = async (day: string) =>
    (await listShapes(deps, ['011070'], day)).get('011070')?.shape.coordinates[0]?.[0];
  expect(await at('2026-03-31')).toEqual([141.25, 43]);
  expect(await at('2026-04-01')).toEqual([141.2, 43]);
});

test('one bad feature of a known area stops everything', async () => {
  const before = await content();
  const file = bytes(feature('01101', square(141.3, 43)), feature('01107', square(141.2, 43).slice(1)));
  expect((await planBoundaries(deps, staff, INPUT, file)).bad).toMatchObject([
    { number: 2, problem: 'unclosed' },
  ]);
  expect(await reason(run(file))).toBe('bad_features');
  expect(await content()).toEqual(before);
});

test('refusals', async () => {
  const other = bytes(feature('13101', square(139.7, 35.6)));
  expect(await reason(run(other))).toBe('nothing_matched');
  expect(await reason(importBoundaries(deps, staff, INPUT, WARDS, 'x'))).toBe('file_changed');
  expect(await reason(planBoundaries(deps, staff, INPUT, new Uint8Array([0x82, 0xa0])))).toBe('not_utf8');
  expect(await reason(planBoundaries(deps, staff, INPUT, new TextEncoder().encode('{}')))).toBe(
    'not_collection',
  );
  const member = await makeAccount(deps, 'facilitator');
  expect(await reason(planBoundaries(deps, member, INPUT, WARDS))).toBe('forbidden');
  expect(await reason(importBoundaries(deps, member, INPUT, WARDS, ''))).toBe('forbidden');
});
