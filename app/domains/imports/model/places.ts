import { rangeKey } from './ages';
import type { AgeWord, SexWord } from './cells';
import type { Role } from './columns';
import type { AreaBook } from './towns';
import type { PassedOver, Reason } from './types';

/** A sex and an age range that a file has figures of, numbered as they come. */
export interface Slot {
  sex: SexWord;
  age: AgeWord;
}

/** Numbers sexes and ages, so that a place keeps its figures in a short list. */
export class Slots {
  readonly all: Slot[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #byAge: Record<SexWord, Map<AgeWord, number>> = {
    male: new Map(),
    female: new Map(),
    both: new Map(),
  };

  indexOf(sex: SexWord, age: AgeWord): number {
    const known = this.#byAge[sex].get(age);
    if (known !== undefined) return known;
    const key = `${sex} ${typeof age === 'string' ? age : rangeKey(age)}`;
    const index = this.#byKey.get(key) ?? this.all.push({ sex, age }) - 1;
    this.#byKey.set(key, index);
    this.#byAge[sex].set(age, index);
    return index;
  }
}

/** What one town or area of the file has. */
export interface Place {
  key: string;
  /** Line it is first met on. */
  line: number;
  rows: number;
  name: string;
  /** Heading of the column that names it. */
  column: string | null;
  /** Area it is or lies in; null: a town that no table knows. */
  areaCode: string | null;
  /** Whether the row is of the area itself rather than of a town in it. */
  isArea: boolean;
  /** e-Stat code (9 or 11 digits) of a town. */
  code: string | null;
  /** e-Stat code of the town that carries its secret figures. */
  secretTo: string | null;
  /** By slot; null: secret or not known. */
  values: (number | null | undefined)[];
  households: number | null | undefined;
}

/** The cells that say where a row belongs. */
export interface SourceRow {
  line: number;
  keyCode: string;
  municipalityCode: string;
  municipality: string;
  townCode: string;
  town: string;
  areaCode: string;
  area: string;
  secrecy: string;
  secretTo: string;
}

export interface Misplaced {
  role: Role;
  value: string;
  reason: Reason;
}

type Found = Place | PassedOver | Misplaced;
type Roles = ReadonlyMap<Role, { heading: string }>;

const SUBTOTAL = /^(?:総数|総計|合計|計|小計|区計|市計|全市|区合計|.{1,6}計)$/;

/** Where a row belongs: a town or an area, or why it is passed over, or why it can't be placed. */
export function findPlace(source: SourceRow, book: AreaBook, roles: Roles): Found {
  if (roles.has('keyCode') || roles.has('townCode')) return findByCode(source, book, roles);
  const { municipality, municipalityCode } = source;
  if (SUBTOTAL.test(municipality)) return 'subtotal';
  const given = municipality || municipalityCode;
  const within = book.municipality(municipality) ?? book.municipality(municipalityCode);
  if (given !== '' && within === null) return 'outside';
  return findByName(source, book, roles, within?.code ?? null);
}

function findByName(source: SourceRow, book: AreaBook, roles: Roles, within: string | null): Found {
  if (source.areaCode !== '') {
    const area = book.byCode(source.areaCode);
    if (area) return placeOf(source, roles, 'areaCode', { areaCode: area.code, name: area.name });
    if (source.area === '' && source.town === '') {
      return { role: 'areaCode', value: source.areaCode, reason: 'unknown_area' };
    }
  }
  const name = source.area || source.town;
  const role = source.area === '' ? 'town' : 'area';
  if (SUBTOTAL.test(name)) return 'subtotal';
  if (name === '') {
    const only = roles.has('municipality') ? 'municipality' : 'municipalityCode';
    if (within === null) return { role, value: '', reason: 'no_area' };
    return placeOf(source, roles, only, { areaCode: within, name: source.municipality || within });
  }
  const town = source.town === '' ? null : book.townArea(null, within, source.town);
  if (town !== null) return townOf(source, roles, `${within} ${source.town}`, town);
  const isCity = within !== null && book.byCode(within)?.kind === 'city';
  const area = book.area(name, isCity ? null : within);
  if (typeof area !== 'string') return placeOf(source, roles, role, { areaCode: area.code, name });
  if (role === 'area' || area === 'ambiguous') {
    return { role, value: name, reason: area === 'ambiguous' ? 'ambiguous_area' : 'unknown_area' };
  }
  return book.hasTowns ? townOf(source, roles, `${within} ${source.town}`, null) : 'town';
}

/** Rows of e-Stat: five digits of the municipality, then four of the 町 and two of the 丁目. */
function findByCode(source: SourceRow, book: AreaBook, roles: Roles): Found {
  const { keyCode, municipalityCode, townCode } = source;
  const whole = keyCode === '' ? '' : padded(keyCode);
  const five = keyCode === '' ? municipalityCode : whole.slice(0, 5);
  const rest = keyCode === '' ? townDigits(townCode) : whole.slice(5);
  const role: Role = roles.has('keyCode') ? 'keyCode' : 'municipalityCode';
  if (!/^\d{4,6}$/.test(five) || !/^\d*$/.test(rest)) {
    return { role, value: keyCode || `${municipalityCode} ${townCode}`, reason: 'bad_code' };
  }
  const municipality = book.municipality(five);
  if (municipality === null) return 'outside';
  if (rest === '') {
    return placeOf(source, roles, role, { areaCode: municipality.code, name: municipality.name });
  }
  if (!book.hasTowns) return 'town';
  const code = `${municipality.code.slice(0, 5)}${rest}`;
  const area = book.townArea(code, municipality.code, source.town);
  const place = townOf(source, roles, code, area);
  const isSecret = /^2$|秘匿地域/.test(source.secrecy);
  const to = source.secretTo;
  const secretTo = to.length > 6 ? padded(to) : `${code.slice(0, 5)}${townDigits(to)}`;
  return { ...place, code, secretTo: isSecret && /\d/.test(to) ? secretTo : null };
}

/** Spreadsheets take a zero at the front away: codes have 5, 9 or 11 digits. */
function padded(code: string): string {
  return /^\d{4}$|^\d{8}$|^\d{10}$/.test(code) ? `0${code}` : code;
}

function townDigits(code: string): string {
  if (/^-*$/.test(code)) return '';
  return code.padStart(code.length <= 4 ? 4 : 6, '0');
}

function placeOf(
  source: SourceRow,
  roles: Roles,
  role: Role,
  { areaCode, name }: { areaCode: string; name: string },
): Place {
  return newPlace(source, roles.get(role)?.heading ?? null, {
    key: `area ${areaCode}`,
    areaCode,
    name,
    isArea: true,
  });
}

function townOf(source: SourceRow, roles: Roles, key: string, areaCode: string | null): Place {
  const column = roles.get('town')?.heading ?? null;
  return newPlace(source, column, { key: `town ${key}`, areaCode, name: source.town, isArea: false });
}

function newPlace(
  { line }: SourceRow,
  column: string | null,
  given: Pick<Place, 'key' | 'areaCode' | 'name' | 'isArea'>,
): Place {
  return { ...given, line, column, rows: 0, code: null, secretTo: null, values: [], households: undefined };
}
