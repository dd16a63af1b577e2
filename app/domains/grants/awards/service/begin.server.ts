import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import type { AwardDates } from '../model/dates';
import { carryOut, requireAward, slashed } from './access.server';
import { mailAward } from './mails.server';

/** Begins the undertaking, for the lead. Throws as `requireAward`. */
export async function startAward(deps: Deps, principal: Principal, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'start');
    await carryOut(trx, deps.clock, access, 'start');
  });
}

/** Gives an award up before anything was begun or paid, for the lead. Throws as `requireAward`. */
export async function giveUpAward(
  deps: Deps,
  principal: Principal,
  id: string,
  { reason }: { reason: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'give_up');
    await carryOut(trx, deps.clock, access, 'give_up', {
      patch: { fixed_yen: 0, cancelled_on: dayOf(deps.clock.now()), cancel_reason: reason },
      detail: { reason },
    });
  });
}

/**
 * Sets when reports are due and when costs end, for staff; the organisations are told. Throws as `requireAward`,
 * `invalid` (`ends_too_late`, `report_before_end`, `nothing_changed`).
 */
export async function setDates(
  deps: Deps,
  principal: Principal,
  id: string,
  dates: Omit<AwardDates, 'endsOn'>,
): Promise<void> {
  const access = await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'set_dates');
    const { row } = access;
    if (dates.reportDue < row.ends_on) throw new DomainError('invalid', { reason: 'report_before_end' });
    if (dates.interimDue > dates.reportDue) throw new DomainError('invalid', { reason: 'interim_late' });
    if (dates.interimDue === row.interim_due && dates.reportDue === row.report_due) {
      throw new DomainError('invalid', { reason: 'nothing_changed' });
    }
    await carryOut(trx, deps.clock, access, 'set_dates', {
      patch: { interim_due: dates.interimDue, report_due: dates.reportDue },
      detail: { interim: slashed(dates.interimDue), report: slashed(dates.reportDue) },
    });
    return access;
  });
  await mailAward(deps, access, 'dates', { interim: dates.interimDue, report: dates.reportDue });
}
