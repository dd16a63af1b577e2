import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { addObject } from '~/domains/boards/doc';
import { openDatabase } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import type { Database } from '../../db/types';
import { createSqliteStore } from '../realtime/sync/sqlite-store';
import { startSearchIndexer } from './runner';

const ROOM = 'board-brd_1';
let folder: string;
let db: Kysely<Database>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'search-'));
  db = openDatabase(join(folder, 'app.db'));
  await migrateToLatest(db);
  const at = { created_at: 1 };
  await db
    .insertInto('users')
    .values({ id: 'usr_1', email: 'a@example.jp', name: 'A', role: 'facilitator', sort_key: 'A', ...at })
    .execute();
  await db
    .insertInto('programmes')
    .values({ id: 'prg_1', name: '講座', description: '', fiscal_year: 2026, ...at })
    .execute();
  await db
    .insertInto('workshops')
    .values({
      id: 'wsp_1',
      programme_id: 'prg_1',
      title: '冬の公園',
      description: '',
      created_by: 'usr_1',
      copied_from: null,
      ...at,
    })
    .execute();
  await db
    .insertInto('boards')
    .values({ id: 'brd_1', workshop_id: 'wsp_1', title: 'ボード', ...at })
    .execute();
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const note = (doc: Y.Doc, text: string) =>
  addObject(
    { doc, origin: null, by: 'gst_1', now: () => 1 },
    { type: 'note', at: [0, 0], size: [200, 200], colour: 'yellow', text },
  );
const texts = async () =>
  (await db.selectFrom('search_texts').select('text').orderBy('text').execute()).map(({ text }) => text);

it('reads what the store has committed, merged and later, and goes on with what comes', async () => {
  const file = join(folder, 'app.db');
  const log = pino({ level: 'silent' });
  const store = createSqliteStore({ file, log });
  const doc = new Y.Doc();
  const pending: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => pending.push(update));
  const commit = () =>
    store.append(
      ROOM,
      pending.splice(0).map((bytes) => ({ bytes, person: 'gst_1', at: 1 })),
    );
  note(doc, '一枚目');
  await commit();
  await store.compact(ROOM);
  note(doc, '二枚目');
  await commit();
  const indexer = startSearchIndexer({ databaseFile: file, log, every: 10, quiet: 0, longest: 0 });
  await vi.waitFor(async () => expect(await texts()).toEqual(['一枚目', '二枚目']), 20_000);
  const gone = note(doc, '三枚目');
  await commit();
  await vi.waitFor(async () => expect(await texts()).toHaveLength(3), 20_000);
  doc.getMap('objects').delete(gone);
  await commit();
  await vi.waitFor(async () => expect(await texts()).toEqual(['一枚目', '二枚目']), 20_000);
  await indexer.close();
  await store.close(1_000);
});
