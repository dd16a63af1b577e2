/**
 * What can be imported: 国勢調査 小地域集計, 住民基本台帳 population, 公共施設一覧, the table by which towns (町丁) lead
 * to areas, and lists of organisations.
 */
export const IMPORT_KINDS = ['census', 'register', 'facilities', 'towns', 'organisations'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_STATES = [
  'waiting',
  'reading',
  'checked',
  'applying',
  'applied',
  'failed',
  'cancelled',
  'interrupted',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Whether a thread is at work, or about to be. */
export function isRunning(state: ImportState): boolean {
  return state === 'waiting' || state === 'reading' || state === 'applying';
}

/** What one import may have. Rows are those of the file, headings included. */
export const IMPORT_LIMITS = {
  bytes: 64 * 1024 * 1024,
  rows: 300_000,
  columns: 1_000,
  /** Characters of one cell. */
  cell: 10_000,
  /** Bytes of a workbook once unpacked. */
  unpackedBytes: 512 * 1024 * 1024,
  /** Facilities in one file. */
  facilities: 50_000,
  /** Organisations in one file. */
  organisations: 20_000,
  /** Problems that are kept; more are only counted. */
  problems: 20_000,
} as const;

/** What staff say about a file. */
export interface ImportOptions {
  /** Name of the source as the karte shows it. */
  source: string;
  /** Day the figures are of, or the table is valid from (`YYYY-MM-DD`); null: as the file says. */
  day: string | null;
  /** Table of towns to go by; null: rows of towns are passed over, only rows of areas count. */
  townTable: string | null;
}

export type Severity = 'bad' | 'warning';

/** Why a row can't be taken. */
export const BAD_REASONS = [
  'broken_quotes',
  'too_many_rows',
  'too_many_columns',
  'cell_too_long',
  'unpacks_too_large',
  'unsafe_xml',
  'not_a_spreadsheet',
  'old_spreadsheet',
  'out_of_memory',
  'no_header',
  'no_rows',
  'no_sex',
  'no_day',
  'several_days',
  'bad_day',
  'age_overlap',
  'age_gap',
  'age_width',
  'wrong_column_count',
  'undecodable',
  'not_a_count',
  'unknown_age',
  'unknown_sex',
  'missing_value',
  'no_area',
  'unknown_area',
  'ambiguous_area',
  'unknown_town',
  'duplicate_row',
  'empty',
  'bad_code',
  'bad_position',
  'too_many_facilities',
  'too_many_organisations',
  'too_long',
  'unknown_word',
  'unknown_field',
  'unknown_term',
  'no_type',
  'bad_email',
  'bad_phone',
  'bad_url',
  'bad_year',
  'bad_postal_code',
] as const;
/** What a row makes somebody look at twice. */
export const WARNINGS = [
  'total_differs',
  'sexes_differ',
  'parts_differ',
  'secret_value',
  'secret_elsewhere',
  'no_area_found',
  'bad_corporate_number',
  'possible_duplicate',
  'own_words_kept',
  'merged_entry',
] as const;
export type Reason = (typeof BAD_REASONS)[number] | (typeof WARNINGS)[number];

export interface Problem {
  severity: Severity;
  /** Line of the file or row of the sheet, from 1; null for the file as a whole. */
  line: number | null;
  /** Heading of the column concerned; null for the row as a whole. */
  column: string | null;
  /** What stands there, shortened. */
  value: string;
  reason: Reason;
  /** What it was held against: a sum, a line, a name. */
  hint: string;
}

/** The beginning of a text, for lists of problems. */
export function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** How a file was understood and what it would change. */
export interface ImportSummary {
  encoding: 'utf-8' | 'utf-16le' | 'cp932' | 'xlsx';
  /** Layout that was recognised. */
  layout: Layout;
  /** Line of the headings. */
  headerLine: number | null;
  /** Headings that say nothing to us. */
  ignoredColumns: string[];
  /** Day the figures are of. */
  day: string | null;
  /** Rows that were passed over, by why. */
  passedOver: Partial<Record<PassedOver, number>>;
  /** Areas that get figures, or facilities, or towns. */
  subjects: number;
  /** Sum of the population, for people to recognise their file by. */
  people: number | null;
  /** Rows in the database; null while there are bad rows. */
  change: { added: number; changed: number; removed: number; unchanged: number } | null;
  /** Organisations that come or change, the first of them. */
  entries?: ChangedEntry[];
}

/** What becomes of one organisation. */
export interface ChangedEntry {
  line: number;
  name: string;
  /** Null: it comes new. */
  id: string | null;
  /** What of it changes: keys below `organisations:parts`. */
  parts: string[];
}

export type Layout =
  | 'estat-gis'
  | 'estat-table'
  | 'ages-across'
  | 'ages-down'
  | 'facilities'
  | 'towns'
  | 'organisations';

/** Rows that are understood and rightly left out. */
export type PassedOver =
  /** Sums of other rows. */
  | 'subtotal'
  /** Municipalities that are not this city. */
  | 'outside'
  /** Rows of towns, while no table of towns was chosen. */
  | 'town'
  /** Rows of another day. */
  | 'other_day'
  /** Notes below or between the figures. */
  | 'note'
  /** Towns whose figures the source has added to a neighbour's. */
  | 'merged';
