import type { Scenario } from './projection';
import type { IntervalCount } from './ratios';
import type { PopulationKind } from './types';

/** Supposed changes of births, in percent of the child-woman ratio. */
export const BIRTH_CHOICES = [-20, 0, 20] as const;
/** Supposed families who move in (or away) in a year, per 1,000 inhabitants. */
export const FAMILY_CHOICES = [-1, 0, 1, 2] as const;
export const INTERVAL_CHOICES = [1, 2, 3] as const;

/** What a reader of a karte can choose; part of its address. */
export interface KarteOptions {
  births: (typeof BIRTH_CHOICES)[number];
  families: (typeof FAMILY_CHOICES)[number];
  intervals: IntervalCount;
  /** Whether wards follow the published projection. */
  control: 'own' | 'published';
  /** Which kind of count; null: the one with the longest history. */
  basis: PopulationKind | null;
}

export const DEFAULT_OPTIONS: KarteOptions = {
  births: 0,
  families: 0,
  intervals: 2,
  control: 'own',
  basis: null,
};

export function scenarioOf({ births, families }: KarteOptions): Scenario {
  return { births: 1 + births / 100, families };
}

/** Years ahead a karte looks. */
export const YEARS_AHEAD = 30;

/** Figures of an area that a map can be coloured by. */
export const FIGURES = ['population', 'old-share', 'young-share', 'change-20', 'households'] as const;
/**
 * Inhabitants; 高齢化率 and 年少人口割合 in percent; change of inhabitants in the 20 years after in percent; 世帯.
 */
export type Figure = (typeof FIGURES)[number];

/** Files a karte can be taken away as. */
export const KARTE_FORMATS = ['csv', 'csv-cp932', 'xlsx'] as const;
export type KarteFormat = (typeof KARTE_FORMATS)[number];

/** Years after the last count that are looked at first. */
export const FIRST_YEARS = [0, 10, 20, 30] as const;
