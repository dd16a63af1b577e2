import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { replaceFacilities, replacePopulation } from '~/domains/karte/service.server';
import {
  type ImportPlan,
  planImport,
  renewPlan,
  writeImport,
} from '~/domains/organisations/service/import.server';
import type { Deps } from '~/platform/deps.server';
import { newId } from '~/platform/ids';
import { dayOf } from '~/platform/wareki';
import type { Database } from '../../../db/types';
import type { ChangedEntry, ImportOptions, ImportSummary } from './model';
import type { Problems } from './model/problems';
import { type Content, type Reading, readFile } from './read.server';
import * as repo from './repo.server';

/** What the work on a file needs; it runs on a thread with a database connection of its own. */
export type WorkDeps = Pick<Deps, 'db' | 'clock' | 'files'>;

type Change = NonNullable<ImportSummary['change']> & { entries?: ChangedEntry[] };

/** Thrown inside of a transaction to leave everything as it was. */
class LeaveAsItWas extends Error {
  constructor(readonly change: Change) {
    super('nothing is to be kept');
  }
}

/** How often the progress of reading is written down, in milliseconds. */
const PROGRESS_MS = 300;

/**
 * Reads an uploaded file, lists what is wrong with it, and finds out what it would change by making the change and
 * taking it back. Ends in `checked`, `failed` or, when `signal` says so, `cancelled`.
 */
export async function checkImport(deps: WorkDeps, id: string, signal: AbortSignal): Promise<void> {
  await atWork(deps, id, 'reading', signal, async (row, reading) => {
    const change = canApply(reading) ? await changeOf(deps, row, reading) : null;
    const outcome = { ...outcomeOf(reading, change), state: 'checked' as const };
    await deps.db.transaction().execute(async (trx) => {
      await repo.replaceProblems(trx, id, reading.problems.sorted());
      await repo.updateImport(trx, id, outcome, ['reading']);
    });
  });
}

/**
 * Reads the file once more and puts all of it into the database in one transaction, with its line in the audit log.
 * What has become wrong since the check is listed instead. Ends in `applied`, `checked` or `cancelled`.
 */
export async function applyImport(
  deps: WorkDeps,
  id: string,
  actor: Principal,
  signal: AbortSignal,
): Promise<void> {
  await atWork(deps, id, 'applying', signal, async (row, reading) => {
    const { content, summary } = reading;
    if (!canApply(reading) || content === null || summary === null) {
      await deps.db.transaction().execute(async (trx) => {
        await repo.replaceProblems(trx, id, reading.problems.sorted());
        await repo.updateImport(trx, id, { ...outcomeOf(reading, null), state: 'checked' }, ['applying']);
      });
      return;
    }
    const plan = content.kind === 'organisations' ? await planImport(deps.db, content.rows) : null;
    await deps.db.transaction().execute(async (trx) => {
      const change = await writeContent(trx, deps, row, reading, { actor, plan });
      const { added, changed, removed, unchanged } = change;
      await repo.replaceProblems(trx, id, reading.problems.sorted());
      const done = { ...outcomeOf(reading, change), state: 'applied' as const, ended_at: deps.clock.now() };
      await repo.updateImport(trx, id, done, ['applying']);
      const about = { file: row.file_name, source: optionsOf(row).source, day: summary.day ?? '' };
      await recordAudit(
        trx,
        deps.clock,
        actor,
        'imports.applied',
        { type: 'import', id },
        { kind: row.kind, ...about, added, changed, removed, unchanged },
      );
    });
    await deps.files.remove(id);
  });
}

/** Reads the file for one step of the work; whatever happens, the import ends in a state that says so. */
async function atWork(
  deps: WorkDeps,
  id: string,
  state: 'reading' | 'applying',
  signal: AbortSignal,
  work: (row: repo.ImportRow, reading: Reading) => Promise<void>,
): Promise<void> {
  const row = await repo.findImport(deps.db, id);
  const from = state === 'reading' ? (['waiting'] as const) : (['applying'] as const);
  const begin = { state, done: 0, total: row?.bytes ?? 0, rows_read: 0, ended_at: null };
  if (row === undefined || !(await repo.updateImport(deps.db, id, begin, from))) return;
  try {
    const bytes = await deps.files.get(id);
    if (bytes === null) throw new Error('the uploaded file is gone');
    const reading = await readFile(
      deps,
      { bytes, kind: row.kind, options: optionsOf(row) },
      progressOf(deps, id, signal),
    );
    signal.throwIfAborted();
    await work(row, reading);
  } catch (error) {
    const ended_at = deps.clock.now();
    const cancelled = signal.aborted;
    const end = cancelled
      ? { state: 'cancelled' as const, ended_at }
      : { state: 'failed' as const, reason: 'unexpected', ended_at };
    await repo.updateImport(deps.db, id, end, [state]);
    if (cancelled) await deps.files.remove(id);
    else throw error;
  }
}

function progressOf(deps: WorkDeps, id: string, signal: AbortSignal) {
  let told = 0;
  return async (done: number, rows: number) => {
    // Messages from outside (to stop) are heard only between pieces.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    const now = Date.now();
    if (now - told < PROGRESS_MS) return;
    told = now;
    await repo.updateImport(deps.db, id, { done, rows_read: rows }, ['reading', 'applying']);
  };
}

export function optionsOf(row: Pick<repo.ImportRow, 'options'>): ImportOptions {
  return JSON.parse(row.options) as ImportOptions;
}

function canApply({ problems, content }: Reading): boolean {
  return problems.badRows === 0 && content !== null;
}

function outcomeOf({ problems, rowsRead, summary }: Reading, change: Change | null) {
  const whole: ImportSummary | null = summary === null ? null : { ...summary, ...changeIn(change) };
  return {
    summary: whole === null ? null : JSON.stringify(whole),
    rows_read: rowsRead,
    bad_rows: problems.badRows,
    warnings: problems.warnings,
  };
}

/** The change as the summary holds it. */
function changeIn(change: Change | null): Pick<ImportSummary, 'change' | 'entries'> {
  if (change === null) return { change };
  const { entries, ...counts } = change;
  return entries === undefined ? { change: counts } : { change: counts, entries };
}

/** What the content would change: of organisations planned, of figures found out by changing and taking it back. */
async function changeOf(deps: WorkDeps, row: repo.ImportRow, reading: Reading): Promise<Change | null> {
  const { content } = reading;
  if (content === null) return null;
  if (content.kind === 'organisations') {
    return changeOfPlan(await planImport(deps.db, content.rows), reading.problems);
  }
  try {
    await deps.db.transaction().execute(async (trx) => {
      const nobody = { actor: { kind: 'anonymous' } as const, plan: null };
      throw new LeaveAsItWas(await writeContent(trx, deps, row, reading, nobody));
    });
  } catch (error) {
    if (error instanceof LeaveAsItWas) return error.change;
    throw error;
  }
  return null;
}

async function writeContent(
  trx: Kysely<Database>,
  { clock }: Pick<WorkDeps, 'clock'>,
  row: repo.ImportRow,
  { content, summary, problems }: Reading,
  { actor, plan: planned }: { actor: Principal; plan: ImportPlan | null },
): Promise<Change> {
  if (content === null) throw new Error('nothing to write');
  const { source, day: chosen } = optionsOf(row);
  const now = clock.now();
  const about = { source, referenceDate: chosen ?? summary?.day ?? dayOf(now), fictional: false };
  switch (content.kind) {
    case 'facilities':
      return replaceFacilities(trx, { ...about, facilities: content.facilities }, now);
    case 'towns':
      return writeTowns(trx, { name: source, validFrom: about.referenceDate, now }, content);
    case 'organisations': {
      const plan = planned
        ? await renewPlan(trx, planned, content.rows)
        : await planImport(trx, content.rows);
      await writeImport(trx, clock, actor, plan, source);
      return changeOfPlan(plan, problems);
    }
    default:
      return replacePopulation(trx, { ...about, kind: content.kind, ...content.set }, now);
  }
}

/** Entries of organisations that the page of an import lists. */
const LISTED_ENTRIES = 200;

/** Counts a plan, lists its beginning, and notes what somebody has to look at. */
function changeOfPlan({ rows, nameOf }: ImportPlan, problems: Problems): Change {
  const change: Change = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const entries: ChangedEntry[] = [];
  for (const plan of rows) {
    const { line, says } = plan.row;
    if (plan.what === 'merged') {
      change.unchanged++;
      problems.warn(line, null, says.name, 'merged_entry');
      continue;
    }
    change[plan.what]++;
    if (plan.what === 'added') {
      const names = plan.like.map(({ id }) => nameOf.get(id) ?? id.replace(/^row (\d+)$/, '$1行め'));
      if (names.length > 0) problems.warn(line, null, says.name, 'possible_duplicate', names.join('、'));
    } else if (plan.kept.length > 0) problems.warn(line, null, says.name, 'own_words_kept');
    if (plan.what !== 'unchanged' && entries.length < LISTED_ENTRIES) {
      const known =
        plan.what === 'added' ? { id: null, parts: [] } : { id: plan.before.id, parts: plan.parts };
      entries.push({ line, name: says.name, ...known });
    }
  }
  return { ...change, entries };
}

/** One table a day: a corrected table takes the place of the one of its day. */
async function writeTowns(
  trx: Kysely<Database>,
  { name, validFrom, now }: { name: string; validFrom: string; now: number },
  { entries }: Extract<Content, { kind: 'towns' }>,
): Promise<Change> {
  const existing = await repo.findTownTableOfDay(trx, validFrom);
  const id = existing?.id ?? newId('twn');
  const before = new Map((existing ? await repo.listTowns(trx, id) : []).map((entry) => [entry.key, entry]));
  const change: Change = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  for (const entry of entries) {
    const known = before.get(entry.key);
    before.delete(entry.key);
    if (known === undefined) change.added++;
    else if (known.areaCode === entry.areaCode && known.name === entry.name) change.unchanged++;
    else change.changed++;
  }
  change.removed = before.size;
  if (change.added + change.changed + change.removed === 0) return change;
  if (existing) await repo.updateTownTable(trx, id, { name, imported_at: now });
  else await repo.insertTownTable(trx, { id, name, valid_from: validFrom, imported_at: now });
  await repo.replaceTowns(trx, id, entries);
  return change;
}
