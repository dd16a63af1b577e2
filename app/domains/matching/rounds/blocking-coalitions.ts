import { limitsOf } from './limits';
import type { Wishes } from './lists';
import type { BlockingCoalition, Consortium, RoundInput } from './model';

/** Chosen projects of each member. */
export function projectsOf(chosen: readonly Consortium[]): Map<string, Consortium[]> {
  const projects = new Map<string, Consortium[]>();
  for (const one of chosen) {
    for (const id of [one.lead, ...one.partners]) projects.set(id, [...(projects.get(id) ?? []), one]);
  }
  return projects;
}

export function isSame(a: Consortium, b: Consortium): boolean {
  return a.lead === b.lead && a.partners.join(' ') === b.partners.join(' ');
}

/**
 * Candidates that were not chosen although every member would rather be in them and the caps would allow it once the
 * projects they would leave are gone. A member without room leaves the project it likes least, and only for one it
 * strictly prefers: a lead looks at the worst place among its partners on its list, then at the sum of places; a partner
 * at the place of the lead. With consortia a choice without any may not exist, so they are listed.
 */
export function blockingCoalitions(
  input: RoundInput,
  wishes: Wishes,
  candidates: readonly Consortium[],
  chosen: readonly Consortium[],
): BlockingCoalition[] {
  const projects = projectsOf(chosen);
  const room = new Map(
    limitsOf(input, wishes, [...candidates, ...chosen])
      .filter((limit) => limit.kind === 'member')
      .map((limit) => [limit.about, limit.most]),
  );
  return candidates.flatMap((candidate) => {
    if (projects.get(candidate.lead)?.some((one) => isSame(one, candidate))) return [];
    const broken = leftBehind(wishes, candidate, projects, room);
    if (broken === null || !capsAllow(input, wishes, candidate, chosen, broken)) return [];
    const { lead, partners } = candidate;
    return [{ lead, partners: [...partners], breaks: [...broken].map((one) => one.lead) }];
  });
}

/** Projects the members would leave for the candidate; null: somebody would not. */
function leftBehind(
  wishes: Wishes,
  candidate: Consortium,
  projects: ReadonlyMap<string, readonly Consortium[]>,
  room: ReadonlyMap<string, number>,
): Set<Consortium> | null {
  const broken = new Set<Consortium>();
  const members = [candidate.lead, ...candidate.partners];
  for (const id of members) {
    const most = room.get(id) ?? 0;
    const left = (projects.get(id) ?? []).filter((one) => !broken.has(one));
    if (most <= 0) return null;
    if (left.length < most) continue;
    broken.add(left.reduce((worst, one) => (prefers(wishes, id, worst, one) ? one : worst)));
  }
  const agree = members.every((id) =>
    (projects.get(id) ?? []).every((one) => {
      if (!broken.has(one)) return true;
      const staysWithLead = id !== candidate.lead && one.lead === candidate.lead;
      return staysWithLead || prefers(wishes, id, candidate, one);
    }),
  );
  return agree ? broken : null;
}

/** Whether `id` would strictly rather be in `a` than in `b`. */
function prefers(wishes: Wishes, id: string, a: Consortium, b: Consortium): boolean {
  const place = (other: string) => wishes.place(id, other) ?? 1_000_000;
  if (wishes.byId.get(id)?.side === 'second') return place(a.lead) < place(b.lead);
  const measure = (one: Consortium) => {
    const places = one.partners.map(place);
    return { worst: Math.max(...places), sum: places.reduce((all, each) => all + each, 0) };
  };
  const left = measure(a);
  const right = measure(b);
  return left.worst < right.worst || (left.worst === right.worst && left.sum < right.sum);
}

function capsAllow(
  { settings: { caps } }: RoundInput,
  wishes: Wishes,
  candidate: Consortium,
  chosen: readonly Consortium[],
  broken: ReadonlySet<Consortium>,
): boolean {
  const after = [...chosen.filter((one) => !broken.has(one)), candidate];
  if (caps.projects !== null && after.length > caps.projects) return false;
  const ward = wishes.byId.get(candidate.lead)?.ward ?? null;
  if (caps.ward === null || ward === null) return true;
  return after.filter((one) => wishes.byId.get(one.lead)?.ward === ward).length <= caps.ward;
}
