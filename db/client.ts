import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
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

/** How long a statement waits for another connection to end its transaction, in milliseconds. */
const PATIENCE_MS = 60_000;
/** Between two looks whether it has: at first, and later. */
const FIRST_LOOK_MS = 2;
const LONGEST_LOOK_MS = 50;

/**
 * Waits for the right to write without holding the thread: an import's thread may have it for seconds, and whoever
 * talks with this process by other ways than the database must not notice. SQLite's own waiting would stop all.
 */
class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;

  constructor(inner: DatabaseConnection) {
    this.#inner = inner;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const until = performance.now() + PATIENCE_MS;
    for (let look = FIRST_LOOK_MS; ; look = Math.min(LONGEST_LOOK_MS, look * 2)) {
      try {
        return await this.#inner.executeQuery<R>(query);
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, look));
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery(query, chunkSize);
  }
}

/** Another connection writes, or mends the file after a crash. Not `SQLITE_BUSY_SNAPSHOT`: that no waiting helps. */
const WORTH_WAITING = ['SQLITE_BUSY', 'SQLITE_BUSY_RECOVERY'];

function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && WORTH_WAITING.includes(error.code);
}

/**
 * Takes the right to write at the beginning of a transaction. One that reads first and then finds that another
 * connection (the thread that keeps what is written on boards) has committed in between can't write any more, and
 * no waiting helps it.
 */
class ImmediateDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection());
  }

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
  return databaseOn(openSqlite(file));
}

/** Kysely on a connection that is open; destroying it closes the connection. */
export function databaseOn(database: Sqlite.Database): Kysely<Database> {
  database.pragma('busy_timeout = 0');
  return new Kysely<Database>({ dialect: new ImmediateDialect({ database }) });
}
