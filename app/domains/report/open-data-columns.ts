export type Cell = string | number | null;

/** What cells need beside their row. */
export interface Writing {
  t: (key: string) => string;
  areaName: (code: string | null) => string;
  municipality: { code: string; name: string };
  /** Address people use to reach us. */
  origin: string;
}

export interface Column<Row> {
  title: string;
  width: number;
  value: (row: Row, writing: Writing) => Cell;
}

/** Several values in one cell. */
export const list = (values: readonly string[]) => values.join(';');

/** What every table of 推奨データセット begins with. */
export function heads<Row extends { id: string; title: string }>(): Column<Row>[] {
  return [
    { title: '全国地方公共団体コード', width: 12, value: (_row, { municipality }) => municipality.code },
    { title: 'ID', width: 22, value: ({ id }) => id },
    { title: '地方公共団体名', width: 16, value: (_row, { municipality }) => municipality.name },
    { title: '名称', width: 32, value: ({ title }) => title },
  ];
}

export function tableOf<Row>(columns: Column<Row>[], rows: readonly Row[], writing: Writing) {
  return { head: columns, rows: rows.map((row) => columns.map(({ value }) => value(row, writing))) };
}
