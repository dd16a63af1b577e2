import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MEETING_TIMES, ORGANISATION_TYPES, TERMS, WORK_STYLES } from '~/domains/organisations/model';
import {
  compareProfiles,
  createPreparer,
  directedFit,
  type Exclusion,
  explainTerms,
  FIT_TERMS,
  failuresOf,
  harmonicMean,
  indexExclusions,
  isEligible,
  KIND_TEMPLATES,
  LIFT,
  NEUTRAL,
  PROGRAMME_KINDS,
  type Profile,
  type ProgrammeSettings,
  pairFit,
  programmeSettings,
  quickFit,
  type RankContext,
  raisesFor,
  scoreOf,
  standingOf,
  type TermValues,
  termsOf,
  typesSoughtBy,
} from './index';

const NOW = Date.parse('2026-11-20T00:00:00Z');
const CITY = '011002';
const AREAS = ['011070-03', '011070-04', '011011-01', '011070', '011011', CITY];
const settings: ProgrammeSettings = KIND_TEMPLATES.network_grant.settings;

function profile(over: Partial<Profile> = {}): Profile {
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

function context(over: Partial<RankContext> = {}): RankContext {
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

const need = (term: string, urgency: 1 | 2 | 3 = 2, toDay: string | null = null) => ({
  term,
  urgency,
  fromDay: null,
  toDay,
});

const some = <T>(values: readonly T[], maxLength = 4) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const anyProfile: fc.Arbitrary<Profile> = fc.record({
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
const anySettings: fc.Arbitrary<ProgrammeSettings> = fc
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
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const anyValues: fc.Arbitrary<TermValues> = fc.record({
  needs: fc.option(unit),
  field: fc.option(unit),
  distance: fc.option(unit),
  time: fc.option(unit),
  style: fc.option(unit),
  past: fc.option(unit),
  language: fc.option(unit),
});
const prepared = (...profiles: Profile[]) => {
  const prepare = createPreparer(context());
  return profiles.map((one) => prepare(one)) as ReturnType<typeof prepare>[];
};
const pair = (a: Profile, b: Profile) =>
  prepared(a, b) as [
    ReturnType<ReturnType<typeof createPreparer>>,
    ReturnType<ReturnType<typeof createPreparer>>,
  ];

describe('the mean of both directions', () => {
  test('is symmetric, within 0 and 1, and never above the better side nor far above the worse', () => {
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const mean = harmonicMean(a, b);
        expect(mean).toBe(harmonicMean(b, a));
        expect(mean).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-12);
        expect(mean).toBeLessThanOrEqual(Math.min(Math.max(a, b), 2 * Math.min(a, b)) + 1e-12);
      }),
    );
  });

  test('the fit of a pair is the same from both sides, also where many are compared', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, anySettings, (a, b, { weights }) => {
        const [one, two] = pair(a, b);
        const fit = pairFit(termsOf(one, two), weights);
        expect(pairFit(termsOf(two, one), weights)).toBeCloseTo(fit, 12);
        expect(quickFit(one, two, weights)).toBeCloseTo(fit, 12);
        expect(fit).toBeGreaterThanOrEqual(0);
        expect(fit).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('terms', () => {
  test('a better term never makes a worse fit', () => {
    fc.assert(
      fc.property(
        anyValues,
        anyValues,
        anySettings,
        fc.constantFrom(...FIT_TERMS),
        unit,
        (own, other, { weights }, term, better) => {
          const raised = Math.max(own[term] ?? NEUTRAL, better);
          const before = pairFit({ own, other }, weights);
          expect(pairFit({ own: { ...own, [term]: raised }, other }, weights)).toBeGreaterThanOrEqual(
            before - 1e-12,
          );
        },
      ),
    );
  });

  test('what is unknown counts as neither good nor bad', () => {
    fc.assert(
      fc.property(anyValues, anySettings, fc.constantFrom(...FIT_TERMS), (values, { weights }, term) => {
        const unknown = directedFit({ ...values, [term]: null }, weights);
        expect(unknown).toBe(directedFit({ ...values, [term]: NEUTRAL }, weights));
        expect(directedFit({ ...values, [term]: 1 }, weights)).toBeGreaterThanOrEqual(unknown - 1e-12);
        expect(directedFit({ ...values, [term]: 0 }, weights)).toBeLessThanOrEqual(unknown + 1e-12);
      }),
    );
    const [silent, other] = pair(
      profile(),
      profile({ id: 'org_b', offers: ['hall'], fields: [1], times: ['weekend_day'] }),
    );
    expect(Object.values(termsOf(silent, other).own)).toEqual(FIT_TERMS.map(() => null));
    expect(pairFit(termsOf(silent, other), settings.weights)).toBe(NEUTRAL);
  });

  test('needs are weighed by urgency; what is over does not count', () => {
    const a = profile({ needs: [need('hall', 3), need('design', 1), need('food', 3, '2026-01-01')] });
    const [asking, giving] = pair(a, profile({ id: 'org_b', offers: ['hall', 'food'] }));
    expect(termsOf(asking, giving).own.needs).toBe(3 / 4);
    expect(termsOf(asking, giving).other.needs).toBeNull();
  });

  test.each([
    [['011070-03'], ['011070-03'], 1],
    [['011070'], ['011070-03'], 0.8],
    [['011070-03'], ['011070-04'], 0.5],
    [[CITY], ['011070-04'], 0.6],
    [['011011-01'], ['011070-04'], 0],
    [[], ['011070-04'], null],
  ])('areas %j and %j fit %s', (areas, others, value) => {
    const [a, b] = pair(profile({ areas }), profile({ id: 'org_b', areas: others }));
    expect(termsOf(a, b).own.distance).toBe(value);
  });

  test('addresses three kilometres apart fit by half', () => {
    const [a, b] = pair(
      profile({ lat: 43.06, lng: 141.35 }),
      profile({ id: 'org_b', lat: 43.06 + 3 / 111.195, lng: 141.35 }),
    );
    expect(termsOf(a, b).own.distance).toBeCloseTo(0.5, 3);
  });
});

describe('hard rules', () => {
  test('nobody whom a rule leaves out is ever suggested, whatever the fit, and everybody else can be', () => {
    const exclusions: fc.Arbitrary<Exclusion[]> = fc.array(
      fc.record({
        a: fc.constantFrom('org_a', 'org_b', 'org_c'),
        b: fc.constantFrom('org_a', 'org_b', 'org_d'),
        kind: fc.constantFrom('blocked' as const, 'conflict' as const),
      }),
      { maxLength: 3 },
    );
    const all = fc.uniqueArray(anyProfile, { selector: ({ id }) => id, minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(all, anySettings, exclusions, fc.boolean(), (profiles, rules, apart, open) => {
        const here = context({
          settings: rules,
          exclusions: indexExclusions(apart),
          programme: { status: open ? 'open' : 'closed', opensOn: null, closesOn: null },
        });
        const comparison = compareProfiles(profiles, here);
        const own = profiles[0] as Profile;
        const best = comparison.bestFor(own.id, 10);
        const shown = new Set(best.map(({ id }) => id));
        for (const { id } of profiles) {
          const one = comparison.get(own.id)?.prepared;
          const other = comparison.get(id)?.prepared;
          if (!one || !other) throw new Error('lost');
          const failures = failuresOf(one, other, here);
          expect(isEligible(one, other, here)).toBe(failures.length === 0);
          expect(shown.has(id)).toBe(failures.length === 0);
          // Nobody sees somebody who can't see them.
          expect(isEligible(other, one, here)).toBe(failures.length === 0);
        }
        for (const { score, fit } of best) {
          expect(score >= 0 && score <= 1 && fit >= 0 && fit <= 1).toBe(true);
        }
        expect(best.map(({ score }) => score)).toEqual(best.map(({ score }) => score).sort((a, b) => b - a));
        expect(comparison.bestFor(own.id, 2)).toEqual(best.slice(0, 2));
      }),
      { numRuns: 300 },
    );
  });

  test('every rule is named, and all that fail are listed in order', () => {
    const full = profile({ capacity: 1, busy: 1 });
    const same = profile({ id: 'org_b', type: 'npo', capacity: 2, busy: 2 });
    const [a, b] = pair(full, same);
    const exclusions = indexExclusions([
      { a: 'org_b', b: 'org_a', kind: 'blocked' },
      { a: 'org_a', b: 'org_b', kind: 'conflict' },
    ]);
    const here = context({
      exclusions,
      programme: { status: 'open', opensOn: null, closesOn: '2026-11-19' },
    });
    expect(failuresOf(a, b, here)).toEqual([
      { rule: 'pairing', side: null },
      { rule: 'period', side: null },
      { rule: 'capacity', side: 'own' },
      { rule: 'capacity', side: 'other' },
      { rule: 'blocked', side: 'other' },
      { rule: 'conflict', side: null },
    ]);
    expect(failuresOf(a, a, here)[0]).toEqual({ rule: 'self', side: null });
  });

  test.each([
    ['shared', ['011070-03'], ['011070-04'], true],
    ['shared', ['011070-03'], ['011011-01'], false],
    ['shared', [], ['011011-01'], true],
    ['new', ['011070-03'], ['011070-03'], false],
    ['new', ['011070'], ['011070-03'], false],
    ['new', ['011011-01'], ['011070-03'], true],
    ['new', [CITY], ['011070-03'], true],
  ] as const)('area %s: %j with %j is allowed: %s', (area, npo, chonaikai, allowed) => {
    const [a, b] = pair(
      profile({ areas: npo }),
      profile({ id: 'org_b', type: 'chonaikai', areas: chonaikai, homeArea: chonaikai[0] ?? null }),
    );
    const here = context({ settings: { ...settings, area } });
    const failures = allowed ? [] : [{ rule: 'area', side: null }];
    expect(failuresOf(a, b, here)).toEqual(failures);
    expect(failuresOf(b, a, here)).toEqual(failures);
  });

  test('a type is told whom it can find', () => {
    expect(typesSoughtBy('chonaikai', settings.pairing)).toEqual(['npo']);
    expect(typesSoughtBy('students', settings.pairing)).toEqual([]);
  });
});

describe('standing', () => {
  test('keeps scores between 0 and 1 and the order of fits', () => {
    fc.assert(
      fc.property(anyProfile, anySettings, unit, unit, (one, { damping }, low, high) => {
        const [p] = prepared(one);
        if (!p) throw new Error('lost');
        const standing = standingOf(p, damping, { now: NOW, year: 2026 });
        const [a, b] = [Math.min(low, high), Math.max(low, high)];
        const scores = [scoreOf(a, standing), scoreOf(b, standing)] as const;
        expect(scores[0]).toBeGreaterThanOrEqual(0);
        expect(scores[1]).toBeLessThanOrEqual(1);
        expect(scores[0]).toBeLessThanOrEqual(scores[1] + 1e-12);
      }),
    );
  });

  test('the more often shown and the more often awarded, the lower; a newcomer is lifted', () => {
    const damping = { exposure: 0.5, awards: 0.5, newcomers: 1 };
    const score = (over: Partial<Profile>) => {
      const [p] = prepared(profile(over));
      return p ? scoreOf(0.6, standingOf(p, damping, { now: NOW, year: 2026 })) : 0;
    };
    expect(score({})).toBe(0.6);
    expect(score({ exposure: 10 })).toBeCloseTo(0.45);
    expect(score({ exposure: 40 })).toBeLessThan(score({ exposure: 10 }));
    expect(score({ awards: [2026] })).toBeLessThan(score({ awards: [2022] }));
    expect(score({ awards: [2026, 2025] })).toBeLessThan(score({ awards: [2026] }));
    expect(score({ createdAt: NOW })).toBeCloseTo(0.6 + LIFT * 0.4);
    expect(score({ createdAt: NOW, awards: [2022] })).toBeLessThan(0.6);
  });
});

describe('explanations', () => {
  const weights = settings.weights;
  const look = (a: Profile, b: Profile) => {
    const [own, other] = pair(a, b);
    const terms = termsOf(own, other);
    return { own, other, terms, weights };
  };

  test('tell each weighed term once, needs from both sides, unknown ones as unknown', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const sentences = explainTerms(look(a, b));
        expect(sentences).toHaveLength(FIT_TERMS.length + 1);
        for (const { value, code } of sentences) expect(code.startsWith('unknown')).toBe(value === null);
      }),
    );
    const sentences = explainTerms(
      look(
        profile({ needs: [need('hall'), need('design')], fields: [2], areas: ['011070-03'] }),
        profile({ id: 'org_b', offers: ['hall'], fields: [2, 3], areas: ['011070-03'] }),
      ),
    );
    expect(sentences[0]).toMatchObject({
      direction: 'own',
      code: 'met',
      count: 1,
      total: 2,
      items: ['hall'],
    });
    expect(sentences[1]).toMatchObject({ direction: 'other', code: 'unknown_needs' });
    expect(sentences[2]).toMatchObject({ term: 'field', code: 'common', items: ['2'] });
    expect(sentences[3]).toMatchObject({ term: 'distance', code: 'area' });
  });

  test('what would raise it is only what the reader can write, and it would raise it', () => {
    const other = profile({
      id: 'org_b',
      offers: ['hall'],
      needs: [need('design'), need('web_sns')],
      fields: [3],
    });
    expect(raisesFor(look(profile(), other)).map(({ code }) => code)).toEqual([
      'write_fields',
      'write_needs',
      'write_offers',
    ]);
    const known = raisesFor(look(profile({ needs: [need('hall')], offers: ['design'], fields: [3] }), other));
    expect(known).toMatchObject([{ code: 'offer_terms', items: ['web_sns'] }]);
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        for (const { gain } of raisesFor(look(a, b))) expect(gain).toBeGreaterThan(0);
      }),
    );
    expect(raisesFor(look(profile(), profile({ id: 'org_b' }))).map(({ code }) => code)).toEqual([]);
  });
});

test.each(PROGRAMME_KINDS)('the template of %s keeps the rules of settings', (kind) => {
  const { settings: template } = KIND_TEMPLATES[kind];
  expect(programmeSettings.parse(template)).toEqual(template);
  expect(new Set(template.form.map(({ key }) => key)).size).toBe(template.form.length);
  expect(template.remindDays).toBeLessThan(template.replyDays);
});
