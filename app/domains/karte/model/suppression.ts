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
}

const NOTHING_FORCED: Forced = { rows: new Set(), blocks: new Set(), sexes: false };

/** Men and women of something; what is hidden together is only safe when it is several and not few. */
interface Part {
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
  const sexes = forced.sexes || hiddenBlocks === null || isSmall({ index: 0, ...whole });
  const goneBlocks = new Set(sexes ? blocks.map(({ index }) => index) : hiddenBlocks);
  return {
    rows: rows.map(({ index }) => hidden.has(index) || goneBlocks.has(blockOf[index] ?? 0)),
    blocks: BLOCKS.map((_, index) => goneBlocks.has(index)),
    sexes,
    all: whole.male + whole.female < SMALLEST_SHOWN,
  };
}

function isSmall({ male, female }: Part): boolean {
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

function isSafe(parts: readonly Part[]): boolean {
  return parts.length >= 2 && SEXES.every((sex) => add(parts, sex) >= SMALLEST_SHOWN);
}

/** An area with its table of whole people of one year, and the areas in it. */
export interface TablePlace {
  code: string;
  table: AgeTable;
  /** Groups that the source itself keeps secret, by index. */
  secret?: readonly boolean[];
  children: readonly TablePlace[];
}

/**
 * Masks of an area and all areas in it, such that nothing hidden follows from what the area around shows less what
 * its neighbours show: whatever is hidden of one area is hidden of a second one too, and of the area around when
 * there is no second. Tables have one open group, except in areas that end at 75 and older (see `openGroups`).
 */
export function suppressTree(root: TablePlace): Map<string, Mask> {
  const places = flatten(root);
  const forced = new Map(places.map((place) => [place.code, startingWith(place)]));
  const masks = new Map<string, Mask>();
  const renew = (place: TablePlace) => masks.set(place.code, suppress(place.table, forced.get(place.code)));
  for (const place of places) renew(place);
  // Every round hides at least one more thing or ends; nothing is ever shown again.
  for (let again = true; again; ) {
    again = false;
    for (const parent of places) {
      const wanted = giveaway(parent, masks);
      if (wanted === null) continue;
      const notes = forced.get(wanted.place.code);
      if (notes === undefined) continue;
      if (wanted.what === 'row') notes.rows.add(wanted.index);
      else if (wanted.what === 'block') notes.blocks.add(wanted.index);
      else notes.sexes = true;
      renew(wanted.place);
      again = true;
    }
  }
  return masks;
}

interface Notes extends Forced {
  rows: Set<number>;
  blocks: Set<number>;
}

function startingWith({ secret }: TablePlace): Notes {
  const rows = (secret ?? []).flatMap((is, index) => (is ? [index] : []));
  return { rows: new Set(rows), blocks: new Set(), sexes: false };
}

function flatten(place: TablePlace): TablePlace[] {
  return [place, ...place.children.flatMap(flatten)];
}

/** Something hidden of one child alone that its parent shows: the place that must hide it as well. */
function giveaway(
  parent: TablePlace,
  masks: ReadonlyMap<string, Mask>,
): { place: TablePlace; what: 'row' | 'block' | 'sexes'; index: number } | null {
  const own = masks.get(parent.code);
  if (own === undefined || parent.children.length === 0) return null;
  const checks: { what: 'row' | 'block' | 'sexes'; index: number; hides: (mask: Mask) => boolean }[] = [
    { what: 'sexes', index: 0, hides: (mask) => mask.sexes },
    ...BLOCKS.map((_, index) => ({
      what: 'block' as const,
      index,
      hides: (mask: Mask) => mask.blocks[index] ?? false,
    })),
    ...own.rows.slice(0, comparableRows(parent.table)).map((_, index) => ({
      what: 'row' as const,
      index,
      hides: (mask: Mask) => mask.rows[index] ?? false,
    })),
  ];
  for (const { what, index, hides } of checks) {
    if (hides(own)) continue;
    const of = (place: TablePlace) => ({ place, ...partOf(place.table, what, index) });
    const isHidden = ({ code }: TablePlace) => hides(masks.get(code) ?? own);
    const hidden = parent.children.filter(isHidden).map(of);
    if (hidden.length === 0 || isSafe(hidden)) continue;
    const open = parent.children.filter((child) => !isHidden(child)).map(of);
    open.sort((a, b) => a.male + a.female - (b.male + b.female) || (a.place.code < b.place.code ? -1 : 1));
    return { place: open[0]?.place ?? parent, what, index };
  }
  return null;
}

/** Areas in one that ends at 75 and older may have longer tables; that group is its last block and compared as such. */
function comparableRows({ openFrom }: AgeTable): number {
  return openFrom === BLOCKS[3].from ? openFrom / STEP : openFrom / STEP + 1;
}

function partOf(table: AgeTable, what: 'row' | 'block' | 'sexes', index: number): Part {
  const blockOf = blockOfRows(table.openFrom);
  const counted = (i: number) => (what === 'row' ? i === index : what === 'sexes' || blockOf[i] === index);
  const of = (sex: Sex) => table[sex].reduce((all, n, i) => (counted(i) ? all + n : all), 0);
  return { index, male: of('male'), female: of('female') };
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
