/** Tables as Kysely sees them. Times are milliseconds since the epoch, booleans 0 or 1, ids text. */
import type { Generated } from 'kysely';

export interface Database {
  users: UsersTable;
  user_sessions: UserSessionsTable;
  account_tokens: AccountTokensTable;
  guests: GuestsTable;
  audit_log: AuditLogTable;
  programmes: ProgrammesTable;
  workshops: WorkshopsTable;
  workshop_facilitators: WorkshopFacilitatorsTable;
  boards: BoardsTable;
  board_locks: BoardLocksTable;
  sessions: SessionsTable;
  phases: PhasesTable;
  agenda_templates: AgendaTemplatesTable;
  participants: ParticipantsTable;
  vote_rounds: VoteRoundsTable;
  votes: VotesTable;
  files: FilesTable;
  room_updates: RoomUpdatesTable;
  room_states: RoomStatesTable;
  areas: AreasTable;
  area_boundaries: AreaBoundariesTable;
  karte_sets: KarteSetsTable;
  population: PopulationTable;
  population_totals: PopulationTotalsTable;
  published_projections: PublishedProjectionsTable;
  facilities: FacilitiesTable;
  salons: SalonsTable;
  imports: ImportsTable;
  import_problems: ImportProblemsTable;
  town_tables: TownTablesTable;
  town_areas: TownAreasTable;
  maps: MapsTable;
  visions: VisionsTable;
  vision_versions: VisionVersionsTable;
  vision_editors: VisionEditorsTable;
  ideas: IdeasTable;
}

export interface UsersTable {
  id: string;
  email: string;
  name: string;
  /** Reading of the name in hiragana; empty when unknown. */
  kana: Generated<string>;
  /** What lists are ordered by, see `app/platform/kana.ts`. */
  sort_key: Generated<string>;
  role: 'staff' | 'facilitator' | 'member';
  password_hash: string | null;
  locale: string | null;
  created_at: number;
  disabled_at: number | null;
}
export interface UserSessionsTable {
  /** SHA-256 of the cookie's value, hex. */
  id: string;
  user_id: string;
  expires_at: number;
}
export interface AccountTokensTable {
  id: string;
  kind: 'invite' | 'reset' | 'setup';
  token_hash: string;
  email: string | null;
  name: string | null;
  kana: string | null;
  role: UsersTable['role'] | null;
  language: string | null;
  user_id: string | null;
  created_by: string | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  revoked_at: number | null;
}
export interface GuestsTable {
  id: string;
  token_hash: string;
  created_at: number;
  last_seen_at: number;
}
export interface AuditLogTable {
  id: string;
  at: number;
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject_type: string;
  subject_id: string;
  /** JSON object. */
  details: string;
}
export interface ProgrammesTable {
  id: string;
  name: string;
  description: string;
  fiscal_year: number;
  created_at: number;
}
export interface WorkshopsTable {
  id: string;
  programme_id: string;
  title: string;
  description: string;
  created_by: string;
  created_at: number;
  copied_from: string | null;
}
export interface WorkshopFacilitatorsTable {
  workshop_id: string;
  user_id: string;
}
export interface BoardsTable {
  id: string;
  workshop_id: string;
  title: string;
  locked: Generated<0 | 1>;
  created_at: number;
}
export interface BoardLocksTable {
  board_id: string;
  object_id: string;
  locked_by: string;
  locked_at: number;
}
export interface SessionsTable {
  id: string;
  workshop_id: string;
  title: string;
  starts_at: number | null;
  code: string;
  passphrase_hash: string | null;
  waiting_room: Generated<0 | 1>;
  status: 'planned' | 'running' | 'ended';
  version: Generated<number>;
  phase_id: string | null;
  phase_started_at: number | null;
  /** JSON, see `workshops/model`. */
  timer: string | null;
  gather: string | null;
  /** JSON, see `workshops/model`. */
  follow: string | null;
  hide_cursors: Generated<0 | 1>;
  created_at: number;
  ended_at: number | null;
}
export interface PhasesTable {
  id: string;
  session_id: string;
  position: number;
  title: string;
  instruction: string;
  minutes: number;
  permission: 'write' | 'vote' | 'look';
  board_id: string | null;
  map_id: string | null;
  votes_each: Generated<number>;
  votes_per_note: Generated<number>;
}
export interface AgendaTemplatesTable {
  id: string;
  name: string;
  /** JSON array of phases without ids. */
  phases: string;
  created_by: string | null;
  created_at: number;
}
export interface ParticipantsTable {
  session_id: string;
  person_id: string;
  name: string;
  colour: string;
  status: 'waiting' | 'in' | 'removed';
  joined_at: number;
  last_seen_at: number;
  hand_raised_at: number | null;
  done_at: number | null;
}
export interface VoteRoundsTable {
  id: string;
  session_id: string;
  phase_id: string | null;
  board_id: string;
  title: string;
  votes_each: number;
  votes_per_note: number;
  opened_at: number;
  closed_at: number | null;
}
export interface VotesTable {
  id: string;
  round_id: string;
  /** Person id, or `proxy:<name>` for somebody without a device. */
  voter: string;
  /** Name as typed for somebody without a device; null for people who vote themselves. */
  voter_name: string | null;
  object_id: string;
  cast_by: string;
  cast_at: number;
}
export interface FilesTable {
  id: string;
  board_id: string | null;
  /** Whose people may see it when it belongs to no board: a photo of a map. */
  workshop_id: string | null;
  media_type: string;
  bytes: number;
  width: number;
  height: number;
  uploaded_by: string;
  uploaded_at: number;
}
export interface RoomUpdatesTable {
  seq: Generated<number>;
  room: string;
  bytes: Uint8Array;
  person: string | null;
  at: number;
}
export interface RoomStatesTable {
  room: string;
  bytes: Uint8Array;
  through_seq: number;
  at: number;
}
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
  kind: 'census' | 'register' | 'facilities' | 'towns';
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
export interface MapsTable {
  id: string;
  workshop_id: string;
  area_code: string;
  title: string;
  kind: 'table' | 'merged';
  locked: Generated<0 | 1>;
  created_at: number;
  /** When the maps of the tables were last taken over; null: never, or not a merged map. */
  merged_at: number | null;
  /** JSON, see `app/domains/maps/model/published.ts`; null: not public. */
  published: string | null;
  published_at: number | null;
}
export interface VisionsTable {
  id: string;
  area_code: string;
  workshop_id: string | null;
  title: string;
  status: 'draft' | 'agreed' | 'published';
  /** Day the area agreed, `YYYY-MM-DD`, and at which meeting; with who recorded it and the version agreed on. */
  agreed_on: string | null;
  agreed_meeting: string | null;
  agreed_by_name: string | null;
  agreed_number: number | null;
  /** Version that everybody may read; null when none is public. */
  published_number: number | null;
  published_at: number | null;
  withdrawn_at: number | null;
  withdrawn_reason: string | null;
  created_by: string;
  created_at: number;
}
export interface VisionVersionsTable {
  vision_id: string;
  /** 1, 2, 3 … within the vision. */
  number: number;
  kind: 'kept' | 'before-restore' | 'restored' | 'agreed';
  reason: Generated<string>;
  title: string;
  /** JSON, see `visions/model/content.ts`. */
  content: string;
  created_by: string;
  created_by_name: string;
  created_at: number;
  agreed_on: string | null;
  agreed_meeting: string | null;
  /** When it was made public; null: never, or withdrawn. */
  published_at: number | null;
}
export interface VisionEditorsTable {
  vision_id: string;
  user_id: string;
}
export interface IdeasTable {
  id: string;
  title: string;
  text: string;
  status: 'considering' | 'planned' | 'started' | 'dropped';
  source_kind: 'note' | 'place';
  /** Board or map. */
  source_id: string;
  object_id: string;
  /** Text of the source as it was when it became an idea, and the name of its board or map. */
  snapshot: string;
  source_title: string;
  workshop_id: string | null;
  area_code: string | null;
  /** Who wrote the source; null when they are not to be named. */
  author_id: string | null;
  author_name: string | null;
  created_by: string;
  created_by_name: string;
  created_at: number;
}
