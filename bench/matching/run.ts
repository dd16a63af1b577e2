/**
 * How long suggestions take among 10,000 invented organisations: `npm run bench:matching`. For one organisation, with
 * the directory read anew (`first`) and kept (`again`), through the same service as the page; and for all pairs on the
 * thread of production. Prints one line each, in milliseconds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { KIND_TEMPLATES } from '~/domains/matching/model';
import { bestForOne, rankContext } from '~/domains/matching/service/field.server';
import { createProgramme, setProgrammeStatus } from '~/domains/matching/service/programmes.server';
import { getRun, startRun } from '~/domains/matching/service/runs.server';
import { systemClock } from '~/platform/clock';
import type { Deps } from '~/platform/deps.server';
import { openDatabase } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import { createRankingRunner } from '../../server/matching/runner';
import { createTestDeps, makeAccount } from '../../tests/factories/deps';
import { enterManyOrganisations } from '../../tests/factories/many-organisations';

const ORGANISATIONS = 10_000;
const ROUNDS = 40;
const POLL_MS = 50;

const folder = mkdtempSync(join(tmpdir(), 'machinowa-bench-'));
const databaseFile = join(folder, 'machinowa.db');
const db = openDatabase(databaseFile);
await migrateToLatest(db);
const log = pino({ level: 'error' });
const rankings = createRankingRunner({ databaseFile, db, clock: systemClock, log });
const base = await createTestDeps();
await base.db.destroy();
const deps: Deps = { ...base, db, clock: systemClock, rankings };
await seedDemoAreas(deps);
const ids = await enterManyOrganisations(db, ORGANISATIONS);
const staff = await makeAccount(deps, 'staff');
const programmeId = await createProgramme(deps, staff, { kind: 'network_grant', fiscalYear: 2026 });
await setProgrammeStatus(deps, staff, programmeId, 'open');

const line = (name: string, times: number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(0);
  console.log(`${name.padEnd(34)} median ${at(0.5)} · 95th ${at(0.95)} · most ${at(1)}`);
};

/** `fresh`: an entry of the directory has changed since the last time. */
async function measureOne(fresh: boolean, rounds: number): Promise<number[]> {
  const { settings } = KIND_TEMPLATES.network_grant;
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    if (fresh) {
      const touched = { revision: i + 2 };
      await db
        .updateTable('organisations')
        .set(touched)
        .where('id', '=', ids[0] ?? '')
        .execute();
    }
    const start = performance.now();
    const rules = { settings, programme: { status: 'open' as const, opensOn: null, closesOn: null } };
    await bestForOne(deps, await rankContext(deps, rules), ids[i * 7] ?? '', 10);
    times.push(performance.now() - start);
  }
  return times;
}

line('one of 10,000, directory changed', await measureOne(true, 10));
line('one of 10,000', await measureOne(false, ROUNDS));

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const start = performance.now();
const runId = await startRun(deps, staff, programmeId);
let run = await getRun(deps, staff, runId);
while (run.state === 'waiting' || run.state === 'running') {
  await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  run = await getRun(deps, staff, runId);
}
delay.disable();
line(`all pairs: ${run.state}, ${run.total} organisations`, [performance.now() - start]);
line('  main thread held up', [delay.max / 1e6]);
await rankings.close();
await db.destroy();
rmSync(folder, { recursive: true, force: true });
