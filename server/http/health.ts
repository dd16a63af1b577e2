import type { Kysely } from 'kysely';
import type { Database } from '../../db/types';

const FRESH_MS = 2_000;

/**
 * Answers whether the process can serve and write: a real write to the database, remembered for two seconds so
 * that a busy monitor costs nothing, and the same asked of the rooms.
 */
export function createHealth(db: Kysely<Database>, rooms: () => Promise<boolean>, now: () => number) {
  let last: { at: number; ok: boolean } | null = null;
  const canWrite = async (): Promise<boolean> => {
    if (last && now() - last.at < FRESH_MS) return last.ok;
    let ok = true;
    try {
      await db
        .insertInto('heartbeat')
        .values({ id: 1, at: now() })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ at: now() }))
        .execute();
    } catch {
      ok = false;
    }
    last = { at: now(), ok };
    return ok;
  };
  return async (): Promise<{ ok: boolean; checks: Record<string, boolean> }> => {
    const [database, boards] = await Promise.all([canWrite(), rooms()]);
    const checks = { database, rooms: boards };
    return { ok: Object.values(checks).every(Boolean), checks };
  };
}
