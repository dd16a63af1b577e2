import { hopeless } from './bilateral';
import { projectsOf } from './blocking-coalitions';
import { fits, hadEnough, neededSets, possiblePartners } from './candidates';
import { roomOf } from './limits';
import type { Wishes } from './lists';
import { byCode } from './lots';
import type { Consortium, Participant, Reason, RoundInput } from './model';

/** Why each organisation without a project has none. */
export function whyNoProject(
  input: RoundInput,
  wishes: Wishes,
  candidates: readonly Consortium[],
  chosen: readonly Consortium[],
): Record<string, Reason> {
  const projects = projectsOf(chosen);
  const possible = projectsOf(candidates);
  const reasons: Record<string, Reason> = {};
  for (const one of [...wishes.byId.values()].sort((a, b) => byCode(a.id, b.id))) {
    if (projects.has(one.id)) continue;
    const own = possible.get(one.id) ?? [];
    reasons[one.id] =
      hopeless(wishes, one) ??
      whyByHand(input, wishes, own, chosen) ??
      (one.side === 'first' ? whyLeadAlone(input, wishes, one, own, chosen) : whyPartnerAlone(own, projects));
  }
  return reasons;
}

/** What was worked out has as many projects as there can be: one that could still be comes of changes by hand only. */
function whyByHand(
  input: RoundInput,
  wishes: Wishes,
  own: readonly Consortium[],
  chosen: readonly Consortium[],
): Reason | null {
  if (isRoundFull(input, chosen)) return null;
  const projects = projectsOf(chosen);
  const hasRoom = (id: string) => (projects.get(id)?.length ?? 0) < roomOf(input, wishes, id);
  const couldBe = own.some(
    ({ lead, partners }) => [lead, ...partners].every(hasRoom) && !isWardFull(input, wishes, lead, chosen),
  );
  return couldBe ? { code: 'by_hand' } : null;
}

function isRoundFull({ settings: { caps } }: RoundInput, chosen: readonly Consortium[]): boolean {
  return caps.projects !== null && chosen.length >= caps.projects;
}

function isWardFull(
  { settings: { caps } }: RoundInput,
  wishes: Wishes,
  lead: string,
  chosen: readonly Consortium[],
): boolean {
  const wardOf = (id: string) => wishes.byId.get(id)?.ward ?? null;
  const ward = wardOf(lead);
  if (caps.ward === null || ward === null) return false;
  return chosen.filter((one) => wardOf(one.lead) === ward).length >= caps.ward;
}

function whyPartnerAlone(
  own: readonly Consortium[],
  projects: ReadonlyMap<string, readonly Consortium[]>,
): Reason {
  if (own.length === 0) return { code: 'no_project' };
  const leads = [...new Set(own.map((one) => one.lead))].sort(byCode);
  const others = leads.filter((lead) => projects.has(lead));
  return others.length > 0 ? { code: 'others_chosen', others } : { code: 'no_project' };
}

function whyLeadAlone(
  input: RoundInput,
  wishes: Wishes,
  lead: Participant,
  own: readonly Consortium[],
  chosen: readonly Consortium[],
): Reason {
  if (hadEnough(input, lead)) return { code: 'supported_before' };
  if (own.length === 0) return whyNoCandidate(input, wishes, lead);
  const projects = projectsOf(chosen);
  const isFull = (id: string) => (projects.get(id)?.length ?? 0) >= roomOf(input, wishes, id);
  const taken = own.map((one) => one.partners.filter(isFull));
  if (taken.every((full) => full.length > 0)) {
    const holders = new Set(taken.flat().flatMap((id) => (projects.get(id) ?? []).map((one) => one.lead)));
    return { code: 'partners_taken', others: [...holders].sort(byCode) };
  }
  return { code: isRoundFull(input, chosen) ? 'projects_full' : 'ward_full' };
}

/** No project can be made around the lead at all: what is missing. */
function whyNoCandidate(input: RoundInput, wishes: Wishes, lead: Participant): Reason {
  const partners = possiblePartners(wishes, lead);
  const missing = neededSets(input).filter((set) => !partners.some((one) => fits(set, one)));
  if (missing.length > 0) return { code: 'type_missing', types: [...new Set(missing.flat())] };
  const apart = partners.some((a) => partners.some((b) => a.id !== b.id && wishes.excluded(a.id, b.id)));
  if (apart) return { code: 'members_in_conflict' };
  return { code: 'type_missing', types: [...new Set(neededSets(input).flat())] };
}
