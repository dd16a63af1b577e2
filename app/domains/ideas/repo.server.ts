import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, IdeasTable } from '../../../db/types';

type Db = Kysely<Database>;
export type IdeaRow = Selectable<IdeasTable>;

export async function findIdea(db: Db, id: string): Promise<IdeaRow | undefined> {
  return db.selectFrom('ideas').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The idea a note or place became. */
export async function findIdeaOf(
  db: Db,
  source: Pick<IdeaRow, 'source_kind' | 'source_id' | 'object_id'>,
): Promise<IdeaRow | undefined> {
  return db
    .selectFrom('ideas')
    .selectAll()
    .where('source_kind', '=', source.source_kind)
    .where('source_id', '=', source.source_id)
    .where('object_id', '=', source.object_id)
    .executeTakeFirst();
}

/** Writes an idea unless its source has become one already; answers whether it was written. */
export async function insertIdea(db: Db, row: Insertable<IdeasTable>): Promise<boolean> {
  const result = await db
    .insertInto('ideas')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function changeIdea(db: Db, id: string, patch: Updateable<IdeasTable>): Promise<void> {
  await db.updateTable('ideas').set(patch).where('id', '=', id).execute();
}

/** One page of ideas, the latest first, with how many there are. `workshopIds` null: of all workshops. */
export async function listIdeas(
  db: Db,
  filter: {
    workshopIds: readonly string[] | null;
    status: IdeaRow['status'] | null;
    limit: number;
    offset: number;
  },
): Promise<{ rows: IdeaRow[]; total: number }> {
  if (filter.workshopIds?.length === 0) return { rows: [], total: 0 };
  let query = db.selectFrom('ideas');
  if (filter.workshopIds) query = query.where('workshop_id', 'in', filter.workshopIds);
  if (filter.status) query = query.where('status', '=', filter.status);
  const rows = await query
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  const count = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst();
  return { rows, total: Number(count?.n ?? 0) };
}
