import type { Kysely, Updateable } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import { boardRoom } from '~/domains/boards/policy';
import { listBoardSummaries } from '~/domains/boards/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Database, SessionsTable } from '../../../../db/types';
import { requireSession } from '../access.server';
import { currentPermission, newCode } from '../model';
import type { WorkshopAction } from '../policy';
import {
  changeSession,
  findSession,
  listPhases,
  type PhaseRow,
  type SessionRow,
} from '../repo/sessions.server';
import { toPhase } from './state.server';

export type Db = Kysely<Database>;
export type SessionPatch = Updateable<SessionsTable>;

/** Changes the state of a session in one transaction and tells everyone. `change` returns null to leave it. */
export async function changeState(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  change: (
    trx: Db,
    session: SessionRow,
    phases: readonly PhaseRow[],
    now: number,
  ) => Promise<SessionPatch | null> | SessionPatch | null,
  right: WorkshopAction = 'session.conduct',
): Promise<void> {
  await requireSession(deps, principal, sessionId, right);
  const result = await deps.db.transaction().execute(async (trx) => {
    const before = await findSession(trx, sessionId);
    if (!before) throw new DomainError('not_found');
    const phases = await listPhases(trx, [sessionId]);
    const patch = await change(trx, before, phases, deps.clock.now());
    if (!patch) return null;
    const after = await changeSession(trx, sessionId, patch);
    // The change may have been to the agenda itself.
    const phasesAfter = await listPhases(trx, [sessionId]);
    return { was: permissionOf(before, phases), is: permissionOf(after, phasesAfter), after };
  });
  if (!result) return;
  deps.events.emit({ type: 'session.changed', sessionId, what: 'state' });
  if (result.was !== result.is) await announceAccess(deps, result.after);
}

function permissionOf(session: SessionRow, phases: readonly PhaseRow[]): string {
  return currentPermission({
    status: session.status,
    phaseId: session.phase_id,
    phases: phases.map(toPhase),
  });
}

/** Lets the board rooms of the session ask anew what everyone may do. */
export async function announceAccess(
  deps: Pick<Deps, 'db' | 'events'>,
  session: Pick<SessionRow, 'id' | 'workshop_id'>,
  personId?: string,
): Promise<void> {
  const boards = await listBoardSummaries(deps, session.workshop_id);
  deps.events.emit({
    type: 'access.changed',
    rooms: boards.map((board) => boardRoom(board.id)),
    sessionId: session.id,
    ...(personId ? { personId } : {}),
  });
}

/** `wanted` if no open session has it, else a new code that none has. */
export async function freeCode(db: Db, wanted: string | null): Promise<string> {
  let code = wanted ?? newCode();
  for (;;) {
    const taken = await db
      .selectFrom('sessions')
      .select('id')
      .where('code', '=', code)
      .where('status', '<>', 'ended')
      .executeTakeFirst();
    if (!taken) return code;
    code = newCode();
  }
}
