import { runBilateral } from './bilateral';
import { type Progress, runConsortia } from './consortia';
import type { RoundInput, RoundResult } from './model';
import { loadSolver } from './solver';

/** Works a round out. Takes seconds for a large one: for a thread of its own. */
export async function runRound(input: RoundInput, progress?: Progress): Promise<RoundResult> {
  if (input.method === 'bilateral') return runBilateral(input);
  return runConsortia(input, await loadSolver(), progress);
}

/** Text of an input or result that is the same for the same content, whatever order its keys were made in. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
