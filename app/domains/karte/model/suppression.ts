import { type AgeTable, groupStarts, STEP } from './ages';
import { SEXES, type Sex } from './types';

/** Fewer people than this are not shown. */
export const SMALLEST_SHOWN = 3;

/**
 * What of a table may not be shown. `rows`: age groups of which neither the sexes nor their sum are shown; `blocks`:
 * subtotals (see `BLOCKS`) not shown; `sexes`: the totals of men and women are not shown; `all`: not even the total.
 * A hidden block hides all its rows; hidden sexes hide everything but the total.
 */
export interface Mask {
  rows: boolean[];
  blocks: boolean[];
  sexes: boolean;
  all: boolean;
}

/** Ages by which subtotals are shown: 0–14, 15–64, 65–74, 75 and older. */
export const BLOCKS = [
  { from: 0, to: 15 },
  { from: 15, to: 65 },
  { from: 65, to: 75 },
  { from: 75, to: null },
] as const;

/** Index into `BLOCKS` of each age group. */
export function blockOfRows(openFrom: number): number[] {
  return groupStarts(openFrom).map((age) => (age < 15 ? 0 : age < 65 ? 1 : age < 75 ? 2 : 3));
}

/** Rows and subtotals that must be hidden whatever their size, because somewhere else they would tell. */
export interface Forced {
  rows: ReadonlySet<number>;
  blocks: ReadonlySet<number>;
  sexes: boolean;
  all: boolean;
}

const NOTHING_FORCED: Forced = { rows: new Set(), blocks: new Set(), sexes: false, all: false };

/** Men and women of something; what is hidden together is only safe when it is several and not few. */
export interface Part {
  index: number;
  male: number;
  female: number;
}

/**
 * Decides what to hide of a table of whole people. A group with fewer than three men or women is hidden, and with it
 * as many others of the same block as are needed that the sum of what is hidden, which totals give away, says nothing
 * of one of them: at least two groups, with at least three men and three women together. Where a block can't give
 * that, its subtotal is hidden the same way among the blocks, and at last the totals.
 */
export function suppress(table: AgeTable, forced: Forced = NOTHING_FORCED): Mask {
  const blockOf = blockOfRows(table.openFrom);
  const rows: Part[] = blockOf.map((_, index) => ({
    index,
    male: table.male[index] ?? 0,
    female: table.female[index] ?? 0,
  }));
  const hidden = new Set<number>();
  const smallBlocks = new Set<number>(forced.blocks);
  for (const block of new Set(blockOf)) {
    const inBlock = rows.filter(({ index }) => blockOf[index] === block);
    const seeds = inBlock.filter((row) => isSmall(row) || forced.rows.has(row.index));
    const together = hideTogether(inBlock, seeds);
    if (together === null) smallBlocks.add(block);
    for (const index of together ?? []) hidden.add(index);
  }
  const blocks: Part[] = [...new Set(blockOf)].map((index) => {
    const inBlock = rows.filter((row) => blockOf[row.index] === index);
    return { index, male: add(inBlock, 'male'), female: add(inBlock, 'female') };
  });
  const small = blocks.filter(({ index }) => smallBlocks.has(index));
  const hiddenBlocks = hideTogether(blocks, small);
  const whole = { male: add(rows, 'male'), female: add(rows, 'female') };
  const all = forced.all || whole.male + whole.female < SMALLEST_SHOWN;
  const sexes = all || forced.sexes || hiddenBlocks === null || isSmall({ index: 0, ...whole });
  const goneBlocks = new Set(sexes ? blocks.map(({ index }) => index) : hiddenBlocks);
  return {
    rows: rows.map(({ index }) => hidden.has(index) || goneBlocks.has(blockOf[index] ?? 0)),
    blocks: BLOCKS.map((_, index) => goneBlocks.has(index)),
    sexes,
    all,
  };
}

/** Whether men or women of it are too few to be shown. */
export function isSmall({ male, female }: Part): boolean {
  return male < SMALLEST_SHOWN || female < SMALLEST_SHOWN;
}

function add(parts: readonly Part[], sex: Sex): number {
  return parts.reduce((all, part) => all + part[sex], 0);
}

/** `seeds` and as many others as make them safe, the smallest first; none for none; null when all do not suffice. */
function hideTogether(parts: readonly Part[], seeds: readonly Part[]): number[] | null {
  if (seeds.length === 0) return [];
  const chosen = [...seeds];
  const others = parts
    .filter((part) => !seeds.includes(part))
    .sort((a, b) => a.male + a.female - (b.male + b.female) || a.index - b.index);
  while (!isSafe(chosen)) {
    const next = others.shift();
    if (next === undefined) return null;
    chosen.push(next);
  }
  return chosen.map(({ index }) => index);
}

/** Whether these may be hidden together although their sum is known. */
export function isSafe(parts: readonly Part[]): boolean {
  return parts.length >= 2 && SEXES.every((sex) => add(parts, sex) >= SMALLEST_SHOWN);
}

/** A count on a screen, in a table or in a file: null for what may not be shown. */
export type Shown = number | null;

export interface ShownRow {
  /** First and last age; null: and older. */
  from: number;
  to: number | null;
  male: Shown;
  female: Shown;
  both: Shown;
}

/** A table as it may leave the server. Everything hidden is gone from it. */
export interface ShownTable {
  rows: ShownRow[];
  /** Subtotals of 0–14, 15–64, 65 and older, and of those the ones of 75 and older. */
  groups: { young: ShownRow; working: ShownRow; old: ShownRow; oldest: ShownRow };
  total: ShownRow;
}

/** Applies a mask. */
export function shownTable(table: AgeTable, mask: Mask): ShownTable {
  const starts = groupStarts(table.openFrom);
  const row = (from: number, to: number | null, hidden: boolean): ShownRow => {
    const of = (sex: Sex) =>
      starts.reduce(
        (all, age, i) => (age >= from && (to === null || age < to) ? all + (table[sex][i] ?? 0) : all),
        0,
      );
    const male = of('male');
    const female = of('female');
    const last = to === null ? null : to - 1;
    if (hidden) return { from, to: last, male: null, female: null, both: null };
    return { from, to: last, male, female, both: male + female };
  };
  const hides = (index: number) => mask.sexes || (mask.blocks[index] ?? false);
  const total = row(0, null, mask.all);
  return {
    rows: starts.map((from, i) =>
      row(from, from === table.openFrom ? null : from + STEP, mask.sexes || (mask.rows[i] ?? false)),
    ),
    groups: {
      young: row(0, 15, hides(0)),
      working: row(15, 65, hides(1)),
      old: row(65, null, hides(2) || hides(3)),
      oldest: row(75, null, hides(3) || table.openFrom < 75),
    },
    total: mask.sexes ? { ...total, male: null, female: null } : total,
  };
}
