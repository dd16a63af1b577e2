import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { KEPT_SUGGESTIONS, type RunState } from '~/domains/matching/model';
import { bestForOne, rankContext } from '~/domains/matching/service/field.server';
import {
  createProgramme,
  requireProgramme,
  setProgrammeStatus,
} from '~/domains/matching/service/programmes.server';
import { cancelRun, getRun, interruptRuns, listRuns, startRun } from '~/domains/matching/service/runs.server';
import { systemClock } from '~/platform/clock';
import type { Deps } from '~/platform/deps.server';
import { openDatabase } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import type { Database } from '../../db/types';
import { createTestDeps, makeAccount } from '../../tests/factories/deps';
import { enterManyOrganisations } from '../../tests/factories/many-organisations';
import { createRankingRunner, type RunningRankingRunner } from './runner';

let folder: string;
let db: Kysely<Database>;
let deps: Deps;
let runner: RunningRankingRunner;
let staff: UserPrincipal;
let programmeId: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'machinowa-rankings-'));
  const databaseFile = join(folder, 'machinowa.db');
  db = openDatabase(databaseFile);
  await migrateToLatest(db);
  runner = createRankingRunner({ databaseFile, db, clock: systemClock, log: pino({ level: 'silent' }) });
  const base = await createTestDeps();
  await base.db.destroy();
  deps = { ...base, db, clock: systemClock, rankings: runner };
  await seedDemoAreas(deps);
  staff = await makeAccount(deps, 'staff');
  programmeId = await createProgramme(deps, staff, { kind: 'network_grant', fiscalYear: 2026 });
  await setProgrammeStatus(deps, staff, programmeId, 'open');
});
afterEach(async () => {
  await runner.close();
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const until = (id: string, ...states: RunState[]) =>
  vi.waitFor(
    async () => {
      const view = await getRun(deps, staff, id);
      if (!states.includes(view.state)) throw new Error(`${view.state}: ${view.done} of ${view.total}`);
      return view;
    },
    { timeout: 60_000, interval: 20 },
  );

test('a thread ranks everybody as each would see it', { timeout: 120_000 }, async () => {
  await enterManyOrganisations(db, 150);
  const run = await startRun(deps, staff, programmeId);
  await expect(startRun(deps, staff, programmeId)).rejects.toMatchObject({
    details: { reason: 'run_under_way' },
  });
  const ended = await until(run, 'done');
  expect(ended).toMatchObject({ revision: 1 });
  expect(ended.done).toBe(ended.total);
  const npo = await db
    .selectFrom('organisations')
    .select('id')
    .where('type', '=', 'npo')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const kept = await db
    .selectFrom('match_suggestions')
    .select(['other_id', 'score'])
    .where('organisation_id', '=', npo.id)
    .orderBy('rank')
    .execute();
  const programme = await requireProgramme(deps, programmeId);
  const context = await rankContext(deps, { settings: programme.settings, programme });
  const best = (await bestForOne(deps, context, npo.id, KEPT_SUGGESTIONS))?.best ?? [];
  expect(kept.map(({ other_id }) => other_id)).toEqual(best.map(({ id }) => id));
  expect(kept).toHaveLength(KEPT_SUGGESTIONS);
  expect((await listRuns(deps, staff, programmeId)).pairs.length).toBeGreaterThan(5);
});

test('a run tells how far it is, can be stopped and leaves nothing half done', {
  timeout: 120_000,
}, async () => {
  await enterManyOrganisations(db, 2_500);
  const run = await startRun(deps, staff, programmeId);
  const seen = await vi.waitFor(
    async () => {
      const view = await getRun(deps, staff, run);
      if (view.state !== 'running' || view.done === 0) throw new Error(`${view.state} ${view.done}`);
      return view;
    },
    { timeout: 60_000, interval: 20 },
  );
  expect(seen.done).toBeLessThan(seen.total);
  await cancelRun(deps, staff, programmeId);
  await until(run, 'cancelled');
  expect(await db.selectFrom('match_suggestions').selectAll().execute()).toEqual([]);
  // Another one can begin; the end of the process in the middle is told.
  const second = await startRun(deps, staff, programmeId);
  await until(second, 'running');
  await runner.close();
  await interruptRuns(deps);
  expect(await getRun(deps, staff, second)).toMatchObject({ state: 'failed', reason: 'interrupted' });
});
