import { type Kysely, sql } from 'kysely';
import type { SearchText } from '~/platform/searched';
import type { Database, SearchTextKind } from '../../../../db/types';
import { indexColumns } from '../model/words';

type Db = Kysely<Database>;

/** Something that has to be read anew. */
export interface StaleDocument {
  kind: SearchTextKind;
  document: string;
  changes: number;
}

/** Rooms that were written in after update `seq`, and the last update there is. */
export async function listWrittenRooms(db: Db, seq: number): Promise<{ rooms: string[]; last: number }> {
  const rows = await db
    .selectFrom('room_updates')
    .select(['room', (eb) => eb.fn.max<number>('seq').as('last')])
    .where('seq', '>', seq)
    // The plus keeps SQLite from walking through the index of all rooms: only the new updates are looked at.
    .groupBy(sql`+room`)
    .execute();
  return { rooms: rows.map(({ room }) => room), last: Math.max(seq, ...rows.map(({ last }) => last)) };
}

/** Up to which update rooms have been noticed. */
export async function readProgress(db: Db): Promise<number> {
  const row = await db.selectFrom('search_progress').select('seq').where('id', '=', 1).executeTakeFirst();
  return row?.seq ?? 0;
}

/** Writes down that these have to be read, and up to which update that is known. */
export async function noticeRooms(
  db: Db,
  changed: readonly { kind: SearchTextKind; document: string }[],
  seq: number,
  now: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const one of changed) {
      await trx
        .insertInto('search_stale')
        .values({ ...one, since: now, last: now })
        .onConflict((conflict) =>
          conflict.columns(['kind', 'document']).doUpdateSet({
            changes: sql<number>`changes + 1`,
            since: sql<number>`case when since = 0 then ${now} else since end`,
            last: now,
          }),
        )
        .execute();
    }
    await trx.updateTable('search_progress').set({ seq }).where('id', '=', 1).execute();
  });
}

/** What is to be read now: what was left alone for `quiet` milliseconds, or waits for `longest`. */
export async function listDue(
  db: Db,
  now: number,
  { quiet, longest }: { quiet: number; longest: number },
): Promise<StaleDocument[]> {
  return db
    .selectFrom('search_stale')
    .select(['kind', 'document', 'changes'])
    .where((eb) => eb.or([eb('last', '<=', now - quiet), eb('since', '<=', now - longest)]))
    .orderBy('since')
    .orderBy('document')
    .execute();
}

/** Says that a document was read as it was after so many changes; with more since then it stays to be read. */
export async function settle(db: Db, { kind, document, changes }: StaleDocument): Promise<void> {
  await db
    .deleteFrom('search_stale')
    .where('kind', '=', kind)
    .where('document', '=', document)
    .where('changes', '=', changes)
    .execute();
}

/** Puts a document off that could not be read. */
export async function postpone(db: Db, { kind, document }: StaleDocument, until: number): Promise<void> {
  await db
    .updateTable('search_stale')
    .set({ since: until, last: until })
    .where('kind', '=', kind)
    .where('document', '=', document)
    .execute();
}

export interface KnownText {
  id: number;
  object: string;
  part: string;
  text: string;
  within: string;
  version: number;
}

/** What the index holds of a document. */
export async function listKnown(db: Db, kind: SearchTextKind, document: string): Promise<KnownText[]> {
  return db
    .selectFrom('search_texts')
    .select(['id', 'object', 'part', 'text', 'within', 'version'])
    .where('kind', '=', kind)
    .where('document', '=', document)
    .execute();
}

export async function removeTexts(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('search_texts').where('id', 'in', ids).execute();
}

/** Adds texts of a document with their words. */
export async function writeTexts(
  db: Db,
  kind: SearchTextKind,
  document: string,
  texts: readonly SearchText[],
): Promise<void> {
  if (texts.length === 0) return;
  const rows = await db
    .insertInto('search_texts')
    .values(texts.map(({ version = 0, ...text }) => ({ kind, document, ...text, version })))
    .returning(['id', 'object'])
    .execute();
  const byObject = new Map(texts.map((text) => [text.object, text]));
  const words = rows.flatMap(({ id, object }) => {
    const text = byObject.get(object);
    return text ? [{ rowid: id, ...indexColumns(kind, text) }] : [];
  });
  await db.insertInto('search_words').values(words).execute();
}
