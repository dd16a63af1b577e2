import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyProfile,
  anySettings,
  CITY,
  context,
  pair,
  profile,
  settings,
} from '../../../../tests/factories/profiles';
import {
  compareProfiles,
  type Exclusion,
  failuresOf,
  indexExclusions,
  isEligible,
  isOpenOn,
  type Profile,
  typesSoughtBy,
} from './index';

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

  test.each([
    ['draft', null, null, false],
    ['closed', null, null, false],
    ['open', null, null, true],
    ['open', '2026-11-20', '2026-11-20', true],
    ['open', '2026-11-21', null, false],
    ['open', null, '2026-11-19', false],
  ] as const)(
    'a programme that is %s from %s to %s takes part on its days: %s',
    (status, opensOn, closesOn, open) => {
      expect(isOpenOn({ status, opensOn, closesOn }, '2026-11-20')).toBe(open);
    },
  );

  test('who has said nothing of its capacity is never full, and a programme may look past it', () => {
    const [silent, full] = pair(
      profile({ busy: 9 }),
      profile({ id: 'org_b', type: 'chonaikai', capacity: 1, busy: 1 }),
    );
    expect(failuresOf(silent, full, context())).toEqual([{ rule: 'capacity', side: 'other' }]);
    expect(failuresOf(silent, full, context({ settings: { ...settings, respectCapacity: false } }))).toEqual(
      [],
    );
  });

  test('a type is told whom it can find', () => {
    expect(typesSoughtBy('chonaikai', settings.pairing)).toEqual(['npo']);
    expect(typesSoughtBy('students', settings.pairing)).toEqual([]);
  });
});
