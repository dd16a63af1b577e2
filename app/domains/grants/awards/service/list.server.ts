import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import { subjectsKeptFrom } from '../../screening/sight.server';
import { type AwardItem, type AwardListKind, byUrgency, dueOf, isWaiting, statusesOf } from '../model/list';
import type { AwardStatus } from '../model/state';
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

/** Those of one's own organisations; for staff also all others, but those they are in a conflict of interest about. */
async function readable(
  db: Deps['db'],
  principal: UserPrincipal,
  statuses: readonly AwardStatus[],
): Promise<repo.AwardRow[]> {
  const own = await repo.listAwards(db, { userId: principal.userId, statuses });
  if (principal.role !== 'staff') return own;
  const kept = new Set(await subjectsKeptFrom(db, principal));
  for (const { id } of own) kept.delete(id);
  return (await repo.listAwards(db, { userId: null, statuses })).filter(({ id }) => !kept.has(id));
}

/** Awards of one's own organisations, of all for staff; what is most pressing first. Throws `unauthenticated`. */
export async function listAwards(
  deps: Deps,
  principal: Principal,
  show: AwardListKind,
): Promise<{ items: AwardItem[]; isStaff: boolean }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const isStaff = principal.role === 'staff';
  const rows = await readable(deps.db, principal, statusesOf(show));
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
