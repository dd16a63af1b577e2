import type { PopulationCell, PopulationSet } from '~/domains/karte/model';
import { parseDay } from '~/platform/wareki';
import { type AgeWord, parseAge, parseCount, parseSex, plain, type SexWord } from './cells';
import { type PopulationColumns, type Role, readColumns } from './columns';
import { findPlace, type Place, Slots, type SourceRow } from './places';
import type { Problems } from './problems';
import { sumPlaces } from './sums';
import type { AreaBook } from './towns';
import type { ImportOptions, Layout, PassedOver } from './types';

/** A row of the file, as `app/domains/exchange` reads them. */
export interface FileRow {
  line: number;
  cells: readonly string[];
}

/** Rows in which headings are looked for. */
const HEAD_ROWS = 40;
const UNREADABLE = '\ufffd';
const UNIT = /^\(?(?:単位:)?(?:千?人|世帯|歳|%|km2)\)?$/;
/** Columns that together say which place a row is of. */
const NAMING = [
  'keyCode',
  'municipalityCode',
  'municipality',
  'townCode',
  'town',
  'subTown',
  'areaCode',
  'area',
  'secrecy',
  'secretTo',
] as const satisfies readonly Role[];

/** What a population file says, in the terms of the karte. */
export interface PopulationReading {
  layout: Layout;
  headerLine: number | null;
  ignoredColumns: readonly string[];
  day: string | null;
  set: Pick<PopulationSet, 'cells' | 'totals'>;
  people: number;
  passedOver: Partial<Record<PassedOver, number>>;
}

/**
 * Reads the population of towns or areas from a table, row by row: e-Stat 小地域集計 in both layouts, and municipal
 * tables with ages across or down. `take` every row, then `finish` once.
 */
export class PopulationReader {
  readonly #book: AreaBook;
  readonly #day: string | null;
  readonly #problems: Problems;
  readonly #head: FileRow[] = [];
  #columns: PopulationColumns | null = null;
  #layout: Layout = 'ages-across';
  #headerLine: number | null = null;
  #width = 0;
  readonly #places = new Map<string, Place>();
  readonly #slots = new Slots();
  /** Words of ages, so that the same words are read once. */
  readonly #ages = new Map<string, AgeWord | null>();
  readonly #passedOver: Partial<Record<PassedOver, number>> = {};
  readonly #days = new Set<string>();
  /** Cells by which the row before named its place. */
  #lastNamed: ReadonlyMap<Role, string> = new Map();

  constructor(book: AreaBook, options: Pick<ImportOptions, 'day'>, problems: Problems) {
    this.#book = book;
    this.#day = options.day;
    this.#problems = problems;
  }

  take(row: FileRow): void {
    if (this.#columns !== null) this.#takeBody(row, this.#columns);
    else if (this.#head.length < HEAD_ROWS) {
      this.#head.push(row);
      this.#lookForHeadings();
    }
  }

  /** The row with the headings is known once the row after it is: e-Stat's GIS files have codes over the words. */
  #lookForHeadings(): void {
    const at = this.#head.length - 2;
    const [above, row, below] = [this.#head[at - 1], this.#head[at], this.#head[at + 1]];
    if (row === undefined || below === undefined) return;
    const isGis = /^KEY_?CODE$/i.test(row.cells[0] ?? '') && (below.cells[0] ?? '') === '';
    const headings = isGis ? row.cells.map((cell, i) => below.cells[i] || cell) : row.cells;
    const columns = readColumns(headings, isGis ? [] : (above?.cells ?? []));
    if (columns === null) return;
    this.#columns = columns;
    this.#headerLine = row.line;
    this.#width = headings.length;
    this.#layout = layoutOf(columns, isGis);
    if (!isGis) this.#takeBody(below, columns);
  }

  #takeBody(row: FileRow, columns: PopulationColumns): void {
    const { line, cells } = row;
    if (cells.every((cell, i) => cell === '' || (i === 0 && /^\d+$/.test(cell)))) return;
    const broken = cells.findIndex((cell) => cell.includes(UNREADABLE));
    if (broken !== -1) {
      this.#problems.bad(line, this.#heading(broken), cells[broken], 'undecodable');
      return;
    }
    if (this.#isNote(cells)) {
      this.#passOver('note');
      return;
    }
    if (cells.length !== this.#width && !this.#fits(cells)) {
      this.#problems.bad(
        line,
        null,
        cells.join(','),
        'wrong_column_count',
        `${cells.length} / ${this.#width}`,
      );
      return;
    }
    if (!this.#isOfTheDay(row, columns)) return;
    const place = this.#placeOf(row, columns);
    if (place !== null) this.#takeCounts(row, columns, place);
  }

  /** Units below the headings, or a sentence below the figures: one filled cell, or one that begins as notes do. */
  #isNote(cells: readonly string[]): boolean {
    const filled = cells.filter((cell) => cell !== '');
    if (filled.every((cell) => UNIT.test(plain(cell)))) return true;
    if (/^(?:[（(]?注[）)\d０-９:：]?|※|資料[:：]|出典)/.test(filled[0] ?? '')) return true;
    return filled.length === 1 && !/^\d/.test(filled[0] ?? '');
  }

  #fits(cells: readonly string[]): boolean {
    return cells.length > this.#width && cells.slice(this.#width).every((cell) => cell === '');
  }

  #heading(index: number): string | null {
    const counts = this.#columns?.counts.find((column) => column.index === index);
    const role = [...(this.#columns?.roles.values() ?? [])].find((column) => column.index === index);
    return counts?.heading ?? role?.heading ?? null;
  }

  #isOfTheDay({ line, cells }: FileRow, { roles }: PopulationColumns): boolean {
    const column = roles.get('day');
    if (column === undefined) return true;
    const cell = cells[column.index] ?? '';
    const day = parseDay(cell);
    if (day === null) {
      this.#problems.bad(line, column.heading, cell, 'bad_day');
      return false;
    }
    if (this.#day !== null && day !== this.#day) {
      this.#passOver('other_day');
      return false;
    }
    this.#days.add(day);
    return true;
  }

  #placeOf(row: FileRow, { roles }: PopulationColumns): Place | null {
    const named = this.#named(row, roles);
    const cell = (role: Role) => named.get(role) ?? '';
    const source: SourceRow = {
      line: row.line,
      keyCode: plain(cell('keyCode')),
      municipalityCode: cell('municipalityCode'),
      municipality: cell('municipality'),
      townCode: plain(cell('townCode')),
      town: [cell('town'), cell('subTown')].filter((part) => !/^[-－]$/.test(part)).join(''),
      areaCode: cell('areaCode'),
      area: cell('area'),
      secrecy: plain(cell('secrecy')),
      secretTo: plain(cell('secretTo')),
    };
    const found = findPlace(source, this.#book, roles);
    if (typeof found === 'string') {
      this.#passOver(found);
      return null;
    }
    if ('reason' in found) {
      const heading = roles.get(found.role)?.heading ?? null;
      this.#problems.bad(row.line, heading, found.value, found.reason);
      return null;
    }
    const known = this.#places.get(found.key);
    if (known !== undefined) return known;
    this.#places.set(found.key, found);
    return found;
  }

  /**
   * The cells that name a row's place. Where several rows tell of one place, merged cells leave its name in the first
   * alone; likewise the ward of the towns below.
   */
  #named({ cells }: FileRow, roles: PopulationColumns['roles']): ReadonlyMap<Role, string> {
    const own = new Map<Role, string>(
      NAMING.map((role) => [role, cells[roles.get(role)?.index ?? -1] ?? '']),
    );
    const severalRows = roles.has('sex') || roles.has('age');
    const isOpen = (role: Role) => (own.get(role) ?? '') === '';
    if (severalRows && NAMING.every(isOpen)) return this.#lastNamed;
    const named = new Map(own);
    if (!isOpen('town') && isOpen('area') && isOpen('municipality') && isOpen('municipalityCode')) {
      for (const role of ['municipality', 'municipalityCode'] as const) {
        named.set(role, this.#lastNamed.get(role) ?? '');
      }
    }
    this.#lastNamed = named;
    return named;
  }

  #takeCounts({ line, cells }: FileRow, { roles, counts }: PopulationColumns, place: Place): void {
    const sexColumn = roles.get('sex');
    const sexCell = sexColumn === undefined ? '' : (cells[sexColumn.index] ?? '');
    const rowSex = sexColumn === undefined ? null : parseSex(sexCell);
    if (sexColumn !== undefined && rowSex === null) {
      this.#problems.bad(line, sexColumn.heading, sexCell, 'unknown_sex');
      return;
    }
    const ageColumn = roles.get('age');
    const ageCell = ageColumn === undefined ? '' : (cells[ageColumn.index] ?? '');
    const rowAge = ageColumn === undefined ? null : this.#ageOf(ageCell);
    if (ageColumn !== undefined && rowAge === null) {
      this.#problems.bad(line, ageColumn.heading, ageCell, 'unknown_age');
      return;
    }
    place.rows++;
    let repeated = false;
    for (const column of counts) {
      const value = parseCount(cells[column.index] ?? '');
      if (value === undefined) {
        this.#problems.bad(line, column.heading, cells[column.index], 'not_a_count');
        continue;
      }
      if (column.of === 'households') {
        if ((rowSex ?? 'both') === 'both' && (rowAge ?? 'all') === 'all') place.households = value;
        continue;
      }
      const slot = this.#slots.indexOf(sexOf(column.of.sex, rowSex), ageOf(column.of.age, rowAge));
      repeated ||= place.values[slot] !== undefined;
      place.values[slot] = value;
    }
    if (repeated) this.#problems.bad(line, place.column, place.name, 'duplicate_row', String(place.line));
  }

  #ageOf(cell: string): AgeWord | null {
    const known = this.#ages.get(cell);
    if (known !== undefined) return known;
    const age = parseAge(cell, true);
    this.#ages.set(cell, age);
    return age;
  }

  #passOver(why: PassedOver): void {
    this.#passedOver[why] = (this.#passedOver[why] ?? 0) + 1;
  }

  /** Adds up what was read. Null when nothing can be made of it; the problems say why. */
  finish(): PopulationReading | null {
    if (this.#columns === null) this.take({ line: 0, cells: [] });
    if (this.#columns === null) {
      this.#problems.bad(null, null, this.#head[0]?.cells.join(',') ?? '', 'no_header');
      return null;
    }
    const day = this.#theDay();
    const sums = sumPlaces(this.#places, this.#slots, this.#book, this.#problems);
    for (const [why, rows] of Object.entries(sums?.passedOver ?? {})) {
      this.#passedOver[why as PassedOver] = (this.#passedOver[why as PassedOver] ?? 0) + rows;
    }
    if (sums === null) return null;
    const cells: PopulationCell[] = sums.cells;
    return {
      layout: this.#layout,
      headerLine: this.#headerLine,
      ignoredColumns: this.#columns.ignored,
      day,
      set: { cells, totals: sums.totals },
      people: sums.people,
      passedOver: this.#passedOver,
    };
  }

  #theDay(): string | null {
    if (this.#day !== null) return this.#day;
    const [day = null, ...others] = [...this.#days].sort();
    if (day === null) this.#problems.bad(null, null, '', 'no_day');
    if (others.length > 0) {
      this.#problems.bad(null, null, [day, ...others].slice(0, 5).join(', '), 'several_days');
    }
    return day;
  }
}

function layoutOf({ roles }: PopulationColumns, isGis: boolean): Layout {
  if (isGis) return 'estat-gis';
  if (roles.has('townCode')) return 'estat-table';
  return roles.has('age') ? 'ages-down' : 'ages-across';
}

function sexOf(column: SexWord | null, row: SexWord | null): SexWord {
  return column === 'male' || column === 'female' ? column : (row ?? column ?? 'both');
}

function ageOf(column: AgeWord | null, row: AgeWord | null): AgeWord {
  return column !== null && column !== 'all' ? column : (row ?? column ?? 'all');
}
