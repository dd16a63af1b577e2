import { type CsvError, parse } from 'csv-parse';
import { withoutGuard } from './csv';
import { CHUNK, type DetectedEncoding, pieceDecoder } from './encoding-detection.server';
import { TableError, type TableLimits, type TableRow } from './table';

/** Rows that came in one piece, and how far into the file that was. */
export interface RowBatch {
  rows: TableRow[];
  bytesRead: number;
}

/**
 * Reads a CSV or tab separated file piece by piece (RFC 4180, and what offices make of it: any line ends, quotes
 * inside of unquoted cells, rows of different length). Cells are trimmed and without the apostrophe that guards
 * against formulas. Throws `TableError`.
 */
export async function* csvRows(
  bytes: Uint8Array,
  detected: DetectedEncoding,
  limits: TableLimits,
): AsyncGenerator<RowBatch> {
  const decoder = pieceDecoder(detected);
  const first = decoder.write(bytes.subarray(0, CHUNK));
  const reader = new RowReader(delimiterOf(first), limits);
  yield { rows: await reader.push(first), bytesRead: Math.min(CHUNK, bytes.length) };
  for (let at = CHUNK; at < bytes.length; at += CHUNK) {
    const text = decoder.write(bytes.subarray(at, at + CHUNK));
    yield { rows: await reader.push(text), bytesRead: Math.min(at + CHUNK, bytes.length) };
  }
  yield { rows: await reader.end(decoder.end()), bytesRead: bytes.length };
}

/** The separator that the first lines have most of. */
function delimiterOf(text: string): string {
  const head = text.split(/\r\n?|\n/, 20).join('\n');
  const count = (delimiter: string) => head.split(delimiter).length;
  if (count('\t') > count(',')) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

/** Feeds the parser and collects what it has finished. */
class RowReader {
  readonly #parser;
  readonly #limits: TableLimits;
  #rows: TableRow[] = [];
  #total = 0;
  /** Counted here: the parser takes CR and LF inside of quotes for two lines. */
  #nextLine = 1;
  #failure: Error | null = null;

  constructor(delimiter: string, limits: TableLimits) {
    this.#limits = limits;
    this.#parser = parse({
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      // A quote that is never closed would swallow the rest of the file.
      max_record_size: limits.columns * 1_000 + limits.cell,
      on_record: (cells: string[]) => {
        this.#take(cells);
        return null;
      },
    });
    this.#parser.on('error', (error: Error) => {
      this.#failure ??= error instanceof TableError ? error : this.#reasonOf(error as CsvError);
    });
    this.#parser.resume();
  }

  async push(text: string): Promise<TableRow[]> {
    await this.#write(text);
    return this.#finished();
  }

  async end(text: string): Promise<TableRow[]> {
    if (text !== '') await this.#write(text);
    if (this.#failure === null) {
      await new Promise<void>((resolve) => {
        this.#parser.once('close', resolve);
        this.#parser.end();
      });
    }
    return this.#finished();
  }

  #write(text: string): Promise<void> {
    if (this.#failure !== null || text === '') return Promise.resolve();
    return new Promise((resolve) => {
      this.#parser.write(text, () => resolve());
    });
  }

  #finished(): TableRow[] {
    if (this.#failure !== null) throw this.#failure;
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #take(cells: string[]): void {
    const line = this.#nextLine++;
    for (const cell of cells) this.#nextLine += breaksIn(cell);
    if (cells.length === 1 && cells[0] === '') return;
    this.#total++;
    if (this.#total > this.#limits.rows) throw new TableError('too_many_rows', line);
    if (cells.length > this.#limits.columns) throw new TableError('too_many_columns', line);
    for (let i = 0; i < cells.length; i++) {
      // Files that went through several programs may begin with more than one byte order mark.
      const given = (cells[i] ?? '').trim().replace(/^\ufeff+/, '');
      const cell = withoutGuard(given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given);
      if (cell.length > this.#limits.cell) throw new TableError('cell_too_long', line);
      cells[i] = cell;
    }
    this.#rows.push({ line, cells });
  }

  #reasonOf(error: CsvError): Error {
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
      return new TableError('broken_quotes', this.#nextLine);
    }
    return error;
  }
}

function breaksIn(cell: string): number {
  return /[\r\n]/.test(cell) ? (cell.match(/\r\n?|\n/g)?.length ?? 0) : 0;
}
