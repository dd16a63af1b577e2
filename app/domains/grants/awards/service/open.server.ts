import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { UserPrincipal } from '~/domains/accounts/model';
import { setMoneyEnd } from '~/domains/collaborations/service/money.server';
import { goOnWithCollaboration, startCollaboration } from '~/domains/collaborations/service.server';
import type { Clock } from '~/platform/clock';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf, formatNumber } from '~/platform/wareki';
import type { Database } from '../../../../../db/types';
import type { Budget } from '../../model/budget';
import type { RuleSet } from '../../model/rule-set';
import * as applications from '../../repo/applications.server';
import { listPartners } from '../../repo/partners.server';
import { writeStep } from '../../service/steps.server';
import { firstDates } from '../model/dates';
import * as repo from '../repo/awards.server';

/**
 * Writes the decision to support an application down, within the caller's transaction, and begins the collaboration of
 * its organisations; a further year of support goes on with the one of the year before. Returns the id of the award. The rules and the budget are kept as they are now. The caller has
 * checked the right and made the application adopted. Throws `not_found`, `invalid` (`amount`), `conflict`
 * (`already_awarded`).
 */
export async function openAward(
  trx: Kysely<Database>,
  clock: Clock,
  about: {
    applicationId: string;
    amountYen: number;
    conditions: string;
    /** Of the letter of the decision, within the fiscal year; absent: the next one. */
    number?: number;
    by: UserPrincipal;
  },
): Promise<string> {
  const { applicationId, amountYen, by } = about;
  const application = await applications.findApplication(trx, applicationId);
  if (!application) throw new DomainError('not_found');
  if (await repo.findAwardOf(trx, applicationId))
    throw new DomainError('conflict', { reason: 'already_awarded' });
  const rules = JSON.parse(application.rules) as RuleSet;
  const budget = JSON.parse(application.budget) as Budget;
  const isYen = Number.isSafeInteger(amountYen) && amountYen > 0;
  if (!isYen || amountYen > budget.requestYen) throw new DomainError('invalid', { reason: 'amount' });
  const id = newId('gaw');
  const decidedOn = dayOf(clock.now());
  const dates = firstDates(rules, decidedOn);
  const collaborationId = await collaborationOf(trx, clock, application, by);
  await repo.insertAward(trx, {
    id,
    application_id: applicationId,
    number: about.number ?? (await repo.lastNumber(trx, rules.fiscalYear)) + 1,
    fiscal_year: rules.fiscalYear,
    year_of_support: application.year_of_support,
    rules: JSON.stringify(rules),
    budget: JSON.stringify(budget),
    granted_yen: amountYen,
    amount_yen: amountYen,
    conditions: about.conditions,
    status: 'granted',
    decided_on: decidedOn,
    decided_by: by.userId,
    decided_by_name: by.name,
    ends_on: dates.endsOn,
    interim_due: dates.interimDue,
    report_due: dates.reportDue,
    fixed_yen: null,
    fixing: null,
    fixed_on: null,
    fixed_by_name: null,
    cancelled_on: null,
    closed_on: null,
    collaboration_id: collaborationId,
    created_at: clock.now(),
  });
  await setMoneyEnd(trx, collaborationId, await repo.lastCostsDay(trx, collaborationId));
  const detail = { title: application.title, amount: formatNumber(amountYen) };
  await writeStep(trx, clock, applicationId, by, 'awards.granted', detail);
  await recordAudit(trx, clock, by, 'awards.granted', { type: 'award', id }, detail);
  return id;
}

/** What its organisations do together: the same as in the year of support before, or something that begins now. */
async function collaborationOf(
  trx: Kysely<Database>,
  clock: Clock,
  application: applications.ApplicationRow,
  by: UserPrincipal,
): Promise<string> {
  const partners = (await listPartners(trx, [application.id]))
    .filter(({ status }) => status === 'consented')
    .map((one) => ({ id: one.organisation_id, role: 'partner' as const }));
  const all = [{ id: application.lead_id, role: 'lead' as const }, ...partners];
  const { previous_id } = application;
  const before = previous_id === null ? undefined : await repo.findAwardOf(trx, previous_id);
  if (before) {
    await goOnWithCollaboration(trx, clock, before.collaboration_id, all);
    return before.collaboration_id;
  }
  const origin = { kind: 'grant' as const, id: application.id };
  return startCollaboration(trx, clock, { title: application.title, origin, partners: all, by: by.userId });
}
