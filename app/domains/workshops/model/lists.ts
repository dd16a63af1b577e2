import type { BoardSummary, MapSummary, Phase, SessionStatus, WorkshopRole } from './session';

/** What the door shows before somebody comes in. */
export interface JoinPage {
  sessionId: string;
  code: string;
  workshopId: string;
  workshopTitle: string;
  title: string;
  running: boolean;
  needsPassphrase: boolean;
  waitingRoom: boolean;
  /** Name this device came with before; it may come in again without passphrase. */
  knownName: string | null;
  /** The viewer leads the workshop and needs no name. */
  lead: boolean;
}

/** A workshop in a list. */
export interface WorkshopItem {
  id: string;
  title: string;
  programmeId: string;
  createdAt: number;
  sessions: { id: string; title: string; status: SessionStatus; startsAt: number | null; code: string }[];
  /** People let in over all sessions. */
  people: number;
}

export interface Programme {
  id: string;
  name: string;
  description: string;
  fiscalYear: number;
}

/** A session in the plan. */
export interface PlannedSession {
  id: string;
  title: string;
  status: SessionStatus;
  startsAt: number | null;
  code: string;
  hasPassphrase: boolean;
  waitingRoom: boolean;
  phases: Phase[];
  /** The phase in force; null before the first. */
  phaseId: string | null;
  people: { in: number; waiting: number; removed: number };
}

export interface Plan {
  workshop: { id: string; title: string; description: string };
  programme: Programme;
  role: WorkshopRole;
  /** May the viewer give others the rights of a facilitator. */
  mayStaff: boolean;
  leads: { id: string; name: string; email: string; creator: boolean }[];
  boards: BoardSummary[];
  maps: MapSummary[];
  /** Areas a new map may show, by ward. */
  areas: { code: string; name: string; ward: string }[];
  /** Oldest first. */
  sessions: PlannedSession[];
}

/** A session of a workshop the person leads. */
export interface LedSession {
  sessionId: string;
  workshopId: string;
  workshopTitle: string;
  title: string;
  /** Milliseconds since the epoch; null when not yet set. */
  startsAt: number | null;
  code: string;
  /** People in the workshop so far. */
  people: number;
}

/** A session the person takes part in, and under which name. */
export interface JoinedSession {
  sessionId: string;
  title: string;
  workshopTitle: string;
  name: string;
}

/** Workshops on somebody's start page. */
export interface HomeWorkshops {
  /** Whether the person plans workshops at all. */
  leads: boolean;
  /** The earliest first, those without a date last. */
  running: LedSession[];
  coming: LedSession[];
  joined: JoinedSession[];
}
