import type Sqlite from 'better-sqlite3';
import { indexColumns } from '~/domains/organisations/model/search-words';

/** Puts an organisation that a test wrote into the database by hand where it is looked for by its name. */
export function indexByName(db: Sqlite.Database, id: string, name: string): void {
  const words = indexColumns({ names: [name], kana: '', body: [] });
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO organisation_search (rowid, name, kana, body)
      SELECT coalesce(max(rowid), 0) + 1, ?, ?, ? FROM organisation_search`)
    .run(words.name, words.kana, words.body);
  db.prepare('UPDATE organisations SET search_row = ? WHERE id = ?').run(lastInsertRowid, id);
}
