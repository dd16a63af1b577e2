import type { Generated } from 'kysely';

/** A case study; what is in it can only change while it is a draft. */
export interface CasesTable {
  id: string;
  /** What it tells of; null when that is gone. */
  collaboration_id: string | null;
  title: string;
  /** One or two sentences for lists. */
  summary: Generated<string>;
  /** JSON, texts by section: see `CASE_SECTIONS` in `app/domains/cases/model`. */
  sections: Generated<string>;
  area_code: string | null;
  /** Period of the collaboration, `YYYY-MM-DD`. */
  started_on: string | null;
  ended_on: string | null;
  /** What it had from the city or others, whole yen. */
  money_yen: number | null;
  people_reached: number | null;
  volunteers: number | null;
  status: 'draft' | 'asked' | 'agreed' | 'published' | 'withdrawn';
  /** Grows with every change; a consent or an edit of an older revision is refused. */
  revision: Generated<number>;
  /** Words it is found by, levelled. */
  search: Generated<string>;
  created_by: string;
  created_by_name: string;
  created_at: number;
  updated_at: number;
  asked_at: number | null;
  agreed_at: number | null;
  published_at: number | null;
  published_by_name: string | null;
  withdrawn_at: number | null;
  withdrawn_by_name: string | null;
  withdrawn_reason: Generated<string>;
}
export interface CasePartnersTable {
  case_id: string;
  organisation_id: string;
  role: 'lead' | 'partner';
  consent: Generated<'none' | 'agreed' | 'refused'>;
  /** What the partner wrote with its answer, or where the paper is kept. */
  note: Generated<string>;
  /** 1: consent on paper, recorded by staff for a partner without an account. */
  on_paper: Generated<0 | 1>;
  answered_by: string | null;
  answered_by_name: string | null;
  answered_at: number | null;
}
export interface CaseThemesTable {
  case_id: string;
  /** See `CASE_THEMES` in `app/domains/cases/model`. */
  theme: string;
}
export interface CasePicturesTable {
  file_id: string;
  case_id: string;
  position: number;
  /** What is to be seen, read out to those who can't see it. */
  caption: Generated<string>;
  /** `unasked`: nobody has said yet; `none`: nobody can be recognised; `agreed`: all who can be have agreed. */
  people: Generated<'unasked' | 'none' | 'agreed'>;
  /** Who agreed, and how. */
  consent_note: Generated<string>;
  bytes: number;
  width: number;
  height: number;
  added_by: string;
  added_by_name: string;
  added_at: number;
}
