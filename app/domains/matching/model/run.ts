/** States of a ranking of everybody, in the background. */
export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export const isRunUnderWay = (state: RunState): boolean => state === 'waiting' || state === 'running';

/** Suggestions kept for each organisation. */
export const KEPT_SUGGESTIONS = 20;

/** A run as its page shows it. Times are milliseconds since the epoch. */
export interface RunView {
  id: string;
  programmeId: string;
  /** The revision of the rules it ranks by. */
  revision: number;
  state: RunState;
  /** Organisations ranked so far. */
  done: number;
  total: number;
  /** Why it failed: a key below `suggestions.runs.failures`. */
  reason: string | null;
  createdAt: number;
  endedAt: number | null;
}
