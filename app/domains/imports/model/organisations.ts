import { type ImportedRow, parseCorporateNumber } from '~/domains/organisations/model';
import { toHiragana } from '~/platform/kana';
import { parseDay, parseYear } from '~/platform/wareki';
import { plain } from './cells';
import { isWhole, JAPAN, municipalCode, position } from './dataset';
import { Headings } from './headings';
import { legalFormOfName, listed, type OrganisationWords, typeOfName } from './organisation-words';
import type { FileRow } from './population';
import type { Problems } from './problems';
import type { AreaBook } from './towns';
import { IMPORT_LIMITS, type Reason } from './types';

type Column =
  | 'municipalityCode'
  | 'corporateNumber'
  | 'id'
  | 'name'
  | 'kana'
  | 'nameEn'
  | 'type'
  | 'legalForm'
  | 'postalCode'
  | 'address'
  | 'building'
  | 'lat'
  | 'lng'
  | 'areaCode'
  | 'area'
  | 'phone'
  | 'email'
  | 'contactName'
  | 'visibility'
  | 'url'
  | 'founded'
  | 'people'
  | 'fields'
  | 'worksInCodes'
  | 'worksIn'
  | 'offers'
  | 'needs'
  | 'summary'
  | 'description';

/** Headings of the export, and what other lists of organisations call the same. */
const HEADINGS: Readonly<Record<string, Column>> = {
  全国地方公共団体コード: 'municipalityCode',
  都道府県コード又は市区町村コード: 'municipalityCode',
  法人番号: 'corporateNumber',
  ID: 'id',
  NO: 'id',
  名称: 'name',
  団体名: 'name',
  法人名: 'name',
  団体名称: 'name',
  名称_カナ: 'kana',
  団体名_カナ: 'kana',
  フリガナ: 'kana',
  ふりがな: 'kana',
  名称_英語: 'nameEn',
  種別: 'type',
  団体種別: 'type',
  法人格: 'legalForm',
  郵便番号: 'postalCode',
  所在地_連結表記: 'address',
  所在地: 'address',
  住所: 'address',
  主たる事務所の所在地: 'address',
  '建物名等(方書)': 'building',
  方書: 'building',
  緯度: 'lat',
  経度: 'lng',
  地区コード: 'areaCode',
  地区: 'area',
  地区名: 'area',
  電話番号: 'phone',
  連絡先電話番号: 'phone',
  メールアドレス: 'email',
  連絡先メールアドレス: 'email',
  代表者名: 'contactName',
  連絡先名: 'contactName',
  連絡先の公開: 'visibility',
  URL: 'url',
  ホームページ: 'url',
  設立年: 'founded',
  設立年月日: 'founded',
  会員数: 'people',
  人数: 'people',
  活動分野: 'fields',
  活動地域コード: 'worksInCodes',
  活動地域: 'worksIn',
  提供できること: 'offers',
  必要なこと: 'needs',
  概要: 'summary',
  備考: 'description',
  活動内容: 'description',
  説明: 'description',
};
/** Columns of the dataset for which the directory has no place. */
const OF_THE_DATASET = /^(?:地方公共団体名|都道府県名|市区町村名|名称_通称|所在地_|町字ID|内線番号|架空)/;

const VISIBILITY: Readonly<Record<string, 'public' | 'signed_in' | 'staff'>> = {
  公開: 'public',
  登録者のみ: 'signed_in',
  職員のみ: 'staff',
  非公開: 'staff',
};
/** Characters of each text, as the form of an entry takes them. */
const LENGTHS = {
  name: 120,
  kana: 200,
  nameEn: 200,
  summary: 200,
  description: 4_000,
  contactName: 80,
} as const;

export interface OrganisationReading {
  headerLine: number | null;
  ignoredColumns: readonly string[];
  rows: ImportedRow[];
}

/** Where a place lies, and how a list's words are read. */
export interface OrganisationContext {
  /** Name of the list: IDs are unique within it. */
  source: string;
  book: AreaBook;
  areaAt: (lat: number, lng: number) => string | null;
  words: OrganisationWords;
}

/** Reads organisations in the columns of 推奨データセット; see docs/organisations.md. */
export class OrganisationReader {
  readonly #context: OrganisationContext;
  readonly #problems: Problems;
  readonly #headings = new Headings<Column>({
    columnOf: (word) =>
      HEADINGS[word] ?? HEADINGS[word.toUpperCase()] ?? (OF_THE_DATASET.test(word) ? 'known' : null),
    suffices: (columns) => columns.has('name') && columns.size >= 2,
  });
  readonly #lineOf = new Map<string, number>();
  readonly #rows: ImportedRow[] = [];

  constructor(context: OrganisationContext, problems: Problems) {
    this.#context = context;
    this.#problems = problems;
  }

  take(row: FileRow): void {
    if (!this.#headings.found) this.#headings.look(row);
    else if (row.cells.some((cell) => cell !== '') && isWhole(row, this.#headings, this.#problems)) {
      new RowReader(this.#context, this.#headings, this.#problems, row).read(this.#lineOf, this.#rows);
    }
  }

  finish(): OrganisationReading | null {
    if (!this.#headings.found) {
      this.#problems.bad(null, null, this.#headings.firstRow, 'no_header');
      return null;
    }
    if (this.#rows.length === 0 && this.#problems.badRows === 0)
      this.#problems.bad(null, null, '', 'no_rows');
    return {
      headerLine: this.#headings.line,
      ignoredColumns: this.#headings.ignored,
      rows: this.#rows,
    };
  }
}

/** Reads the cells of one row, noting everything that can't be taken. */
class RowReader {
  readonly #row: FileRow;
  #isBad = false;

  constructor(
    private readonly context: OrganisationContext,
    private readonly headings: Headings<Column>,
    private readonly problems: Problems,
    row: FileRow,
  ) {
    this.#row = row;
  }

  read(lineOf: Map<string, number>, rows: ImportedRow[]): void {
    const code = this.#cell('municipalityCode');
    if (municipalCode(code) === null) this.#bad('municipalityCode', code, 'bad_code');
    const says = this.#says();
    const externalId = this.#externalId(lineOf);
    if (says === null || this.#isBad) return;
    if (rows.length >= IMPORT_LIMITS.organisations) {
      if (rows.length === IMPORT_LIMITS.organisations) {
        this.#bad('name', says.name, 'too_many_organisations', String(IMPORT_LIMITS.organisations));
      }
      return;
    }
    const id = this.#cell('id').normalize('NFKC');
    const entryId = /^org_[0-9a-z]{16}$/.test(id) ? id : null;
    rows.push({ line: this.#row.line, externalId, entryId, says });
  }

  #cell(column: Column): string {
    return this.headings.cell(this.#row.cells, column);
  }

  #bad(column: Column, value: string, reason: Reason, hint = ''): null {
    this.#isBad = true;
    this.problems.bad(this.#row.line, this.headings.of(column), value, reason, hint);
    return null;
  }

  #externalId(lineOf: Map<string, number>): string | null {
    const id = this.#cell('id').normalize('NFKC');
    const number = parseCorporateNumber(this.#cell('corporateNumber'));
    for (const [key, column] of [
      [id && `ID ${id}`, 'id'],
      [number && `number ${number}`, 'corporateNumber'],
    ] as const) {
      if (!key) continue;
      const before = lineOf.get(key);
      if (before !== undefined) return this.#bad(column, this.#cell(column), 'duplicate_row', String(before));
      lineOf.set(key, this.#row.line);
    }
    return id === '' ? null : `${this.context.source}|${id}`;
  }

  #says(): ImportedRow['says'] | null {
    const name = this.#text('name').replace(/\s+/g, ' ');
    if (name === '') return this.#bad('name', '', 'empty');
    const { words } = this.context;
    const form = this.#word('legalForm', words.legalForm) ?? legalFormOfName(name);
    const type = this.#word('type', words.type) ?? typeOfName(name, form ?? 'none');
    if (type === null && this.#cell('type') === '') this.#bad('type', '', 'no_type');
    const place = this.#place();
    const homeArea = this.#homeArea(place);
    const kana = toHiragana(this.#text('kana'));
    const corporateNumber = this.#corporateNumber();
    const says: ImportedRow['says'] = {
      type: type ?? 'group',
      name,
      ...said({ legalForm: form, corporateNumber, kana, homeArea, nameEn: this.#text('nameEn') }),
      ...said({ summary: this.#text('summary'), description: this.#text('description') }),
      ...said({ foundedYear: this.#founded(), people: this.#people(), website: this.#website() }),
      ...said({ contactVisibility: this.#visibility() }),
      ...said({ fields: this.#list('fields', words.field, 'unknown_field'), areas: this.#worksIn() }),
      contact: said({
        name: this.#text('contactName'),
        email: this.#email(),
        phone: this.#phone(),
      }),
      place,
      offers: this.#list('offers', words.term, 'unknown_term'),
      needs: this.#list('needs', words.term, 'unknown_term'),
    };
    return says;
  }

  #text(column: keyof typeof LENGTHS): string {
    const text = this.#cell(column).normalize('NFC').trim();
    if (text.length > LENGTHS[column]) this.#bad(column, text, 'too_long', String(LENGTHS[column]));
    return text;
  }

  #word<T>(column: Column, find: (word: string) => T | null): T | null {
    const cell = this.#cell(column);
    if (cell === '') return null;
    return find(cell) ?? this.#bad(column, cell, 'unknown_word');
  }

  #list<T>(column: Column, find: (word: string) => T | null, reason: Reason): T[] {
    const { found, unknown } = listed(this.#cell(column), find);
    for (const word of unknown) this.#bad(column, word, reason);
    return found;
  }

  #corporateNumber(): string | null {
    const cell = this.#cell('corporateNumber');
    if (cell === '') return null;
    return parseCorporateNumber(cell) ?? this.#bad('corporateNumber', cell, 'bad_corporate_number');
  }

  #place(): ImportedRow['says']['place'] {
    const found = position(this.#cell('lat'), this.#cell('lng'));
    if (typeof found === 'string')
      this.#bad(found, this.#cell(found), 'bad_position', JAPAN[found].join('–'));
    const postal = plain(this.#cell('postalCode')).replace(/^〒/, '').replace('-', '');
    if (postal !== '' && !/^\d{7}$/.test(postal))
      this.#bad('postalCode', this.#cell('postalCode'), 'bad_postal_code');
    const address = [this.#cell('address'), this.#cell('building')]
      .filter(Boolean)
      .join(' ')
      .normalize('NFC');
    return said({
      postalCode: postal === '' ? '' : `${postal.slice(0, 3)}-${postal.slice(3)}`,
      address,
      ...(typeof found === 'string' ? {} : found),
    });
  }

  /** Where it is at home: as the list names it, else by place, else by the town of the address, else its ward. */
  #homeArea({ lat, lng, address = '' }: ImportedRow['says']['place']): string | null {
    const { book, areaAt } = this.context;
    for (const column of ['areaCode', 'area'] as const) {
      const named = this.#cell(column);
      if (named !== '') return this.#area(column, named);
    }
    const around = lat == null || lng == null ? null : areaAt(lat, lng);
    if (around !== null) return around;
    const town = book.addressArea(address, '');
    if (town !== null) return town;
    const ward = /(?:^|市)([^市]{1,4}?区)/.exec(plain(address))?.[1];
    return ward === undefined ? null : (book.municipality(ward)?.code ?? null);
  }

  #worksIn(): string[] {
    const codes = this.#cell('worksInCodes');
    if (codes !== '') {
      const { book } = this.context;
      return this.#list('worksInCodes', (code) => book.byCode(plain(code))?.code ?? null, 'unknown_area');
    }
    const { found, unknown } = listed(this.#cell('worksIn'), (word) => this.#areaNamed(word));
    for (const word of unknown) this.#area('worksIn', word);
    return found;
  }

  /** 全市, 西区, 八軒, 西区八軒: null when unknown or when several bear the name. */
  #areaNamed(word: string): string | null {
    const { book } = this.context;
    if (/^(?:全市|市内全域|市内一円|市内)$/.test(plain(word))) return book.tops[0] ?? null;
    const whole = book.area(word, null);
    if (typeof whole !== 'string') return whole.code;
    const [, ward = '', rest = ''] = /^(.{1,4}?区)[\s　]*(.+)$/.exec(word) ?? [];
    const within = ward === '' ? null : book.municipality(ward);
    const inside = within === null ? 'unknown' : book.area(rest, within.code);
    return typeof inside === 'string' ? null : inside.code;
  }

  #area(column: Column, named: string): string | null {
    const found = this.#areaNamed(named);
    if (found !== null) return found;
    const isAmbiguous = this.context.book.area(named, null) === 'ambiguous';
    return this.#bad(column, named, isAmbiguous ? 'ambiguous_area' : 'unknown_area');
  }

  #visibility() {
    return this.#word('visibility', (word) => VISIBILITY[plain(word)] ?? null);
  }

  #email(): string {
    const email = plain(this.#cell('email'));
    const isEmail = /^[^\s@<>(),;:"\\]{1,64}@[^\s@<>(),;:"\\.]+(?:\.[^\s@<>(),;:"\\.]+)+$/.test(email);
    if (email !== '' && (!isEmail || email.length > 254))
      this.#bad('email', this.#cell('email'), 'bad_email');
    return email;
  }

  #phone(): string {
    const phone = plain(this.#cell('phone')).replaceAll('ー', '-');
    if (phone !== '' && !/^[+\d(][-+()\d]{7,24}$/.test(phone))
      this.#bad('phone', this.#cell('phone'), 'bad_phone');
    return phone;
  }

  #website(): string {
    const url = this.#cell('url').normalize('NFKC').trim();
    if (url !== '' && !(/^https?:\/\/\S+$/i.test(url) && URL.canParse(url) && url.length <= 500)) {
      this.#bad('url', this.#cell('url'), 'bad_url');
    }
    return url;
  }

  #founded(): number | null {
    const cell = this.#cell('founded');
    if (cell === '') return null;
    const day = parseDay(cell);
    const year = day === null ? parseYear(cell) : Number(day.slice(0, 4));
    return year === null || year < 1600 || year > 2200 ? this.#bad('founded', cell, 'bad_year') : year;
  }

  #people(): number | null {
    const cell = plain(this.#cell('people'))
      .replace(/,/g, '')
      .replace(/(?:人|名|世帯|社|店)$/, '');
    if (cell === '') return null;
    return /^\d{1,7}$/.test(cell) ? Number(cell) : this.#bad('people', this.#cell('people'), 'not_a_count');
  }
}

/** Without what is not said. */
function said<T extends Record<string, unknown>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], null | undefined> } {
  const isSaid = (value: unknown) =>
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isSaid(value))) as {
    [K in keyof T]?: Exclude<T[K], null | undefined>;
  };
}
