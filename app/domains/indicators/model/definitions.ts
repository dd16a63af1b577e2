import type { OrganisationType } from '~/domains/organisations/model';

/** What an indicator counts, over a span of fiscal years. */
export interface Definition {
  /** First fiscal year; null: from the beginning. */
  from: number | null;
  /** Last fiscal year; null: still. */
  to: number | null;
  text: string;
  /** Whether its figures can be compared with those of the version before; means nothing for the first. */
  comparable: boolean;
  /** Why it was made, and why figures can or can't be compared. */
  why: string;
  /** Types of organisations that rates of the register count; null for other indicators. */
  countedTypes: readonly OrganisationType[] | null;
}

/** The version that holds in a fiscal year. Versions follow each other without gap, so there is always one. */
export function definitionIn<D extends Definition>(versions: readonly D[], year: number): D | undefined {
  return versions.find(({ from, to }) => (from ?? year) <= year && year <= (to ?? year));
}

/** Whether figures of two fiscal years mean the same: no version that breaks with the one before lies between. */
export function isComparable(versions: readonly Definition[], a: number, b: number): boolean {
  const [early, late] = a < b ? [a, b] : [b, a];
  return versions.every(({ from, comparable }) => comparable || !(from && early < from && from <= late));
}

/** Why figures of two years can't be compared: the versions between that break. */
export function breaksBetween<D extends Definition>(versions: readonly D[], a: number, b: number): D[] {
  const [early, late] = a < b ? [a, b] : [b, a];
  return versions.filter(({ from, comparable }) => !comparable && from && early < from && from <= late);
}

/** Whether a version may begin in a year: after the newest has begun. */
export function mayStartIn(versions: readonly Definition[], year: number): boolean {
  return versions.every(({ from }) => from === null || from < year);
}

/** The versions with one more from a year on; the newest of before ends with the year before. */
export function withVersion<D extends Definition>(
  versions: readonly D[],
  added: D & { from: number },
): (D | (D & { from: number }))[] {
  return [
    ...versions.map((one) => (one.to === null ? { ...one, to: added.from - 1 } : one)),
    { ...added, to: null },
  ];
}
