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

const EMPTY: Bits = [];
const NOBODY: ReadonlySet<string> = new Set();

/** Adds members to a set that begins as `EMPTY`. */
function bitsOf(members: readonly string[], number: (member: string) => number): Bits {
  if (members.length === 0) return EMPTY;
  const bits: number[] = [];
  for (const member of members) setBit(bits, number(member));
  return bits;
}

function setBit(bits: number[], at: number): void {
  const word = at >> 5;
  while (bits.length <= word) bits.push(0);
  bits[word] = (bits[word] ?? 0) | (1 << (at & 31));
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

/** A centre area and the ward around it, of the code of anything inside the centre area. */
function centreOf(code: string): { centre: string; ward: string } {
  const ward = code.indexOf('-');
  const centre = code.indexOf('-', ward + 1);
  return { centre: centre < 0 ? code : code.slice(0, centre), ward: code.slice(0, ward) };
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
    const centres: number[] = [];
    const wards: number[] = [];
    const around: number[] = [];
    const reach: number[] = [];
    const home = profile.homeArea ?? profile.homeWard;
    let wholeCity = false;
    for (const code of profile.areas.length > 0 || home === null ? profile.areas : [home]) {
      if (code.includes('-')) {
        const below = centreOf(code);
        setBit(centres, centre(below.centre));
        setBit(around, ward(below.ward));
        setBit(reach, ward(below.ward));
      } else if (cityCodes.has(code)) wholeCity = true;
      else {
        setBit(wards, ward(code));
        setBit(reach, ward(code));
      }
    }
    return { centres, wards, around, reach, wholeCity };
  };

  const needsOf = (profile: Profile) => {
    const urgencies = new Map<string, 1 | 2 | 3>();
    for (const need of profile.needs) {
      if (need.toDay !== null && need.toDay < today) continue;
      if (need.urgency > (urgencies.get(need.term) ?? 0)) urgencies.set(need.term, need.urgency);
    }
    const needs: [number[], number[], number[]] = [[], [], []];
    let needWeight = 0;
    for (const [name, urgency] of urgencies) {
      setBit(needs[(urgency - 1) as 0 | 1 | 2], term(name));
      needWeight += urgency;
    }
    return { needs, needed: [...urgencies.keys()], needWeight };
  };

  return (profile) => ({
    profile,
    offers: bitsOf(profile.offers, term),
    ...needsOf(profile),
    fields: fieldBits(profile.fields),
    times: bitsOf(profile.times, time),
    styles: bitsOf(profile.styles, style),
    languages: bitsOf(profile.languages, language),
    ...placesOf(profile),
    partners: profile.partners.length === 0 ? NOBODY : new Set(profile.partners),
  });
}

function fieldBits(fields: readonly number[]): Bits {
  if (fields.length === 0) return EMPTY;
  const bits: number[] = [];
  for (const field of fields) setBit(bits, field);
  return bits;
}
