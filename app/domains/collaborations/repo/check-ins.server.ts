import type { Kysely, Selectable } from 'kysely';
import type { CollaborationCheckInsTable, Database } from '../../../../db/types';

type Db = Kysely<Database>;
export type CheckInRow = Selectable<CollaborationCheckInsTable>;

/** Looks back of a collaboration, the first first. */
export async function listCheckIns(db: Db, collaborationId: string): Promise<CheckInRow[]> {
  return db
    .selectFrom('collaboration_check_ins')
    .selectAll()
    .where('collaboration_id', '=', collaborationId)
    .orderBy('months')
    .execute();
}

/** Plans a look back, or moves one that nobody was asked for yet. */
export async function putCheckIn(
  db: Db,
  row: { id: string; collaboration_id: string; months: number; due_on: string },
): Promise<void> {
  await db
    .insertInto('collaboration_check_ins')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['collaboration_id', 'months'])
        .doUpdateSet({ due_on: row.due_on })
        .where('collaboration_check_ins.sent_at', 'is', null)
        .where('collaboration_check_ins.saved_at', 'is', null),
    )
    .execute();
}

/** Takes looks back away that nobody was asked for yet. */
export async function dropUnsentCheckIns(db: Db, collaborationId: string): Promise<void> {
  await db
    .deleteFrom('collaboration_check_ins')
    .where('collaboration_id', '=', collaborationId)
    .where('sent_at', 'is', null)
    .where('saved_at', 'is', null)
    .execute();
}
