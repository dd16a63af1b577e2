import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database, FilesTable } from '../../../db/types';

type Db = Kysely<Database>;
export type FileRow = Selectable<FilesTable>;

export async function findFile(db: Db, id: string): Promise<FileRow | undefined> {
  return db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertFile(db: Db, row: Insertable<FilesTable>): Promise<void> {
  await db.insertInto('files').values(row).execute();
}
