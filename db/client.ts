import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { PoliteDialect } from './dialect';
import type { Database } from './types';

const IN_MEMORY = ':memory:';

/**
 * Opens one SQLite connection with the settings every connection of the process shares: WAL, so that readers
 * never wait for a writer; FULL, so that a commit is on disk when it returns; foreign keys held.
 */
export function openSqlite(file: string): Sqlite.Database {
  if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true });
  const sqlite = new Sqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  return sqlite;
}

/** Kysely on one SQLite file, with a connection for writing and one for reading; the caller destroys it. */
export function openDatabase(file: string): Kysely<Database> {
  const writer = openSqlite(file);
  if (file === IN_MEMORY) return databaseOn(writer);
  const reader = openSqlite(file);
  reader.pragma('query_only = ON');
  return databaseOn(writer, reader);
}

/**
 * Kysely on connections that are open; destroying it closes them. Without `reader` everything goes through one, so
 * that a statement by the outer database within a transaction waits for ever instead of missing what that has done.
 */
export function databaseOn(writer: Sqlite.Database, reader: Sqlite.Database | null = null): Kysely<Database> {
  for (const connection of [writer, reader]) connection?.pragma('busy_timeout = 0');
  return new Kysely<Database>({ dialect: new PoliteDialect(writer, reader) });
}
