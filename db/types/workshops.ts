import type { Generated } from 'kysely';

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
