import type { Generated } from 'kysely';

/** What partners are sought for in a year: the network grant, NPO dispatch, consulting for companies … */
export interface MatchProgrammesTable {
  id: string;
  /** A template in `app/domains/matching/model/kinds.ts`; its rules are copied into `settings` and edited there. */
  kind: string;
  name: string;
  description: Generated<string>;
  fiscal_year: number;
  status: 'draft' | 'open' | 'closed';
  opens_on: string | null;
  closes_on: string | null;
  /** JSON, see `ProgrammeSettings` in `app/domains/matching/model/settings.ts`. */
  settings: string;
  /** Grows with every change of the settings. */
  revision: Generated<number>;
  created_at: number;
}
/** Support an organisation has had; damps it in suggestions and rotates it in rounds. */
export interface MatchAwardsTable {
  id: string;
  organisation_id: string;
  programme_id: string | null;
  name: string;
  fiscal_year: number;
  amount_yen: number | null;
}
export interface MatchExclusionsTable {
  organisation_id: string;
  other_id: string;
  /** `blocked`: `organisation_id` wants nothing from `other_id`; `conflict`: staff keep the two apart in both directions. */
  kind: 'blocked' | 'conflict';
  reason: Generated<string>;
  created_by: string;
  created_by_name: string;
  created_at: number;
}
/** Best partners of everyone as the last run in the background ranked them; the reasons are worked out anew when shown. */
export interface MatchSuggestionsTable {
  programme_id: string;
  organisation_id: string;
  other_id: string;
  /** 1 is the best for `organisation_id`. */
  rank: number;
  /** 0 to 1, after damping. */
  score: number;
  computed_at: number;
}
export interface MatchRunsTable {
  id: string;
  programme_id: string;
  settings_revision: number;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Organisations ranked so far, of `total`. */
  done: Generated<number>;
  total: Generated<number>;
  reason: string | null;
  created_by: string;
  created_at: number;
  ended_at: number | null;
}
/** Who was suggested to whom on which day, once a day. */
export interface MatchExposuresTable {
  programme_id: string;
  /** Who was shown. */
  organisation_id: string;
  /** To which organisation. */
  viewer_id: string;
  day: string;
}
/** One request from one organisation to another and the talk that follows. */
export interface MatchesTable {
  id: string;
  programme_id: string;
  /** Who asked; the lead where staff introduced both. */
  from_id: string;
  to_id: string;
  origin: 'interest' | 'staff' | 'round';
  /** Of talks that a round began. */
  round_id: string | null;
  /** `open`: waits for an answer; `talking`: accepted or asked back. */
  status: 'open' | 'talking' | 'agreed' | 'declined' | 'expired' | 'withdrawn' | 'closed';
  message: string;
  /** JSON, what the form of the programme asked. */
  answers: Generated<string>;
  reply_by: number;
  /** What each side has said so far; who asks has accepted by asking. The talk begins when both have replied. */
  from_reply: 'accepted' | 'asked' | null;
  to_reply: 'accepted' | 'asked' | null;
  reminded_at: number | null;
  /** A code of `DECLINE_REASONS`; shown to staff only. */
  decline_reason: string | null;
  /** For staff only. */
  decline_note: Generated<string>;
  /** As it was when the request was made. */
  score: number | null;
  coordinator_id: string | null;
  coordination: Generated<'none' | 'alongside' | 'introducing'>;
  opened_by: string;
  opened_at: number;
  answered_at: number | null;
  ended_at: number | null;
  collaboration_id: string | null;
}
/** Both sides say by themselves that they agree. */
export interface MatchAgreementsTable {
  match_id: string;
  organisation_id: string;
  agreed_by: string;
  agreed_by_name: string;
  agreed_at: number;
}
export interface MatchMessagesTable {
  id: string;
  match_id: string;
  kind: 'message' | 'meeting' | 'event';
  /** For whom the author speaks; null: the city. */
  organisation_id: string | null;
  author_id: string | null;
  author_name: string;
  /** What was written, or the code of an event. */
  text: string;
  /** JSON: day, place and people of a meeting. */
  details: Generated<string>;
  staff_only: Generated<0 | 1>;
  created_at: number;
}
export interface MatchMessageFilesTable {
  message_id: string;
  file_id: string;
  name: string;
  /** By the bytes of the file, not by its name. */
  media_type: string;
  bytes: number;
}
export interface MatchReportsTable {
  id: string;
  match_id: string;
  /** Who reports. */
  organisation_id: string;
  created_by: string;
  text: string;
  status: 'open' | 'settled';
  answer: Generated<string>;
  created_at: number;
  settled_by: string | null;
  settled_at: number | null;
}
/** Looks back that a programme asks for after an agreement, such as six months after consulting. */
export interface MatchFollowUpsTable {
  id: string;
  match_id: string;
  due_on: string;
  reminded_at: number | null;
  done_at: number | null;
  done_by: string | null;
  text: Generated<string>;
}
export interface CollaborationsTable {
  id: string;
  title: string;
  status: 'active' | 'paused' | 'ended';
  origin_kind: 'match' | 'round' | 'grant' | 'agreement' | 'dispatch' | 'typed';
  origin_id: string | null;
  started_on: string;
  ended_on: string | null;
  created_by: string;
  created_at: number;
  summary: Generated<string>;
  /** Which agreement, dispatch or programme, in words. */
  origin_note: Generated<string>;
  /** Where an entry was taken from that nobody of its partners made. */
  source_note: Generated<string>;
  area_code: string | null;
  /** Last day that money was there for; looks back are counted from it. */
  money_ends_on: string | null;
  is_public: Generated<0 | 1>;
}
export interface CollaborationPartnersTable {
  collaboration_id: string;
  organisation_id: string;
  role: 'lead' | 'partner';
  /** What it does in this, in words; from when to when it took part, null: all along. */
  task: Generated<string>;
  from_day: string | null;
  to_day: string | null;
}
export interface MatchRoundsTable {
  id: string;
  programme_id: string;
  title: string;
  method: 'bilateral' | 'consortia';
  status: 'draft' | 'collecting' | 'computed' | 'published' | 'final';
  /** JSON, see `RoundSettings` in `app/domains/matching/rounds/model`. */
  settings: string;
  seed: number;
  lists_due: number | null;
  /** JSON of everything the result was computed from. */
  input: string | null;
  /** JSON, see `RoundResult`. */
  result: string | null;
  /** SHA-256 of input and result, hex. */
  fingerprint: string | null;
  computed_at: number | null;
  published_at: number | null;
  objections_until: number | null;
  final_at: number | null;
  created_by: string;
  created_at: number;
}
/** Results worked out on trial; nothing follows from one until staff take it for the round. */
export interface MatchRoundTrialsTable {
  id: string;
  round_id: string;
  /** JSON, see `RoundSettings`; may differ from those of the round. */
  settings: string;
  seed: number;
  state: 'waiting' | 'running' | 'done' | 'failed';
  reason: string | null;
  /** JSON of everything the result is worked out from, as it was when the trial was asked for. */
  input: string;
  result: string | null;
  /** SHA-256 of input and result, hex. */
  fingerprint: string | null;
  created_by: string;
  created_by_name: string;
  created_at: number;
  ended_at: number | null;
}
export interface MatchRoundEntriesTable {
  round_id: string;
  organisation_id: string;
  /** `first`: NPOs, companies asking …; `second`: those they look for. */
  side: 'first' | 'second';
  capacity: number;
  /** JSON: tiers of organisation ids, best first; equals share a tier; who is left out is not acceptable. */
  list: Generated<string>;
  confirmed_at: number | null;
  confirmed_by: string | null;
}
/** A mail about a round that an organisation in it is owed or was sent. */
export interface MatchRoundMailsTable {
  round_id: string;
  organisation_id: string;
  kind: 'opened' | 'moved' | 'reminder' | 'published' | 'answered' | 'final';
  asked_at: number;
  sent_at: number | null;
  tries: Generated<number>;
}
export interface MatchRoundOverridesTable {
  id: string;
  round_id: string;
  /** JSON, see `Override`. */
  change: string;
  reason: string;
  created_by: string;
  created_by_name: string;
  created_at: number;
}
export interface MatchRoundObjectionsTable {
  id: string;
  round_id: string;
  organisation_id: string;
  text: string;
  created_by: string;
  created_at: number;
  answer: Generated<string>;
  answered_by: string | null;
  answered_at: number | null;
}
