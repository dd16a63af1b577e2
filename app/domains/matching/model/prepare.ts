import { MEETING_TIMES, TERMS, WORK_STYLES } from '~/domains/organisations/model';
import type { Profile } from './types';

/** Members of a set as bits, 32 a number; sets of one kind share an order of their members. */
export type Bits = readonly number[];

/** What is known of an organisation in the shape in which ten thousand of them are compared quickly. */
export interface Prepared {
  profile: Profile;
  offers: Bits;
  /** Terms needed, by urgency 1, 2, 3; a term stands where it is most urgent. Needs that are over don't count. */
  needs: readonly [Bits, Bits, Bits];
  /** All terms needed now. */
  needed: readonly string[];
  /** Sum of the urgencies of all needs; 0: none said. */
  needWeight: number;
  fields: Bits;
  times: Bits;
  styles: Bits;
  languages: Bits;
  /** Centre areas it works in (or is at home in), wards it works in as a whole, and wards around the areas. */
  centres: Bits;
  wards: Bits;
  around: Bits;
  /** Works in the whole city. */
  wholeCity: boolean;
  /** Wards it reaches in any way. */
  reach: Bits;
  partners: ReadonlySet<string>;
}

export interface PrepareContext {
  /** `YYYY-MM-DD` in Japan. */
  today: string;
  /** Codes that stand for a whole city. */
  cityCodes: ReadonlySet<string>;
}

/** Numbers members in the order in which they are first met. */
function numbering(known: readonly string[] = []): (member: string) => number {
  const numbers = new Map(known.map((member, i) => [member, i]));
  return (member) => {
    const number = numbers.get(member) ?? numbers.size;
    numbers.set(member, number);
    return number;
  };
}

function bitsOf(members: Iterable<string>, number: (member: string) => number): Bits {
  const bits: number[] = [];
  for (const member of members) {
    const at = number(member);
    while (bits.length <= at >> 5) bits.push(0);
    bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
  }
  return bits;
}

export function isEmpty(bits: Bits): boolean {
  return bits.length === 0;
}

/** Whether two sets have a member in common. */
export function meets(a: Bits, b: Bits): boolean {
  const words = Math.min(a.length, b.length);
  for (let i = 0; i < words; i++) if (((a[i] ?? 0) & (b[i] ?? 0)) !== 0) return true;
  return false;
}

/** How many members two sets have in common. */
export function countCommon(a: Bits, b: Bits): number {
  const words = Math.min(a.length, b.length);
  let count = 0;
  for (let i = 0; i < words; i++) count += ones((a[i] ?? 0) & (b[i] ?? 0));
  return count;
}

export function size(bits: Bits): number {
  let count = 0;
  for (const word of bits) count += ones(word);
  return count;
}

/** Set bits of 32 (Warren, Hacker's Delight, 5–1). */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The centre area of a code below a ward, and the ward around it; null for codes of wards and cities. */
function centreOf(code: string): { centre: string; ward: string } | null {
  const [ward = '', number] = code.split('-');
  return number === undefined ? null : { centre: `${ward}-${number}`, ward };
}

/**
 * Turns profiles into `Prepared`; all that are compared must come from one preparer, which numbers areas and
 * languages as it meets them.
 */
export function createPreparer({ today, cityCodes }: PrepareContext): (profile: Profile) => Prepared {
  const term = numbering(TERMS);
  const style = numbering(WORK_STYLES);
  const time = numbering(MEETING_TIMES);
  const language = numbering();
  const centre = numbering();
  const ward = numbering();

  const placesOf = (profile: Profile) => {
    const centres = new Set<string>();
    const wards = new Set<string>();
    const around = new Set<string>();
    const home = [profile.homeArea ?? profile.homeWard].filter((code) => code !== null);
    let wholeCity = false;
    for (const code of profile.areas.length > 0 ? profile.areas : home) {
      const below = centreOf(code);
      if (below) {
        centres.add(below.centre);
        around.add(below.ward);
      } else if (cityCodes.has(code)) wholeCity = true;
      else wards.add(code);
    }
    return {
      centres: bitsOf(centres, centre),
      wards: bitsOf(wards, ward),
      around: bitsOf(around, ward),
      reach: bitsOf([...wards, ...around], ward),
      wholeCity,
    };
  };

  return (profile) => {
    const urgencies = new Map<string, 1 | 2 | 3>();
    for (const need of profile.needs) {
      if (need.toDay !== null && need.toDay < today) continue;
      const before = urgencies.get(need.term) ?? 0;
      if (need.urgency > before) urgencies.set(need.term, need.urgency);
    }
    const needed = (urgency: number) => [...urgencies].filter(([, u]) => u === urgency).map(([name]) => name);
    return {
      profile,
      offers: bitsOf(profile.offers, term),
      needs: [bitsOf(needed(1), term), bitsOf(needed(2), term), bitsOf(needed(3), term)],
      needed: [...urgencies.keys()],
      needWeight: [...urgencies.values()].reduce<number>((sum, urgency) => sum + urgency, 0),
      fields: bitsOf(profile.fields.map(String), FIELD),
      times: bitsOf(profile.times, time),
      styles: bitsOf(profile.styles, style),
      languages: bitsOf(profile.languages, language),
      ...placesOf(profile),
      partners: new Set(profile.partners),
    };
  };
}

const FIELD = (field: string): number => Number(field);
