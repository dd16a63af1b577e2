import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase, openSqlite } from './client';

test('a transaction that has read may write, though another connection writes meanwhile', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'machinowa-db-'));
  const file = join(folder, 'test.db');
  const db = openDatabase(file);
  const other = openSqlite(file);
  other.pragma('busy_timeout = 0');
  try {
    await sql`create table counters (id text primary key, value integer)`.execute(db);
    await sql`insert into counters values ('mine', 1), ('other', 1)`.execute(db);
    await db.transaction().execute(async (trx) => {
      await sql`select value from counters`.execute(trx);
      try {
        other.exec("update counters set value = 2 where id = 'other'");
      } catch (error) {
        // It has to wait for its turn; with a timeout it would.
        expect(error).toMatchObject({ code: 'SQLITE_BUSY' });
      }
      await sql`update counters set value = 2 where id = 'mine'`.execute(trx);
    });
    expect(other.prepare("select value from counters where id = 'mine'").pluck().get()).toBe(2);
  } finally {
    other.close();
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
});

test('a write waits for another connection’s transaction, and the thread goes on meanwhile', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'machinowa-db-'));
  const file = join(folder, 'test.db');
  const db = openDatabase(file);
  const other = openSqlite(file);
  try {
    await sql`create table counters (id text primary key)`.execute(db);
    // SQLite's own waiting would hold the thread.
    expect((await sql`pragma busy_timeout`.execute(db)).rows).toEqual([{ timeout: 0 }]);
    other.exec('begin immediate');
    const done: string[] = [];
    const writing = sql`insert into counters values ('mine')`.execute(db).then(() => done.push('written'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual([]);
    other.exec('commit');
    await writing;
    expect(other.prepare('select id from counters').pluck().all()).toEqual(['mine']);
  } finally {
    other.close();
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
});

test('who only reads waits for no transaction, and sees what is committed and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'machinowa-db-'));
  const file = join(folder, 'test.db');
  const db = openDatabase(file) as unknown as Kysely<{ counters: { id: string } }>;
  const other = openSqlite(file);
  const ids = async (on: typeof db) =>
    (await on.selectFrom('counters').select('id').orderBy('id').execute()).map(({ id }) => id);
  try {
    await sql`create table counters (id text primary key)`.execute(db);
    await sql`insert into counters values ('one')`.execute(db);
    other.exec('begin immediate');
    const waiting = sql`insert into counters values ('two')`.execute(db);
    expect(await ids(db)).toEqual(['one']);
    other.exec('commit');
    await waiting;
    expect(await ids(db)).toEqual(['one', 'two']);
    await db.transaction().execute(async (trx) => {
      await sql`insert into counters values ('three')`.execute(trx);
      expect(await ids(db)).toEqual(['one', 'two']);
      expect(await ids(trx)).toEqual(['one', 'three', 'two']);
    });
    expect(await ids(db)).toHaveLength(3);
    const broken = db.transaction().execute(async (trx) => {
      await sql`delete from counters`.execute(trx);
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect(await ids(db)).toHaveLength(3);
    await sql`delete from counters`.execute(db);
    expect(await ids(db)).toEqual([]);
  } finally {
    other.close();
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
});
