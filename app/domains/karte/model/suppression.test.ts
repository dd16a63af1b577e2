import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgeTable, addTables, makeTable, peopleAged, totalOf } from './ages';
import { suppressTree } from './suppress-tree';
import { BLOCKS, blockOfRows, type Mask, shownTable, suppress } from './suppression';

const OPEN = 90;
const ROWS = OPEN / 5 + 1;
const plenty = makeTable(OPEN, () => 40);
const withCell = (sex: 'male' | 'female', age: number, value: number): AgeTable =>
  makeTable(OPEN, (one, i) => (one === sex && i * 5 === age ? value : (plenty[one][i] ?? 0)));

describe('one table', () => {
  it('shows everything when nobody is few', () => {
    const mask = suppress(plenty);
    expect(mask.rows).not.toContain(true);
    expect(shownTable(plenty, mask).total).toMatchObject({ male: 40 * ROWS, female: 40 * ROWS });
  });

  it.each([0, 1, 2])('hides %d women of a group, the men beside them and a second group', (few) => {
    const table = withCell('female', 80, few);
    const shown = shownTable(table, suppress(table));
    expect(shown.rows.filter(({ both }) => both === null).map(({ from }) => from)).toEqual([75, 80]);
    expect(shown.groups.old.both).toBe(40 * 12 - 40 + few);
  });

  it('says nothing of ages that a young open group can’t tell', () => {
    const young = makeTable(65, () => 40);
    const shown = shownTable(young, suppress(young));
    expect(shown.groups.oldest.both).toBeNull();
    expect(shown.groups.old.both).toBe(80);
  });

  it('three are shown', () => {
    expect(suppress(withCell('female', 80, 3)).rows).not.toContain(true);
  });

  it('hides subtotals where a block has too few, then the sexes, then all', () => {
    const noOld = makeTable(OPEN, (_, i) => (i * 5 >= 75 ? 0 : 40));
    expect(suppress(noOld)).toMatchObject({ blocks: [false, false, true, true], sexes: false });
    const men = makeTable(OPEN, (sex) => (sex === 'male' ? 40 : 0));
    expect(suppress(men)).toMatchObject({ sexes: true, all: false });
    const shown = shownTable(men, suppress(men));
    expect(shown.total).toEqual({ from: 0, to: null, male: null, female: null, both: 40 * ROWS });
    const two = makeTable(OPEN, (sex, i) => (sex === 'male' && i === 3 ? 2 : 0));
    expect(shownTable(two, suppress(two)).total.both).toBeNull();
  });
});

const few = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 300 }));
const anyTable = fc
  .array(few, { minLength: 2 * ROWS, maxLength: 2 * ROWS })
  .map((n) => makeTable(OPEN, (sex, i) => n[i + (sex === 'male' ? 0 : ROWS)] ?? 0));

/** Whether another table of whole people would show the same and differ in this cell: then it can't be worked out. */
function hasTwin(table: AgeTable, mask: Mask, sex: 'male' | 'female', at: number): boolean {
  if (mask.sexes) return true;
  const blockOf = blockOfRows(OPEN);
  const block = blockOf[at] ?? 0;
  const free = table[sex].flatMap((_, i) => {
    if (i === at || !mask.rows[i]) return [];
    const together = blockOf[i] === block || (mask.blocks[block] && mask.blocks[blockOf[i] ?? 0]);
    return together ? [i] : [];
  });
  // One person more here and one less there, or the other way round.
  return (table[sex][at] ?? 0) > 0 ? free.length > 0 : free.some((i) => (table[sex][i] ?? 0) > 0);
}

it('nothing under three is shown, and nothing hidden follows from the sums', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const mask = suppress(table);
      const shown = shownTable(table, mask);
      for (const row of [...shown.rows, ...Object.values(shown.groups), shown.total]) {
        for (const value of [row.male, row.female, row.both]) {
          expect(value === null || value >= 3).toBe(true);
        }
      }
      for (const sex of ['male', 'female'] as const) {
        table[sex].forEach((_, i) => {
          if (mask.rows[i]) expect(hasTwin(table, mask, sex, i)).toBe(true);
        });
      }
      // What the totals give away of hidden groups together is never a few people either.
      BLOCKS.forEach((_, block) => {
        const hidden = table.male.flatMap((n, i) =>
          mask.rows[i] && blockOfRows(OPEN)[i] === block ? [[n, table.female[i] ?? 0]] : [],
        );
        if (hidden.length === 0 || mask.blocks[block]) return;
        expect(hidden.length).toBeGreaterThan(1);
        for (const at of [0, 1]) {
          expect(hidden.reduce((all, pair) => all + (pair[at] ?? 0), 0)).toBeGreaterThanOrEqual(3);
        }
      });
    }),
    { numRuns: 500 },
  );
});

it('what is hidden of an area does not follow from the area around it and its neighbours', () => {
  fc.assert(
    fc.property(fc.array(anyTable, { minLength: 1, maxLength: 5 }), (tables) => {
      const parent = addTables(tables) ?? plenty;
      const children = tables.map((table, i) => ({ code: `c${i}`, table, children: [] }));
      const masks = suppressTree({ code: 'p', table: parent, children });
      const own = masks.get('p');
      parent.male.forEach((_, row) => {
        if (own?.rows[row]) return;
        const hidden = children.filter(({ code }) => masks.get(code)?.rows[row]);
        if (hidden.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        for (const sex of ['male', 'female'] as const) {
          const together = hidden.reduce((all, { table }) => all + (table[sex][row] ?? 0), 0);
          expect(together).toBeGreaterThanOrEqual(3);
        }
      });
      if (own && !own.sexes) {
        const hidden = children.filter(({ code }) => masks.get(code)?.sexes);
        expect(hidden).not.toHaveLength(1);
      }
    }),
    { numRuns: 150 },
  );
});

it('what the source keeps secret stays so', () => {
  const secret = plenty.male.map((_, i) => i === 4);
  const masks = suppressTree({ code: 'p', table: plenty, secret, children: [] });
  const rows = masks.get('p')?.rows ?? [];
  expect(rows[4]).toBe(true);
  expect(rows.filter(Boolean)).toHaveLength(2);
  expect(totalOf(plenty)).toBe(peopleAged(plenty, 'both', 0, null));
});
