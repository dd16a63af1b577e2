import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import { type AwardItem, type AwardListKind, byUrgency, dueOf, isWaiting, statusesOf } from '../model/list';
import * as repo from '../repo/awards.server';
import { datedOf, moneyOf } from './access.server';

function itemOf(row: repo.AwardRow, today: string): AwardItem {
  return {
    id: row.id,
    title: row.title,
    leadName: row.lead_name,
    programme: row.programme_title,
    fiscalYear: row.fiscal_year,
    number: row.number,
    status: row.status,
    amountYen: row.amount_yen,
    fixedYen: row.fixed_yen,
    ...dueOf({ ...datedOf(row), money: moneyOf(row) }, today),
  };
}

/** Awards of one's own organisations, of all for staff; what is most pressing first. Throws `unauthenticated`. */
export async function listAwards(
  deps: Deps,
  principal: Principal,
  show: AwardListKind,
): Promise<{ items: AwardItem[]; isStaff: boolean }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const isStaff = principal.role === 'staff';
  const userId = isStaff ? null : principal.userId;
  const rows = await repo.listAwards(deps.db, { userId, statuses: statusesOf(show) });
  const today = dayOf(deps.clock.now());
  return { items: rows.map((row) => itemOf(row, today)).sort(byUrgency), isStaff };
}

/** Awards that wait for this person: for what the lead has to do soon, for staff what is theirs to do. */
export async function listWaitingAwards(
  deps: Deps,
  principal: Principal,
): Promise<{ waiting: AwardItem[]; hasAny: boolean }> {
  const { items, isStaff } = await listAwards(deps, principal, 'all');
  const waiting = items.filter((item) => isWaiting(item, isStaff ? 'staff' : 'lead'));
  return { waiting, hasAny: items.length > 0 };
}
