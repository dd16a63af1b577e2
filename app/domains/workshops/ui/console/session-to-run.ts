import type { SessionStatus } from '../../model';

/**
 * The session a console opens: the one asked for, else the one that runs, else the next one planned, else the last
 * that ended. `sessions` oldest first. Null when the workshop has none.
 */
export function sessionToRun(
  sessions: readonly { id: string; status: SessionStatus }[],
  wanted: string | null,
): string | null {
  const found =
    sessions.find((session) => session.id === wanted) ??
    sessions.find((session) => session.status === 'running') ??
    sessions.find((session) => session.status === 'planned') ??
    sessions.at(-1);
  return found?.id ?? null;
}
