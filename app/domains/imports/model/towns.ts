import type { Area } from '~/domains/areas/model';
import { kanjiNumber } from '~/platform/kanji';
import { plain } from './cells';

/** A line of the table by which towns lead to areas. */
export interface TownEntry {
  /** `c:` and the e-Stat code of the town (9 or 11 digits), or `n:`, the municipality's code, a bar and the name. */
  key: string;
  /** The town as the table writes it. */
  name: string;
  areaCode: string;
}

/**
 * A town's name as it is compared: 旭ヶ丘１丁目 = 旭ケ丘一丁目, 北二十四条西五丁目 = 北24条西5丁目, without 大字 and 字.
 */
export function townName(text: string): string {
  return plain(text)
    .replace(/^大字|^字/, '')
    .replace(/[ヶヵがガ](?=[丘崎岡谷原浜])/g, 'ケ')
    .replace(/([一二三四五六七八九十]+)(?=丁目|条|線|区$|番)/g, (_all, number: string) =>
      kanjiNumber(number),
    );
}

export function townKey(municipalityCode: string, name: string): string {
  return `n:${municipalityCode}|${townName(name)}`;
}

export function townCodeKey(code: string): string {
  return `c:${code}`;
}

/** The name of an area as it is compared. */
function areaName(text: string): string {
  return plain(text)
    .replace(/まちづくりセンター.*$/, '')
    .replace(/地区$/, '');
}

/** Finds the areas that a file speaks of. Built once per file from the areas and the table of towns of its day. */
export class AreaBook {
  readonly #byCode: Map<string, Area>;
  readonly #byName = new Map<string, Area[]>();
  readonly #towns: Map<string, string>;
  /** City and wards by every way of writing them. */
  readonly #municipalities = new Map<string, Area>();
  readonly #children = new Map<string, string[]>();
  readonly hasTowns: boolean;

  constructor(areas: readonly Area[], towns: readonly TownEntry[] | null) {
    this.#byCode = new Map(areas.map((area) => [area.code, area]));
    this.#towns = new Map((towns ?? []).map(({ key, areaCode }) => [key, areaCode]));
    this.hasTowns = towns !== null;
    const city = areas.find(({ kind }) => kind === 'city')?.name ?? '';
    for (const area of areas) {
      const name = areaName(area.name);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), area]);
      if (area.parentCode !== null) {
        this.#children.set(area.parentCode, [...(this.#children.get(area.parentCode) ?? []), area.code]);
      }
      if (area.kind === 'city' || area.kind === 'ward') this.#addMunicipality(area, city);
    }
  }

  #addMunicipality(area: Area, city: string): void {
    const six = area.code.slice(0, 6);
    // The check digit may be missing, and spreadsheets take a zero at the front away.
    for (const code of [six, six.slice(0, 5)]) {
      for (const written of [code, code.replace(/^0/, '')]) {
        if (!this.#municipalities.has(written)) this.#municipalities.set(written, area);
      }
    }
    for (const name of [area.name, area.kind === 'ward' ? `${city}${area.name}` : area.name]) {
      this.#municipalities.set(plain(name), area);
    }
  }

  /** City or ward by code (five or six digits) or name, with or without the names around it; null: another place. */
  municipality(text: string): Area | null {
    const word = plain(text);
    const known = this.#municipalities.get(word);
    if (known !== undefined || /^\d+$/.test(word)) return known ?? null;
    return this.#municipalities.get(word.replace(/^.{2,3}?[都道府県]/, '')) ?? null;
  }

  /** An area by its code, or by its name inside of `within`. A larger area wins over a smaller one of the same name. */
  area(text: string, within: string | null): Area | 'unknown' | 'ambiguous' {
    const byCode = this.#byCode.get(plain(text));
    if (byCode) return byCode;
    const all = this.#byName.get(areaName(text)) ?? [];
    const near = within === null ? all : all.filter(({ code }) => code.startsWith(within));
    const largest = near.filter(
      ({ parentCode }) => !near.some(({ code }) => code === parentCode && code !== within),
    );
    if (largest.length > 1) return 'ambiguous';
    return largest[0] ?? this.municipality(text) ?? 'unknown';
  }

  /** Code of the ward (or the city itself) that an area lies in. */
  wardOf(code: string): string | null {
    const area = this.#byCode.get(code);
    if (area === undefined || area.kind === 'ward' || area.kind === 'city') return area?.code ?? null;
    return area.parentCode === null ? null : this.wardOf(area.parentCode);
  }

  /** The area an address lies in, by the town it names right after the ward; null when no table knows. */
  addressArea(address: string, town: string): string | null {
    const [, ward = '', rest = ''] =
      /^(?:.{2,3}?[都道府県])?(?:.{1,6}?市)?(.{1,4}?区)(.*)$/.exec(plain(address)) ?? [];
    const municipality = this.municipality(ward)?.code ?? null;
    if (municipality === null) return null;
    const name = townName(town || rest);
    // 西区二十四軒4条4丁目3-1: the longest beginning that is a town.
    for (let end = name.length; end > 0; end--) {
      const known = this.#towns.get(`n:${municipality}|${name.slice(0, end)}`);
      if (known !== undefined) return known;
    }
    return null;
  }

  byCode(code: string): Area | undefined {
    return this.#byCode.get(code);
  }

  /** Codes of the areas that lie in no other. */
  get tops(): readonly string[] {
    const isTop = ({ parentCode }: Area) => parentCode === null || !this.#byCode.has(parentCode);
    return [...this.#byCode.values()].filter(isTop).map(({ code }) => code);
  }

  /** Codes of the areas directly inside. */
  childrenOf(code: string): readonly string[] {
    return this.#children.get(code) ?? [];
  }

  /** The area a town lies in: by its e-Stat code, its name, or those of the 町 around a 丁目; null: not in the table. */
  townArea(code: string | null, municipality: string | null, name: string): string | null {
    if (code !== null) {
      const byCode = this.#towns.get(townCodeKey(code)) ?? this.#towns.get(townCodeKey(code.slice(0, 9)));
      if (byCode !== undefined) return byCode;
    }
    if (municipality === null || name === '') return null;
    const whole = townKey(municipality, name);
    return this.#towns.get(whole) ?? this.#towns.get(whole.replace(/\d+丁目$/, '')) ?? null;
  }
}
