import type { OrganisationType } from '~/domains/organisations/model';

/**
 * 連携率 and 異種連携率 of the register: organisations with at least one collaboration in the fiscal year (and one with a
 * partner of another type), of all organisations in the register.
 */

/** What is counted as 市民まちづくり活動団体 unless a definition says otherwise; the other types are partners only. */
export const COUNTED_TYPES: readonly OrganisationType[] = [
  'npo',
  'group',
  'chonaikai',
  'rengo',
  'shopping_street',
  'students',
];

export interface RegisteredOrganisation {
  id: string;
  name: string;
  type: OrganisationType;
  /** Code of its ward; null when unknown. */
  ward: string | null;
  /** Day from which it is in the register, `YYYY-MM-DD`. */
  since: string;
}

export interface RegisteredCollaboration {
  id: string;
  title: string;
  /** `YYYY-MM-DD`; the last day belongs to it. */
  startedOn: string;
  endedOn: string | null;
  partners: readonly Partner[];
}

interface Partner {
  id: string;
  type: OrganisationType;
  /** From when to when it took part; null: all along. */
  from?: string | null;
  to?: string | null;
}

/** First and last day of a fiscal year. */
export function fiscalYearDays(year: number): { first: string; last: string } {
  return { first: `${year}-04-01`, last: `${year + 1}-03-31` };
}

/** Whether a collaboration was under way on at least one day of the fiscal year, until `today`. */
export function wasActiveIn(
  { startedOn, endedOn }: Pick<RegisteredCollaboration, 'startedOn' | 'endedOn'>,
  year: number,
  today: string,
): boolean {
  const { first, last } = fiscalYearDays(year);
  const until = today < last ? today : last;
  return first <= until && startedOn <= until && (endedOn === null || endedOn >= first);
}

/** Whether a partner took part on at least one day of the fiscal year, until `today`. */
function tookPartIn(
  collaboration: RegisteredCollaboration,
  { from, to }: Partner,
  year: number,
  today: string,
): boolean {
  const days = { startedOn: from ?? collaboration.startedOn, endedOn: to ?? collaboration.endedOn };
  return wasActiveIn(days, year, today);
}

/** One organisation behind the numbers. */
export interface CountedOrganisation {
  id: string;
  name: string;
  type: OrganisationType;
  ward: string | null;
  collaborating: boolean;
  crossType: boolean;
  /** Its collaborations in the year. */
  collaborations: readonly { id: string; title: string }[];
}

/** Three numbers of which the rates are made. */
export interface Count {
  active: number;
  collaborating: number;
  crossType: number;
}

/** Everybody who is counted in a fiscal year with what they count for, in the order of `organisations`. */
export function countedIn(
  register: {
    organisations: readonly RegisteredOrganisation[];
    collaborations: readonly RegisteredCollaboration[];
  },
  year: number,
  { today, types }: { today: string; types: readonly OrganisationType[] },
): CountedOrganisation[] {
  const { last } = fiscalYearDays(year);
  const under = register.collaborations
    .filter((one) => wasActiveIn(one, year, today))
    .map((one) => ({
      ...one,
      partners: one.partners.filter((partner) => tookPartIn(one, partner, year, today)),
    }));
  const byPartner = new Map<string, RegisteredCollaboration[]>();
  for (const one of under) {
    for (const id of new Set(one.partners.map((partner) => partner.id))) {
      byPartner.set(id, [...(byPartner.get(id) ?? []), one]);
    }
  }
  return register.organisations
    .filter(({ type, since }) => types.includes(type) && since <= last)
    .map(({ id, name, type, ward }) => {
      const own = (byPartner.get(id) ?? []).filter(({ partners }) => partners.some((p) => p.id !== id));
      return {
        id,
        name,
        type,
        ward,
        collaborating: own.length > 0,
        crossType: own.some(({ partners }) => partners.some((p) => p.id !== id && p.type !== type)),
        collaborations: own.map((one) => ({ id: one.id, title: one.title })),
      };
    });
}

/** The numbers of some counted organisations. */
export function sumOf(counted: readonly CountedOrganisation[]): Count {
  return {
    active: counted.length,
    collaborating: counted.filter((one) => one.collaborating).length,
    crossType: counted.filter((one) => one.crossType).length,
  };
}

/** The numbers by ward; organisations without one under null. */
export function byWard(counted: readonly CountedOrganisation[]): Map<string | null, Count> {
  const wards = new Map<string | null, CountedOrganisation[]>();
  for (const one of counted) wards.set(one.ward, [...(wards.get(one.ward) ?? []), one]);
  return new Map([...wards].map(([ward, members]) => [ward, sumOf(members)]));
}

/** Fewer than this could be told apart. */
const SMALLEST = 3;

/**
 * Wards whose numbers everybody may see; null where they are kept back: fewer than three organisations, or numbers
 * that tell what one or two of them do. Where one ward alone would be missing, the smallest of the others is kept back
 * too, so that it can't be reckoned from the whole.
 */
export function publicWards(wards: ReadonlyMap<string | null, Count>): Map<string | null, Count | null> {
  const shown = new Map([...wards].map(([ward, count]) => [ward, tellsOnFew(count) ? null : count]));
  const hidden = [...shown].filter(([, count]) => count === null);
  if (hidden.length !== 1) return shown;
  const [next] = [...shown]
    .flatMap(([ward, count]) => (count === null ? [] : [{ ward, active: count.active }]))
    .sort((a, b) => a.active - b.active);
  if (next) shown.set(next.ward, null);
  return shown;
}

/** Whether numbers would tell what one or two organisations do, or don't do. */
export function tellsOnFew({ active, collaborating, crossType }: Count): boolean {
  const few = (n: number) => n > 0 && n < SMALLEST;
  return active < SMALLEST || few(collaborating) || few(crossType) || few(active - collaborating);
}
