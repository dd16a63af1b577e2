import type { OrganisationType } from '~/domains/organisations/model';
import { isEmpty, meets, type Prepared } from './prepare';
import type { ProgrammeSettings } from './settings';
import type { Exclusion, Profile } from './types';

/** The hard rules, in the order in which they are looked at. */
export const RULES = ['self', 'pairing', 'period', 'area', 'capacity', 'blocked', 'conflict'] as const;
export type RuleName = (typeof RULES)[number];

/** A rule that leaves a pair out. `side`: whose doing it is; null: the pair's or the programme's. */
export interface RuleFailure {
  rule: RuleName;
  side: 'own' | 'other' | null;
}

/** What the rules look at beside the two organisations. */
export interface RuleContext {
  settings: ProgrammeSettings;
  programme: ProgrammePeriod;
  /** `YYYY-MM-DD` in Japan. */
  today: string;
  exclusions: ExclusionIndex;
}

export interface ProgrammePeriod {
  status: 'draft' | 'open' | 'closed';
  /** First and last day, `YYYY-MM-DD`; null: open-ended. */
  opensOn: string | null;
  closesOn: string | null;
}

/** Who is kept from whom: id → other id → what keeps them apart, as seen from the first. */
export type ExclusionIndex = ReadonlyMap<string, ReadonlyMap<string, readonly RuleFailure[]>>;

/** Looks from both sides: who has blocked is `own` for the one and `other` for the other. */
export function indexExclusions(exclusions: readonly Exclusion[]): ExclusionIndex {
  const index = new Map<string, Map<string, RuleFailure[]>>();
  const add = (a: string, b: string, failure: RuleFailure) => {
    const others = index.get(a) ?? new Map<string, RuleFailure[]>();
    index.set(a, others);
    const known = others.get(b) ?? [];
    others.set(b, known);
    if (!known.some(({ rule, side }) => rule === failure.rule && side === failure.side)) known.push(failure);
  };
  for (const { a, b, kind } of exclusions) {
    add(a, b, { rule: kind, side: kind === 'blocked' ? 'own' : null });
    add(b, a, { rule: kind, side: kind === 'blocked' ? 'other' : null });
  }
  return index;
}

/** Whether a programme takes requests on a day. */
export function isOpenOn({ status, opensOn, closesOn }: ProgrammePeriod, today: string): boolean {
  if (status !== 'open') return false;
  return (opensOn === null || opensOn <= today) && (closesOn === null || today <= closesOn);
}

/** The types an organisation of `type` can find in a programme; empty when it has no part in it. */
export function typesSoughtBy(
  type: OrganisationType,
  { first, second }: ProgrammeSettings['pairing'],
): OrganisationType[] {
  const sought = [...(first.includes(type) ? second : []), ...(second.includes(type) ? first : [])];
  return [...new Set(sought)];
}

/** Whether it carries as much as it said it can; never when it has said nothing. */
export function isFull({ capacity, busy }: Pick<Profile, 'capacity' | 'busy'>): boolean {
  return capacity !== null && busy >= capacity;
}

/** Every rule that leaves the pair out, in the order of `RULES`; empty: the two may be suggested to each other. */
export function failuresOf(own: Prepared, other: Prepared, context: RuleContext): RuleFailure[] {
  const { settings, programme, today } = context;
  const failures: RuleFailure[] = [];
  const add = (rule: RuleName, side: RuleFailure['side'] = null) => failures.push({ rule, side });
  if (own.profile.id === other.profile.id) add('self');
  if (!isPaired(own, other, settings)) add('pairing');
  if (!isOpenOn(programme, today)) add('period');
  if (!isAreaRight(own, other, settings)) add('area');
  if (settings.respectCapacity && isFull(own.profile)) add('capacity', 'own');
  if (settings.respectCapacity && isFull(other.profile)) add('capacity', 'other');
  failures.push(...keptApart(own, other, context));
  const place = ({ rule }: RuleFailure) => RULES.indexOf(rule);
  return failures.sort((a, b) => place(a) - place(b));
}

/** Whether no rule leaves the pair out: `failuresOf` without the list, for comparing very many. */
export function isEligible(own: Prepared, other: Prepared, context: RuleContext): boolean {
  const { settings, programme, today } = context;
  if (own.profile.id === other.profile.id || !isPaired(own, other, settings)) return false;
  if (!isOpenOn(programme, today) || !isAreaRight(own, other, settings)) return false;
  if (settings.respectCapacity && (isFull(own.profile) || isFull(other.profile))) return false;
  return keptApart(own, other, context).length === 0;
}

const NONE: readonly RuleFailure[] = [];

function keptApart(own: Prepared, other: Prepared, { exclusions }: RuleContext): readonly RuleFailure[] {
  return exclusions.get(own.profile.id)?.get(other.profile.id) ?? NONE;
}

function isPaired(own: Prepared, other: Prepared, { pairing }: ProgrammeSettings): boolean {
  return stands(own, other, pairing) || stands(other, own, pairing);
}

function stands(first: Prepared, second: Prepared, pairing: ProgrammeSettings['pairing']): boolean {
  return pairing.first.includes(first.profile.type) && pairing.second.includes(second.profile.type);
}

/** An area that has not been said leaves nobody out. */
function isAreaRight(own: Prepared, other: Prepared, { area, pairing }: ProgrammeSettings): boolean {
  switch (area) {
    case 'any':
      return true;
    case 'shared':
      return !isPlaced(own) || !isPlaced(other) || sharesArea(own, other);
    case 'new': {
      const ways: [Prepared, Prepared][] = [];
      if (stands(own, other, pairing)) ways.push([own, other]);
      if (stands(other, own, pairing)) ways.push([other, own]);
      // Of the wrong types: the rule of pairing says so.
      return ways.length === 0 || ways.some(([first, second]) => !worksAtHomeOf(first, second));
    }
  }
}

export function isPlaced(one: Prepared): boolean {
  return one.wholeCity || !isEmpty(one.reach);
}

/** Whether both work in one area or ward, or one of them in the whole city. */
export function sharesArea(a: Prepared, b: Prepared): boolean {
  return a.wholeCity || b.wholeCity || meets(a.reach, b.reach);
}

/** Whether `first` works already in the area where `second` is at home: the area itself or the ward around it. */
function worksAtHomeOf(first: Prepared, second: Prepared): boolean {
  const home = second.profile.homeArea;
  if (home?.includes('-')) {
    const ward = home.split('-')[0] ?? '';
    return first.profile.areas.some((code) => code === home || code === ward || home.startsWith(`${code}-`));
  }
  const ward = home ?? second.profile.homeWard;
  return ward !== null && first.profile.areas.includes(ward);
}
