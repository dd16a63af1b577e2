import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, it } from 'vitest';
import * as visions from './migrations/006_visions';
import * as organisations from './migrations/007_organisations';
import * as matching from './migrations/008_matching';
import * as tracking from './migrations/012_tracking';

it('keeps every idea with its source, its author by consent, its first step and its status', async () => {
  const sqlite = new Sqlite(':memory:');
  sqlite.pragma('foreign_keys = OFF');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  for (const before of [visions, organisations, matching]) await before.up(db);
  const insert =
    sqlite.prepare(`insert into ideas (id, title, text, status, source_kind, source_id, object_id, snapshot,
    source_title, author_id, author_name, created_by, created_by_name, created_at)
    values (?, 'かまくら', '雪で', ?, ?, 'brd_1', ?, 'かまくら', '表のボード', ?, ?, 'usr_1', '田中', 5)`);
  insert.run('ide_a', 'planned', 'note', 'obj_a', 'gst_1', '山田 花子');
  insert.run('ide_b', 'started', 'place', 'ftr_b', null, null);
  insert.run('ide_c', 'dropped', 'note', 'obj_c', null, null);
  await tracking.up(db);
  const read = (sql: string) => sqlite.prepare(sql).all();
  expect(read('select id, status, title from ideas order by id')).toEqual([
    { id: 'ide_a', status: 'preparing', title: 'かまくら' },
    { id: 'ide_b', status: 'practising', title: 'かまくら' },
    { id: 'ide_c', status: 'dropped', title: 'かまくら' },
  ]);
  expect(read('select idea_id, kind, object_id, title, snapshot from idea_sources order by idea_id')).toEqual(
    [
      { idea_id: 'ide_a', kind: 'note', object_id: 'obj_a', title: '表のボード', snapshot: 'かまくら' },
      { idea_id: 'ide_b', kind: 'place', object_id: 'ftr_b', title: '表のボード', snapshot: 'かまくら' },
      { idea_id: 'ide_c', kind: 'note', object_id: 'obj_c', title: '表のボード', snapshot: 'かまくら' },
    ],
  );
  expect(read('select source_row, person_id, naming, name from idea_authors')).toEqual([
    { source_row: 'src_a', person_id: 'gst_1', naming: 'agreed', name: '山田 花子' },
  ]);
  expect(read('select count(*) as steps from idea_steps')).toEqual([{ steps: 3 }]);
  await db.destroy();
});
