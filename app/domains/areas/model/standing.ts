import type { AreaKind, AreaShape } from './areas';
import { boxAround, containmentIn } from './shapes';
import { holdsOn, type Validity } from './validity';

/** Points looked at along each side of the box around a shape. */
const ALONG = 16;
/** Part of a shape below which an area has not followed it: neighbours drawn anew differ by a strip. */
const LEAST_SHARE = 0.1;
/** Areas named as what followed; more would be a list of the whole ward. */
const MOST = 6;

/** An area named beside another. */
export interface NamedArea {
  code: string;
  name: string;
  kind: AreaKind;
}

/** What must be known of the time of an area that is looked at. */
export interface AreaStanding {
  /** The day it is shown as of, `YYYY-MM-DD`. */
  day: string;
  /** `today`: as it is today; `other`: as of another day, and it exists today too. */
  state: 'today' | 'other' | 'ended' | 'begins';
  /** Last day of an area that ended, first day of one that has yet to begin; null otherwise. */
  turn: string | null;
  /** Areas that lie today where one that ended lay, the one with the largest part first. */
  followedBy: NamedArea[];
  /** Whether that rests on boundaries that are approximate. */
  approximate: boolean;
}

/** The address's part for a day that is not today; empty for today. */
export function standingSearch({ state, day }: AreaStanding): string {
  return state === 'today' ? '' : `?on=${day}`;
}

/**
 * The state of an area that holds on a day; else its last one before the day, else its first one after it. States in
 * any order; null for none.
 */
export function stateNear<Row extends Validity>(
  rows: readonly Row[],
  day: string,
): { row: Row; day: string } | null {
  const sorted = [...rows].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const holds = sorted.find((row) => holdsOn(row, day));
  if (holds) return { row: holds, day };
  const before = sorted.filter(({ validTo }) => validTo !== null && validTo < day).at(-1);
  if (before?.validTo) return { row: before, day: before.validTo };
  const [first] = sorted;
  return first ? { row: first, day: first.validFrom } : null;
}

/**
 * Codes of the areas that cover a shape, the one with the largest part first. Measured by points of a grid over the
 * shape: parts below a tenth are left out.
 */
export function coveredBy(shape: AreaShape, others: ReadonlyMap<string, AreaShape>): string[] {
  const points = gridOver(shape);
  const found = [...others].map(([code, other]) => {
    const inside = points.filter(containmentIn(other));
    return { code, share: inside.length / Math.max(1, points.length) };
  });
  return found
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1))
    .slice(0, MOST)
    .map(({ code }) => code);
}

function gridOver(shape: AreaShape): { lat: number; lng: number }[] {
  const box = boxAround([shape]);
  if (!box) return [];
  const steps = Array.from({ length: ALONG }, (_, i) => (i + 0.5) / ALONG);
  return steps
    .flatMap((y) =>
      steps.map((x) => ({
        lat: box.south + y * (box.north - box.south),
        lng: box.west + x * (box.east - box.west),
      })),
    )
    .filter(containmentIn(shape));
}
