import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';

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
 * One connection that everybody takes in turn. It takes the right to write at the beginning of a transaction: one
 * that reads first and then finds that another connection (the thread that keeps what is written on boards) has
 * committed in between can't write any more, and no waiting helps it.
 */
class TurnsDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection());
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** What one caller does: reads at once, and takes its turn to write when it comes to that. */
class ReadAndWriteConnection implements DatabaseConnection {
  readonly #writing: TurnsDriver;
  readonly #reader: DatabaseConnection;
  #writer: DatabaseConnection | null = null;

  constructor(writing: TurnsDriver, reader: DatabaseConnection) {
    this.#writing = writing;
    this.#reader = reader;
  }

  /** From here on everything, reading too, is done where the transaction is. */
  async takeTurn(): Promise<DatabaseConnection> {
    this.#writer ??= await this.#writing.acquireConnection();
    return this.#writer;
  }

  async giveBack(): Promise<void> {
    if (!this.#writer) return;
    this.#writer = null;
    await this.#writing.releaseConnection();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#writer) return this.#writer.executeQuery<R>(query);
    if (query.query.kind === 'SelectQueryNode') return this.#reader.executeQuery<R>(query);
    const writer = await this.#writing.acquireConnection();
    try {
      return await writer.executeQuery<R>(query);
    } finally {
      await this.#writing.releaseConnection();
    }
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    yield* (await this.takeTurn()).streamQuery<R>(query, chunkSize);
  }
}

/**
 * One connection for writing, taken in turn, and one for reading, on the same file. Who reads outside a transaction
 * sees all that is committed and waits for nobody: not for a transaction of this process, nor for one that itself waits
 * for an import's thread.
 */
class ReadAndWriteDriver implements Driver {
  readonly #writing: TurnsDriver;
  readonly #reading: SqliteDriver;
  #reader: DatabaseConnection | null = null;

  constructor(writer: Sqlite.Database, reader: Sqlite.Database) {
    this.#writing = new TurnsDriver({ database: writer });
    this.#reading = new SqliteDriver({ database: reader });
  }

  async init(): Promise<void> {
    await this.#writing.init();
    await this.#reading.init();
    // It is never given back: reading is done within one turn of the event loop, so nobody needs to wait for it.
    this.#reader = new PatientConnection(await this.#reading.acquireConnection());
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#reader) throw new Error('the database is not open');
    return new ReadAndWriteConnection(this.#writing, this.#reader);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#writing.beginTransaction(await asOurs(connection).takeTurn());
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#writing.commitTransaction(await asOurs(connection).takeTurn());
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#writing.rollbackTransaction(await asOurs(connection).takeTurn());
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await asOurs(connection).giveBack();
  }

  async destroy(): Promise<void> {
    await this.#reading.destroy();
    await this.#writing.destroy();
  }
}

function asOurs(connection: DatabaseConnection): ReadAndWriteConnection {
  if (!(connection instanceof ReadAndWriteConnection)) throw new Error('a connection of another driver');
  return connection;
}

/** Kysely's SQLite with the manners above; without `reader` one connection does both. */
export class PoliteDialect extends SqliteDialect {
  readonly #writer: Sqlite.Database;
  readonly #reader: Sqlite.Database | null;

  constructor(writer: Sqlite.Database, reader: Sqlite.Database | null) {
    super({ database: writer });
    this.#writer = writer;
    this.#reader = reader;
  }

  override createDriver(): Driver {
    return this.#reader
      ? new ReadAndWriteDriver(this.#writer, this.#reader)
      : new TurnsDriver({ database: this.#writer });
  }
}
