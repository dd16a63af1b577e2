import type { Deps } from '~/platform/deps.server';
import { type Budget, checkBudget, mostPaid } from '../../model/budget';
import { type Limits, type Outcome, outcomeOf, type Proposal } from '../model';
import * as decisions from '../repo/decisions.server';
import type { ApplicationRow, ScreeningAccess } from './access.server';

/** Awards and money there are. */
export function limitsOf({ rules }: Pick<ScreeningAccess, 'rules'>): Limits {
  return { maxAwards: rules.maxAwards, budgetYen: rules.budgetYen };
}

/** The proposal of the stage at work with all changes, without who has withdrawn since; null while there is none. */
export async function readOutcome(
  deps: Pick<Deps, 'db'>,
  { programme, screening, rows }: Pick<ScreeningAccess, 'programme' | 'screening' | 'rows'>,
): Promise<{ proposal: Proposal; outcome: Outcome } | null> {
  if (screening.proposal === null || screening.stage === null) return null;
  const proposal = JSON.parse(screening.proposal) as Proposal;
  const standing = new Set(rows.map((one) => one.id));
  const changed = await decisions.listChanges(deps.db, programme.id, screening.stage);
  const changes = changed.map((row) => ({
    id: row.id,
    application: row.application_id,
    chosen: row.chosen === 1,
    amountYen: row.amount_yen,
    reason: row.reason,
    byName: row.created_by_name,
    at: row.created_at,
  }));
  const places = proposal.places.filter((one) => standing.has(one.id));
  return { proposal, outcome: outcomeOf(places, changes) };
}

/**
 * What an application asks for, and the most that can be paid: no more than is asked, than the cap of its year of
 * support, and than the rate of its eligible costs.
 */
export function moneyOf(
  { rules }: Pick<ScreeningAccess, 'rules'>,
  row: Pick<ApplicationRow, 'budget' | 'year_of_support'>,
): { requestYen: number; mostYen: number } {
  const budget = JSON.parse(row.budget) as Budget;
  const { eligibleYen } = checkBudget(rules, row.year_of_support, budget);
  const paid = mostPaid(rules, row.year_of_support, eligibleYen);
  return { requestYen: budget.requestYen, mostYen: Math.min(paid, budget.requestYen) };
}
