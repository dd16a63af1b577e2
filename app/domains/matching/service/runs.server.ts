import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { isRunUnderWay, type RunView } from '../model';
import * as repo from '../repo/runs.server';
import { requireKeeper, requireProgramme } from './programmes.server';

const LISTED_RUNS = 10;
const LISTED_PAIRS = 20;
const LISTED_LEFT_OUT = 50;

function viewOf(row: repo.RunRow): RunView {
  return {
    id: row.id,
    programmeId: row.programme_id,
    revision: row.settings_revision,
    state: row.state,
    done: row.done,
    total: row.total,
    reason: row.reason,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}

/**
 * Begins to rank everybody of a programme; returns the run. Staff only. Throws `conflict` (`run_under_way`,
 * `programme_not_open`).
 */
export async function startRun(deps: Deps, principal: Principal, programmeId: string): Promise<string> {
  const user = requireKeeper(principal);
  const programme = await requireProgramme(deps, programmeId);
  if (programme.status !== 'open') throw new DomainError('conflict', { reason: 'programme_not_open' });
  const id = newId('mrn');
  await deps.db.transaction().execute(async (trx) => {
    const [last] = await repo.listRuns(trx, programmeId, 1);
    if (last && isRunUnderWay(last.state)) throw new DomainError('conflict', { reason: 'run_under_way' });
    await repo.insertRun(trx, {
      id,
      programme_id: programmeId,
      settings_revision: programme.revision,
      state: 'waiting',
      reason: null,
      created_by: user.userId,
      created_at: deps.clock.now(),
      ended_at: null,
    });
    const details = { name: programme.name, revision: programme.revision };
    await recordAudit(trx, deps.clock, user, 'matching.run-started', { type: 'match-run', id }, details);
  });
  deps.rankings.start(id);
  return id;
}

/** Gives a run up. Staff only. Throws `not_found`, `conflict` (`run_ended`). */
export async function cancelRun(deps: Deps, principal: Principal, programmeId: string): Promise<void> {
  const user = requireKeeper(principal);
  const { name } = await requireProgramme(deps, programmeId);
  const [run] = await repo.listRuns(deps.db, programmeId, 1);
  if (!run || !isRunUnderWay(run.state)) throw new DomainError('conflict', { reason: 'run_ended' });
  await deps.db.transaction().execute(async (trx) => {
    // Work under way ends the run itself as soon as it hears of it.
    const end = { state: 'cancelled' as const, ended_at: deps.clock.now() };
    await repo.updateRun(trx, run.id, end, ['waiting']);
    const subject = { type: 'match-run', id: run.id };
    await recordAudit(trx, deps.clock, user, 'matching.run-cancelled', subject, { name });
  });
  deps.rankings.cancel(run.id);
}

/** One run. Staff only. Throws `not_found`. */
export async function getRun(deps: Deps, principal: Principal, id: string): Promise<RunView> {
  requireKeeper(principal);
  const row = await repo.findRun(deps.db, id);
  if (!row) throw new DomainError('not_found');
  return viewOf(row);
}

/** The runs of a programme, newest first, and what the last one left. Staff only. */
export async function listRuns(deps: Deps, principal: Principal, programmeId: string) {
  requireKeeper(principal);
  const programme = await requireProgramme(deps, programmeId);
  const { first, second } = programme.settings.pairing;
  const runs = (await repo.listRuns(deps.db, programmeId, LISTED_RUNS)).map(viewOf);
  const hasResult = runs.some(({ state }) => state === 'done');
  return {
    programme: {
      id: programme.id,
      name: programme.name,
      status: programme.status,
      revision: programme.revision,
    },
    runs,
    pairs: hasResult ? await repo.listBestPairs(deps.db, programmeId, LISTED_PAIRS) : [],
    leftOut: hasResult
      ? await repo.listNeverSuggested(
          deps.db,
          programmeId,
          [...new Set([...first, ...second])],
          LISTED_LEFT_OUT,
        )
      : { total: 0, rows: [] },
  };
}

/** Ends a run whose thread has died. */
export async function failRun(
  deps: Pick<Deps, 'db' | 'clock'>,
  id: string,
  reason: 'out_of_memory' | 'unexpected',
): Promise<void> {
  const end = { state: 'failed' as const, reason, ended_at: deps.clock.now() };
  await repo.updateRun(deps.db, id, end, ['waiting', 'running']);
}

/** Says of runs that were at work when the process ended that they were interrupted. Called once at start. */
export async function interruptRuns(deps: Pick<Deps, 'db' | 'clock' | 'log'>): Promise<void> {
  const count = await repo.interruptRuns(deps.db, deps.clock.now());
  if (count > 0) deps.log.warn({ count }, 'rankings were interrupted');
}
