import { expect, test } from 'vitest';
import {
  createPreparer,
  type Exclusion,
  indexExclusions,
  KIND_TEMPLATES,
  type Profile,
  type RuleContext,
} from '../model';
import { whyNever } from './why-never';

const prepare = createPreparer({ today: '2026-11-28', cityCodes: new Set(['011002']) });
const one = (id: string, over: Partial<Profile> = {}) =>
  prepare({
    id,
    type: 'npo',
    areas: [],
    homeArea: null,
    homeWard: null,
    lat: null,
    lng: null,
    fields: [],
    offers: [],
    needs: [],
    styles: [],
    times: [],
    languages: [],
    capacity: null,
    busy: 0,
    foundedYear: null,
    people: null,
    createdAt: 0,
    partners: [],
    awards: [],
    exposure: 0,
    ...over,
  });
const context = (area: 'any' | 'shared' = 'any', exclusions: Exclusion[] = []): RuleContext => ({
  settings: {
    ...KIND_TEMPLATES.network_grant.settings,
    pairing: { first: ['npo'], second: ['chonaikai'] },
    area,
    respectCapacity: true,
  },
  programme: { status: 'open', opensOn: null, closesOn: null },
  today: '2026-11-28',
  exclusions: indexExclusions(exclusions),
});
const full = { capacity: 1, busy: 1 };
const town = { type: 'chonaikai' as const };

test('each reason by its name', () => {
  const npo = one('a');
  const hall = one('b', town);
  expect(whyNever(npo, [npo, hall], [])).toEqual({ code: 'no_programme' });
  expect(whyNever(one('c', { type: 'school' }), [npo, hall], [context()])).toEqual({ code: 'pairing' });
  expect(whyNever(npo, [npo], [context()])).toEqual({ code: 'alone' });
  expect(whyNever(npo, [npo, hall], [context()])).toEqual({ code: 'behind' });
});

test('rules are counted by pairs, the one that leaves out most first', () => {
  const npo = one('a', { areas: ['011070'] });
  const far = ['b', 'c'].map((id) => one(id, { ...town, areas: ['011029'] }));
  const busy = one('d', { ...town, ...full });
  const blocking = one('e', town);
  const exclusions: Exclusion[] = [{ a: 'e', b: 'a', kind: 'blocked' }];
  const everybody = [npo, ...far, busy, blocking];
  expect(whyNever(npo, everybody, [context('shared', exclusions)])).toEqual({
    code: 'rules',
    rules: [
      { rule: 'area', side: null, pairs: 2 },
      { rule: 'capacity', side: 'other', pairs: 1 },
      { rule: 'blocked', side: 'other', pairs: 1 },
    ],
  });
  expect(whyNever(one('a', full), everybody, [context()])).toEqual({
    code: 'rules',
    rules: [{ rule: 'capacity', side: 'own', pairs: 4 }],
  });
});

test('one programme in which a partner is left is enough to be behind others', () => {
  const npo = one('a', { areas: ['011070'] });
  const far = one('b', { ...town, areas: ['011029'] });
  expect(whyNever(npo, [npo, far], [context('shared'), context('any')])).toEqual({ code: 'behind' });
});
