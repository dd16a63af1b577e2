import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import type { Database } from './types';

/**
 * Opens one SQLite connection with the settings every connection of the process shares: WAL, so that readers
 * never wait for a writer; FULL, so that a commit is on disk when it returns; foreign keys held.
 */
export function openSqlite(file: string): Sqlite.Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const sqlite = new Sqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  return sqlite;
}

/**
 * Takes the right to write at the beginning of a transaction. One that reads first and then finds that another
 * connection (the thread that keeps what is written on boards) has committed in between can't write any more, and
 * no waiting helps it.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }
}

/** Kysely on one SQLite file; the caller destroys it. */
export function openDatabase(file: string): Kysely<Database> {
  return new Kysely<Database>({ dialect: new ImmediateDialect({ database: openSqlite(file) }) });
}
