import type { UserPrincipal } from '~/domains/accounts/model';
import type { Budget } from '~/domains/grants/model/budget';
import type { RuleSet } from '~/domains/grants/model/rule-set';
import { RULE_SETS } from '~/domains/grants/model/rule-sets';
import { nextReceipt, type SubmittedContent } from '~/domains/grants/model/submission';
import { lastReceipt } from '~/domains/grants/repo/applications.server';
import { insertDraft, type NewDraft } from '~/domains/grants/service/drafts.server';
import { writeStep } from '~/domains/grants/service/steps.server';
import { newId } from '~/platform/ids';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import type { GrantApplicationsTable, GrantProgrammesTable } from '../../db/types';
import type { TestDeps } from './deps';
import { makeTalks, type TestTalks } from './talks';

const DAY_MS = 86_400_000;

/** A budget that FY2024's rules accept: 500,000 yen of cost, 450,000 asked for, 50,000 from elsewhere. */
export const GOOD_BUDGET: Budget = {
  lines: [
    { id: 'l1', kind: 'fees', text: '講師への謝礼', amountYen: 300_000 },
    { id: 'l2', kind: 'printing', text: 'チラシ', amountYen: 200_000 },
  ],
  income: [{ id: 'i1', text: '会費', amountYen: 50_000 }],
  requestYen: 450_000,
};

/** FY2024's rules, taking applications from ten days ago until in twenty days. */
export function rulesOpenAt(now: number, over: Partial<RuleSet> = {}): RuleSet {
  return {
    ...RULE_SETS.network_2024,
    fiscalYear: fiscalYearOf(dayOf(now)),
    opensOn: dayOf(now - 10 * DAY_MS),
    closesOn: dayOf(now + 20 * DAY_MS),
    costsUntil: dayOf(now + 200 * DAY_MS),
    ...over,
  };
}

/** A stored programme, open unless said otherwise; returns its id. */
export async function makeGrantProgramme(
  deps: Pick<TestDeps, 'db' | 'clock'>,
  over: { rules?: Partial<RuleSet>; status?: GrantProgrammesTable['status']; title?: string } = {},
): Promise<string> {
  const id = newId('gpr');
  const now = deps.clock.now();
  const rules = rulesOpenAt(now, over.rules);
  await deps.db
    .insertInto('grant_programmes')
    .values({
      id,
      title: over.title ?? rules.programme,
      fiscal_year: rules.fiscalYear,
      rules: JSON.stringify(rules),
      status: over.status ?? 'open',
      match_programme_id: null,
      copied_from: null,
      created_by: 'usr_factory',
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

/**
 * A programme that takes applications today, an NPO with its owner (`lead`), a neighbourhood association with editor
 * (`partner`) and viewer, staff, and somebody of another organisation (all 架空).
 */
export interface TestGrants extends Omit<TestTalks, 'programme' | 'asker' | 'asked'> {
  programme: string;
  lead: UserPrincipal;
  partner: UserPrincipal;
  /** A draft with the association invited. */
  draft(over?: Partial<NewDraft>): Promise<string>;
  /** An application that was handed in, the association having consented; in another state if `status` says so. */
  submitted(
    over?: Partial<NewDraft> & { status?: GrantApplicationsTable['status']; leadBy?: UserPrincipal },
  ): Promise<string>;
}

export async function makeGrants(
  over: { rules?: Partial<RuleSet>; status?: GrantProgrammesTable['status'] } = {},
): Promise<TestGrants> {
  const { programme: _matching, asker: lead, asked: partner, ...talks } = await makeTalks();
  const { deps } = talks;
  const programme = await makeGrantProgramme(deps, over);
  const insert = (by: UserPrincipal, more: Partial<NewDraft> = {}) =>
    insertDraft(deps.db, deps.clock, by, {
      programmeId: programme,
      title: '冬の公園であそぶ',
      leadId: talks.npo,
      origin: { kind: 'none', id: null },
      partners: [{ id: talks.chonaikai, role: '地域の世話役', contribution: '会館と人手' }],
      ...more,
    });
  return {
    ...talks,
    programme,
    lead,
    partner,
    draft: (more) => insert(lead, more),
    submitted: async ({ status = 'submitted', leadBy = lead, ...more } = {}) => {
      const id = await insert(leadBy, { budget: GOOD_BUDGET, ...more });
      await handIn(deps, id, { by: leadBy, partner, status });
      return id;
    },
  };
}

/** Lets every partner consent and the lead hand the application in, with a text for each question. */
async function handIn(
  deps: TestDeps,
  id: string,
  {
    by,
    partner,
    status,
  }: { by: UserPrincipal; partner: UserPrincipal; status: GrantApplicationsTable['status'] },
): Promise<void> {
  const now = deps.clock.now();
  const application = await deps.db
    .selectFrom('grant_applications as a')
    .innerJoin('grant_programmes as p', 'p.id', 'a.programme_id')
    .innerJoin('organisations as o', 'o.id', 'a.lead_id')
    .select(['a.title', 'a.budget', 'a.lead_id', 'o.name', 'p.rules'])
    .where('a.id', '=', id)
    .executeTakeFirstOrThrow();
  const rules = JSON.parse(application.rules) as RuleSet;
  await deps.db
    .updateTable('grant_partners')
    .set({
      status: 'consented',
      answered_by: partner.userId,
      answered_by_name: partner.name,
      answered_at: now,
    })
    .where('application_id', '=', id)
    .execute();
  const partners = await deps.db
    .selectFrom('grant_partners as p')
    .innerJoin('organisations as o', 'o.id', 'p.organisation_id')
    .select(['o.id', 'o.name', 'p.role', 'p.contribution'])
    .where('p.application_id', '=', id)
    .execute();
  const texts = Object.fromEntries(rules.questions.map(({ key, label }) => [key, `${label} 試しの文章。`]));
  const content: SubmittedContent = {
    title: application.title,
    lead: { id: application.lead_id, name: application.name },
    partners: partners.map((one) => ({ ...one, consentedBy: partner.name, consentedAt: now })),
    budget: JSON.parse(application.budget) as Budget,
    texts,
    files: [],
  };
  await deps.db
    .insertInto('grant_submissions')
    .values({
      application_id: id,
      number: 1,
      content: JSON.stringify(content),
      submitted_by: by.userId,
      submitted_by_name: by.name,
      submitted_at: now,
    })
    .execute();
  await deps.db
    .updateTable('grant_applications')
    .set({
      status,
      texts: JSON.stringify(texts),
      receipt_number: nextReceipt(rules.fiscalYear, await lastReceipt(deps.db, `G${rules.fiscalYear}-`)),
      submitted_at: now,
      submitted_by: by.userId,
      submitted_by_name: by.name,
    })
    .where('id', '=', id)
    .execute();
  await writeStep(deps.db, deps.clock, id, by, 'grants.submitted', { number: 1 });
}
