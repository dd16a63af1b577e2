import { createHash } from 'node:crypto';
import type { Deps } from '~/platform/deps.server';
import type { RoundInput } from './model';
import * as repo from './repo/rounds.server';
import { canonicalText, runRound } from './run';

/** Hex of SHA-256 over input and result: shows that a result has not changed since. */
export function fingerprintOf(input: string, result: string): string {
  return createHash('sha256').update(input).update('\n').update(result).digest('hex');
}

/** Works a waiting trial out and writes its result down; for a thread of its own. Does nothing for any other trial. */
export async function runTrial(deps: Pick<Deps, 'db' | 'clock'>, id: string): Promise<void> {
  const row = await repo.findTrial(deps.db, id);
  if (!row || !(await repo.updateTrial(deps.db, id, { state: 'running' }, ['waiting']))) return;
  const result = canonicalText(await runRound(JSON.parse(row.input) as RoundInput));
  const done = { state: 'done' as const, result, fingerprint: fingerprintOf(row.input, result) };
  await repo.updateTrial(deps.db, id, { ...done, ended_at: deps.clock.now() }, ['running']);
}
