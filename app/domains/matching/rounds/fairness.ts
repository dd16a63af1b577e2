import type { OrganisationType } from '~/domains/organisations/model';

/** What the report needs to know of one organisation over the time it is about. */
export interface FairnessRow {
  id: string;
  type: OrganisationType;
  ward: string | null;
  /** How many people it has; null: not said. */
  people: number | null;
  foundedYear: number | null;
  /** How often it was shown to others as a suggestion. */
  exposure: number;
  /** Agreed matches and places in rounds. */
  successes: number;
  /** Requests and rounds it took part in. */
  attempts: number;
  /** Successes whose two sides had not worked together before. */
  firstTime: number;
}

export const SIZE_CLASSES = ['1_9', '10_49', '50_299', '300_up', 'unknown'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];
export const AGE_CLASSES = ['0_2', '3_9', '10_19', '20_up', 'unknown'] as const;
export type AgeClass = (typeof AGE_CLASSES)[number];

/** By how many people it has. */
export function sizeClass(people: number | null): SizeClass {
  if (people === null) return 'unknown';
  if (people < 10) return '1_9';
  if (people < 50) return '10_49';
  return people < 300 ? '50_299' : '300_up';
}

/** By the years since it was founded, up to `year`. */
export function ageClass(foundedYear: number | null, year: number): AgeClass {
  if (foundedYear === null) return 'unknown';
  const age = year - foundedYear;
  if (age < 3) return '0_2';
  if (age < 10) return '3_9';
  return age < 20 ? '10_19' : '20_up';
}

/** One line of a table: a class of organisations and what became of them. */
export interface FairnessGroup {
  key: string;
  organisations: number;
  exposure: number;
  /** How many of them were suggested at least once. */
  suggested: number;
  attempts: number;
  successes: number;
  /** How many of them succeeded at least once. */
  placed: number;
}

export interface FairnessReport {
  byType: FairnessGroup[];
  byWard: FairnessGroup[];
  bySize: FairnessGroup[];
  byAge: FairnessGroup[];
  /** 0: all alike; near 1: one has everything; null: nothing to share. */
  giniExposure: number | null;
  giniSuccess: number | null;
  /** Share of agreed pairs that had not worked together before; null: no pair. */
  firstTimeShare: number | null;
  /** Who was never suggested, in the order of the rows. */
  neverSuggested: string[];
}

/**
 * Gini coefficient of whole or broken numbers of at least 0: the mean difference of all pairs over twice the mean,
 * from the sorted values as `Σ (2i − n − 1)·x_i / (n·Σ x_i)`, i from 1. Null when there is nothing to share.
 */
export function gini(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const total = sorted.reduce((all, one) => all + one, 0);
  if (total <= 0) return null;
  const n = sorted.length;
  const weighted = sorted.reduce((all, one, at) => all + (2 * (at + 1) - n - 1) * one, 0);
  return weighted / (n * total);
}

/** Works the report out. `year`: the age of organisations is counted up to it. Groups come in ascending order of keys. */
export function fairnessOf(rows: readonly FairnessRow[], year: number): FairnessReport {
  const successes = rows.reduce((all, one) => all + one.successes, 0);
  return {
    byType: groups(rows, (one) => one.type),
    byWard: groups(rows, (one) => one.ward ?? 'unknown'),
    bySize: groups(rows, (one) => sizeClass(one.people), SIZE_CLASSES),
    byAge: groups(rows, (one) => ageClass(one.foundedYear, year), AGE_CLASSES),
    giniExposure: gini(rows.map((one) => one.exposure)),
    giniSuccess: gini(rows.map((one) => one.successes)),
    firstTimeShare: successes === 0 ? null : rows.reduce((all, one) => all + one.firstTime, 0) / successes,
    neverSuggested: rows.filter((one) => one.exposure === 0).map((one) => one.id),
  };
}

function groups(
  rows: readonly FairnessRow[],
  keyOf: (row: FairnessRow) => string,
  order?: readonly string[],
): FairnessGroup[] {
  const found = new Map<string, FairnessGroup>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = found.get(key) ?? {
      key,
      organisations: 0,
      exposure: 0,
      suggested: 0,
      attempts: 0,
      successes: 0,
      placed: 0,
    };
    group.organisations++;
    group.exposure += row.exposure;
    group.suggested += row.exposure > 0 ? 1 : 0;
    group.attempts += row.attempts;
    group.successes += row.successes;
    group.placed += row.successes > 0 ? 1 : 0;
    found.set(key, group);
  }
  const place = (key: string) => order?.indexOf(key) ?? 0;
  return [...found.values()].sort((a, b) => place(a.key) - place(b.key) || (a.key < b.key ? -1 : 1));
}
