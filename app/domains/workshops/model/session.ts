import type { Timer } from './timer';
import type { VoteRound } from './votes';

/** `planned`: people may come in and wait; `running`: the agenda decides; `ended`: reading only, the code is free again. */
export type SessionStatus = 'planned' | 'running' | 'ended';

/** What participants may do in a phase. Facilitators and staff may always write. */
export const PERMISSIONS = ['write', 'vote', 'look'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** One step of a session's agenda. */
export interface Phase {
  id: string;
  /** 0-based, without gaps. */
  position: number;
  title: string;
  instruction: string;
  minutes: number;
  permission: Permission;
  /** Board the phase works on; null: talking only. */
  boardId: string | null;
  /** Map the phase works on instead of a board. */
  mapId: string | null;
  votesEach: number;
  votesPerNote: number;
}

export interface BoardSummary {
  id: string;
  title: string;
  locked: boolean;
  /** Objects only facilitators may change. */
  lockedObjects: readonly string[];
}

export interface MapSummary {
  id: string;
  title: string;
  kind: 'table' | 'merged';
  locked: boolean;
}

/** "Everyone here": a part of a board that every screen should show. Box in board units. */
export interface Gather {
  /** New for every call, so that a screen knows a repeated call from one already answered. */
  id: string;
  boardId: string;
  camera: { x: number; y: number; w: number; h: number };
  at: number;
  /** Name of who called. */
  by: string;
}

/** Everyone is asked to look along with this person. */
export interface Follow {
  personId: string;
  name: string;
}

/** What the server decides in a session; the same for everyone inside. Times are the server's, ms since the epoch. */
export interface SessionState {
  sessionId: string;
  workshopId: string;
  workshopTitle: string;
  title: string;
  status: SessionStatus;
  /** Grows with every change; of two snapshots the higher one holds. */
  version: number;
  phases: readonly Phase[];
  phaseId: string | null;
  phaseStartedAt: number | null;
  timer: Timer | null;
  boards: readonly BoardSummary[];
  maps: readonly MapSummary[];
  gather: Gather | null;
  follow: Follow | null;
  hideCursors: boolean;
}

/** Somebody in the room as the others see them. */
export interface RoomPerson {
  id: string;
  name: string;
  /** CSS colour on which white text is readable. */
  colour: string;
  role: 'facilitator' | 'participant';
  /** `waiting` is shown to facilitators only. */
  status: 'in' | 'waiting';
  online: boolean;
  /** When the hand went up: the queue's order. */
  handRaisedAt: number | null;
  /** Whether they said they are done; null for viewers who only learn the number. */
  done: boolean | null;
}

export interface PeopleCounts {
  /** Participants let in, here or not. */
  in: number;
  online: number;
  done: number;
  waiting: number;
}

/** Roles inside one workshop, strongest first. */
export const WORKSHOP_ROLES = [
  'staff',
  'facilitator',
  'co',
  'participant',
  'waiting',
  'removed',
  'none',
] as const;
export type WorkshopRole = (typeof WORKSHOP_ROLES)[number];

/** The viewer. */
export interface Me {
  personId: string;
  name: string;
  colour: string;
  role: WorkshopRole;
  handRaisedAt: number | null;
  done: boolean;
  /** A name that tells the viewer apart from somebody of the same name; null when the name is alone. */
  nameSuggestion: string | null;
}

/** Votes the viewer has given: round id → object id → number. */
export type MyVotes = Record<string, Record<string, number>>;

/** Votes a facilitator has cast for somebody without a device. */
export interface ProxyVotes {
  roundId: string;
  name: string;
  votes: Record<string, number>;
}

/** First thing a screen gets, by loader and again by socket after each (re)connection. */
export type SessionView = WaitingView | RoomView;

/** For those at the door: nothing of what is inside. */
export interface WaitingView {
  kind: 'waiting';
  sessionId: string;
  workshopTitle: string;
  title: string;
  me: Me;
  serverNow: number;
}

export interface RoomView {
  kind: 'room';
  state: SessionState;
  me: Me;
  people: readonly RoomPerson[];
  counts: PeopleCounts;
  rounds: readonly VoteRound[];
  myVotes: MyVotes;
  /** The viewer's own proxies; empty for participants. */
  proxies: readonly ProxyVotes[];
  /** Six digits, facilitators only. */
  code: string | null;
  serverNow: number;
}

/** People a session holds at most; the room and the process are measured up to it. */
export const MAX_PEOPLE = 300;

/** The phase in force; null before the first and when the agenda is empty. */
export function currentPhase(state: Pick<SessionState, 'phases' | 'phaseId'>): Phase | null {
  return state.phases.find((phase) => phase.id === state.phaseId) ?? null;
}

/**
 * What participants may do now. Without an agenda a running session is for writing; before the start and
 * after the end it is for looking.
 */
export function currentPermission(state: Pick<SessionState, 'phases' | 'phaseId' | 'status'>): Permission {
  if (state.status !== 'running') return 'look';
  return currentPhase(state)?.permission ?? (state.phases.length === 0 ? 'write' : 'look');
}

/** Where a participant's screen is by default: the phase's board, else the first. Null when there is none. */
export function currentBoardId(state: Pick<SessionState, 'phases' | 'phaseId' | 'boards'>): string | null {
  const phase = currentPhase(state);
  if (phase) return phase.boardId;
  return state.boards[0]?.id ?? null;
}

/** The phase after (1) or before (-1) the current one; null at the ends. */
export function neighbourPhase(state: Pick<SessionState, 'phases' | 'phaseId'>, step: 1 | -1): Phase | null {
  const index = state.phases.findIndex((phase) => phase.id === state.phaseId);
  if (index < 0) return step === 1 ? (state.phases[0] ?? null) : null;
  return state.phases[index + step] ?? null;
}

/** Raised hands, longest first. */
export function handQueue(people: readonly RoomPerson[]): RoomPerson[] {
  return people
    .filter((person) => person.handRaisedAt !== null)
    .sort((a, b) => (a.handRaisedAt ?? 0) - (b.handRaisedAt ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Cursor and name colours; each holds white text at 4.5 : 1. */
export const PERSON_COLOURS = [
  '#b3261e',
  '#0b57d0',
  '#146c2e',
  '#8e24aa',
  '#a14000',
  '#00687a',
  '#a2003f',
  '#4a4fc4',
  '#4d6000',
  '#7a4b94',
  '#006a60',
  '#8a4a2b',
] as const;

/** The colour fewest people have yet; the first of those. */
export function pickColour(taken: readonly string[]): string {
  let best: string = PERSON_COLOURS[0];
  let least = Number.POSITIVE_INFINITY;
  for (const colour of PERSON_COLOURS) {
    const count = taken.filter((other) => other === colour).length;
    if (count < least) {
      best = colour;
      least = count;
    }
  }
  return best;
}
