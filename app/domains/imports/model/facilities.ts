import type { Facility } from '~/domains/karte/model';
import { parseCorporateNumber } from '~/domains/organisations/model';
import { plain } from './cells';
import { isWhole, JAPAN, municipalCode, position } from './dataset';
import { Headings } from './headings';
import type { FileRow } from './population';
import type { Problems } from './problems';
import type { AreaBook } from './towns';
import { IMPORT_LIMITS, type PassedOver } from './types';

type Column =
  | 'municipalityCode'
  | 'id'
  | 'corporateNumber'
  | 'name'
  | 'kana'
  | 'nameEn'
  | 'type'
  | 'address'
  | 'building'
  | 'town'
  | 'lat'
  | 'lng'
  | 'areaCode'
  | 'area'
  | 'phone'
  | 'url'
  | 'note';

/** Headings of 推奨データセット「公共施設一覧」, of its older editions, and of tables made after it. */
const HEADINGS: Readonly<Record<string, Column>> = {
  全国地方公共団体コード: 'municipalityCode',
  都道府県コード又は市区町村コード: 'municipalityCode',
  市区町村コード: 'municipalityCode',
  ID: 'id',
  NO: 'id',
  法人番号: 'corporateNumber',
  名称: 'name',
  施設名: 'name',
  施設名称: 'name',
  名称_カナ: 'kana',
  名称_英語: 'nameEn',
  名称_英字: 'nameEn',
  施設種別: 'type',
  種別: 'type',
  分類: 'type',
  POIコード: 'type',
  所在地_連結表記: 'address',
  住所: 'address',
  所在地: 'address',
  '建物名等(方書)': 'building',
  方書: 'building',
  所在地_町字: 'town',
  緯度: 'lat',
  経度: 'lng',
  地区コード: 'areaCode',
  地区: 'area',
  地区名: 'area',
  まちづくりセンター: 'area',
  まちづくりセンター名: 'area',
  電話番号: 'phone',
  連絡先電話番号: 'phone',
  URL: 'url',
  備考: 'note',
};
/** Columns of the dataset that the karte has no place for; naming them as unknown would only alarm. */
const OF_THE_DATASET =
  /^(?:地方公共団体名|都道府県名|市区町村名|名称_通称|所在地_|町字ID|高度の|団体名|連絡先|内線番号|郵便番号|利用可能|開始時間|終了時間|説明|バリアフリー|画像|アクセス|駐車場|料金|子育て支援)/;

export interface FacilityReading {
  headerLine: number | null;
  ignoredColumns: readonly string[];
  facilities: Facility[];
  passedOver: Partial<Record<PassedOver, number>>;
}

/**
 * Reads facilities in the columns of 推奨データセット. `areaAt`: the smallest area around a place, for facilities
 * whose area the file doesn't name.
 */
export class FacilityReader {
  readonly #book: AreaBook;
  readonly #areaAt: (lat: number, lng: number) => string | null;
  readonly #problems: Problems;
  readonly #headings = new Headings<Column>({
    columnOf: (word) =>
      HEADINGS[word] ?? HEADINGS[word.toUpperCase()] ?? (OF_THE_DATASET.test(word) ? 'known' : null),
    suffices: (columns) => columns.has('name') && columns.has('id'),
  });
  readonly #lineOfId = new Map<string, number>();
  readonly #facilities: Facility[] = [];

  constructor(book: AreaBook, areaAt: (lat: number, lng: number) => string | null, problems: Problems) {
    this.#book = book;
    this.#areaAt = areaAt;
    this.#problems = problems;
  }

  take(row: FileRow): void {
    if (!this.#headings.found) this.#headings.look(row);
    else if (row.cells.some((cell) => cell !== '')) this.#takeFacility(row);
  }

  #cell(cells: readonly string[], column: Column): string {
    return this.#headings.cell(cells, column);
  }

  #bad(line: number, column: Column, value: string, reason: Parameters<Problems['bad']>[3], hint = ''): null {
    this.#problems.bad(line, this.#headings.of(column), value, reason, hint);
    return null;
  }

  #takeFacility(row: FileRow): void {
    if (!isWhole(row, this.#headings, this.#problems)) return;
    const { line, cells } = row;
    const id = this.#idOf(line, cells);
    const code = this.#codeOf(line, cells);
    const name = this.#cell(cells, 'name');
    if (name === '') this.#bad(line, 'name', '', 'empty');
    const position = this.#positionOf(line, cells);
    const area = position === null ? null : this.#areaOf(line, cells, position);
    const number = this.#cell(cells, 'corporateNumber');
    if (number !== '' && parseCorporateNumber(number) === null) {
      const heading = this.#headings.of('corporateNumber');
      this.#problems.warn(line, heading, number, 'bad_corporate_number');
    }
    if (id === null || code === null || name === '' || position === null || area === null) return;
    if (this.#facilities.length >= IMPORT_LIMITS.facilities) {
      if (this.#facilities.length === IMPORT_LIMITS.facilities) {
        this.#problems.bad(line, null, name, 'too_many_facilities', String(IMPORT_LIMITS.facilities));
      }
      return;
    }
    const building = this.#cell(cells, 'building');
    this.#facilities.push({
      externalId: id,
      municipalityCode: code,
      name: name.normalize('NFC'),
      kana: this.#cell(cells, 'kana').normalize('NFKC'),
      nameEn: this.#cell(cells, 'nameEn').normalize('NFKC'),
      type: this.#cell(cells, 'type').normalize('NFKC'),
      address: [this.#cell(cells, 'address'), building].filter(Boolean).join(' '),
      ...position,
      areaCode: area === '' ? null : area,
      phone: plain(this.#cell(cells, 'phone')),
      url: webAddress(this.#cell(cells, 'url')),
      note: this.#cell(cells, 'note'),
    });
  }

  #idOf(line: number, cells: readonly string[]): string | null {
    const id = this.#cell(cells, 'id').normalize('NFKC');
    if (id === '') return this.#bad(line, 'id', '', 'empty');
    const before = this.#lineOfId.get(id);
    if (before !== undefined) return this.#bad(line, 'id', id, 'duplicate_row', String(before));
    this.#lineOfId.set(id, line);
    return id;
  }

  #codeOf(line: number, cells: readonly string[]): string | null {
    const given = this.#cell(cells, 'municipalityCode');
    return municipalCode(given) ?? this.#bad(line, 'municipalityCode', given, 'bad_code');
  }

  #positionOf(line: number, cells: readonly string[]): { lat: number | null; lng: number | null } | null {
    const found = position(this.#cell(cells, 'lat'), this.#cell(cells, 'lng'));
    if (typeof found !== 'string') return found;
    return this.#bad(line, found, this.#cell(cells, found), 'bad_position', JAPAN[found].join('–'));
  }

  /** Code of the area: as the file names it, else by place, else by town. Empty when unknown, null when named wrongly. */
  #areaOf(
    line: number,
    cells: readonly string[],
    { lat, lng }: { lat: number | null; lng: number | null },
  ): string | null {
    for (const column of ['areaCode', 'area'] as const) {
      const named = this.#cell(cells, column);
      if (named === '') continue;
      const within = this.#book.municipality(this.#cell(cells, 'municipalityCode'));
      const found = this.#book.area(named, within?.kind === 'ward' ? within.code : null);
      if (typeof found !== 'string') return found.code;
      return this.#bad(line, column, named, found === 'ambiguous' ? 'ambiguous_area' : 'unknown_area');
    }
    const around = lat === null || lng === null ? null : this.#areaAt(lat, lng);
    const found = around ?? this.#book.addressArea(this.#cell(cells, 'address'), this.#cell(cells, 'town'));
    if (found !== null) return found;
    this.#problems.warn(line, this.#headings.of('address'), this.#cell(cells, 'name'), 'no_area_found');
    return '';
  }

  finish(): FacilityReading | null {
    if (!this.#headings.found) {
      this.#problems.bad(null, null, this.#headings.firstRow, 'no_header');
      return null;
    }
    if (this.#facilities.length === 0 && this.#problems.badRows === 0) {
      this.#problems.bad(null, null, '', 'no_rows');
    }
    return {
      headerLine: this.#headings.line,
      ignoredColumns: this.#headings.ignored,
      facilities: this.#facilities,
      passedOver: {},
    };
  }
}

/** Only addresses that a link may lead to. */
function webAddress(text: string): string {
  return /^https?:\/\/\S+$/i.test(text) ? text : '';
}
