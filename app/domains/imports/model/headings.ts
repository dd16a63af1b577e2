import { plain } from './cells';
import type { FileRow } from './population';

/** Rows in which headings are looked for. */
const HEAD_ROWS = 20;

export interface HeadingRules<Column extends string> {
  /** What a heading names, in the way `plain` writes it; null: nothing of ours; `known`: not worth a word either. */
  columnOf(word: string): Column | 'known' | null;
  /** Whether these columns are enough for the row to be the one with the headings. */
  suffices(columns: ReadonlyMap<Column, unknown>): boolean;
}

/** Looks for the row with the headings among the first of a table, and finds cells by their columns from then on. */
export class Headings<Column extends string> {
  readonly #rules: HeadingRules<Column>;
  #columns: ReadonlyMap<Column, { index: number; heading: string }> | null = null;
  #rowsSeen = 0;
  /** The first row of the file, for whoever has to see that it has no headings. */
  firstRow = '';
  /** Null until found. */
  line: number | null = null;
  width = 0;
  /** Headings of columns that say nothing to us. */
  ignored: readonly string[] = [];

  constructor(rules: HeadingRules<Column>) {
    this.#rules = rules;
  }

  get found(): boolean {
    return this.#columns !== null;
  }

  /** Takes a row before the headings are found; the first column of a name counts. */
  look({ line, cells }: FileRow): void {
    this.#rowsSeen++;
    if (this.#rowsSeen === 1) this.firstRow = cells.join(',');
    if (this.#rowsSeen > HEAD_ROWS) return;
    const columns = new Map<Column, { index: number; heading: string }>();
    const ignored: string[] = [];
    cells.forEach((heading, index) => {
      const column = this.#rules.columnOf(plain(heading));
      if (column === null) ignored.push(heading);
      else if (column !== 'known' && !columns.has(column)) columns.set(column, { index, heading });
    });
    if (!this.#rules.suffices(columns)) return;
    this.#columns = columns;
    this.ignored = ignored.filter(Boolean);
    this.line = line;
    this.width = cells.length;
  }

  /** Empty where the table has no such column. */
  cell(cells: readonly string[], column: Column): string {
    return cells[this.#columns?.get(column)?.index ?? -1] ?? '';
  }

  /** The column's heading as the file writes it. */
  of(column: Column): string | null {
    return this.#columns?.get(column)?.heading ?? null;
  }
}
