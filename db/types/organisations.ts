import type { Generated } from 'kysely';

export interface OrganisationsTable {
  id: string;
  /** See `ORGANISATION_TYPES` in `app/domains/organisations/model`. */
  type: string;
  legal_form: Generated<string>;
  /** 13 digits with a valid check digit; null when there is none or it is not known. */
  corporate_number: string | null;
  name: string;
  /** Reading in hiragana; empty when unknown. */
  kana: Generated<string>;
  name_en: Generated<string>;
  /** What lists are ordered by, see `app/platform/kana.ts`. */
  sort_key: Generated<string>;
  /** Name without its legal form, width and spaces, by which duplicates are found. */
  match_name: string;
  /** One sentence for lists. */
  summary: Generated<string>;
  description: Generated<string>;
  founded_year: number | null;
  /** How many people it has: members, households or employees. */
  people: number | null;
  /** JSON array of language tags. */
  languages: Generated<string>;
  /** JSON array, how it likes to work: see `WORK_STYLES`. */
  styles: Generated<string>;
  /** JSON array, when it can meet: see `MEETING_TIMES`. */
  times: Generated<string>;
  /** Collaborations it can carry at once; null: not said. */
  capacity: number | null;
  postal_code: Generated<string>;
  address: Generated<string>;
  match_address: Generated<string>;
  /** Centre area of the address, else its ward; null when unknown. */
  area_code: string | null;
  lat: number | null;
  lng: number | null;
  website: Generated<string>;
  contact_name: Generated<string>;
  contact_email: Generated<string>;
  contact_phone: Generated<string>;
  contact_visibility: Generated<'public' | 'signed_in' | 'staff'>;
  /** `draft`: its members and staff see it; `listed`: everybody; `hidden`: taken out by staff; `merged`: see `merged_into`. */
  status: 'draft' | 'listed' | 'hidden' | 'merged';
  merged_into: string | null;
  /** Invented for a demonstration. */
  fictional: Generated<0 | 1>;
  source: 'typed' | 'import' | 'demo';
  /** ID in the imported file. */
  external_id: string | null;
  /** Grows with every change; an edit of an older revision is refused. */
  revision: Generated<number>;
  created_at: number;
  updated_at: number;
  /** Its row in `organisation_search`; null: not yet in the index. */
  search_row: number | null;
}
/** The 20 fields of NPO law, by number. */
export interface OrganisationFieldsTable {
  organisation_id: string;
  field: number;
}
/** Where it works: centre areas, wards or the whole city. */
export interface OrganisationAreasTable {
  organisation_id: string;
  area_code: string;
}
export interface OrganisationOffersTable {
  id: string;
  organisation_id: string;
  /** Of the taxonomy in `app/domains/organisations/model/taxonomy.ts`. */
  term: string;
  text: Generated<string>;
  position: number;
}
export interface OrganisationNeedsTable {
  id: string;
  organisation_id: string;
  term: string;
  text: Generated<string>;
  /** 1 when there is time, 2 this year, 3 at once. */
  urgency: Generated<number>;
  from_day: string | null;
  to_day: string | null;
  /** What would show that it worked. */
  success: Generated<string>;
  position: number;
}
export interface OrganisationMembersTable {
  organisation_id: string;
  user_id: string;
  /** `owner` also decides who is a member; `editor` writes and answers; `viewer` reads along. */
  role: 'owner' | 'editor' | 'viewer';
  joined_at: number;
}
export interface OrganisationInvitationsTable {
  id: string;
  organisation_id: string;
  token_hash: string;
  email: string;
  role: OrganisationMembersTable['role'];
  created_by: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  revoked_at: number | null;
}
export interface OrganisationClaimsTable {
  id: string;
  organisation_id: string;
  user_id: string;
  message: string;
  status: 'open' | 'accepted' | 'refused' | 'withdrawn';
  /** Why it was refused. */
  reason: Generated<string>;
  created_at: number;
  decided_by: string | null;
  decided_at: number | null;
}
export interface OrganisationHistoryTable {
  id: string;
  organisation_id: string;
  at: number;
  actor_id: string | null;
  actor_name: string;
  kind: 'created' | 'changed' | 'imported' | 'merged' | 'claimed' | 'listed' | 'hidden';
  /** JSON of the whole entry as it was; null for a new one. */
  before: string | null;
  note: Generated<string>;
}
/** Two entries that staff have seen to be two organisations, although they look like one; `a` comes before `b`. */
export interface OrganisationDistinctTable {
  a: string;
  b: string;
  decided_by: string | null;
  decided_at: number;
}
/** Words cut for SQLite's FTS5, see `app/domains/organisations/model/search-words.ts`. */
export interface OrganisationSearchTable {
  rowid: Generated<number>;
  name: string;
  kana: string;
  body: string;
}
