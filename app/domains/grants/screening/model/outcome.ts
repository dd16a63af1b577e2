import type { Limits, Place } from './proposal';

/** A change of a proposal by people. */
export interface Change {
  id: string;
  application: string;
  chosen: boolean;
  /** Whole yen; null when not chosen, or when the stage pays nothing yet. */
  amountYen: number | null;
  reason: string;
  byName: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** A place after all changes, with the changes that concern it, the oldest first. */
export interface OutcomePlace extends Place {
  changes: Change[];
}

export interface Outcome {
  places: OutcomePlace[];
  chosen: number;
  totalYen: number;
}

/** A proposal after its changes: of several about one application the last holds. Changes about others are ignored. */
export function outcomeOf(places: readonly Place[], changes: readonly Change[]): Outcome {
  const changed = places.map((one) => {
    const own = changes.filter((change) => change.application === one.id);
    const last = own.at(-1);
    const { chosen, amountYen } = last ?? one;
    return { ...one, chosen, amountYen: chosen ? amountYen : null, changes: own };
  });
  const chosen = changed.filter((one) => one.chosen);
  return {
    places: changed,
    chosen: chosen.length,
    totalYen: chosen.reduce((sum, one) => sum + (one.amountYen ?? 0), 0),
  };
}

/** Why an outcome can't be decided; in words under `screening:outcome.<code>`. */
export type OutcomeProblem =
  | { code: 'over_awards'; by: number }
  | { code: 'over_money'; byYen: number }
  | { code: 'tie'; id: string }
  | { code: 'over_most'; id: string; mostYen: number }
  | { code: 'no_amount'; id: string };

/**
 * What is wrong with an outcome: more awards or money than there are, an amount that is none or over what may be paid,
 * a tie that nobody has settled. `mostYen` null: a stage that pays nothing yet.
 */
export function checkOutcome(
  outcome: Outcome,
  limits: Limits,
  mostYen: ReadonlyMap<string, number> | null,
): OutcomeProblem[] {
  const problems: OutcomeProblem[] = [];
  const awards = outcome.chosen - (limits.maxAwards ?? Infinity);
  if (awards > 0) problems.push({ code: 'over_awards', by: awards });
  const money = outcome.totalYen - (limits.budgetYen ?? Infinity);
  if (money > 0) problems.push({ code: 'over_money', byYen: money });
  for (const one of outcome.places) {
    if (one.why === 'tie' && one.changes.length === 0) problems.push({ code: 'tie', id: one.id });
    if (!one.chosen || mostYen === null) continue;
    const most = mostYen.get(one.id) ?? 0;
    const amount = one.amountYen ?? 0;
    if (!Number.isSafeInteger(amount) || amount < 1) problems.push({ code: 'no_amount', id: one.id });
    else if (amount > most) problems.push({ code: 'over_most', id: one.id, mostYen: most });
  }
  return problems;
}
