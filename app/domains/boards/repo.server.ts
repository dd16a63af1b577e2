import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { BoardsTable, Database } from '../../../db/types';

type Db = Kysely<Database>;
export type BoardRow = Selectable<BoardsTable>;

export async function findBoard(db: Db, id: string): Promise<BoardRow | undefined> {
  return db.selectFrom('boards').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Boards of a workshop in the order they were made. */
export async function listBoards(db: Db, workshopId: string): Promise<BoardRow[]> {
  return db
    .selectFrom('boards')
    .selectAll()
    .where('workshop_id', '=', workshopId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function insertBoard(db: Db, row: Insertable<BoardsTable>): Promise<void> {
  await db.insertInto('boards').values(row).execute();
}

export async function changeBoard(db: Db, id: string, patch: Updateable<BoardsTable>): Promise<void> {
  await db.updateTable('boards').set(patch).where('id', '=', id).execute();
}

/** Removes the row with its locks; phases lose the reference. */
export async function removeBoard(db: Db, id: string): Promise<void> {
  await db.deleteFrom('boards').where('id', '=', id).execute();
}

/** Ids of locked objects by board. */
export async function listLocks(
  db: Db,
  boardIds: readonly string[],
): Promise<{ boardId: string; objectId: string }[]> {
  if (boardIds.length === 0) return [];
  return db
    .selectFrom('board_locks')
    .select(['board_id as boardId', 'object_id as objectId'])
    .where('board_id', 'in', boardIds)
    .orderBy('object_id')
    .execute();
}

export async function addLocks(
  db: Db,
  boardId: string,
  objectIds: readonly string[],
  by: string,
  at: number,
): Promise<void> {
  await db
    .insertInto('board_locks')
    .values(
      objectIds.map((objectId) => ({ board_id: boardId, object_id: objectId, locked_by: by, locked_at: at })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeLocks(db: Db, boardId: string, objectIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('board_locks')
    .where('board_id', '=', boardId)
    .where('object_id', 'in', objectIds)
    .execute();
}
