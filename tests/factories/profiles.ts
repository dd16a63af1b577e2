import fc from 'fast-check';
import {
  createPreparer,
  KIND_TEMPLATES,
  PROGRAMME_KINDS,
  type Profile,
  type ProgrammeSettings,
  type RankContext,
  type TermValues,
} from '~/domains/matching/model';
import { MEETING_TIMES, ORGANISATION_TYPES, TERMS, WORK_STYLES } from '~/domains/organisations/model';

export const NOW = Date.parse('2026-11-20T00:00:00Z');
export const CITY = '011002';
const AREAS = ['011070-03', '011070-04', '011011-01', '011070', '011011', CITY];
export const settings: ProgrammeSettings = KIND_TEMPLATES.network_grant.settings;

/** An organisation as the engine knows it; it has said nothing but what `over` says. */
export function profile(over: Partial<Profile> = {}): Profile {
  return {
    id: 'org_a',
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
  };
}

/** An open programme of the network grant on 2026-11-20, with nobody kept from anybody. */
export function context(over: Partial<RankContext> = {}): RankContext {
  return {
    settings,
    programme: { status: 'open', opensOn: null, closesOn: null },
    today: '2026-11-20',
    exclusions: new Map(),
    cityCodes: new Set([CITY]),
    now: NOW,
    year: 2026,
    ...over,
  };
}

/** A need for a term; urgency 1 (there is time) to 3 (at once). */
export const need = (term: string, urgency: 1 | 2 | 3 = 2, toDay: string | null = null) => ({
  term,
  urgency,
  fromDay: null,
  toDay,
});

const some = <T>(values: readonly T[], maxLength = 4) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });
export const anyProfile: fc.Arbitrary<Profile> = fc.record({
  id: fc.constantFrom('org_a', 'org_b', 'org_c', 'org_d', 'org_e', 'org_f'),
  type: fc.constantFrom(...ORGANISATION_TYPES),
  areas: some(AREAS, 3),
  homeArea: fc.option(fc.constantFrom('011070-03', '011011-01')),
  homeWard: fc.option(fc.constantFrom('011070', '011011')),
  lat: fc.option(fc.double({ min: 42.9, max: 43.2, noNaN: true })),
  lng: fc.option(fc.double({ min: 141.2, max: 141.5, noNaN: true })),
  fields: some([1, 2, 3, 4, 5]),
  offers: some(TERMS, 8),
  needs: fc.array(
    fc.record({
      term: fc.constantFrom(...TERMS),
      urgency: fc.constantFrom(1 as const, 2 as const, 3 as const),
      fromDay: fc.constant(null),
      toDay: fc.constantFrom(null, '2026-01-01', '2027-01-01'),
    }),
    { maxLength: 5 },
  ),
  styles: some(WORK_STYLES),
  times: some(MEETING_TIMES),
  languages: some(['ja', 'en', 'zh']),
  capacity: fc.option(fc.integer({ min: 0, max: 3 })),
  busy: fc.integer({ min: 0, max: 3 }),
  foundedYear: fc.constant(null),
  people: fc.constant(null),
  createdAt: fc.integer({ min: NOW - 400 * 86_400_000, max: NOW }),
  partners: some(['org_a', 'org_b', 'org_c'], 2),
  awards: some([2022, 2024, 2025, 2026], 3),
  exposure: fc.integer({ min: 0, max: 200 }),
});
const weight = fc.double({ min: 0, max: 10, noNaN: true });
const strength = fc.double({ min: 0, max: 1, noNaN: true });
export const anySettings: fc.Arbitrary<ProgrammeSettings> = fc
  .record({
    kind: fc.constantFrom(...PROGRAMME_KINDS),
    weights: fc.record({
      needs: weight,
      field: weight,
      distance: weight,
      time: weight,
      style: weight,
      past: weight,
      language: weight,
    }),
    damping: fc.record({ exposure: strength, awards: strength, newcomers: strength }),
    area: fc.constantFrom('any' as const, 'shared' as const, 'new' as const),
    respectCapacity: fc.boolean(),
  })
  .map(({ kind, ...over }) => ({ ...KIND_TEMPLATES[kind].settings, ...over }));
export const unit = fc.double({ min: 0, max: 1, noNaN: true });
export const anyValues: fc.Arbitrary<TermValues> = fc.record({
  needs: fc.option(unit),
  field: fc.option(unit),
  distance: fc.option(unit),
  time: fc.option(unit),
  style: fc.option(unit),
  past: fc.option(unit),
  language: fc.option(unit),
});
export const prepared = (...profiles: Profile[]) => {
  const prepare = createPreparer(context());
  return profiles.map((one) => prepare(one)) as ReturnType<typeof prepare>[];
};
/** Two organisations made ready for comparing. */
export const pair = (a: Profile, b: Profile) =>
  prepared(a, b) as [
    ReturnType<ReturnType<typeof createPreparer>>,
    ReturnType<ReturnType<typeof createPreparer>>,
  ];
