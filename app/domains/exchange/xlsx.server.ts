import type { SheetData } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';

/** Most characters Excel keeps in a cell. */
export const CELL_LIMIT = 32_767;

/** A column of the sheet; `width` in characters. */
export interface SheetColumn {
  title: string;
  width: number;
  kind: 'text' | 'number';
}

/**
 * A workbook with one table. Texts are stored as texts, so nothing in them is ever calculated; characters that XML
 * can't hold are left out, texts longer than `CELL_LIMIT` are cut.
 */
export async function xlsxOf(
  sheet: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Uint8Array> {
  const head = columns.map(({ title }) => ({
    value: title,
    fontWeight: 'bold' as const,
    backgroundColor: '#e4e2dc',
  }));
  const body = rows.map((row) =>
    row.map((value) => {
      if (value === null || value === '') return null;
      if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' as const };
      return { value: cellText(value), type: String, format: '@', wrap: true, alignVertical: 'top' as const };
    }),
  );
  const data: SheetData = [head, ...body];
  const file = writeExcelFile(data, {
    sheet: sheet.replace(/[\\/?*[\]:]/g, '_').slice(0, 31) || 'Sheet1',
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  });
  return new Uint8Array(await file.toBuffer());
}

function cellText(text: string): string {
  const kept = text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '');
  return kept.slice(0, CELL_LIMIT);
}
