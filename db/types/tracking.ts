import type { Generated } from 'kysely';

/** What an idea came from; one note, group or place belongs to one idea. */
export interface IdeaSourcesTable {
  id: string;
  idea_id: string;
  kind: 'note' | 'group' | 'place' | 'case';
  /** Board, map or case. */
  source_id: string;
  /** Note, group or place; empty for a case. */
  object_id: string;
  /** Name of the board, map or case, and what the source said, as they were. */
  title: string;
  snapshot: string;
  workshop_id: string | null;
  area_code: string | null;
  /** The idea it belonged to before that one was merged into this. */
  merged_from: string | null;
  added_by: string;
  added_by_name: string;
  added_at: number;
}
/** Who wrote a source. The name is kept only of those who agreed to be named. */
export interface IdeaAuthorsTable {
  source_row: string;
  person_id: string;
  naming: 'unasked' | 'agreed' | 'refused';
  name: string | null;
  /** The author, or who wrote down that the author agreed. */
  answered_by: string | null;
  answered_at: number | null;
}
export interface IdeaStepsTable {
  id: string;
  idea_id: string;
  at: number;
  by_id: string | null;
  by_name: string;
  action: string;
  /** Status after the step. */
  status: IdeaStatusColumn;
  reason: Generated<string>;
  /** JSON. */
  detail: Generated<string>;
}
export type IdeaStatusColumn = 'considering' | 'preparing' | 'practising' | 'established' | 'dropped';

export interface CollaborationMilestonesTable {
  id: string;
  collaboration_id: string;
  title: string;
  due_on: string;
  done_on: string | null;
  created_by: string;
  created_at: number;
}
export interface CollaborationLogTable {
  id: string;
  collaboration_id: string;
  day: string;
  text: string;
  people: number | null;
  volunteers: number | null;
  /** On whose behalf it was written; null: the city. */
  organisation_id: string | null;
  by_id: string;
  by_name: string;
  created_at: number;
}
/** A re-encoded picture of an entry of the log; `id` is the file's. */
export interface CollaborationPhotosTable {
  id: string;
  collaboration_id: string;
  log_id: string;
  alt: string;
  /** Everybody who can be recognised has agreed that it is shown in public. */
  people_agreed: Generated<0 | 1>;
  width: number;
  height: number;
  bytes: number;
}
/** Figures of one fiscal year; null: not known. */
export interface CollaborationFiguresTable {
  collaboration_id: string;
  fiscal_year: number;
  people: number | null;
  volunteers: number | null;
  grant_yen: number | null;
  own_yen: number | null;
  updated_by: string;
  updated_at: number;
}
/** A look back 6, 12 or 24 months after money ended, with its answers. */
export interface CollaborationCheckInsTable {
  id: string;
  collaboration_id: string;
  months: number;
  due_on: string;
  sent_at: number | null;
  reminded_at: number | null;
  goes_on: 'same' | 'grown' | 'smaller' | 'ended' | null;
  with_whom: Generated<string>;
  people: number | null;
  volunteers: number | null;
  changed: Generated<string>;
  needs: Generated<string>;
  answered_by_name: Generated<string>;
  /** Last save, also of a part; and when it was handed in. */
  saved_at: number | null;
  answered_at: number | null;
}
export interface CheckInLinksTable {
  /** SHA-256 of the token in the link, hex. */
  token_hash: string;
  check_in_id: string;
  created_at: number;
  expires_at: number;
}
/** What somebody joined by hand: an idea and the talk, application, collaboration or case about it. */
export interface ProvenanceLinksTable {
  from_kind: string;
  from_id: string;
  to_kind: string;
  to_id: string;
  created_by: string;
  created_by_name: string;
  created_at: number;
}
