import { plain } from './cells';
import { Headings } from './headings';
import type { FileRow } from './population';
import type { Problems } from './problems';
import { type AreaBook, type TownEntry, townCodeKey, townKey } from './towns';

type Column = 'code' | 'municipality' | 'town' | 'subTown' | 'areaCode' | 'area';

const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['code', /^KEY_?CODE$|^町丁字?コード$|^町丁・字等コード$|^小地域コード$/i],
  [
    'municipality',
    /^市区町村(?:名|コード)?$|^全国地方公共団体コード$|^行政区名?$|^区名?$|^区コード$|^CITYNAME$/i,
  ],
  [
    'town',
    /^町丁?名$|^町丁字名$|^大字・町名$|^町丁目名?$|^町名・?条?丁目?$|^条丁目名?$|^町丁・?字?(?:等|名)?$|^町字名?$|^NAME$/i,
  ],
  ['subTown', /^字・丁目名$|^丁目名?$/],
  ['areaCode', /^地区コード$|^まちづくりセンターコード$/],
  ['area', /^地区名?$|^まちづくりセンター名?$|^連合町内会名?$/],
];
const UNREADABLE = '\ufffd';

export interface TownTableReading {
  headerLine: number | null;
  ignoredColumns: readonly string[];
  entries: TownEntry[];
}

/** Reads the table by which towns lead to areas (町丁・地区対応表): town by name or e-Stat code, area by name or code. */
export class TownTableReader {
  readonly #book: AreaBook;
  readonly #problems: Problems;
  readonly #headings = new Headings<Column>({
    columnOf: (word) => HEADINGS.find(([, names]) => names.test(word))?.[0] ?? null,
    suffices: (columns) =>
      (columns.has('town') || columns.has('code')) && (columns.has('area') || columns.has('areaCode')),
  });
  readonly #entries = new Map<string, TownEntry & { line: number }>();

  constructor(book: AreaBook, problems: Problems) {
    this.#book = book;
    this.#problems = problems;
  }

  take(row: FileRow): void {
    if (!this.#headings.found) this.#headings.look(row);
    else if (row.cells.some((cell) => cell !== '')) this.#takeTown(row);
  }

  #takeTown({ line, cells }: FileRow): void {
    const cell = (column: Column) => this.#headings.cell(cells, column);
    const heading = (column: Column) => this.#headings.of(column);
    if (cells.length !== this.#headings.width) {
      this.#problems.bad(
        line,
        null,
        cells.join(','),
        'wrong_column_count',
        `${cells.length} / ${this.#headings.width}`,
      );
      return;
    }
    const broken = cells.find((text) => text.includes(UNREADABLE));
    if (broken !== undefined) {
      this.#problems.bad(line, null, broken, 'undecodable');
      return;
    }
    const given = cell('municipality');
    const municipality = this.#book.municipality(given);
    if (given !== '' && municipality === null) {
      this.#problems.bad(line, heading('municipality'), given, 'unknown_area');
      return;
    }
    const column = cell('areaCode') === '' ? 'area' : 'areaCode';
    const within = municipality?.kind === 'ward' ? municipality.code : null;
    const area = cell(column) === '' ? 'unknown' : this.#book.area(cell(column), within);
    if (typeof area === 'string') {
      const reason =
        cell(column) === '' ? 'no_area' : area === 'ambiguous' ? 'ambiguous_area' : 'unknown_area';
      this.#problems.bad(line, heading(column), cell(column), reason);
      return;
    }
    const name = `${cell('town')}${cell('subTown')}`;
    const ward = within ?? this.#book.wardOf(area.code);
    const code = plain(cell('code'));
    if (code !== '' && !/^\d{8,11}$/.test(code)) {
      this.#problems.bad(line, heading('code'), code, 'bad_code');
      return;
    }
    if (code === '' && name === '') {
      this.#problems.bad(line, heading('town'), '', 'empty');
      return;
    }
    if (code !== '')
      this.#add(code.length % 2 === 0 ? `0${code}` : code, name || code, area.code, line, 'code');
    if (name !== '' && ward !== null) this.#add(null, name, area.code, line, 'town', ward);
  }

  #add(code: string | null, name: string, areaCode: string, line: number, column: Column, ward = ''): void {
    const key = code === null ? townKey(ward, name) : townCodeKey(code);
    const before = this.#entries.get(key);
    if (before !== undefined && before.areaCode !== areaCode) {
      const heading = this.#headings.of(column);
      this.#problems.bad(line, heading, name, 'duplicate_row', String(before.line));
      return;
    }
    if (before === undefined) this.#entries.set(key, { key, name, areaCode, line });
  }

  finish(): TownTableReading | null {
    if (!this.#headings.found) {
      this.#problems.bad(null, null, this.#headings.firstRow, 'no_header');
      return null;
    }
    if (this.#entries.size === 0 && this.#problems.badRows === 0)
      this.#problems.bad(null, null, '', 'no_rows');
    const entries = [...this.#entries.values()].map(({ key, name, areaCode }) => ({ key, name, areaCode }));
    return { headerLine: this.#headings.line, ignoredColumns: this.#headings.ignored, entries };
  }
}
