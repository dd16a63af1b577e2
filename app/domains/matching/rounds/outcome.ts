import { judgePairs } from './bilateral';
import { blockingCoalitions } from './blocking-coalitions';
import { enumerateCandidates, pairPoints, waitOf } from './candidates';
import { readWishes, type Wishes } from './lists';
import { byCode } from './lots';
import type { Consortium, Override, Pair, RoundInput, RoundResult } from './model';
import { whyNoProject } from './reasons';

/**
 * The result with what staff changed by hand, in the order of the changes, judged anew: a change may leave a pair or
 * coalition that would rather be together, and that is shown. Without changes it is the result itself.
 */
export function outcomeOf(
  input: RoundInput,
  result: RoundResult,
  overrides: readonly Override[],
): RoundResult {
  if (overrides.length === 0) return result;
  const wishes = readWishes(input);
  if (result.method === 'bilateral') {
    const pairs = overrides.reduce(changePairs, result.pairs).toSorted(byPair);
    return { ...result, pairs, ...judgePairs(wishes, pairs) };
  }
  const chosen = overrides.reduce(
    (list, change) => changeProjects(input, wishes, list, change),
    result.chosen,
  );
  const { list } = enumerateCandidates(input, wishes);
  return {
    ...result,
    chosen,
    blockingCoalitions: blockingCoalitions(input, wishes, list, chosen),
    unplaced: whyNoProject(input, wishes, list, chosen),
  };
}

function byPair(a: Pair, b: Pair): number {
  return byCode(a.first, b.first) || byCode(a.second, b.second);
}

function changePairs(pairs: Pair[], change: Override): Pair[] {
  if (change.kind !== 'add_pair' && change.kind !== 'remove_pair') return pairs;
  const { first, second } = change;
  const others = pairs.filter((pair) => pair.first !== first || pair.second !== second);
  return change.kind === 'add_pair' ? [...others, { first, second }] : others;
}

function changeProjects(
  input: RoundInput,
  wishes: Wishes,
  list: Consortium[],
  change: Override,
): Consortium[] {
  if (change.kind !== 'add_project' && change.kind !== 'remove_project') return list;
  const partners = [...new Set(change.partners)].sort(byCode);
  const others = list.filter(
    (one) => one.lead !== change.lead || one.partners.join(' ') !== partners.join(' '),
  );
  if (change.kind === 'remove_project') return others;
  const points = partners.map((id) => pairPoints(wishes, change.lead, id));
  const waits = [change.lead, ...partners].map((id) =>
    waitOf(wishes.byId.get(id) ?? { awards: [] }, input.fiscalYear),
  );
  const added: Consortium = {
    lead: change.lead,
    partners,
    worst: Math.min(...points),
    total: points.reduce((all, one) => all + one, 0),
    wait: Math.min(...waits),
  };
  return [...others, added].sort(
    (a, b) => byCode(a.lead, b.lead) || byCode(a.partners.join(' '), b.partners.join(' ')),
  );
}

/** Everybody a change is about; they see it with its reason. */
export function concernedBy(change: Override): string[] {
  return change.kind === 'add_pair' || change.kind === 'remove_pair'
    ? [change.first, change.second]
    : [change.lead, ...change.partners];
}

/** Who is with whom in an outcome: each project or pair as a list of members, the first side first. */
export function groupsOf(outcome: RoundResult): string[][] {
  return outcome.method === 'bilateral'
    ? outcome.pairs.map(({ first, second }) => [first, second])
    : outcome.chosen.map(({ lead, partners }) => [lead, ...partners]);
}

/** Where two outcomes of the same round differ: groups only in one of them. */
export function differenceOf(
  a: RoundResult,
  b: RoundResult,
): { onlyA: string[][]; onlyB: string[][]; both: number } {
  const keys = (outcome: RoundResult) => new Map(groupsOf(outcome).map((group) => [group.join(' '), group]));
  const [left, right] = [keys(a), keys(b)];
  const only = (own: Map<string, string[]>, other: Map<string, string[]>) =>
    [...own].filter(([key]) => !other.has(key)).map(([, group]) => group);
  const onlyA = only(left, right);
  return { onlyA, onlyB: only(right, left), both: left.size - onlyA.length };
}
