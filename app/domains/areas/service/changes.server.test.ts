import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ANONYMOUS, type UserPrincipal } from '~/domains/accounts/model';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import type { AddAreaInput, ChangeAreaInput } from '../schema';
import { findArea, listAreas, seedDemoAreas } from '../service.server';
import { addArea, changeArea, closeArea, reopenArea } from './changes.server';

let deps: TestDeps;
let staff: UserPrincipal;
beforeEach(async () => {
  deps = await createTestDeps();
  staff = await makeAccount(deps, 'staff');
  await seedDemoAreas(deps);
});
afterEach(async () => deps.db.destroy());

const WEST: ChangeAreaInput = {
  name: '西町南',
  kana: 'にしまちみなみ',
  parentCode: '011070',
  middle: null,
  from: '2027-04-01',
};
const NEW: AddAreaInput = { ...WEST, kind: 'centre', code: '011070-09' };
const reason = (what: Promise<unknown>) =>
  what.then(
    () => 'done',
    (error: { code: string; details?: { reason?: string } }) => error.details?.reason ?? error.code,
  );
const audit = async () =>
  (await deps.db.selectFrom('audit_log').select(['action', 'details']).execute()).map((row) => ({
    action: row.action,
    ...(JSON.parse(row.details) as Record<string, unknown>),
  }));

describe('a name from a day on', () => {
  test('earlier days keep the old one', async () => {
    await changeArea(deps, staff, '011070-04', WEST);
    expect(await findArea(deps, '011070-04', '2027-03-31')).toMatchObject({
      name: '西町',
      validTo: '2027-03-31',
    });
    expect(await findArea(deps, '011070-04', '2027-04-01')).toMatchObject({ name: '西町南', validTo: null });
    expect(await audit()).toEqual([
      { action: 'areas.changed', name: '西町南', before: '西町', code: '011070-04', from: '2027-04-01' },
    ]);
  });
  test('the same again changes nothing and is not written down twice', async () => {
    await changeArea(deps, staff, '011070-04', WEST);
    await changeArea(deps, staff, '011070-04', { ...WEST, from: '2028-01-01' });
    expect(await audit()).toHaveLength(1);
    expect(
      await deps.db.selectFrom('areas').selectAll().where('code', '=', '011070-04').execute(),
    ).toHaveLength(2);
  });
  test('from its very first day it is a correction', async () => {
    await changeArea(deps, staff, '011070-04', { ...WEST, from: '2004-04-01' });
    expect(await findArea(deps, '011070-04', '2004-04-01')).toMatchObject({ name: '西町南' });
    expect(
      await deps.db.selectFrom('areas').selectAll().where('code', '=', '011070-04').execute(),
    ).toHaveLength(1);
  });
  test('not before there was an area, nor in a place its code denies', async () => {
    expect(await reason(changeArea(deps, staff, '011070-04', { ...WEST, from: '1990-01-01' }))).toBe(
      'not_valid_then',
    );
    expect(await reason(changeArea(deps, staff, '011070-04', { ...WEST, parentCode: '011011' }))).toBe(
      'parent_code',
    );
    expect(await reason(changeArea(deps, staff, '011070-99', WEST))).toBe('not_found');
  });
});

describe('a new area', () => {
  test('holds from its day on', async () => {
    await addArea(deps, staff, NEW);
    expect(await findArea(deps, NEW.code, '2027-03-31')).toBeNull();
    expect(await findArea(deps, NEW.code, '2027-04-01')).toMatchObject({ name: '西町南', kind: 'centre' });
  });
  test.each([
    ['code_form', { code: '011070' }],
    ['code_taken', { code: '011070-04' }],
    ['parent_code', { parentCode: '011011' }],
    ['no_parent', { code: '011070-77-01', kind: 'rengo', parentCode: '011070-77' }],
    ['no_parent', { from: '1990-01-01' }],
    ['parent_code', { kind: 'city', code: '131016', parentCode: '011002' }],
  ] as [string, Partial<AddAreaInput>][])('is refused: %s', async (why, over) => {
    expect(await reason(addArea(deps, staff, { ...NEW, ...over }))).toBe(why);
    expect(await audit()).toEqual([]);
  });
});

describe('an end', () => {
  test('lets the area go after its last day, and can be taken back', async () => {
    await closeArea(deps, staff, '011070-04', '2027-03-31');
    expect(
      (await listAreas(deps, { parentCode: '011070', on: '2027-04-01' })).map(({ name }) => name),
    ).not.toContain('西町');
    expect(await findArea(deps, '011070-04', '2027-03-31')).not.toBeNull();
    await reopenArea(deps, staff, '011070-04');
    expect(await findArea(deps, '011070-04', '2030-01-01')).not.toBeNull();
    expect((await audit()).map(({ action }) => action)).toEqual(['areas.closed', 'areas.reopened']);
  });
  test('not while areas inside go on, nor before what is known of later', async () => {
    expect(await reason(closeArea(deps, staff, '011070', '2027-03-31'))).toBe('has_parts');
    await changeArea(deps, staff, '011070-04', WEST);
    expect(await reason(closeArea(deps, staff, '011070-04', '2026-12-31'))).toBe('later_states');
  });
});

test('only staff change areas', async () => {
  const others = [ANONYMOUS, await makeAccount(deps, 'facilitator'), await makeAccount(deps, 'member')];
  for (const who of others) {
    expect(await reason(addArea(deps, who, NEW))).toBe('forbidden');
    expect(await reason(changeArea(deps, who, '011070-04', WEST))).toBe('forbidden');
    expect(await reason(closeArea(deps, who, '011070-04', '2027-03-31'))).toBe('forbidden');
    expect(await reason(reopenArea(deps, who, '011070-04'))).toBe('forbidden');
  }
});
