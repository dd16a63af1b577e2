import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AgeTable, addTables, makeTable, withOpenFrom } from './ages';
import { type Place, projectPlaces } from './family';
import { openGroups } from './open-groups';
import { AS_BEFORE } from './projection';
import { suppressTree, type TablePlace } from './suppress-tree';

const OPEN = 100;
const table = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 })), { minLength: 42, maxLength: 42 })
  .map((n) => makeTable(OPEN, (sex, i) => n[i + (sex === 'male' ? 0 : 21)] ?? 0));
const past = fc
  .tuple(table, table, table)
  .map((tables) => tables.map((one, i) => ({ year: 2010 + 5 * i, table: one })));
const wards = fc.array(fc.array(past, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 3 });

/** A city of wards of areas, every ward with counts of its own; the first area ends at `openFrom` in its last count. */
function city(all: readonly (readonly Place['history'][])[], openFrom: number): Place {
  const added = (parts: readonly Place['history'][]) =>
    (parts[0] ?? []).flatMap(({ year }, i) => {
      const whole = addTables(parts.flatMap((one) => one[i]?.table ?? []));
      return whole ? [{ year, table: whole }] : [];
    });
  const short = (history: Place['history']) =>
    history.map((one, i) => (i === 2 ? { ...one, table: withOpenFrom(one.table, openFrom) } : one));
  const children = all.map((areas, w) => ({
    code: `w${w}`,
    kind: 'ward' as const,
    history: added(areas),
    children: areas.map((history, a) => ({
      code: `w${w}-${a}`,
      kind: 'centre' as const,
      history: w + a === 0 ? short(history) : history,
      children: [],
    })),
  }));
  return { code: 'c', kind: 'city', history: [], children };
}
const options = { intervals: 2 as const, steps: 4, sexRatio: 105, scenario: AS_BEFORE };
const cells = (one: AgeTable) => [...one.male, ...one.female];

it('one area that ends at 75 shortens itself and what is around it, and changes no other ward', () => {
  fc.assert(
    fc.property(wards, (all) => {
      const plain = projectPlaces(city(all, OPEN), options);
      const coarse = projectPlaces(city(all, 75), options);
      for (const [code, { smoothed, raw }] of coarse) {
        const short = ['c', 'w0', 'w0-0'].includes(code);
        for (const one of [...smoothed, ...raw]) {
          expect(one.openFrom).toBe(short ? 75 : OPEN);
          expect(cells(one).every((n) => Number.isFinite(n) && n >= 0)).toBe(true);
        }
        if (!code.startsWith('w0') && code !== 'c')
          expect({ smoothed, raw }).toMatchObject({ ...pick(plain, code) });
        // Neighbours in the ward keep their own ratios, the ward and the city their people.
        if (code.startsWith('w0-') && !short) expect(raw).toEqual(plain.get(code)?.raw);
        if (code === 'w0' || code === 'c') {
          smoothed.forEach((one, step) => {
            const before = plain.get(code)?.smoothed[step];
            expect(before && cells(withOpenFrom(before, 75)).every((n, i) => near(n, cells(one)[i]))).toBe(
              true,
            );
          });
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('areas of different open groups add up to their ward by every group they share', () => {
  fc.assert(
    fc.property(wards, (all) => {
      const place = city(all, 75);
      const out = projectPlaces(place, options);
      for (const ward of place.children) {
        out.get(ward.code)?.smoothed.forEach((target, step) => {
          const added = addTables(ward.children.flatMap(({ code }) => out.get(code)?.smoothed[step] ?? []));
          expect(added?.openFrom).toBe(target.openFrom);
          expect(added && cells(target).every((n, i) => near(n, cells(added)[i]))).toBe(true);
        });
      }
    }),
    { numRuns: 60 },
  );
});

it('open groups between 80 and 100 stay common, and one under 75 counts for everybody', () => {
  const of = (...opens: number[]) => {
    const children = opens.map((openFrom, i) => ({ code: String(i), openFrom, children: [] }));
    return [...openGroups({ code: 'c', openFrom: 100, children }).values()];
  };
  expect(of(100, 85)).toEqual([85, 85, 85]);
  expect(of(100, 75)).toEqual([75, 100, 75]);
  expect(of(100, 75, 90)).toEqual([75, 90, 75, 90]);
  expect(of(100, 70)).toEqual([70, 70, 70]);
});

it('what an area of 75 and older hides, its longer neighbours don’t give away', () => {
  const area = (code: string, openFrom: number, each: number): TablePlace => ({
    code,
    table: makeTable(openFrom, () => each),
    children: [],
  });
  const children = [area('few', 75, 2), area('a', OPEN, 50), area('b', OPEN, 60)];
  const whole = addTables(children.map(({ table: one }) => one));
  if (whole === null) throw new Error('no table');
  const masks = suppressTree({ code: 'w', table: whole, children });
  const silent = (code: string) => masks.get(code)?.blocks[3];
  expect(silent('few')).toBe(true);
  // Its 75 and older is the ward's less what the others show.
  expect(silent('w') || silent('a') || silent('b')).toBe(true);
});

function pick(places: ReturnType<typeof projectPlaces>, code: string) {
  const { smoothed, raw } = places.get(code) ?? {};
  return { smoothed, raw };
}

function near(a: number, b: number | undefined): boolean {
  return b !== undefined && Math.abs(a - b) <= 1e-9 * Math.max(1, a);
}
