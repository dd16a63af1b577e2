import type { Kysely } from 'kysely';
import { newId } from '~/platform/ids';
import type { Database, KarteSetsTable } from '../../../../db/types';
import type { Replaced, Source } from '../model/types';

/** Every function takes the database or the transaction first. */
export type Db = Kysely<Database>;
export type SetKind = KarteSetsTable['kind'];

/** Told while a large set is written: rows done so far, rows in all. A promise is waited for. */
export type Progress = (done: number, total: number) => void | Promise<void>;

/** Most values SQLite binds in one statement, with room to spare. */
const MOST_VALUES = 20_000;

/** Id of the set of this source and day; made when there is none, its label corrected when there is. */
export async function openSet(db: Db, kind: SetKind, about: Source, importedAt: number): Promise<string> {
  const fictional = about.fictional ? 1 : 0;
  const existing = await db
    .selectFrom('karte_sets')
    .select('id')
    .where('kind', '=', kind)
    .where('source', '=', about.source)
    .where('reference_date', '=', about.referenceDate)
    .executeTakeFirst();
  if (existing) {
    await db.updateTable('karte_sets').set({ fictional }).where('id', '=', existing.id).execute();
    return existing.id;
  }
  const id = newId('kst');
  await db
    .insertInto('karte_sets')
    .values({
      id,
      kind,
      source: about.source,
      reference_date: about.referenceDate,
      fictional,
      imported_at: importedAt,
    })
    .execute();
  return id;
}

/** Notes when a set's content last changed. */
export async function touchSet(db: Db, id: string, importedAt: number): Promise<void> {
  await db.updateTable('karte_sets').set({ imported_at: importedAt }).where('id', '=', id).execute();
}

/** Compares what is stored with what shall be, by key; `same` decides whether a row stays as it is. */
export function compareRows<Row>(
  stored: ReadonlyMap<string, Row>,
  wanted: ReadonlyMap<string, Row>,
  same: (a: Row, b: Row) => boolean,
): Replaced {
  const result: Replaced = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  for (const [key, row] of wanted) {
    const before = stored.get(key);
    if (before === undefined) result.added += 1;
    else if (same(before, row)) result.unchanged += 1;
    else result.changed += 1;
  }
  for (const key of stored.keys()) if (!wanted.has(key)) result.removed += 1;
  return result;
}

export function addReplaced(a: Replaced, b: Replaced): Replaced {
  return {
    added: a.added + b.added,
    changed: a.changed + b.changed,
    removed: a.removed + b.removed,
    unchanged: a.unchanged + b.unchanged,
  };
}

export function hasChanges({ added, changed, removed }: Replaced): boolean {
  return added + changed + removed > 0;
}

/** Calls `write` with as many rows at a time as one statement takes. */
export async function inChunks<Row extends object>(
  rows: readonly Row[],
  write: (chunk: Row[]) => Promise<unknown>,
  progress?: Progress,
): Promise<void> {
  const size = Math.max(1, Math.floor(MOST_VALUES / Object.keys(rows[0] ?? { one: 1 }).length));
  for (let from = 0; from < rows.length; from += size) {
    const chunk = rows.slice(from, from + size);
    await write(chunk);
    await progress?.(from + chunk.length, rows.length);
  }
}

/** Whether anything has been imported or seeded. */
export async function hasSets(db: Db): Promise<boolean> {
  return (await db.selectFrom('karte_sets').select('id').limit(1).executeTakeFirst()) !== undefined;
}
