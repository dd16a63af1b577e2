import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemoAccounts } from '~/domains/accounts/service/demo.server';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { createTestDeps, type TestDeps } from '../../../../tests/factories/deps';
import { getOrganisation, listMyOrganisations, searchOrganisations } from '../service.server';
import { seedDemoOrganisations } from './demo.server';

let deps: TestDeps;
let people: Awaited<ReturnType<typeof seedDemoAccounts>>;
beforeAll(async () => {
  deps = await createTestDeps();
  people = await seedDemoAccounts(deps, 'correct-horse-battery');
  await seedDemoAreas(deps);
});
afterAll(async () => deps.db.destroy());

const ANY = {
  words: '',
  type: null,
  area: null,
  field: null,
  need: null,
  offer: null,
  sort: 'kana',
  page: 1,
} as const;

it('fills the directory once, everything in it marked as fictional', async () => {
  expect((await seedDemoOrganisations(deps, people))?.size).toBe(400);
  expect(await seedDemoOrganisations(deps, people)).toBeNull();
  const { total, items } = await searchOrganisations(deps, { kind: 'anonymous' }, ANY);
  expect(total).toBe(400);
  expect(items.every(({ fictional }) => fictional)).toBe(true);
});

it('is found by name of the area, reading and need', async () => {
  const found = async (over: Partial<Omit<typeof ANY, 'words'>> & { words: string }) =>
    (await searchOrganisations(deps, { kind: 'anonymous' }, { ...ANY, ...over })).items.map(
      ({ name }) => name,
    );
  expect(await found({ words: 'ゆきどけひろば' })).toEqual(['NPO法人ゆきどけ広場']);
  expect(await found({ words: '二十四軒 冬の公園' })).toContain('二十四軒ひだまり連合町内会');
});

it('gives the two accounts organisations of one area, which talk about each other', async () => {
  const [npo] = await listMyOrganisations(deps, people.npo);
  const [rengo] = await listMyOrganisations(deps, people.facilitator);
  expect([npo?.role, rengo?.role]).toEqual(['owner', 'editor']);
  const [a, b] = await Promise.all([
    getOrganisation(deps, people.npo, npo?.id ?? ''),
    getOrganisation(deps, people.facilitator, rengo?.id ?? ''),
  ]);
  expect([a.homeArea, a.type, b.homeArea, b.type]).toEqual(['011070-03', 'npo', '011070-03', 'rengo']);
  const offered = new Set(b.offers.map(({ term }) => term));
  expect(a.needs.some(({ term }) => offered.has(term))).toBe(true);
});
