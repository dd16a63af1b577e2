export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

/** Kinds of population: 国勢調査, 住民基本台帳. They count different people and are never mixed in one series. */
export const POPULATION_KINDS = ['census', 'register'] as const;
export type PopulationKind = (typeof POPULATION_KINDS)[number];

export const SALON_KINDS = ['children', 'seniors', 'disability', 'several'] as const;
export type SalonKind = (typeof SALON_KINDS)[number];

/** People of one sex and five-year group in one area. */
export interface PopulationCell {
  areaCode: string;
  sex: Sex;
  /** First year of age, a multiple of 5. */
  ageFrom: number;
  /** Last year of age in the group; null: and older. */
  ageTo: number | null;
  /** Null: kept secret in the source. */
  value: number | null;
}

/** What a source says of an area as a whole; null: not said. */
export interface AreaTotal {
  areaCode: string;
  population: number | null;
  households: number | null;
}

/** Where figures come from. */
export interface Source {
  source: string;
  /** `YYYY-MM-DD`. */
  referenceDate: string;
  /** Made up for the demo; shown as 架空 wherever it appears. */
  fictional: boolean;
}

/** Everything one source says of the population on one day. */
export interface PopulationSet extends Source {
  kind: PopulationKind;
  cells: readonly PopulationCell[];
  totals: readonly AreaTotal[];
}

/** A facility as 推奨データセット「公共施設一覧」 has it. Texts are empty when unknown. */
export interface Facility {
  /** ID in the source; unique within it. */
  externalId: string;
  municipalityCode: string;
  name: string;
  /** Reading in hiragana or katakana. */
  kana: string;
  nameEn: string;
  type: string;
  address: string;
  /** Degrees; null when unknown. */
  lat: number | null;
  lng: number | null;
  /** The smallest area known around it. */
  areaCode: string | null;
  phone: string;
  url: string;
  note: string;
}

/** Every facility of one source as of one day. */
export interface FacilitySet extends Source {
  facilities: readonly Facility[];
}

/** What replacing a set changed, counted in rows. */
export interface Replaced {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
}
