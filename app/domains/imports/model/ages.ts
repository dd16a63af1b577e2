import type { AgeRange } from './cells';

/** How the ages of a file lead to five-year groups. */
export interface AgePlan {
  /** Five-year groups in order; the last is open. */
  groups: readonly AgeRange[];
  /** Group of each age range that counts, by its key; ranges that repeat others are left out. */
  groupOf: ReadonlyMap<string, number>;
}

export type AgeFault = { reason: 'age_overlap' | 'age_gap' | 'age_width'; at: AgeRange };

/** Everybody this old and older is one group, whatever the file tells of them. */
const OLDEST = 100;

export function rangeKey({ from, to }: AgeRange): string {
  return `${from}-${to ?? ''}`;
}

/** `0～4歳`, `100歳以上`. */
export function rangeName({ from, to }: AgeRange): string {
  if (to === null) return `${from}歳以上`;
  return from === to ? `${from}歳` : `${from}～${to}歳`;
}

/**
 * Finds the ranges that cover every age once, the finest first, and their five-year groups. Ranges that are sums of
 * others (15歳未満, 65歳以上 as 再掲) are left out. Faults: ages twice that are no such sum, ages left out, ranges
 * that lie in two five-year groups.
 */
export function planAges(ranges: readonly AgeRange[]): AgePlan | AgeFault {
  const used: AgeRange[] = [];
  let next: number | null = 0;
  while (next !== null) {
    const from: number = next;
    const starting = ranges.filter((range) => range.from === from);
    const finest = starting.sort((a, b) => (a.to ?? 999) - (b.to ?? 999))[0];
    if (finest === undefined) return { reason: 'age_gap', at: { from, to: from } };
    used.push(finest);
    next = finest.to === null ? null : finest.to + 1;
  }
  const begins = new Set(used.map(({ from }) => from));
  const ends = new Set(used.map(({ to }) => to));
  const odd = ranges.find(({ from, to }) => !begins.has(from) || !ends.has(to));
  if (odd) return { reason: 'age_overlap', at: odd };
  return groupAges(used);
}

function groupAges(used: readonly AgeRange[]): AgePlan | AgeFault {
  const groups: AgeRange[] = [];
  const groupOf = new Map<string, number>();
  for (const range of used) {
    const start = Math.min(range.from - (range.from % 5), OLDEST);
    const isOpen = range.to === null || start === OLDEST;
    if (range.to === null ? range.from !== start && start !== OLDEST : !isOpen && range.to > start + 4) {
      return { reason: 'age_width', at: range };
    }
    const known = groups.findIndex(({ from }) => from === start);
    const index = known === -1 ? groups.push({ from: start, to: isOpen ? null : start + 4 }) - 1 : known;
    groupOf.set(rangeKey(range), index);
  }
  return { groups, groupOf };
}
