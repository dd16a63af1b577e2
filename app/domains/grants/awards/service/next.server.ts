import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import type { Database } from '../../../../../db/types';
import { type Budget, checkBudget, mostPaid } from '../../model/budget';
import type { RuleSet } from '../../model/rule-set';
import { findApplication } from '../../repo/applications.server';
import { listPartners } from '../../repo/partners.server';
import { insertDraft } from '../../service/drafts.server';
import * as repo from '../repo/next.server';
import { type AwardAccess, carryOut, requireAward } from './access.server';

type Db = Kysely<Database>;

/** Whether and where an undertaking can be applied for again in the year after. */
export interface NextYear {
  /** 2 for the second year of support. */
  year: number;
  /** Most that is paid in it, by the rules of its programme, or of this one where there is none yet. */
  capYen: number;
  /** The programme that takes applications for it today. */
  programme: { id: string; title: string; closesOn: string } | null;
  /** An application that was begun already. */
  applicationId: string | null;
}

/** What can be done about the next year of support; null when the rules know no further year, or the award is gone. */
export async function nextYearOf(
  { db, clock }: { db: Db; clock: Deps['clock'] },
  { row, rules }: Pick<AwardAccess, 'row' | 'rules'>,
): Promise<NextYear | null> {
  const year = row.year_of_support + 1;
  if (row.cancelled_on !== null || year > rules.capYenByYear.length) return null;
  const found = await nextProgramme(db, row, dayOf(clock.now()));
  const capYen = (found?.rules ?? rules).capYenByYear[year - 1] ?? 0;
  if (capYen === 0) return null;
  const begun = await repo.findNextApplication(db, row.application_id);
  const programme = found && { id: found.id, title: found.title, closesOn: found.rules.closesOn };
  return { year, capYen, programme: programme ?? null, applicationId: begun?.id ?? null };
}

/** The same programme of the year after, if it takes applications today. */
async function nextProgramme(db: Db, row: AwardAccess['row'], today: string) {
  const candidates = await repo.listOpenProgrammes(db, row.fiscal_year + 1);
  const open = candidates
    .map((one) => ({ ...one, rules: JSON.parse(one.rules) as RuleSet }))
    .filter(({ rules }) => rules.opensOn <= today && today <= rules.closesOn);
  return (
    open.find((one) => one.copied_from === row.programme_id) ??
    open.find((one) => one.title === row.programme_title)
  );
}

/**
 * Begins the application for the next year of support with what is known: title, organisations and their tasks, costs,
 * texts, and no more asked for than the next cap. Every organisation consents anew. Returns the id of the application;
 * of the one that is there already where somebody was faster. Throws as `requireAward`, `conflict` (`no_next_year`,
 * `next_not_open`).
 */
export async function applyForNextYear(deps: Deps, principal: Principal, id: string): Promise<string> {
  return deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'apply_next');
    const { row, user } = access;
    const next = await nextYearOf({ db: trx, clock: deps.clock }, access);
    if (!next) throw new DomainError('conflict', { reason: 'no_next_year' });
    if (next.applicationId) return next.applicationId;
    const found = await nextProgramme(trx, row, dayOf(deps.clock.now()));
    const before = await findApplication(trx, row.application_id);
    if (!found || !before) throw new DomainError('conflict', { reason: 'next_not_open' });
    const partners = await listPartners(trx, [row.application_id]);
    const draft = await insertDraft(trx, deps.clock, user, {
      programmeId: found.id,
      title: row.title,
      leadId: row.lead_id,
      yearOfSupport: next.year,
      previousId: row.application_id,
      origin: { kind: 'previous', id: row.application_id },
      areaCode: before.area_code,
      isNew: false,
      budget: nextBudget(access.budget, found.rules, next.year),
      texts: JSON.parse(before.texts) as Record<string, string>,
      partners: partners
        .filter(({ status }) => status === 'consented')
        .map((one) => ({ id: one.organisation_id, role: one.role, contribution: one.contribution })),
    });
    await carryOut(trx, deps.clock, access, 'apply_next', { detail: { year: next.year } });
    return draft;
  });
}

/** The costs that the next rules know, and at most what they pay for them. */
export function nextBudget(budget: Budget, rules: RuleSet, year: number): Budget {
  const known = new Set(rules.costs.map(({ key }) => key));
  const lines = budget.lines.filter(({ kind }) => known.has(kind));
  const { eligibleYen } = checkBudget(rules, year, { lines, income: budget.income, requestYen: 0 });
  return { lines, income: budget.income, requestYen: mostPaid(rules, year, eligibleYen) };
}
