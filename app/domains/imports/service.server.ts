import { createHash } from 'node:crypto';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { csvOf } from '~/domains/exchange/csv';
import { encodeUtf8 } from '~/domains/exchange/encoding.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { newId } from '~/platform/ids';
import {
  type ImportKind,
  type ImportOptions,
  type ImportState,
  type ImportSummary,
  isRunning,
  type Problem,
} from './model';
import { mayImport } from './policy';
import * as repo from './repo.server';
import { type ProblemFilter, type UploadInput, uploadName } from './schema';
import { optionsOf } from './work.server';

/** Rows of one page of a list. */
const PAGE_SIZE = 50;

/** An import as its page shows it. Times are milliseconds since the epoch. */
export interface ImportView {
  id: string;
  kind: ImportKind;
  fileName: string;
  bytes: number;
  options: ImportOptions;
  state: ImportState;
  /** Progress of the present step, 0 to 1. */
  progress: number;
  rowsRead: number;
  badRows: number;
  warnings: number;
  summary: ImportSummary | null;
  /** Why it failed: a key below `imports:failures`. */
  reason: string | null;
  createdByName: string;
  createdAt: number;
  endedAt: number | null;
}

/** A problem with its place in the list. */
export interface ListedProblem extends Problem {
  seq: number;
}

export interface TownTableView {
  id: string;
  name: string;
  /** `YYYY-MM-DD` */
  validFrom: string;
  towns: number;
}

function requireStaff(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayImport(principal)) throw new DomainError('forbidden');
  return principal;
}

/**
 * Takes a file in and begins to read it; returns the id of the import. Throws `forbidden`, `invalid` (`source_missing`,
 * `day_missing`, `town_table_unknown`, `file_empty`).
 */
export async function createImport(
  deps: Deps,
  principal: Principal,
  input: UploadInput,
  file: { name: string; bytes: Uint8Array },
): Promise<string> {
  const user = requireStaff(principal);
  const { kind, ...options } = input;
  if (file.bytes.length === 0) throw new DomainError('invalid', { reason: 'file_empty' });
  if (options.source === '') throw new DomainError('invalid', { reason: 'source_missing' });
  const needsDay = kind !== 'register' && kind !== 'organisations';
  if (options.day === null && needsDay) throw new DomainError('invalid', { reason: 'day_missing' });
  if (options.townTable !== null && !(await repo.findTownTable(deps.db, options.townTable))) {
    throw new DomainError('invalid', { reason: 'town_table_unknown' });
  }
  const id = newId('imp');
  const name = uploadName(file.name);
  await deps.files.put(id, file.bytes);
  await deps.db.transaction().execute(async (trx) => {
    await repo.insertImport(trx, {
      id,
      kind,
      file_name: name,
      bytes: file.bytes.length,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      options: JSON.stringify(options satisfies ImportOptions),
      state: 'waiting',
      summary: null,
      reason: null,
      created_by: user.userId,
      created_by_name: user.name,
      created_at: deps.clock.now(),
      ended_at: null,
    });
    const details = { kind, file: name, source: options.source, day: options.day ?? '' };
    await recordAudit(trx, deps.clock, user, 'imports.uploaded', { type: 'import', id }, details);
  });
  deps.imports.start(id, { step: 'check' });
  return id;
}

/** One page of all imports, newest first. Staff only. */
export async function listImports(
  deps: Deps,
  principal: Principal,
  page: number,
): Promise<{ imports: ImportView[]; total: number; pages: number }> {
  requireStaff(principal);
  const { rows, total } = await repo.listImports(deps.db, {
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  return { imports: rows.map(viewOf), total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** One import. Throws `not_found`, `forbidden`. */
export async function getImport(deps: Deps, principal: Principal, id: string): Promise<ImportView> {
  requireStaff(principal);
  return viewOf(await requireImport(deps, id));
}

/** One page of what is wrong with a file, bad rows first. */
export async function listProblems(
  deps: Deps,
  principal: Principal,
  id: string,
  filter: ProblemFilter,
): Promise<{ problems: ListedProblem[]; total: number; pages: number }> {
  requireStaff(principal);
  const { rows, total } = await repo.listProblems(deps.db, id, {
    severity: filter.show === 'all' ? null : filter.show,
    limit: PAGE_SIZE,
    offset: (filter.page - 1) * PAGE_SIZE,
  });
  return { problems: rows.map(problemOf), total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** All problems of an import as a CSV file (UTF-8 with mark) in words of `language`. */
export async function problemsCsv(
  deps: Deps,
  principal: Principal,
  id: string,
  language: Language,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  requireStaff(principal);
  const row = await requireImport(deps, id);
  const { rows } = await repo.listProblems(deps.db, id, { severity: null, limit: 1_000_000, offset: 0 });
  const { t } = i18nFor(language);
  const head = ['severity', 'line', 'column', 'value', 'reason', 'hint'].map((name) =>
    t(`imports:problems.columns.${name}`),
  );
  const body = rows.map((problem) => [
    t(`imports:severities.${problem.severity}`),
    problem.line,
    problem.column ?? '',
    problem.value,
    t(`imports:reasons.${problem.reason}`),
    problem.hint,
  ]);
  const fileName = `${row.file_name.replace(/\.[^.]*$/, '')}_problems.csv`;
  return { fileName, bytes: encodeUtf8(csvOf([head, ...body])) };
}

/**
 * Puts a checked file into the database. Throws `conflict` (`bad_rows`, `not_checked`): nothing is imported while a row
 * is bad.
 */
export async function startApplying(deps: Deps, principal: Principal, id: string): Promise<void> {
  const actor = requireStaff(principal);
  const row = await requireImport(deps, id);
  if (row.state === 'checked' && row.bad_rows > 0) throw new DomainError('conflict', { reason: 'bad_rows' });
  const begin = { state: 'applying' as const, done: 0 };
  if (!(await repo.updateImport(deps.db, id, begin, ['checked']))) {
    throw new DomainError('conflict', { reason: 'not_checked' });
  }
  deps.imports.start(id, { step: 'apply', actor });
}

/** Reads the file of an import once more that was interrupted or has failed. Throws `conflict`, `gone`. */
export async function restartImport(deps: Deps, principal: Principal, id: string): Promise<void> {
  requireStaff(principal);
  await requireImport(deps, id);
  if ((await deps.files.get(id)) === null) throw new DomainError('gone', { reason: 'file_gone' });
  const begin = { state: 'waiting' as const, reason: null, ended_at: null, done: 0 };
  if (!(await repo.updateImport(deps.db, id, begin, ['interrupted', 'failed', 'checked']))) {
    throw new DomainError('conflict', { reason: 'not_ended' });
  }
  deps.imports.start(id, { step: 'check' });
}

/** Gives an import up: nothing of it is kept but the line that says so. Throws `conflict` when it has ended. */
export async function cancelImport(deps: Deps, principal: Principal, id: string): Promise<void> {
  const user = requireStaff(principal);
  const row = await requireImport(deps, id);
  await deps.db.transaction().execute(async (trx) => {
    // Work under way ends the import itself as soon as it hears of it; it may also have been faster.
    const end = { state: 'cancelled' as const, ended_at: deps.clock.now() };
    const ended = await repo.updateImport(trx, id, end, ['waiting', 'checked', 'interrupted', 'failed']);
    if (!ended && !isRunning(row.state)) throw new DomainError('conflict', { reason: 'has_ended' });
    await recordAudit(
      trx,
      deps.clock,
      user,
      'imports.cancelled',
      { type: 'import', id },
      { file: row.file_name },
    );
  });
  deps.imports.cancel(id);
  if (!isRunning(row.state) || row.state === 'waiting') await deps.files.remove(id);
}

/** Ends an import whose thread has died. */
export async function failImport(
  deps: Pick<Deps, 'db' | 'clock'>,
  id: string,
  reason: 'out_of_memory' | 'unexpected',
): Promise<void> {
  const end = { state: 'failed' as const, reason, ended_at: deps.clock.now() };
  await repo.updateImport(deps.db, id, end, ['waiting', 'reading', 'applying']);
}

/** Says of imports that were at work when the process ended that they were interrupted. Called once at start. */
export async function interruptImports(deps: Pick<Deps, 'db' | 'clock' | 'log'>): Promise<void> {
  const count = await repo.interruptImports(deps.db, deps.clock.now());
  if (count > 0) deps.log.warn({ count }, 'imports were interrupted');
}

/** Tables of towns to choose from, the newest first. Staff only. */
export async function listTownTables(deps: Deps, principal: Principal): Promise<TownTableView[]> {
  requireStaff(principal);
  const rows = await repo.listTownTables(deps.db);
  return rows.map((row) => ({ id: row.id, name: row.name, validFrom: row.valid_from, towns: row.towns }));
}

async function requireImport(deps: Pick<Deps, 'db'>, id: string): Promise<repo.ImportRow> {
  const row = await repo.findImport(deps.db, id);
  if (row === undefined) throw new DomainError('not_found');
  return row;
}

function viewOf(row: repo.ImportRow): ImportView {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    bytes: row.bytes,
    options: optionsOf(row),
    state: row.state,
    progress: row.total === 0 ? 0 : Math.min(1, row.done / row.total),
    rowsRead: row.rows_read,
    badRows: row.bad_rows,
    warnings: row.warnings,
    summary: row.summary === null ? null : (JSON.parse(row.summary) as ImportSummary),
    reason: row.reason,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}

function problemOf({ seq, severity, line, column, value, reason, hint }: repo.ProblemRow): ListedProblem {
  return { seq, severity, line, column, value, reason: reason as Problem['reason'], hint };
}
