import { randomBytes } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import type { AccountRole, UserPrincipal } from '~/domains/accounts/model';
import type { Deps, FileStore, Mail, Mailer } from '~/platform/deps.server';
import { type Env, readEnv } from '~/platform/env.server';
import { createEvents, type DomainEvent } from '~/platform/events';
import { newId } from '~/platform/ids';
import type { ImportRunner } from '~/platform/imports';
import type { RankingRunner } from '~/platform/rankings';
import type { Rooms } from '~/platform/rooms';
import { databaseOn, openSqlite } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import type { Database } from '../../db/types';
import { createAttempts } from '../../server/attempts';
import { createAuth } from '../../server/auth';

/** A clock that stands still until a test moves it. */
export interface TestClock {
  now(): number;
  advance(ms: number): void;
}

export interface TestMailer extends Mailer {
  sent: Mail[];
  /** Resolves with the next mail that is sent (or was sent and not yet taken). */
  next(): Promise<Mail>;
  /** Makes every further `send` fail. */
  breakDown(): void;
}

/** Deps on a database in memory, with real accounts, sessions and attempt limits. */
export interface TestDeps extends Deps {
  clock: TestClock;
  mailer: TestMailer;
  /** Everything services told the rest of the process, in order. */
  emitted: DomainEvent[];
}

/** A rooms port for tests that don't touch documents. */
const noRooms: Rooms = new Proxy({} as Rooms, {
  get: (_target, name) => () => Promise.reject(new Error(`rooms.${String(name)} is not part of this test`)),
});

/** A runner for tests in which nothing is imported. */
const noImports: ImportRunner = {
  start: () => {
    throw new Error('imports are not part of this test');
  },
  cancel: () => undefined,
};

/** A runner for tests in which nobody is ranked in the background. */
const noRankings: RankingRunner = {
  start: () => {
    throw new Error('rankings are not part of this test');
  },
  cancel: () => undefined,
};

/** An empty database as the migrations leave it, made once in a process: each test takes a copy. */
let migrated: Promise<Buffer> | null = null;

async function migrate(): Promise<Buffer> {
  const sqlite = openSqlite(':memory:');
  const db = databaseOn(sqlite);
  await migrateToLatest(db);
  const image = sqlite.serialize();
  await db.destroy();
  return image;
}

/** A database of one's own in memory, with today's schema and nothing in it. */
async function emptyDatabase(): Promise<Kysely<Database>> {
  migrated ??= migrate();
  const sqlite = new Sqlite(await migrated);
  // A copy in memory would keep its journal in a file.
  sqlite.pragma('journal_mode = MEMORY');
  sqlite.pragma('foreign_keys = ON');
  return databaseOn(sqlite);
}

/** Builds everything a service needs. The caller destroys `deps.db`. `over` replaces single parts. */
export async function createTestDeps(
  over: Partial<Deps> & { envVars?: Record<string, string> } = {},
): Promise<TestDeps> {
  const { envVars, ...parts } = over;
  const db = await emptyDatabase();
  const clock = createTestClock();
  const emitted: DomainEvent[] = [];
  const events = createEvents();
  events.on((event) => emitted.push(event));
  return {
    db,
    env: testEnv(envVars),
    log: pino({ level: 'silent' }),
    events,
    rooms: noRooms,
    files: createMemoryFiles(),
    attempts: createAttempts(),
    auth: createAuth({ db, clock, secret: randomBytes(32) }),
    imports: noImports,
    rankings: noRankings,
    roundRunner: { start: () => undefined },
    ...parts,
    clock,
    mailer: createTestMailer(),
    emitted,
  };
}

function testEnv(vars: Record<string, string> = {}): Env {
  const read = readEnv({ NODE_ENV: 'test', ...vars });
  if (!read.ok) throw new Error(read.errors.join('\n'));
  return read.env;
}

function createTestClock(): TestClock {
  let now = Date.now();
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}

function createTestMailer(): TestMailer {
  const sent: Mail[] = [];
  const waiting: ((mail: Mail) => void)[] = [];
  let taken = 0;
  let broken = false;
  return {
    sent,
    async send(mail) {
      if (broken) throw new Error('mail server unreachable');
      sent.push(mail);
      const waiter = waiting.shift();
      if (waiter) {
        taken += 1;
        waiter(mail);
      }
    },
    next() {
      const ready = sent[taken];
      if (ready) {
        taken += 1;
        return Promise.resolve(ready);
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    breakDown() {
      broken = true;
    },
  };
}

function createMemoryFiles(): FileStore {
  const files = new Map<string, Uint8Array>();
  return {
    async put(id, bytes) {
      files.set(id, bytes);
    },
    async get(id) {
      return files.get(id) ?? null;
    },
    async remove(id) {
      files.delete(id);
    },
  };
}

/** An account that can't sign in by password, as a principal. Names and addresses are unique by themselves. */
export async function makeAccount(
  deps: Pick<Deps, 'db' | 'clock'>,
  role: AccountRole,
  over: { email?: string; name?: string; passwordHash?: string } = {},
): Promise<UserPrincipal> {
  const userId = newId('usr');
  const email = over.email ?? `${userId}@example.jp`;
  const name = over.name ?? `${role} ${userId.slice(-4)}`;
  await deps.db
    .insertInto('users')
    .values({
      id: userId,
      email,
      name,
      role,
      sort_key: name,
      password_hash: over.passwordHash ?? null,
      locale: null,
      created_at: deps.clock.now(),
      disabled_at: null,
    })
    .execute();
  return { kind: 'user', userId, email, name, role };
}
