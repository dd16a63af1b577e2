import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, it } from 'vitest';
import * as organisations from './migrations/007_organisations';
import * as matching from './migrations/008_matching';
import * as roundOfTalks from './migrations/017_round_of_talks';

it('finds the round of every talk that one began, and of no other', async () => {
  const sqlite = new Sqlite(':memory:');
  sqlite.pragma('foreign_keys = OFF');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  for (const before of [organisations, matching]) await before.up(db);
  const round =
    sqlite.prepare(`insert into match_rounds (id, programme_id, title, method, status, settings, seed, final_at,
    created_by, created_at) values (?, ?, '春の回', 'bilateral', 'final', '{}', 1, ?, 'usr_1', 1)`);
  round.run('rnd_old', 'prg_1', 1000);
  round.run('rnd_new', 'prg_1', 9000);
  round.run('rnd_other', 'prg_2', 9001);
  const talk =
    sqlite.prepare(`insert into matches (id, programme_id, from_id, to_id, origin, status, message, reply_by,
    opened_by, opened_at) values (?, 'prg_1', 'org_1', 'org_2', ?, 'talking', ?, 1, 'usr_1', ?)`);
  talk.run('mtc_old', 'round', '春の回', 1001);
  talk.run('mtc_new', 'round', '春の回', 9001);
  talk.run('mtc_asked', 'interest', '春の回', 9001);
  talk.run('mtc_lost', 'round', '名前の変わった回', 9001);
  await roundOfTalks.up(db);
  expect(sqlite.prepare('select id, round_id from matches order by id').all()).toEqual([
    { id: 'mtc_asked', round_id: null },
    { id: 'mtc_lost', round_id: null },
    { id: 'mtc_new', round_id: 'rnd_new' },
    { id: 'mtc_old', round_id: 'rnd_old' },
  ]);
  await db.destroy();
});
