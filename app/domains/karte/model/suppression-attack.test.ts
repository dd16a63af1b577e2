import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AgeTable, addTables, groupStarts, makeTable, withOpenFrom } from './ages';
import { openGroups } from './open-groups';
import { suppressTree, type TablePlace } from './suppress-tree';
import { blockOfRows, type Mask, type Shown, type ShownRow, shownTable } from './suppression';

/**
 * Reads everything that is shown of a whole city and tries to work out what is not, by adding and subtracting: the
 * reckoning here knows nothing of how figures are hidden.
 */

interface Place extends TablePlace {
  children: Place[];
}

/** A city of areas whose counts end at different ages, with the open groups they are shown with. */
function cityOf(places: Place): Place {
  const summed = (place: Place): Place => {
    const children = place.children.map(summed);
    return { ...place, children, table: addTables(children.map(({ table }) => table)) ?? place.table };
  };
  const whole = summed(places);
  const openOf = (place: Place): { code: string; openFrom: number; children: never[] } => ({
    code: place.code,
    openFrom: place.table.openFrom,
    children: place.children.map(openOf) as never[],
  });
  const opens = openGroups(openOf(whole));
  const folded = (place: Place): Place => ({
    ...place,
    table: withOpenFrom(place.table, opens.get(place.code) ?? 0),
    children: place.children.map(folded),
  });
  return folded(whole);
}

/** 75+ and 100+ side by side, as when one file of e-Stat's GIS stands among municipal ones. */
const OPEN_GROUPS: readonly number[] = [75, 75, 85, 90, 100, 100];
const few = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 5, arbitrary: fc.integer({ min: 5, max: 60 }) },
);
const nobody = fc.record({ some: fc.integer({ min: 0, max: 2 }), at: fc.integer({ min: 0, max: 30 }) });
const anyTable = fc.constantFrom(...OPEN_GROUPS).chain((open: number) => {
  const rows = open / 5 + 1;
  const people = fc
    .array(few, { minLength: 2 * rows, maxLength: 2 * rows })
    .map((n) => makeTable(open, (sex, i) => n[i + (sex === 'male' ? 0 : rows)] ?? 0));
  const hardlyAnybody = nobody.map(({ some, at }) =>
    makeTable(open, (sex, i) => (sex === 'female' && i === at % rows ? some : 0)),
  );
  return fc.oneof({ weight: 9, arbitrary: people }, { weight: 1, arbitrary: hardlyAnybody });
});
const leaf = (code: string, table: AgeTable): Place => ({ code, table, children: [] });
const parent = (code: string, children: Place[]): Place => ({
  code,
  table: children[0]?.table ?? makeTable(75, () => 0),
  children,
});
const anyCity = fc
  .array(fc.array(fc.array(anyTable, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((wards) =>
    cityOf(
      parent(
        'city',
        wards.map((centres, w) =>
          parent(
            `w${w}`,
            centres.map((parts, c) => {
              const [only] = parts;
              const code = `w${w}c${c}`;
              if (parts.length === 1 && only) return leaf(code, only);
              return parent(
                code,
                parts.map((table, r) => leaf(`${code}r${r}`, table)),
              );
            }),
          ),
        ),
      ),
    ),
  );

function flatten(place: Place): Place[] {
  return [place, ...place.children.flatMap(flatten)];
}
const leavesOf = (place: Place): Place[] => flatten(place).filter(({ children }) => children.length === 0);

/** A number that somebody could want to know: which cells of the smallest areas it adds up, and what it is. */
interface Quantity {
  name: string;
  cells: string[];
  value: number;
  shown: Shown;
}

function quantitiesOf(place: Place, mask: Mask): Quantity[] {
  const shown = shownTable(place.table, mask);
  const starts = groupStarts(place.table.openFrom);
  const blockOf = blockOfRows(place.table.openFrom);
  const blocks: [ShownRow, number[]][] = [
    [shown.groups.young, [0]],
    [shown.groups.working, [1]],
    [shown.groups.old, [2, 3]],
    [shown.groups.oldest, [3]],
  ];
  const rows = starts.map((_, i): [ShownRow | undefined, number[]] => [shown.rows[i], [i]]);
  const sums = blocks.map(([row, of]): [ShownRow, number[]] => [
    row,
    starts.flatMap((_, i) => (of.includes(blockOf[i] ?? -1) ? [i] : [])),
  ]);
  const total: [ShownRow, number[]] = [shown.total, starts.map((_, i) => i)];
  const all: [ShownRow | undefined, number[]][] = [...rows, ...sums, total];
  return all.flatMap(([row, of]) =>
    (['male', 'female', 'both'] as const).map((sex): Quantity => {
      const sexes: readonly ('male' | 'female')[] = sex === 'both' ? ['male', 'female'] : [sex];
      const value = sexes.reduce(
        (sum, one) => sum + of.reduce((rest, i) => rest + (place.table[one][i] ?? 0), 0),
        0,
      );
      const ages = of.map((i) => starts[i] ?? 0);
      return {
        name: `${place.code} ${ages[0]}–${of.length} ${sex}`,
        cells: sexes.flatMap((one) => cellsOf(place, one, ages)),
        value,
        shown: row?.[sex] ?? null,
      };
    }),
  );
}

/** Cells of the smallest areas in `place` with people of these groups. */
function cellsOf(place: Place, sex: string, ages: readonly number[]): string[] {
  const open = place.table.openFrom;
  return leavesOf(place).flatMap(({ code, table }) =>
    groupStarts(table.openFrom)
      .filter((age) => ages.includes(Math.min(age, open)))
      .map((age) => `${code} ${sex} ${age}`),
  );
}

const PRIME = 1_000_003;
const mod = (n: number) => ((n % PRIME) + PRIME) % PRIME;
function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  const half = power(base, Math.floor(exponent / 2));
  return mod(mod(half * half) * (exponent % 2 === 1 ? base : 1));
}

/** Everything that follows from sums of cells, by elimination. */
class Attack {
  readonly #unknown: Map<string, number>;
  /** By the first cell that is not taken away in them. */
  readonly #rows: (number[] | undefined)[] = [];

  constructor(quantities: readonly Quantity[]) {
    const single = quantities.filter(({ shown, cells }) => shown !== null && cells.length === 1);
    const known = new Set(single.flatMap(({ cells }) => cells));
    const cells = new Set(quantities.flatMap((one) => one.cells).filter((cell) => !known.has(cell)));
    this.#unknown = new Map([...cells].map((cell, i) => [cell, i]));
    for (const { shown, cells: of } of quantities) if (shown !== null) this.#learn(this.#vector(of));
  }

  #vector(cells: readonly string[]): number[] {
    const vector = Array.from({ length: this.#unknown.size }, () => 0);
    for (const cell of cells) {
      const at = this.#unknown.get(cell);
      if (at !== undefined) vector[at] = 1;
    }
    return vector;
  }

  /** What is left of it, and where that begins; −1: nothing. */
  #rest(vector: number[]): number {
    for (let at = 0; at < vector.length; at++) {
      const factor = vector[at] ?? 0;
      if (factor === 0) continue;
      const row = this.#rows[at];
      if (row === undefined) return at;
      for (let i = at; i < row.length; i++) vector[i] = mod((vector[i] ?? 0) - factor * (row[i] ?? 0));
    }
    return -1;
  }

  #learn(vector: number[]): void {
    const at = this.#rest(vector);
    if (at === -1) return;
    const scale = power(vector[at] ?? 1, PRIME - 2);
    this.#rows[at] = vector.map((n) => mod(n * scale));
  }

  knows(quantity: Quantity): boolean {
    return this.#rest(this.#vector(quantity.cells)) === -1;
  }
}

it('no number under three is shown, and none follows from all that is shown of the whole city', () => {
  fc.assert(
    fc.property(anyCity, (city) => {
      const masks = suppressTree(city);
      const quantities = flatten(city).flatMap((place) => {
        const mask = masks.get(place.code);
        if (mask === undefined) throw new Error('no mask');
        return quantitiesOf(place, mask);
      });
      for (const { shown, value } of quantities)
        expect(shown === null || (shown === value && value >= 3)).toBe(true);
      const attack = new Attack(quantities);
      // Ages that a table does not tell apart are nobody's secret: they have no cells.
      const secrets = quantities.filter(({ value, cells }) => value < 3 && cells.length > 0);
      expect(secrets.filter((secret) => attack.knows(secret)).map(({ name }) => name)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
