import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HouseholdPlace, hiddenHouseholds } from './households';

const area = (code: string, households: number, children: HouseholdPlace[] = []): HouseholdPlace => ({
  code,
  households,
  hidden: false,
  children,
});

it('two households of one area hide those of a second; alone in its ward they hide the ward’s', () => {
  const centres = [area('a', 2), area('b', 50), area('c', 40)];
  const shared = area('city', 292, [area('w', 92, centres), area('v', 200)]);
  expect([...hiddenHouseholds(shared)].sort()).toEqual(['a', 'c']);
  const alone = area('city', 202, [area('w', 2, [area('a', 2)]), area('v', 200)]);
  expect([...hiddenHouseholds(alone)].sort()).toEqual(['a', 'v', 'w']);
});

it('nothing is hidden where nobody is few', () => {
  expect(hiddenHouseholds(area('w', 90, [area('a', 50), area('b', 40)])).size).toBe(0);
});

const anyNumber = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 90 }));
const anyCity = fc
  .array(fc.array(anyNumber, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((wards) => {
    const inside = wards.map((centres, w) => {
      const sum = centres.reduce((all, n) => all + n, 0);
      return area(
        `w${w}`,
        sum,
        centres.map((n, c) => area(`w${w}c${c}`, n)),
      );
    });
    return area(
      'city',
      inside.reduce((all, { households }) => all + (households ?? 0), 0),
      inside,
    );
  });

it('what is hidden never follows: step by step every sum is solved that lacks but one number', () => {
  fc.assert(
    fc.property(anyCity, (city) => {
      const hidden = hiddenHouseholds(city);
      const places = [city, ...city.children.flatMap((ward) => [ward, ...ward.children])];
      const secret = places.filter(({ households }) => (households ?? 0) < 3).map(({ code }) => code);
      for (const code of secret) expect(hidden).toContain(code);
      const unknown = new Set(hidden);
      for (let before = -1; before !== unknown.size; ) {
        before = unknown.size;
        for (const { code, children } of places) {
          const open = [code, ...children.map((child) => child.code)].filter((one) => unknown.has(one));
          if (children.length > 0 && open.length === 1) unknown.delete(open[0] ?? '');
        }
      }
      expect(secret.filter((code) => !unknown.has(code))).toEqual([]);
    }),
  );
});
