import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { setMoneyEnd } from '~/domains/collaborations/service/money.server';
import type { Clock } from '~/platform/clock';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../../db/types';
import type { Budget } from '../../model/budget';
import type { RuleSet } from '../../model/rule-set';
import type { StepDetail } from '../../model/steps';
import { applicationAccess } from '../../service/access.server';
import { writeStep } from '../../service/steps.server';
import {
  AWARD_STATUSES,
  type AwardAction,
  type AwardMoney,
  type AwardRole,
  type AwardState,
  type AwardStatus,
  afterAction,
  mayDo,
} from '../model/state';
import { awardRole } from '../policy';
import * as repo from '../repo/awards.server';

type Db = Kysely<Database>;

/** An award with the rules it was decided by, its budget as it is now, and what the viewer is to it. */
export interface AwardAccess {
  row: repo.AwardRow;
  rules: RuleSet;
  budget: Budget;
  state: AwardState;
  role: AwardRole;
  user: UserPrincipal;
  /** Organisations that applied together, the lead first. */
  organisations: { id: string; name: string; role: 'lead' | 'partner'; task: string }[];
}

export function moneyOf(row: repo.AwardRow): AwardMoney {
  return {
    amountYen: row.amount_yen,
    fixedYen: row.fixed_yen,
    paidYen: row.paid_yen,
    returnedYen: row.returned_yen,
  };
}

export function stateOf(row: repo.AwardRow): AwardState {
  return { status: row.status, hasInterim: row.has_interim === 1, money: moneyOf(row) };
}

/** A day as history and log say it in every language: 2026/11/28. */
export function slashed(day: string): string {
  return day.replaceAll('-', '/');
}

/** The days of an award with how far it is, as `model/dates` reads them. */
export function datedOf(row: repo.AwardRow) {
  return {
    status: row.status,
    hasInterim: row.has_interim === 1,
    endsOn: row.ends_on,
    interimDue: row.interim_due,
    reportDue: row.report_due,
  };
}

/**
 * An award for those who may do `action` now; for those who may not see it, it is not there. Throws `unauthenticated`,
 * `not_found`, `forbidden` (`not_yours`: never in this role), `conflict` (`not_now`).
 */
export async function requireAward(
  db: Db,
  principal: Principal,
  id: string,
  action: AwardAction = 'read',
): Promise<AwardAccess> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const row = await repo.findAward(db, id);
  if (!row) throw new DomainError('not_found');
  const application = await applicationAccess(db, principal, row.application_id);
  const role = awardRole(application.role);
  if (!mayDo(row.status, 'read', role)) throw new DomainError('not_found');
  if (!mayDo(row.status, action, role)) {
    const ever = AWARD_STATUSES.some((status) => mayDo(status, action, role));
    throw ever
      ? new DomainError('conflict', { reason: 'not_now' })
      : new DomainError('forbidden', { reason: 'not_yours' });
  }
  return {
    row,
    rules: JSON.parse(row.rules) as RuleSet,
    budget: JSON.parse(row.budget) as Budget,
    state: stateOf(row),
    role,
    user: principal,
    organisations: [
      { id: row.lead_id, name: row.lead_name, role: 'lead', task: '' },
      ...application.partners
        .filter(({ status }) => status === 'consented')
        .map((one) => ({
          id: one.organisation_id,
          name: one.name,
          role: 'partner' as const,
          task: one.role,
        })),
    ],
  };
}

/**
 * Carries an action out within the caller's transaction: the status after it, other columns that change with it, and a
 * line in the history and in the log. `money`: as it is after the action, where that changes. Throws `conflict`
 * (`not_now`) where the table of `model/state` does not lead anywhere.
 */
export async function carryOut(
  trx: Db,
  clock: Clock,
  access: AwardAccess,
  action: AwardAction,
  {
    patch = {},
    money,
    step = action,
    detail = {},
  }: {
    patch?: Parameters<typeof repo.changeAward>[3];
    money?: AwardMoney;
    /** Name of the line in history and log, where it is not the action's. */
    step?: string;
    detail?: StepDetail;
  } = {},
): Promise<AwardStatus> {
  const { row, role, user } = access;
  const status = afterAction({ ...access.state, ...(money && { money }) }, action, role);
  if (status === null) throw new DomainError('conflict', { reason: 'not_now' });
  const saved = await repo.changeAward(trx, row.id, row.status, { ...patch, status });
  if (!saved) throw new DomainError('conflict', { reason: 'not_now' });
  if (patch.cancelled_on || patch.ends_on) {
    await setMoneyEnd(trx, row.collaboration_id, await repo.lastCostsDay(trx, row.collaboration_id));
  }
  await writeStep(trx, clock, row.application_id, user, `awards.${step}`, detail);
  const audited = { title: row.title, ...detail };
  await recordAudit(trx, clock, user, `awards.${step}`, { type: 'award', id: row.id }, audited);
  return status;
}
