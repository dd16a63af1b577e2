import type { Deps } from '~/platform/deps.server';
import { type Comparison, KEPT_SUGGESTIONS, type Ranked } from './model';
import * as repo from './repo/runs.server';
import { compareTakingPart, rankContext } from './service/field.server';
import { requireProgramme } from './service/programmes.server';

/** What the work of a run needs; it runs on a thread with a database connection of its own. */
export type RankDeps = Pick<Deps, 'db' | 'clock'>;

/** How often progress is written down, in milliseconds. */
const PROGRESS_MS = 300;
/** Organisations ranked before messages from outside are heard, and organisations written in one transaction. */
const PIECE = 20;
const WRITTEN_AT_ONCE = 100;

/**
 * Ranks everybody of the programme of a waiting run for everybody else. Nothing is written before all is ranked; ends
 * in `done`, `failed` or, when `signal` says so, `cancelled`.
 */
export async function rankAll(deps: RankDeps, runId: string, signal: AbortSignal): Promise<void> {
  const run = await repo.findRun(deps.db, runId);
  if (run === undefined || !(await repo.updateRun(deps.db, runId, { state: 'running' }, ['waiting']))) return;
  try {
    const programme = await requireProgramme(deps, run.programme_id);
    const revision = { settings_revision: programme.revision };
    await repo.updateRun(deps.db, runId, revision, ['running']);
    const comparison = await compareTakingPart(
      deps,
      await rankContext(deps, { settings: programme.settings, programme }),
    );
    const ranked = await rankEach(deps, runId, comparison, signal);
    await writeRanked(deps, programme.id, ranked);
    const end = { state: 'done' as const, done: comparison.ids.length, ended_at: deps.clock.now() };
    await repo.updateRun(deps.db, runId, end, ['running']);
  } catch (error) {
    const ended_at = deps.clock.now();
    const end = signal.aborted
      ? { state: 'cancelled' as const, ended_at }
      : { state: 'failed' as const, reason: 'unexpected', ended_at };
    await repo.updateRun(deps.db, runId, end, ['running']);
    if (!signal.aborted) throw error;
  }
}

async function rankEach(
  deps: RankDeps,
  runId: string,
  comparison: Comparison,
  signal: AbortSignal,
): Promise<Map<string, Ranked[]>> {
  const ranked = new Map<string, Ranked[]>();
  const total = comparison.ids.length;
  let told = 0;
  for (const id of comparison.ids) {
    if (ranked.size % PIECE === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      if (Date.now() - told >= PROGRESS_MS) {
        told = Date.now();
        await repo.updateRun(deps.db, runId, { done: ranked.size, total }, ['running']);
      }
    }
    ranked.set(id, comparison.bestFor(id, KEPT_SUGGESTIONS));
  }
  return ranked;
}

/** In short transactions, so that nobody waits for the whole. */
async function writeRanked(
  deps: RankDeps,
  programmeId: string,
  ranked: ReadonlyMap<string, Ranked[]>,
): Promise<void> {
  const computed_at = deps.clock.now();
  const all = [...ranked];
  for (let from = 0; from < all.length; from += WRITTEN_AT_ONCE) {
    const piece = all.slice(from, from + WRITTEN_AT_ONCE);
    const rows = piece.flatMap(([organisation_id, best]) =>
      best.map(({ id, score }, i) => ({
        programme_id: programmeId,
        organisation_id,
        other_id: id,
        rank: i + 1,
        score,
        computed_at,
      })),
    );
    const ids = piece.map(([id]) => id);
    await deps.db.transaction().execute((trx) => repo.replaceSuggestions(trx, programmeId, ids, rows));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await repo.removeOlderSuggestions(deps.db, programmeId, computed_at);
}
