/** The yearly report: tables of whole numbers whose totals are the sums of their rows. Pure. */

export type Unit = 'count' | 'people' | 'yen';

/** Tables of the report in order, with their columns; words under `report:sections` and `report:columns`. */
export const SECTIONS = {
  workshops: { workshops: 'count', sessions: 'count', participants: 'people' },
  ideas: {
    considering: 'count',
    preparing: 'count',
    practising: 'count',
    established: 'count',
    dropped: 'count',
    ideas: 'count',
  },
  talks: {
    open: 'count',
    talking: 'count',
    agreed: 'count',
    declined: 'count',
    expired: 'count',
    withdrawn: 'count',
    closed: 'count',
    talks: 'count',
  },
  rounds: { entries: 'count', confirmed: 'count' },
  grants: {
    submitted: 'count',
    adopted: 'count',
    refused: 'count',
    takenBack: 'count',
    deciding: 'count',
    grantedYen: 'yen',
    paidYen: 'yen',
    returnedYen: 'yen',
  },
  collaborations: {
    started: 'count',
    going: 'count',
    ended: 'count',
    reached: 'people',
    volunteers: 'people',
    grantYen: 'yen',
    ownYen: 'yen',
  },
  cases: { cases: 'count', reached: 'people', moneyYen: 'yen' },
} as const satisfies Record<string, Record<string, Unit>>;
export type SectionKey = keyof typeof SECTIONS;
export const SECTION_KEYS = Object.keys(SECTIONS) as SectionKey[];

/** What a row is about: a name, or a key of the catalogues (`collaborations:originKind.match`). */
export type RowLabel = { text: string } | { key: string };

export interface ReportRow {
  id: string;
  label: RowLabel;
  /** By column; a column that is not there counts nothing. */
  values: Readonly<Record<string, number>>;
}

export interface ReportSection {
  key: SectionKey;
  columns: { key: string; unit: Unit }[];
  rows: { id: string; label: RowLabel; cells: number[] }[];
  /** Sums of the columns. */
  totals: number[];
}

/** A table of its rows, in the order of its columns. Throws on a number that is not whole: sums must reconcile. */
export function sectionOf(key: SectionKey, rows: readonly ReportRow[]): ReportSection {
  const columns = Object.entries(SECTIONS[key]).map(([column, unit]) => ({ key: column, unit }));
  const filled = rows.map(({ id, label, values }) => ({
    id,
    label,
    cells: columns.map((column) => whole(values[column.key] ?? 0)),
  }));
  const totals = columns.map((_column, at) => filled.reduce((sum, { cells }) => sum + (cells[at] ?? 0), 0));
  return { key, columns, rows: filled, totals };
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number: ${value}`);
  return value;
}

/** First and last day of a fiscal year, and its moments [`from`, `to`) in Japan. */
export function yearSpan(year: number): { first: string; last: string; from: number; to: number } {
  const first = `${year}-04-01`;
  return {
    first,
    last: `${year + 1}-03-31`,
    from: Date.parse(`${first}T00:00:00+09:00`),
    to: Date.parse(`${year + 1}-04-01T00:00:00+09:00`),
  };
}

/** Counts into rows by what they belong to: `value` grows the column of the row `id`. */
export class Counter {
  private readonly rows = new Map<string, { label: RowLabel; values: Record<string, number> }>();

  /** Makes sure of a row, so that it is shown with nothing in it too. */
  row(id: string, label: RowLabel): void {
    if (!this.rows.has(id)) this.rows.set(id, { label, values: {} });
  }

  add(id: string, label: RowLabel, column: string, value: number): void {
    this.row(id, label);
    const values = this.rows.get(id)?.values;
    if (values) values[column] = (values[column] ?? 0) + value;
  }

  result(): ReportRow[] {
    return [...this.rows].map(([id, { label, values }]) => ({ id, label, values }));
  }
}
