import type { Principal } from '~/domains/accounts/model';
import { csvRows } from '~/domains/exchange/csv-rows.server';
import { detectEncoding } from '~/domains/exchange/encoding-detection.server';
import { TableError, type TableRow } from '~/domains/exchange/table';
import { looksLikeXls, looksLikeXlsx, xlsxRows } from '~/domains/exchange/xlsx-rows.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { type FigurePreview, readFigureRows } from '../model';
import { importedRows } from '../schema';
import { requireKeeper, writeValues } from './keep.server';
import { readPlan } from './plan.server';

const LIMITS = { rows: 501, columns: 40, cell: 1_000, unpackedBytes: 8 * 1024 * 1024 };

/**
 * Reads figures from a CSV (UTF-8 or CP932) or xlsx file and says of every row what it would do; nothing is written.
 * Throws `forbidden`, `invalid` (`file_empty`, `file_unreadable`, `file_columns`).
 */
export async function previewFigures(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  file: { name: string; bytes: Uint8Array },
): Promise<FigurePreview> {
  requireKeeper(principal);
  if (file.bytes.length === 0) throw new DomainError('invalid', { reason: 'file_empty', field: 'file' });
  const rows = await rowsOf(file.bytes);
  const plan = await readPlan(deps);
  const items = plan?.goals.flatMap(({ indicators }) => indicators) ?? [];
  const preview = readFigureRows(rows, items, fiscalYearOf(dayOf(deps.clock.now())));
  if (preview === null) throw new DomainError('invalid', { reason: 'file_columns', field: 'file' });
  return { ...preview, file: file.name };
}

async function rowsOf(bytes: Uint8Array): Promise<TableRow[]> {
  try {
    if (looksLikeXls(bytes) || looksLikeXlsx(bytes)) return await xlsxRows(bytes, LIMITS);
    const rows: TableRow[] = [];
    for await (const batch of csvRows(bytes, detectEncoding(bytes), LIMITS)) rows.push(...batch.rows);
    return rows;
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    throw new DomainError('invalid', { reason: 'file_unreadable', field: 'file' });
  }
}

/** Writes the figures of a preview; what it says is looked at anew. Throws `forbidden`, `invalid` (`import_rows`). */
export async function applyFigures(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  given: unknown,
): Promise<number> {
  const keeper = requireKeeper(principal);
  const rows = importedRows.safeParse(given);
  if (!rows.success) throw new DomainError('invalid', { reason: 'import_rows' });
  const values = rows.data.map((row) => ({ ...row, origin: 'imported' as const }));
  await writeValues(deps, keeper, values, { anyway: true });
  return values.length;
}
