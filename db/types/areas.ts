import type { Generated } from 'kysely';

export interface AreasTable {
  id: string;
  kind: 'city' | 'ward' | 'centre' | 'rengo';
  /** Unique among the areas of one day; see `app/domains/areas/model.ts`. */
  code: string;
  name: string;
  kana: Generated<string>;
  sort_key: Generated<string>;
  parent_code: string | null;
  /** Middle in degrees (WGS 84 / JGD2011); null when unknown. */
  lat: number | null;
  lng: number | null;
  /** First and last day, `YYYY-MM-DD`; null: until further notice. */
  valid_from: string;
  valid_to: string | null;
}
export interface AreaBoundariesTable {
  id: string;
  area_code: string;
  /** GeoJSON Polygon or MultiPolygon as text, longitude before latitude. */
  geometry: string;
  /** 1: made from middles, not surveyed; shown as 概略. */
  approximate: Generated<0 | 1>;
  source: string;
  valid_from: string;
  valid_to: string | null;
}
/** One source as of one day; what belongs to it is replaced as a whole. */
export interface KarteSetsTable {
  id: string;
  /** Two kinds of population: 国勢調査 and 住民基本台帳. `projection`: published by others. */
  kind: 'census' | 'register' | 'projection' | 'facilities' | 'salons';
  source: string;
  /** `YYYY-MM-DD`. */
  reference_date: string;
  /** 1: made up for the demo; shown as 架空. */
  fictional: Generated<0 | 1>;
  imported_at: number;
}
export interface PopulationTable {
  set_id: string;
  area_code: string;
  sex: 'male' | 'female';
  age_from: number;
  /** Last year of age in the group; null: and older. */
  age_to: number | null;
  /** Null: kept secret in the source. */
  value: number | null;
}
export interface PopulationTotalsTable {
  set_id: string;
  area_code: string;
  population: number | null;
  households: number | null;
}
export interface PublishedProjectionsTable {
  set_id: string;
  area_code: string;
  year: number;
  age_from: number;
  age_to: number | null;
  value: number;
}
/** Columns of 推奨データセット「公共施設一覧」 that matter here. */
export interface FacilitiesTable {
  id: string;
  set_id: string;
  /** ID in the source; unique within the set. */
  external_id: string;
  municipality_code: Generated<string>;
  name: string;
  /** Reading in hiragana; empty when unknown. */
  kana: Generated<string>;
  sort_key: Generated<string>;
  name_en: Generated<string>;
  type: Generated<string>;
  address: Generated<string>;
  lat: number | null;
  lng: number | null;
  /** The smallest area known around it; null when unknown. */
  area_code: string | null;
  phone: Generated<string>;
  url: Generated<string>;
  note: Generated<string>;
}
export interface SalonsTable {
  set_id: string;
  area_code: string;
  kind: 'children' | 'seniors' | 'disability' | 'several';
  count: number;
}
export interface ImportsTable {
  id: string;
  kind: 'census' | 'register' | 'facilities' | 'towns' | 'organisations';
  file_name: string;
  bytes: number;
  /** Of the file, hex. */
  sha256: string;
  /** JSON, see `ImportOptions` in `app/domains/imports/model`. */
  options: string;
  state: 'waiting' | 'reading' | 'checked' | 'applying' | 'applied' | 'failed' | 'cancelled' | 'interrupted';
  /** Progress of the present step, in bytes read or rows written. */
  done: Generated<number>;
  total: Generated<number>;
  rows_read: Generated<number>;
  bad_rows: Generated<number>;
  warnings: Generated<number>;
  /** JSON, see `ImportSummary`; null until the file has been read. */
  summary: string | null;
  /** Why it failed. */
  reason: string | null;
  created_by: string | null;
  created_by_name: Generated<string>;
  created_at: number;
  /** When it was applied, failed, cancelled or interrupted. */
  ended_at: number | null;
}
export interface ImportProblemsTable {
  import_id: string;
  seq: number;
  severity: 'bad' | 'warning';
  /** Line of the file or row of the sheet, from 1; null for the file as a whole. */
  line: number | null;
  column: string | null;
  value: Generated<string>;
  reason: string;
  /** What the value was held against: a sum, a line, a name. */
  hint: Generated<string>;
}
export interface TownTablesTable {
  id: string;
  name: string;
  valid_from: string;
  imported_at: number;
}
export interface TownAreasTable {
  table_id: string;
  /** How the town is looked up, see `app/domains/imports/model/towns.ts`. */
  key: string;
  name: string;
  area_code: string;
}
