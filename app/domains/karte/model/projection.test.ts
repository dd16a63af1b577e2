import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgeTable, addTables, makeTable, peopleAged, roundTable, totalOf, withOpenFrom } from './ages';
import { type Place, projectPlaces } from './family';
import {
  AS_BEFORE,
  projectTable,
  rake,
  SEX_RATIO_AT_BIRTH,
  sexRatioOfChildren,
  stepForward,
} from './projection';
import { filled, intervalsOf, rawRatios, smoothedRatio, smoothedRatios } from './ratios';

/** Everybody in `groups`, the rest empty; open group 60+. */
function table(male: Record<number, number>, female: Record<number, number>): AgeTable {
  return makeTable(60, (sex, i) => (sex === 'male' ? male : female)[i * 5] ?? 0);
}

describe('by hand', () => {
  const before = table({ 0: 100, 55: 80, 60: 120 }, { 0: 90, 20: 200, 55: 100, 60: 200 });
  const after = table({ 0: 63, 5: 95, 60: 150 }, { 0: 60, 5: 99, 25: 180, 60: 240 });

  it('cohorts change by what became of the last ones', () => {
    const ratios = filled(rawRatios([{ from: before, to: after }]));
    // Boys of 0–4: 95 of 100 five years later. Women of 20–24: 180 of 200.
    expect(ratios.male[0]).toBe(0.95);
    expect(ratios.female[4]).toBe(0.9);
    // Men of 60 and older: 150 of the 80 aged 55–59 and the 120 of 60 and older before: 150 / 200.
    expect(ratios.male.at(-1)).toBe(0.75);
    expect(ratios.female.at(-1)).toBe(0.8);
    // Children a woman: 63 + 60 children to the 180 women of 15–49 in the later count.
    expect(ratios.childWoman).toBeCloseTo(123 / 180, 12);
    const next = stepForward(after, ratios, 105, AS_BEFORE);
    expect(next.male[1]).toBeCloseTo(63 * 0.95, 10);
    // Women of 25–29 had nobody before them to tell (0 → 180): nobody is lost, 180 stay.
    expect(next.female[6]).toBe(180);
    // Open group: (0 + 150) × 0.75.
    expect(next.male[12]).toBeCloseTo(112.5, 10);
    // Children: 180 women × 123/180 = 123, of which 105/205 boys.
    expect(next.male[0]).toBeCloseTo((123 * 105) / 205, 10);
    expect(next.female[0]).toBeCloseTo((123 * 100) / 205, 10);
  });

  it('ratios are averaged over intervals', () => {
    const later = table({ 0: 50, 5: 56.7, 60: 90 }, { 25: 10 });
    const ratios = rawRatios([
      { from: before, to: after },
      { from: after, to: later },
    ]);
    // 95/100 and 56.7/63 = 0.9: 0.925. Open group: 150/200 and 90/(0 + 150) = 0.6: 0.675.
    expect(ratios.male[0]).toBeCloseTo(0.925, 12);
    expect(ratios.male.at(-1)).toBeCloseTo(0.675, 12);
  });

  it('a small area is drawn toward its parent', () => {
    // √16 = 4, √10000 = 100: (4 × 8/16 + 100 × 9000/10000) / 104 = (2 + 90) / 104.
    expect(smoothedRatio({ base: 16, reached: 8 }, { base: 10_000, reached: 9_000 })).toBeCloseTo(
      92 / 104,
      12,
    );
    expect(smoothedRatio({ base: 0, reached: 3 }, { base: 10_000, reached: 9_000 })).toBe(0.9);
    expect(smoothedRatio({ base: 16, reached: 8 }, { base: 0, reached: 0 })).toBe(0.5);
    expect(smoothedRatio({ base: 0, reached: 0 }, { base: 0, reached: 0 })).toBeNull();
  });

  it('two counts are compared by the younger of their open groups', () => {
    const old = makeTable(85, () => 1);
    const late = makeTable(100, () => 1);
    const [interval] = intervalsOf(
      [
        { year: 2015, table: old },
        { year: 2020, table: late },
      ],
      1,
    );
    expect(interval?.to.openFrom).toBe(85);
    // Of 85 and older: 85–89, 90–94, 95–99 and 100+ are one each.
    expect(interval?.to.male.at(-1)).toBe(4);
    expect(withOpenFrom(old, 100)).toBe(old);
  });

  it('supposed births and families come on top', () => {
    const ratios = filled(rawRatios([{ from: before, to: after }]));
    const plain = stepForward(after, ratios, 100, AS_BEFORE);
    const more = stepForward(after, ratios, 100, { births: 1.2, families: 1 });
    // 1 family a year per 1,000 inhabitants for five years, of 887 inhabitants: 887 / 1000 × 5.
    const families = (totalOf(after) / 1000) * 5;
    expect(more.male[6]).toBeCloseTo((plain.male[6] ?? 0) + families, 10);
    expect(more.female[6]).toBeCloseTo((plain.female[6] ?? 0) + families, 10);
    expect(peopleAged(more, 'both', 0, 5)).toBeCloseTo(123 * 1.2 + families, 10);
  });

  it('the sex ratio of children is the city’s own when it has enough of them', () => {
    expect(SEX_RATIO_AT_BIRTH.ratio).toBeCloseTo(105.02, 2);
    expect(sexRatioOfChildren(table({ 0: 10 }, { 0: 20 }))).toBe(SEX_RATIO_AT_BIRTH.ratio);
    expect(sexRatioOfChildren(table({ 0: 31_200 }, { 0: 30_000 }))).toBe(104);
  });
});

const OPEN = 85;
const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4000 }));
const anyTable = fc
  .array(count, { minLength: 36, maxLength: 36 })
  .map((n) => makeTable(OPEN, (sex, i) => n[i + (sex === 'male' ? 0 : 18)] ?? 0));
const history = fc
  .array(anyTable, { minLength: 2, maxLength: 4 })
  .map((tables) => tables.map((one, i) => ({ year: 2020 - 5 * (tables.length - 1 - i), table: one })));
const scenario = fc.record({
  births: fc.double({ min: 0, max: 2, noNaN: true }),
  families: fc.double({ min: -20, max: 20, noNaN: true }),
});
const intervals = fc.constantFrom(1 as const, 2 as const, 3 as const);

/** A ward that is the sum of its areas. */
function ward(histories: readonly Place['history'][]): Place {
  const shortest = Math.min(...histories.map((one) => one.length));
  const children = histories.map((one, i) => ({
    code: `area-${i}`,
    kind: 'centre' as const,
    history: one.slice(-shortest),
    children: [],
  }));
  const years = children[0]?.history.map(({ year }) => year) ?? [];
  return {
    code: 'ward',
    kind: 'ward',
    children,
    history: years.flatMap((year, i) => {
      const whole = addTables(children.flatMap((child) => child.history[i]?.table ?? []));
      return whole ? [{ year, table: whole }] : [];
    }),
  };
}

const cells = (one: AgeTable) => [...one.male, ...one.female];

describe('for any figures', () => {
  it('nothing is ever negative or not a number, and the sexes add up', () => {
    fc.assert(
      fc.property(
        fc.array(history, { minLength: 1, maxLength: 4 }),
        scenario,
        intervals,
        (all, supposed, n) => {
          const out = projectPlaces(ward(all), { intervals: n, steps: 6, sexRatio: 105, scenario: supposed });
          for (const { raw, smoothed } of out.values()) {
            for (const one of [...raw, ...smoothed]) {
              expect(cells(one).every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
              const both = peopleAged(one, 'male', 0, null) + peopleAged(one, 'female', 0, null);
              expect(both).toBeCloseTo(totalOf(one), 4);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('the areas of a ward add up to it, by sex and age, in every year', () => {
    fc.assert(
      fc.property(fc.array(history, { minLength: 2, maxLength: 5 }), scenario, (all, supposed) => {
        const place = ward(all);
        const out = projectPlaces(place, { intervals: 2, steps: 4, sexRatio: 105, scenario: supposed });
        const whole = out.get('ward');
        whole?.smoothed.forEach((target, step) => {
          const parts = place.children.flatMap(({ code }) => out.get(code)?.smoothed[step] ?? []);
          expect(parts).toHaveLength(place.children.length);
          const added = addTables(parts);
          cells(target).forEach((value, i) => {
            const sumOfParts = added ? (cells(added)[i] ?? 0) : Number.NaN;
            expect(Math.abs(sumOfParts - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value));
          });
        });
      }),
      { numRuns: 100 },
    );
  });

  it('without movement and with just enough children it stays as it is', () => {
    const survival = fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 5000 }), survival, survival, (children, men, women) => {
        const still = stationary(children, { male: men, female: women });
        const ratios = filled(rawRatios([{ from: still, to: still }]));
        const later = projectTable(still, ratios, { sexRatio: 105, scenario: AS_BEFORE, steps: 6 });
        for (const one of later) {
          cells(still).forEach((value, i) => {
            expect(cells(one)[i]).toBeCloseTo(value, 5);
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('an area whose past says nothing follows its parent', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (from, to) => {
        const empty = makeTable(OPEN, () => 0);
        const parent = filled(rawRatios([{ from, to }]));
        const own = filled(smoothedRatios([{ from: empty, to }], [{ from, to }]), parent);
        expect(own.male).toEqual(parent.male);
        expect(own.female).toEqual(parent.female);
      }),
    );
  });

  it('scaling to a target hits it, also where no area has anybody', () => {
    fc.assert(
      fc.property(fc.array(anyTable, { minLength: 1, maxLength: 5 }), anyTable, (parts, target) => {
        const added = addTables(rake(parts, target));
        cells(target).forEach((value, i) => {
          expect(added ? cells(added)[i] : Number.NaN).toBeCloseTo(value, 6);
        });
      }),
    );
  });

  it('whole people add up to the rounded total', () => {
    const parts = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(parts, (n) => {
        const exact = makeTable(OPEN, (sex, i) => n[i + (sex === 'male' ? 0 : 18)] ?? 0);
        const whole = roundTable(exact);
        expect(totalOf(whole)).toBe(Math.round(totalOf(exact)));
        cells(whole).forEach((value, i) => {
          expect(Math.abs(value - (cells(exact)[i] ?? 0))).toBeLessThan(1);
        });
      }),
    );
  });
});

/** A population that neither grows nor ages: everybody's group is what survives of the group before. */
function stationary(children: number, survival: Record<'male' | 'female', readonly number[]>): AgeTable {
  const of = (sex: 'male' | 'female') => {
    const groups = [children * ((sex === 'male' ? 105 : 100) / 205)];
    for (let i = 0; i < 16; i += 1) groups.push((groups[i] ?? 0) * (survival[sex][i] ?? 1));
    // Open group A: A = (before + A) · s, so A = before · s / (1 − s).
    const s = Math.min(0.9, survival[sex][16] ?? 0.5);
    groups.push(((groups[16] ?? 0) * s) / (1 - s));
    return groups;
  };
  return { openFrom: OPEN, male: of('male'), female: of('female') };
}

it('a ward follows published figures, and a scenario still shows', () => {
  const past = [
    { year: 2015, table: makeTable(OPEN, () => 100) },
    { year: 2020, table: makeTable(OPEN, () => 100) },
  ];
  const goal = { young: 500, working: 1800, old: 1200 };
  const place: Place = {
    code: 'w',
    kind: 'ward',
    history: past,
    children: [{ code: 'a', kind: 'centre', history: past, children: [] }],
    published: new Map([[2025, goal]]),
  };
  const options = { intervals: 1 as const, steps: 2, sexRatio: 105, scenario: AS_BEFORE };
  const out = projectPlaces(place, options);
  const [first] = out.get('w')?.smoothed ?? [];
  expect(first && peopleAged(first, 'both', 0, 15)).toBeCloseTo(500, 8);
  expect(first && peopleAged(first, 'both', 65, null)).toBeCloseTo(1200, 8);
  expect(out.get('a')?.controlled).toBe(true);
  const [area] = out.get('a')?.smoothed ?? [];
  expect(area && totalOf(area)).toBeCloseTo(3500, 8);
  const more = projectPlaces(place, { ...options, scenario: { births: 1.5, families: 0 } });
  const [grown] = more.get('w')?.smoothed ?? [];
  expect(grown && peopleAged(grown, 'both', 0, 5)).toBeGreaterThan(
    first ? peopleAged(first, 'both', 0, 5) : 0,
  );
});
