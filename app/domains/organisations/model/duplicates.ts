import { nameLikeness, wardOfAddress } from './names';
import type { OrganisationType } from './types';

/** What is looked at to see whether two entries are of one organisation. */
export interface Compared {
  id: string;
  type: OrganisationType;
  /** 13 digits with a valid check digit, or null. */
  corporateNumber: string | null;
  /** See `matchName` and `matchAddress`. */
  matchName: string;
  matchAddress: string;
}

/** Why two entries may be one: the same 法人番号, the same name, the same address with a similar name. */
export const DUPLICATE_REASONS = ['number', 'name', 'address'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** Two entries that may be of one organisation; `a` comes before `b`, so that a pair has one name. */
export interface DuplicatePair {
  a: string;
  b: string;
  reasons: DuplicateReason[];
}

/** From this likeness on, names at one address are similar. */
const SIMILAR = 0.5;
/** Neighbours of different wards bear the same names: 中央町内会 there is not 中央町内会 here. */
const OF_ITS_PLACE: readonly OrganisationType[] = ['chonaikai', 'rengo', 'shopping_street', 'school'];

/**
 * Why two entries may be of one organisation; empty when they are not, or can't be: two different numbers are two
 * legal persons, whatever they are called.
 */
export function duplicateReasons(a: Compared, b: Compared): DuplicateReason[] {
  const numbers = a.corporateNumber !== null && b.corporateNumber !== null;
  if (numbers && a.corporateNumber !== b.corporateNumber) return [];
  const reasons: DuplicateReason[] = [];
  if (numbers) reasons.push('number');
  if (a.matchName !== '' && a.matchName === b.matchName && !areNamesakes(a, b)) reasons.push('name');
  const together = a.matchAddress !== '' && a.matchAddress === b.matchAddress && hasHouse(a.matchAddress);
  if (together && nameLikeness(a.matchName, b.matchName) >= SIMILAR) reasons.push('address');
  return reasons;
}

function areNamesakes(a: Compared, b: Compared): boolean {
  if (!OF_ITS_PLACE.includes(a.type) || !OF_ITS_PLACE.includes(b.type)) return false;
  const [here, there] = [wardOfAddress(a.matchAddress), wardOfAddress(b.matchAddress)];
  return here !== null && there !== null && here !== there;
}

/** A town alone is no address: half a ward may live in it. */
function hasHouse(address: string): boolean {
  return /\d/.test(address);
}

/** Looks an entry's possible duplicates up among many; entries are put in one by one. */
export class DuplicateIndex {
  readonly #entries: Compared[] = [];
  readonly #by = new Map<string, Compared[]>();

  constructor(entries: readonly Compared[] = []) {
    for (const entry of entries) this.add(entry);
  }

  add(entry: Compared): void {
    this.#entries.push(entry);
    for (const key of keysOf(entry)) this.#by.set(key, [...(this.#by.get(key) ?? []), entry]);
  }

  /** Entries that may be the same organisation as `entry`, other than itself, in the order they were put in. */
  like(entry: Compared): { entry: Compared; reasons: DuplicateReason[] }[] {
    const near = new Set(keysOf(entry).flatMap((key) => this.#by.get(key) ?? []));
    return [...near]
      .filter(({ id }) => id !== entry.id)
      .map((other) => ({ entry: other, reasons: duplicateReasons(entry, other) }))
      .filter(({ reasons }) => reasons.length > 0);
  }

  /** All pairs, each once: those of the same number first, then by name, then by address; within that by id. */
  pairs(): DuplicatePair[] {
    const found = this.#entries.flatMap((entry) =>
      this.like(entry)
        .filter((other) => entry.id < other.entry.id)
        .map(({ entry: other, reasons }): DuplicatePair => ({ a: entry.id, b: other.id, reasons })),
    );
    const rank = ({ reasons }: DuplicatePair) =>
      DUPLICATE_REASONS.indexOf(reasons[0] ?? 'address') * DUPLICATE_REASONS.length - reasons.length;
    return found.sort((x, y) => rank(x) - rank(y) || order(x.a, y.a) || order(x.b, y.b));
  }
}

/** Two entries that share none of these have no reason in common. */
function keysOf({ corporateNumber, matchName, matchAddress }: Compared): string[] {
  return [
    ...(corporateNumber === null ? [] : [`c ${corporateNumber}`]),
    ...(matchName === '' ? [] : [`n ${matchName}`]),
    ...(hasHouse(matchAddress) ? [`a ${matchAddress}`] : []),
  ];
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
