import type { OrganisationType } from '~/domains/organisations/model';
import type { Wishes } from './lists';
import { byCode } from './lots';
import type { Consortium, Participant, RoundInput } from './model';

/** Nobody waits for longer than this, in years; who was never supported has waited as long. */
export const LONGEST_WAIT = 10;
/** Candidates kept for one lead, the best by worst pair and total. */
const MOST_PER_LEAD = 60;
/** Partners looked at for one needed set of types, so that a lead never makes more than some 10,000 combinations. */
const MOST_PER_SET = [0, 400, 80, 20, 10];
/** Candidates of a whole round: above this each lead keeps fewer. */
const MOST_OF_ALL = 12_000;

export interface Candidates {
  list: Consortium[];
  /** Leads for which only the best candidates are kept. */
  cut: string[];
}

/**
 * Points of a pair, 0 to 1000: the harmonic mean of what each side's place is worth, 1000 for the first place and 100
 * less for each further one, at least 50. The worth of a place does not depend on how long a list is, so nobody gains
 * by a short one.
 */
export function pairPoints(wishes: Wishes, lead: string, partner: string): number {
  const worth = (place: number) => Math.max(50, 1100 - 100 * place);
  const a = worth(wishes.place(lead, partner) ?? 99);
  const b = worth(wishes.place(partner, lead) ?? 99);
  return Math.round((2 * a * b) / (a + b));
}

/** Years since the organisation was last supported, at most `LONGEST_WAIT`. */
export function waitOf(one: Pick<Participant, 'awards'>, fiscalYear: number): number {
  const last = Math.max(...one.awards, Number.NEGATIVE_INFINITY);
  return Math.min(LONGEST_WAIT, Math.max(0, fiscalYear - last));
}

/** Whether past support keeps a lead from a round. */
export function hadEnough({ settings }: RoundInput, lead: Participant): boolean {
  const most = settings.caps.awards;
  return most !== null && new Set(lead.awards).size >= most;
}

/** Partners a lead could have: both have listed the other, nothing keeps them apart, and they have room. */
export function possiblePartners(wishes: Wishes, lead: Participant): Participant[] {
  return wishes.side('second').filter((one) => one.capacity > 0 && wishes.mutual(lead.id, one.id));
}

/** The sets of types a consortium of this round must cover; at least one partner of any type. */
export function neededSets({ settings }: RoundInput): readonly (readonly OrganisationType[])[] {
  return settings.required.length > 0 ? settings.required : [[]];
}

export function fits(set: readonly OrganisationType[], one: Participant): boolean {
  return set.length === 0 || set.includes(one.type);
}

/**
 * Every project that could be: a lead with a partner of its own for each needed set of types and perhaps some more,
 * from pairs that accept each other, no two members kept apart. In ascending order of ids. Bounded for each lead and
 * over all; where a bound took effect the lead is named in `cut`, and the optimum is one among those kept.
 */
export function enumerateCandidates(input: RoundInput, wishes: Wishes): Candidates {
  const cut = new Set<string>();
  const byLead = new Map<string, Consortium[]>();
  for (const lead of wishes.side('first')) {
    if (lead.capacity <= 0 || hadEnough(input, lead)) continue;
    const { list, isCut } = candidatesOf(input, wishes, lead);
    if (isCut) cut.add(lead.id);
    if (list.length > 0) byLead.set(lead.id, list);
  }
  const each = Math.max(1, Math.floor(MOST_OF_ALL / Math.max(1, byLead.size)));
  for (const [id, list] of byLead) {
    if (list.length <= each) continue;
    cut.add(id);
    list.length = each;
  }
  const list = [...byLead.values()].flat().sort(byMembers);
  return { list, cut: [...cut].sort(byCode) };
}

function byMembers(a: Consortium, b: Consortium): number {
  return byCode(a.lead, b.lead) || byCode(a.partners.join(' '), b.partners.join(' '));
}

function candidatesOf(
  input: RoundInput,
  wishes: Wishes,
  lead: Participant,
): { list: Consortium[]; isCut: boolean } {
  const points = (one: Participant) => pairPoints(wishes, lead.id, one.id);
  const possible = possiblePartners(wishes, lead).sort((a, b) => points(b) - points(a) || byCode(a.id, b.id));
  const sets = neededSets(input);
  const most = MOST_PER_SET[Math.min(4, sets.length + input.settings.extraPartners)] ?? 10;
  const perSet = sets.map((set) => possible.filter((one) => fits(set, one)));
  let isCut = perSet.some((all) => all.length > most);
  const found = new Map<string, Consortium>();
  const keep = (members: readonly Participant[]) => {
    const partners = members.map((one) => one.id).sort(byCode);
    const all = members.map(points);
    const waits = [lead, ...members].map((one) => waitOf(one, input.fiscalYear));
    found.set(partners.join(' '), {
      lead: lead.id,
      partners,
      worst: Math.min(...all),
      total: all.reduce((sum, one) => sum + one, 0),
      wait: Math.min(...waits),
    });
  };
  const extra = possible.slice(0, most);
  if (extra.length < possible.length && input.settings.extraPartners > 0) isCut = true;
  combine(
    wishes,
    perSet.map((all) => all.slice(0, most)),
    [],
    (needed) => withExtra(wishes, needed, extra, input.settings.extraPartners, keep),
  );
  const list = [...found.values()].sort((a, b) => b.worst - a.worst || b.total - a.total || byMembers(a, b));
  if (list.length > MOST_PER_LEAD) {
    isCut = true;
    list.length = MOST_PER_LEAD;
  }
  return { list, isCut };
}

/** Every choice of one member a set, all different, no two kept apart. */
function combine(
  wishes: Wishes,
  sets: readonly (readonly Participant[])[],
  chosen: readonly Participant[],
  use: (members: readonly Participant[]) => void,
): void {
  const set = sets[chosen.length];
  if (set === undefined) {
    use(chosen);
    return;
  }
  for (const one of set) if (joins(wishes, chosen, one)) combine(wishes, sets, [...chosen, one], use);
}

function joins(wishes: Wishes, members: readonly Participant[], one: Participant): boolean {
  return members.every((member) => member.id !== one.id && !wishes.excluded(member.id, one.id));
}

function withExtra(
  wishes: Wishes,
  members: readonly Participant[],
  from: readonly Participant[],
  more: number,
  use: (members: readonly Participant[]) => void,
): void {
  use(members);
  if (more === 0) return;
  for (const [at, one] of from.entries()) {
    if (joins(wishes, members, one)) withExtra(wishes, [...members, one], from.slice(at + 1), more - 1, use);
  }
}
