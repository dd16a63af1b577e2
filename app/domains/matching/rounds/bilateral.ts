import { blockingPairs, partnersOf } from './blocking-pairs';
import { deferredAcceptance } from './deferred-acceptance';
import { readWishes, type Wishes } from './lists';
import { byCode } from './lots';
import type { BilateralResult, Pair, Participant, Reason, RoundInput } from './model';

/** A bilateral round: pairs by deferred acceptance, with the proof and why the others have nobody. */
export function runBilateral(input: RoundInput): BilateralResult {
  const wishes = readWishes(input);
  const pairs = deferredAcceptance(wishes, input.settings.proposer, input.seed);
  return { method: 'bilateral', pairs, ...judgePairs(wishes, pairs) };
}

/** What can be said of any set of pairs, however it was found: the blocking pairs, and why the others have nobody. */
export function judgePairs(
  wishes: Wishes,
  pairs: readonly Pair[],
): Pick<BilateralResult, 'blockingPairs' | 'unplaced'> {
  const partners = partnersOf(pairs);
  const blocking = blockingPairs(wishes, pairs);
  const couldHave = new Set(blocking.flatMap(({ first, second }) => [first, second]));
  const unplaced: Record<string, Reason> = {};
  for (const one of [...wishes.byId.values()].sort((a, b) => byCode(a.id, b.id))) {
    if (!partners.has(one.id)) unplaced[one.id] = whyAlone(wishes, one, couldHave);
  }
  return { blockingPairs: blocking, unplaced };
}

/** What was worked out leaves nobody alone whom somebody would take: that comes of changes by hand only. */
function whyAlone(wishes: Wishes, one: Participant, couldHave: ReadonlySet<string>): Reason {
  return hopeless(wishes, one) ?? { code: couldHave.has(one.id) ? 'by_hand' : 'others_preferred' };
}

/** Why an organisation could be with nobody at all; null when it could. */
export function hopeless(wishes: Wishes, one: Participant): Reason | null {
  if (one.capacity <= 0) return { code: 'no_capacity' };
  const wished = [...new Set(one.list.flat())].filter((id) => wishes.place(one.id, id) !== null);
  if (wished.length === 0) return { code: 'no_list' };
  const back = wished.filter((id) => wishes.place(id, one.id) !== null);
  if (back.length === 0) return { code: 'not_listed_back' };
  if (back.every((id) => wishes.excluded(one.id, id))) return { code: 'all_excluded' };
  return null;
}
