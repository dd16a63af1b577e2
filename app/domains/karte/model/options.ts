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
  /** The day as of which areas are shown, `YYYY-MM-DD`; empty: today. */
  on: string;
}

export const DEFAULT_OPTIONS: KarteOptions = {
  births: 0,
  families: 0,
  intervals: 2,
  control: 'own',
  basis: null,
  on: '',
};

export function scenarioOf({ births, families }: KarteOptions): Scenario {
  return { births: 1 + births / 100, families };
}

/** Years ahead a karte looks. */
export const YEARS_AHEAD = 30;

/**
 * Figures of a counted or projected year that a map can be coloured by: inhabitants, people by age, shares of the ages
 * in percent, change of inhabitants in the 10, 20 and 30 years after in percent, 世帯, and people a household.
 */
export const YEAR_FIGURES = [
  'population',
  'young',
  'working',
  'old',
  'oldest',
  'young-share',
  'working-share',
  'old-share',
  'oldest-share',
  'change-10',
  'change-20',
  'change-30',
  'households',
  'household-size',
] as const;
export type YearFigure = (typeof YEAR_FIGURES)[number];

/** Numbers of places that a map can be coloured by: as of the day of their own source. */
export const PLACE_FIGURES = ['facilities', 'salons'] as const;
export type PlaceFigure = (typeof PLACE_FIGURES)[number];

/** Files a karte can be taken away as. */
export const KARTE_FORMATS = ['csv', 'csv-cp932', 'xlsx'] as const;
export type KarteFormat = (typeof KARTE_FORMATS)[number];

/** Years after the last count that are looked at first. */
export const FIRST_YEARS = [0, 10, 20, 30] as const;
