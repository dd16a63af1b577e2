import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { karteSearch, readKarteOptions } from '~/domains/karte/schema';
import { karteOf, seedDemoKarte } from '~/domains/karte/service.server';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { seedDemoAreas } from '../service.server';
import { addArea, changeArea, closeArea } from './changes.server';
import { findAreaEver, openArea } from './standing.server';

const CODE = '011070-04';
const LAST = '2026-03-31';

let deps: TestDeps;
let staff: UserPrincipal;
beforeEach(async () => {
  deps = await createTestDeps();
  staff = await makeAccount(deps, 'staff');
  await seedDemoAreas(deps);
});
afterEach(async () => deps.db.destroy());

const on = (day: string) => readKarteOptions(new URLSearchParams({ on: day }));

describe('an area that ended', () => {
  beforeEach(async () => closeArea(deps, staff, CODE, LAST));

  it('says on which day, is shown as of it, and names what lies there now', async () => {
    const opened = await openArea(deps, CODE);
    expect(opened?.area.name).toBe('西町');
    expect(opened?.standing).toMatchObject({ state: 'ended', day: LAST, turn: LAST, approximate: true });
    const names = opened?.standing.followedBy.map(({ name }) => name) ?? [];
    expect(names).not.toContain('西町');
    // Its neighbours' cells, drawn anew from the day after, are what took its place.
    expect(names).toEqual(expect.arrayContaining(['西野', '発寒']));
    expect(opened?.standing.followedBy.every(({ kind }) => kind === 'centre')).toBe(true);
  });

  it('is shown as of an earlier day that is asked for, and as of its last for a later one', async () => {
    expect((await openArea(deps, CODE, '2020-01-01'))?.standing).toMatchObject({
      state: 'ended',
      day: '2020-01-01',
      turn: LAST,
    });
    expect((await openArea(deps, CODE, '2026-06-01'))?.standing.day).toBe(LAST);
    expect((await findAreaEver(deps, CODE))?.name).toBe('西町');
  });

  it('has a karte with what lay around it, the figures of today around it, and its day in every link', async () => {
    await seedDemoKarte(deps);
    const view = await karteOf(deps, CODE);
    expect(view.standing).toMatchObject({ state: 'ended', day: LAST });
    expect(view.path.map(({ name }) => name)).toEqual(['札幌市', '西区']);
    expect(view.figuresOf.name).toBe('西区');
    expect(karteSearch(view.options)).toBe(`?on=${LAST}`);
    const ward = await karteOf(deps, '011070', on(LAST));
    expect(ward.inside.map(({ code }) => code)).toContain(CODE);
    expect((await karteOf(deps, '011070')).inside.map(({ code }) => code)).not.toContain(CODE);
  });

  it('tells nothing by another day that today keeps secret', async () => {
    await seedDemoKarte(deps);
    for (const code of ['011002', '011070', '011070-03', '011061-09']) {
      const [now, then] = [await karteOf(deps, code), await karteOf(deps, code, on('2025-01-01'))];
      expect(then.years).toEqual(now.years);
      expect(then.courses).toEqual(now.courses);
    }
    // Its own numbers beside those of the areas that remain would be the difference of two sums.
    const ended = await karteOf(deps, CODE, on('2025-01-01'));
    expect(ended.years).toEqual((await karteOf(deps, '011070')).years);
  });
});

describe('an area that goes on', () => {
  it('is as it was on the day asked for', async () => {
    const middle = { lat: 43.07, lng: 141.29 };
    await changeArea(deps, staff, CODE, {
      name: '西町南',
      kana: 'にしまちみなみ',
      parentCode: '011070',
      middle,
      from: '2020-04-01',
    });
    const before = await karteOf(deps, CODE, on('2019-01-01'));
    expect(before.area.name).toBe('西町');
    expect(before.standing).toMatchObject({ state: 'other', day: '2019-01-01', followedBy: [] });
    const now = await karteOf(deps, CODE);
    expect(now.area.name).toBe('西町南');
    expect(now.standing.state).toBe('today');
    expect(karteSearch(now.options)).toBe('');
  });

  it('is shown as of its first day where an earlier one is asked for', async () => {
    expect((await openArea(deps, CODE, '1990-01-01'))?.standing).toMatchObject({
      state: 'other',
      day: '2004-04-01',
    });
  });
});

it('an area that has yet to begin says from when, and a code nobody had is unknown', async () => {
  await addArea(deps, staff, {
    kind: 'centre',
    code: '011070-09',
    name: '西町北',
    kana: 'にしまちきた',
    parentCode: '011070',
    middle: null,
    from: '2035-04-01',
  });
  expect((await openArea(deps, '011070-09'))?.standing).toMatchObject({
    state: 'begins',
    day: '2035-04-01',
    turn: '2035-04-01',
  });
  expect(await openArea(deps, '011070-98')).toBeNull();
  expect(await findAreaEver(deps, '011070-98')).toBeNull();
});

it('a day that is none falls back to today', () => {
  expect(on('2026-02-31').on).toBe('');
  expect(on('きのう').on).toBe('');
});
