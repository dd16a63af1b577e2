import { type AgeTable, STEP } from './ages';
import { following, type Sum } from './disclosure';
import {
  BLOCKS,
  blockOfRows,
  type Forced,
  isSafe,
  isSmall,
  type Mask,
  type Part,
  SMALLEST_SHOWN,
  suppress,
} from './suppression';
import type { Sex } from './types';

/** An area with its table of whole people of one year, and the areas in it. */
export interface TablePlace {
  code: string;
  table: AgeTable;
  /** Groups that the source itself keeps secret, by index. */
  secret?: readonly boolean[];
  children: readonly TablePlace[];
}

/** A figure of an area: one age group, one subtotal, the totals of men and women, or the total. */
interface Item {
  kind: 'row' | 'block' | 'sexes' | 'all';
  index: number;
}

interface Figure {
  place: TablePlace;
  item: Item;
}

const SEXES_TOTAL: Item = { kind: 'sexes', index: 0 };
const TOTAL: Item = { kind: 'all', index: 0 };

/**
 * Masks of an area and all areas in it, such that nothing hidden follows from what the area around shows less what
 * its neighbours show: whatever is hidden of one area is hidden of a second one too, and of the area around when
 * there is no second. At last everything shown is taken together (`following`): a figure under three that still
 * follows from it gets one more hidden figure beside it, until none does. Tables have one open group, except in areas
 * that end at 75 and older (see `openGroups`).
 */
export function suppressTree(root: TablePlace): Map<string, Mask> {
  const tree = new Tree(root);
  do tree.level();
  while (tree.hideWhatFollows());
  return tree.masks;
}

interface Notes extends Forced {
  rows: Set<number>;
  blocks: Set<number>;
}

class Tree {
  readonly masks = new Map<string, Mask>();
  readonly #places: readonly TablePlace[];
  readonly #forced = new Map<string, Notes>();

  constructor(root: TablePlace) {
    this.#places = flatten(root);
    for (const place of this.#places) {
      const rows = (place.secret ?? []).flatMap((is, index) => (is ? [index] : []));
      this.#forced.set(place.code, { rows: new Set(rows), blocks: new Set(), sexes: false, all: false });
      this.#renew(place);
    }
  }

  #renew(place: TablePlace): void {
    this.masks.set(place.code, suppress(place.table, this.#forced.get(place.code)));
  }

  #hide(place: TablePlace, { kind, index }: Item): void {
    const notes = this.#forced.get(place.code);
    if (notes === undefined) return;
    if (kind === 'row') notes.rows.add(index);
    else if (kind === 'block') notes.blocks.add(index);
    else notes[kind] = true;
    this.#renew(place);
  }

  #hides({ code }: TablePlace, { kind, index }: Item): boolean {
    const mask = this.masks.get(code);
    if (mask === undefined) return false;
    if (kind === 'row') return mask.sexes || (mask.rows[index] ?? false);
    return kind === 'block' ? (mask.blocks[index] ?? false) : mask[kind];
  }

  /** Hides of a second area what is hidden of one. Every round hides at least one more thing or ends. */
  level(): void {
    for (let again = true; again; ) {
      again = false;
      for (const place of this.#places) {
        for (const item of itemsOf(place)) again = this.#levelItem(place, item) || again;
      }
    }
  }

  #levelItem(parent: TablePlace, item: Item): boolean {
    if (parent.children.length === 0 || this.#hides(parent, item)) return false;
    const hidden = parent.children.filter((child) => this.#hides(child, item));
    if (hidden.length === 0 || isSafeTogether(hidden, item)) return false;
    const open = parent.children.filter((child) => !this.#hides(child, item));
    this.#hide(smallest(open, item) ?? parent, item);
    return true;
  }

  /** Hides one more figure beside each small one that follows from all that is shown; false when there was none. */
  hideWhatFollows(): boolean {
    // Men and women follow from sums of their own sex alone; both together also from totals of both.
    const beforehand = [SEXES_TOTAL, TOTAL].map((total) => ({ total, sums: this.#sums(total) }));
    let found = false;
    for (const { total, sums } of beforehand) {
      const asked = this.#places.flatMap((place, at) =>
        [...ownItems(place), total].flatMap((item) =>
          this.#isSecret(place, item, total === TOTAL) ? [numberOf(at, item)] : [],
        ),
      );
      const unknowns = sums.map((sum) => sum.unknown);
      for (const used of following(unknowns, asked).values()) {
        const shown = used.flatMap((index) => sums[index]?.shown ?? []);
        found = this.#hideSmallest(shown) || found;
      }
    }
    return found;
  }

  /** Hides the smallest of some figures, unless one of them has been hidden since they were listed. */
  #hideSmallest(shown: readonly Figure[]): boolean {
    if (shown.some(({ place, item }) => this.#hides(place, item))) return true;
    const [next] = [...shown].sort(
      (a, b) => peopleOf(a) - peopleOf(b) || (a.place.code < b.place.code ? -1 : 1),
    );
    if (next === undefined) return false;
    this.#hide(next.place, next.item);
    return true;
  }

  #isSecret(place: TablePlace, item: Item, together: boolean): boolean {
    if (!this.#hides(place, item)) return false;
    const part = partOf(place.table, item);
    if (item.kind === 'row' && place.secret?.[item.index]) return true;
    return together ? part.male + part.female < SMALLEST_SHOWN : isSmall(part);
  }

  /** What readers can add up: rows to subtotals, those to the total, and areas to the one around them. */
  #sums(total: Item): { unknown: Sum; shown: Figure[] }[] {
    const numbers = new Map(this.#places.map(({ code }, at) => [code, at]));
    const sums: { unknown: Sum; shown: Figure[] }[] = [];
    const add = (whole: Figure, parts: readonly Figure[]) => {
      const all = [whole, ...parts];
      const unknown = all.flatMap(({ place, item }, i) =>
        this.#hides(place, item)
          ? [[numberOf(numbers.get(place.code) ?? 0, item), i === 0 ? -1 : 1] as const]
          : [],
      );
      if (unknown.length === 0) return;
      unknown.sort(([a], [b]) => a - b);
      sums.push({ unknown, shown: all.filter(({ place, item }) => !this.#hides(place, item)) });
    };
    for (const place of this.#places) {
      const blockOf = blockOfRows(place.table.openFrom);
      const blocks = [...new Set(blockOf)].map((index) => ({
        place,
        item: { kind: 'block', index } as const,
      }));
      for (const block of blocks) {
        const rows = blockOf.flatMap((of, index) => (of === block.item.index ? [index] : []));
        add(
          block,
          rows.map((index) => ({ place, item: { kind: 'row', index } })),
        );
      }
      add({ place, item: total }, blocks);
      if (place.children.length === 0) continue;
      for (const item of [...comparableItems(place), total]) {
        add(
          { place, item },
          place.children.map((child) => ({ place: child, item })),
        );
      }
    }
    return sums;
  }
}

function flatten(place: TablePlace): TablePlace[] {
  return [place, ...place.children.flatMap(flatten)];
}

/** Unknowns as numbers: those of one area lie together. */
function numberOf(place: number, { kind, index }: Item): number {
  return 64 * place + { row: 0, block: 40, sexes: 50, all: 50 }[kind] + index;
}

/** Age groups and subtotals of an area. */
function ownItems({ table }: TablePlace): Item[] {
  const blockOf = blockOfRows(table.openFrom);
  return [
    ...blockOf.map((_, index): Item => ({ kind: 'row', index })),
    ...[...new Set(blockOf)].map((index): Item => ({ kind: 'block', index })),
  ];
}

/** Age groups and subtotals that an area shares with those in it. */
function comparableItems({ table }: TablePlace): Item[] {
  return [
    ...BLOCKS.map((_, index): Item => ({ kind: 'block', index })),
    ...Array.from({ length: comparableRows(table) }, (_, index): Item => ({ kind: 'row', index })),
  ];
}

/** The largest sums first: what they hide hides their parts. */
function itemsOf(place: TablePlace): Item[] {
  return [TOTAL, SEXES_TOTAL, ...comparableItems(place)];
}

/** Areas in one that ends at 75 and older may have longer tables; that group is its last block and compared as such. */
function comparableRows({ openFrom }: AgeTable): number {
  return openFrom === BLOCKS[3].from ? openFrom / STEP : openFrom / STEP + 1;
}

function partOf(table: AgeTable, { kind, index }: Item): Part {
  const blockOf = blockOfRows(table.openFrom);
  const counted = (i: number) => (kind === 'row' ? i === index : kind !== 'block' || blockOf[i] === index);
  const of = (sex: Sex) => table[sex].reduce((all, n, i) => (counted(i) ? all + n : all), 0);
  return { index, male: of('male'), female: of('female') };
}

function peopleOf({ place, item }: Figure): number {
  const { male, female } = partOf(place.table, item);
  return male + female;
}

function smallest(places: readonly TablePlace[], item: Item): TablePlace | undefined {
  const people = (place: TablePlace) => peopleOf({ place, item });
  return [...places].sort((a, b) => people(a) - people(b) || (a.code < b.code ? -1 : 1))[0];
}

/** Whether what these areas hide may be known as a sum. Of totals only both sexes together are shown. */
function isSafeTogether(places: readonly TablePlace[], item: Item): boolean {
  const parts = places.map((place) => partOf(place.table, item));
  if (item.kind !== 'all') return isSafe(parts);
  return (
    parts.length > 1 && parts.reduce((all, { male, female }) => all + male + female, 0) >= SMALLEST_SHOWN
  );
}
