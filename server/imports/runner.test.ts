import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { seedDemoAreas } from '~/domains/areas/service.server';
import type { ImportState } from '~/domains/imports/model';
import {
  cancelImport,
  createImport,
  getImport,
  interruptImports,
  startApplying,
} from '~/domains/imports/service.server';
import { systemClock } from '~/platform/clock';
import type { Deps } from '~/platform/deps.server';
import { openDatabase } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import type { Database } from '../../db/types';
import { createTestDeps, makeAccount } from '../../tests/factories/deps';
import { csv, encoded } from '../../tests/factories/import-files';
import { createFileStore } from '../files';
import { createImportRunner, type RunningImportRunner } from './runner';

let folder: string;
let db: Kysely<Database>;
let deps: Deps;
let runner: RunningImportRunner;
let staff: UserPrincipal;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'machinowa-imports-'));
  const databaseFile = join(folder, 'machinowa.db');
  const filesFolder = join(folder, 'files');
  db = openDatabase(databaseFile);
  await migrateToLatest(db);
  const log = pino({ level: 'silent' });
  runner = createImportRunner({ databaseFile, filesFolder, db, clock: systemClock, log });
  const base = await createTestDeps();
  await base.db.destroy();
  deps = { ...base, db, clock: systemClock, files: createFileStore(filesFolder), imports: runner };
  await seedDemoAreas(deps);
  staff = await makeAccount(deps, 'staff');
});
afterEach(async () => {
  await runner.close();
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** 住民基本台帳 by single years, sexes in rows: `rows` lines for the areas given. */
function largeFile(rows: number, areas = ['八軒', '発寒', '西町', '西野']): Uint8Array {
  const lines: (string | number)[][] = [['地区', '性別', '年齢', '人口', '備考']];
  for (let i = 0; i < rows; i++) {
    const area = areas[Math.floor(i / 202) % areas.length] ?? '';
    lines.push([area, i % 2 === 0 ? '男' : '女', `${Math.floor((i % 202) / 2)}歳`, i % 9, '']);
  }
  return encoded(csv(lines).replaceAll('100歳', '100歳以上'), 'cp932');
}

const create = (bytes: Uint8Array) =>
  createImport(
    deps,
    staff,
    { kind: 'register', source: '住民基本台帳', day: '2025-01-01', townTable: null },
    { name: '人口.csv', bytes },
  );
const until = (id: string, ...states: ImportState[]) =>
  vi.waitFor(
    async () => {
      const view = await getImport(deps, staff, id);
      if (!states.includes(view.state)) throw new Error(`${view.state}: ${view.progress}`);
      return view;
    },
    { timeout: 60_000, interval: 20 },
  );

test('a thread reads, checks and applies, one import after the other', { timeout: 120_000 }, async () => {
  const ids = [await create(largeFile(808)), await create(largeFile(404, ['八軒', '発寒']))];
  for (const id of ids) expect(await until(id, 'checked')).toMatchObject({ badRows: 0, progress: 1 });
  await startApplying(deps, staff, ids[0] ?? '');
  expect(await until(ids[0] ?? '', 'applied')).toMatchObject({ summary: { subjects: 4 } });
  const cells = await db.selectFrom('population').selectAll().execute();
  expect(cells).toHaveLength(4 * 42);
  expect(await db.selectFrom('audit_log').select('action').execute()).toContainEqual({
    action: 'imports.applied',
  });
});

test('a large file shows its progress, leaves the main thread free, and can be stopped', {
  timeout: 120_000,
}, async () => {
  const bytes = largeFile(250_000);
  const id = await create(bytes);
  await until(id, 'reading');
  const seen = await vi.waitFor(
    async () => {
      const view = await getImport(deps, staff, id);
      if (view.progress <= 0 || view.progress >= 1) throw new Error(`${view.state} ${view.progress}`);
      return view;
    },
    { timeout: 60_000, interval: 20 },
  );
  // This thread could ask and be answered while the other one was in the middle of the file.
  expect(seen.rowsRead).toBeGreaterThan(0);
  await cancelImport(deps, staff, id);
  expect(await until(id, 'cancelled')).toMatchObject({ state: 'cancelled' });
  expect(await db.selectFrom('population').selectAll().execute()).toEqual([]);
  await vi.waitFor(async () => expect((await deps.files.get(id)) === null).toBe(true), { timeout: 20_000 });
});

test('the end of the process in the middle leaves nothing half written', { timeout: 120_000 }, async () => {
  const id = await create(largeFile(250_000));
  await until(id, 'reading');
  await runner.close();
  await interruptImports(deps);
  expect(await getImport(deps, staff, id)).toMatchObject({ state: 'interrupted' });
  expect(await db.selectFrom('population').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('karte_sets').selectAll().execute()).toEqual([]);
  expect(await deps.files.get(id)).not.toBeNull();
});

test('a thread that dies says so', { timeout: 120_000 }, async () => {
  const id = await create(largeFile(404));
  await until(id, 'checked');
  await deps.files.remove(id);
  await startApplying(deps, staff, id);
  expect(await until(id, 'failed')).toMatchObject({ reason: 'unexpected' });
});
