import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { Database, GrantFilesTable } from '../../../../db/types';

type Db = Kysely<Database>;
export type GrantFileRow = Selectable<GrantFilesTable>;

/** Files of an application that were not taken out, in the order they came. */
export async function listFiles(db: Db, applicationId: string): Promise<GrantFileRow[]> {
  return db
    .selectFrom('grant_files')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('removed_at', 'is', null)
    .orderBy('uploaded_at')
    .orderBy(sql`rowid`)
    .execute();
}

/** A file of an application, also one that was taken out after it had been handed in. */
export async function findFile(
  db: Db,
  applicationId: string,
  fileId: string,
): Promise<GrantFileRow | undefined> {
  return db
    .selectFrom('grant_files')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('file_id', '=', fileId)
    .executeTakeFirst();
}

export async function insertFile(db: Db, row: Insertable<GrantFilesTable>): Promise<void> {
  await db.insertInto('grant_files').values(row).execute();
}

export async function removeFile(db: Db, fileId: string): Promise<void> {
  await db.deleteFrom('grant_files').where('file_id', '=', fileId).execute();
}

export async function markRemoved(db: Db, fileId: string, at: number): Promise<void> {
  await db.updateTable('grant_files').set({ removed_at: at }).where('file_id', '=', fileId).execute();
}
