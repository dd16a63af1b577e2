/** Readers of tables: what CSV and spreadsheets have in common. */

/** What a table file may have at most. Beyond it reading stops with a `TableError`. */
export interface TableLimits {
  rows: number;
  columns: number;
  /** Characters of one cell. */
  cell: number;
  /** Bytes of a spreadsheet once unpacked. */
  unpackedBytes: number;
}

export interface TableRow {
  /** Line of the file the row begins on, or row of the sheet; from 1. */
  line: number;
  cells: readonly string[];
}

export type TableFault =
  /** A quote that is opened and never closed; `line`: where its row begins. */
  | 'broken_quotes'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'cell_too_long'
  /** The spreadsheet unpacks to more than is allowed. */
  | 'unpacks_too_large'
  /** Document type declarations have no place in a spreadsheet. */
  | 'unsafe_xml'
  | 'not_a_spreadsheet'
  /** The old binary format, which nothing here reads. */
  | 'old_spreadsheet';

/** Why a file can't be read at all. */
export class TableError extends Error {
  constructor(
    readonly fault: TableFault,
    readonly line: number | null = null,
    options?: ErrorOptions,
  ) {
    super(line === null ? fault : `${fault} at line ${line}`, options);
    this.name = 'TableError';
  }
}
