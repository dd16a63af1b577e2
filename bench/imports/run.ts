/**
 * How long imports take, through the same thread and database as in production: `npm run bench:imports`. Prints one
 * line a file: reading with the dry run, applying, memory of the process at its highest, how long the main thread was
 * held up at most, and how long at most it waited to write something small meanwhile, as every request that keeps
 * something does. `--only organisations,register,census,facilities,xlsx` chooses.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { pino } from 'pino';
import type { UserPrincipal } from '~/domains/accounts/model';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { xlsxOf } from '~/domains/exchange/xlsx.server';
import { isRunning } from '~/domains/imports/model';
import type { UploadInput } from '~/domains/imports/schema';
import { createImport, getImport, listProblems, startApplying } from '~/domains/imports/service.server';
import { systemClock } from '~/platform/clock';
import type { Deps } from '~/platform/deps.server';
import { openDatabase } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import { createFileStore } from '../../server/files';
import { createImportRunner } from '../../server/imports/runner';
import { createTestDeps, makeAccount } from '../../tests/factories/deps';
import { encoded, FACILITY_COLUMNS, FIVE_YEAR_AGES } from '../../tests/factories/import-files';
import { organisationsCsv } from '../../tests/factories/organisation-files';

const ROWS = 200_000;
const FACILITIES = 50_000;
const ORGANISATIONS = 10_000;
const POLL_MS = 50;
const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const isWanted = (part: string) => only === undefined || only.split(',').includes(part);

const folder = mkdtempSync(join(tmpdir(), 'machinowa-bench-'));
const databaseFile = join(folder, 'machinowa.db');
const filesFolder = join(folder, 'files');
const db = openDatabase(databaseFile);
await migrateToLatest(db);
const log = pino({ level: 'error' });
const imports = createImportRunner({ databaseFile, filesFolder, db, clock: systemClock, log });
const base = await createTestDeps();
await base.db.destroy();
const deps: Deps = { ...base, db, clock: systemClock, files: createFileStore(filesFolder), imports };
await seedDemoAreas(deps);
const staff = await makeAccount(deps, 'staff');
const areas = (await db.selectFrom('areas').select('code').where('kind', '=', 'centre').execute()).map(
  ({ code }) => code,
);
// Towns as in the whole city: some 12 in each area.
const towns = areas.flatMap((area) =>
  Array.from({ length: 12 }, (_, i) => ({
    area,
    name: `架空町${area.slice(-2)}の${i + 1}`,
    ward: area.slice(0, 6),
  })),
);

/** Writes something small again and again until it is stopped; tells the longest wait, and how often none helped. */
function writeMeanwhile() {
  const seen = { longest: 0, refused: 0, memory: 0 };
  let going = true;
  const done = (async () => {
    while (going) {
      const from = performance.now();
      try {
        await sql`INSERT INTO bench_writes (at) VALUES (${from})`.execute(db);
      } catch {
        seen.refused++;
      }
      seen.longest = Math.max(seen.longest, performance.now() - from);
      seen.memory = Math.max(seen.memory, process.memoryUsage().rss);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  })();
  return async () => {
    going = false;
    await done;
    return seen;
  };
}

async function measure(name: string, input: UploadInput, bytes: Uint8Array, user: UserPrincipal) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const stopWriting = writeMeanwhile();
  const id = await createImport(deps, user, input, { name, bytes });
  delay.enable();
  const settle = async (from: number) => {
    let view = await getImport(deps, user, id);
    while (isRunning(view.state)) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      view = await getImport(deps, user, id);
    }
    return { view, seconds: (performance.now() - from) / 1_000 };
  };
  const read = await settle(performance.now());
  const from = performance.now();
  if (read.view.badRows === 0) await startApplying(deps, user, id);
  const applied = await settle(from);
  delay.disable();
  const wrote = await stopWriting();
  const { rowsRead, badRows, summary } = read.view;
  if (badRows > 0 || applied.view.state !== 'applied') {
    const { problems } = await listProblems(deps, user, id, { page: 1, show: 'bad' });
    throw new Error(
      `${applied.view.state}, the file of the measurement is bad: ${JSON.stringify(problems[0])}`,
    );
  }
  const { added, changed, removed, unchanged } = summary?.change ?? {};
  console.log(
    `${name.padEnd(34)} ${(bytes.length / 1e6).toFixed(1).padStart(5)} MB ${String(rowsRead).padStart(7)} rows  ` +
      `check ${read.seconds.toFixed(1)} s  apply ${applied.seconds.toFixed(1)} s  ` +
      `${(wrote.memory / 1e6).toFixed(0)} MB  main thread held up ≤ ${(delay.max / 1e6).toFixed(0)} ms  ` +
      `a write waited ≤ ${wrote.longest.toFixed(0)} ms, refused ${wrote.refused}  ` +
      `+${added} ~${changed} -${removed} =${unchanged}  load ${loadavg()[0]?.toFixed(1)}`,
  );
}

function organisations(note: string): string {
  return organisationsCsv(
    Array.from({ length: ORGANISATIONS }, (_, i) => ({
      ID: `O${i}`,
      名称: `架空の会${i} ${areas[i % areas.length]}`,
      所在地_連結表記: `北海道札幌市西区二十四軒${(i % 4) + 1}条${(i % 7) + 1}丁目${i}-1`,
      電話番号: `011-000-${String(i).padStart(4, '0')}`,
      活動分野: `${(i % 20) + 1};${((i + 7) % 20) + 1}`,
      備考: `${note}。高齢者の見守りと子どもの居場所づくりに取り組む架空の団体です。`,
    })),
  );
}

function register(): string {
  const lines = ['区,町丁名,性別,年齢,人口'];
  // Whole towns of 202 lines each.
  for (let i = 0; i < Math.ceil(ROWS / 202) * 202; i++) {
    const town = towns[Math.floor(i / 202) % towns.length];
    const age = Math.floor((i % 202) / 2);
    lines.push(
      `${town?.ward},${town?.name},${i % 2 ? '女' : '男'},${age === 100 ? '100歳以上' : `${age}歳`},${i % 50}`,
    );
  }
  return lines.join('\n');
}

function census(rows: number): string {
  const counts = ['総数', '男', '女'].flatMap((sex) => [sex, ...FIVE_YEAR_AGES.map((age) => `${sex}${age}`)]);
  const lines = [`市区町村コード,町丁字コード,大字・町名,${counts.join(',')}`];
  for (let i = 0; lines.length <= rows; i++) {
    // Most of a prefecture's file lies outside of the city.
    const town = i % 10 === 0 ? towns[i % towns.length] : { ward: '012025', name: '架空町' };
    const sex = (n: number) => [n * 21, ...FIVE_YEAR_AGES.map(() => n)].join(',');
    lines.push(
      `${town?.ward.slice(0, 5)},${String(i).padStart(6, '0')},${town?.name},${sex(3)},${sex(1)},${sex(2)}`,
    );
  }
  return lines.join('\n');
}

function facilities(): string {
  const lines = [FACILITY_COLUMNS.join(',')];
  for (let i = 0; i < FACILITIES; i++) {
    const [lat, lng] = [43 + (i % 100) / 1_000, 141.25 + (i % 170) / 1_000];
    lines.push(
      `011002,F${i},北海道札幌市,架空会館${i},カクウカイカン,,,北海道札幌市,${lat},${lng},,011-000-0000,,`,
    );
  }
  return lines.join('\n');
}

try {
  await sql`CREATE TABLE bench_writes (at REAL)`.execute(db);
  const about = { source: '架空', day: '2025-01-01', townTable: null };
  if (isWanted('organisations')) {
    const list = { ...about, kind: 'organisations' as const, day: null };
    const first = encoded(organisations('はじめの一覧'), 'cp932');
    await measure('団体一覧 CP932', list, first, staff);
    await measure('the same again', list, first, staff);
    await measure('each with a change', list, encoded(organisations('つぎの一覧'), 'utf-8-bom'), staff);
  }
  const table = ['区,町丁名,地区コード', ...towns.map((town) => `${town.ward},${town.name},${town.area}`)];
  await measure('町丁・地区対応表', { ...about, kind: 'towns' }, encoded(table.join('\n'), 'cp932'), staff);
  const [known] = await db.selectFrom('town_tables').select('id').execute();
  const withTowns = { ...about, townTable: known?.id ?? null };
  const text = register();
  if (isWanted('register')) {
    const input = { ...withTowns, kind: 'register' as const };
    await measure('住民基本台帳 CP932', input, encoded(text, 'cp932'), staff);
    await measure('the same again, UTF-8', input, encoded(text, 'utf-8-bom'), staff);
  }
  if (isWanted('census')) {
    const file = encoded(census(ROWS), 'cp932');
    await measure('国勢調査 66 columns CP932', { ...withTowns, kind: 'census' }, file, staff);
  }
  if (isWanted('facilities')) {
    await measure('公共施設一覧', { ...about, kind: 'facilities' }, encoded(facilities(), 'cp932'), staff);
  }
  if (isWanted('xlsx')) {
    const [head = '', ...body] = text.split('\n');
    const columns = head.split(',').map((title) => ({ title, width: 10, kind: 'text' as const }));
    const sheet = await xlsxOf(
      '人口',
      columns,
      body.map((line) => line.split(',')),
    );
    await measure('住民基本台帳 xlsx', { ...withTowns, kind: 'register', source: '架空xlsx' }, sheet, staff);
  }
} finally {
  await imports.close();
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
}
