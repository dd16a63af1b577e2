import type { AreaKind, AreaStanding } from '~/domains/areas/model';
import type { KarteOptions } from './options';
import type { Shown, ShownTable } from './suppression';
import type { PopulationKind, SalonKind, Source } from './types';

/** An area as breadcrumbs and tables name it. */
export interface AreaName {
  code: string;
  name: string;
  kind: AreaKind;
}

/** Sums of a year that need no table. */
export interface Sums {
  total: Shown;
  young: Shown;
  working: Shown;
  old: Shown;
}

/** One year of an area: counted or projected. */
export interface KarteYear {
  year: number;
  projected: boolean;
  /** Contains figures made up for the demo. */
  fictional: boolean;
  table: ShownTable;
  /** By the area's own ratios alone, unsmoothed and not scaled; null for counted years. */
  raw: Sums | null;
  /** Null when unknown, hidden or projected. */
  households: Shown;
}

/** An area's course beside others. */
export interface Course {
  area: AreaName;
  years: { year: number; projected: boolean; sums: Sums }[];
}

/** How the years ahead were reckoned. */
export interface Method {
  baseYear: number;
  /** Intervals really used; fewer than chosen when there are fewer counts. */
  intervals: number;
  /** First age of the open group. */
  openFrom: number;
  /** Males per 100 females among children of 0 to 4. */
  sexRatio: number;
  /** Whether that is the city's own of the base year, not the country's at birth. */
  ownSexRatio: boolean;
  smoothed: boolean;
  raked: boolean;
  controlled: boolean;
  /** Families a year that the scenario stands for here at the beginning, rounded; 0 for none. */
  familiesAYear: number;
}

export interface PublishedView {
  area: AreaName;
  source: string;
  referenceDate: string;
  years: { year: number; young: number; working: number; old: number }[];
}

export interface SalonsView {
  area: AreaName;
  source: string;
  referenceDate: string;
  counts: Record<SalonKind, number>;
  total: number;
}

export interface FacilityView {
  id: string;
  name: string;
  kana: string;
  type: string;
  address: string;
  phone: string;
  url: string;
}

export interface FacilitiesView {
  /** By kind of facility, the most frequent first. */
  types: { type: string; count: number }[];
  /** In kana order; left empty for wards and the city, whose lists are those of their areas. */
  list: FacilityView[];
}

/** What a karte shows. Everything in it may be shown to everybody. */
export interface KarteView {
  area: AreaName & { kana: string };
  standing: AreaStanding;
  /** Whose figures these are: the area itself or the nearest one around it that has any. */
  figuresOf: AreaName;
  /** From the city down to the area around this one. */
  path: AreaName[];
  /** Areas directly inside, in kana order. */
  inside: AreaName[];
  options: KarteOptions;
  basis: PopulationKind | null;
  bases: PopulationKind[];
  years: KarteYear[];
  /** The area, then what is around it up to the city. */
  courses: Course[];
  method: Method | null;
  published: PublishedView | null;
  salons: SalonsView | null;
  facilities: FacilitiesView;
  sources: (Source & { of: 'population' | 'facilities' | 'salons' | 'projection' })[];
  /** Something in it was made up for the demo. */
  fictional: boolean;
}
