import type { UserPrincipal } from '~/domains/accounts/model';
import { seedDemoPeople } from '~/domains/accounts/service/demo.server';
import type { Deps } from '~/platform/deps.server';
import { newId } from '~/platform/ids';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import content from '../../../db/seeds/demo-grants.json';
import type { Budget } from './model/budget';
import { lastOfFebruary, type RuleSet } from './model/rule-set';
import { RULE_SETS } from './model/rule-sets';
import { nextReceipt, receiptPrefix, type SubmittedContent } from './model/submission';
import * as applications from './repo/applications.server';
import * as partners from './repo/partners.server';
import { addMember, chooseChair } from './screening/service/committee.server';
import { declareConflict } from './screening/service/conflicts.server';
import { judgeEligibility } from './screening/service/judge.server';
import { addNote, saveScore } from './screening/service/scores.server';
import { openStage } from './screening/service/stages.server';
import { insertDraft } from './service/drafts.server';
import { writeStep } from './service/steps.server';

const DAY = 86_400_000;

interface DemoApplication {
  title: string;
  lead: string;
  year?: number;
  partners: readonly { at: string; role: string; contribution: string }[];
  summary: string;
  need: string;
  plan: string;
  effect: string;
  after: string;
  /** Kind, text, yen. */
  lines: readonly (readonly (string | number)[])[];
  income: readonly (readonly (string | number)[])[];
  requestYen: number;
  scores: Readonly<Record<string, readonly number[] | undefined>>;
  comments: Readonly<Record<string, string | undefined>>;
  notes?: readonly (readonly string[])[];
  recused?: { by: string; reason: string };
  more?: { reasons: string; days: number };
}

/**
 * A round by the rules of FY2024 in the middle of its screening: eight applications of the demo's organisations, three
 * members of which one is kept from an application of their own and one has declared a conflict, some points in, one
 * application with more asked for. Nothing where there are grants already or no organisations. No mail is sent.
 */
export async function seedDemoScreening(
  deps: Deps,
  accounts: { staff: UserPrincipal; facilitator: UserPrincipal; npo: UserPrincipal },
): Promise<void> {
  const quiet: Deps = { ...deps, mailer: { send: async () => undefined } };
  const ids = await organisationIds(deps);
  const known = await deps.db.selectFrom('grant_programmes').select('id').executeTakeFirst();
  if (known || ids.size === 0) return;
  const now = deps.clock.now();
  const at = (daysAgo: number): Deps => ({ ...quiet, clock: { now: () => now - daysAgo * DAY } });
  const programme = await openProgramme(at(75), accounts.staff);
  const made = await seedDemoPeople(quiet, content.committee);
  const committee = new Map([accounts.facilitator, ...made].map((one) => [one.email, one]));
  const all: readonly DemoApplication[] = content.applications;
  const entered: { id: string; one: DemoApplication }[] = [];
  for (const [turn, one] of all.entries()) {
    entered.push({ id: await enter(at(45 - turn), accounts.npo, programme, ids, one), one });
  }
  for (const person of committee.values()) {
    await addMember(at(20), accounts.staff, programme.id, { account: person.userId });
  }
  const chair = made[0];
  if (chair) await chooseChair(at(20), accounts.staff, programme.id, { account: chair.userId });
  for (const { id, one } of entered) await judge(at(16), accounts.staff, id, one);
  const scoresDue = dayOf(now + 10 * DAY);
  await openStage(at(12), accounts.staff, programme.id, { scoresDue });
  for (const { id, one } of entered) await give(at, committee, id, one);
}

async function organisationIds(deps: Deps): Promise<Map<string, string>> {
  const rows = await deps.db
    .selectFrom('organisations')
    .select(['id', 'external_id'])
    .where('external_id', 'like', 'DEMO-%')
    .execute();
  return new Map(rows.map((row) => [(row.external_id ?? '').replace('DEMO-', ''), row.id]));
}

interface Programme {
  id: string;
  rules: RuleSet;
}

async function openProgramme({ db, clock }: Deps, staff: UserPrincipal): Promise<Programme> {
  const opened = clock.now();
  // A year that is still long enough for what is applied for.
  const fiscalYear = fiscalYearOf(dayOf(opened + 165 * DAY));
  const rules: RuleSet = {
    ...RULE_SETS.network_2024,
    fiscalYear,
    maxAwards: 4,
    budgetYen: 4_000_000,
    opensOn: dayOf(opened),
    closesOn: dayOf(opened + 50 * DAY),
    costsUntil: lastOfFebruary(fiscalYear),
    source: '令和6年度の市の案内による。件数、予算、費目、日程は例',
  };
  const id = newId('gpr');
  await db
    .insertInto('grant_programmes')
    .values({
      id,
      title: `${rules.programme}（例）`,
      description: '審査の進め方を見るための例です。申請はすべて架空の団体のものです。',
      fiscal_year: fiscalYear,
      rules: JSON.stringify(rules),
      status: 'open',
      match_programme_id: null,
      copied_from: null,
      created_by: staff.userId,
      created_at: opened,
      updated_at: opened,
    })
    .execute();
  return { id, rules };
}

/** Writes an application down as it was handed in, its partners having consented. */
async function enter(
  deps: Deps,
  by: UserPrincipal,
  { id: programmeId, rules }: Programme,
  ids: ReadonlyMap<string, string>,
  one: DemoApplication,
): Promise<string> {
  const now = deps.clock.now();
  const { clock } = deps;
  const budget = budgetOf(one);
  const leadId = must(ids, one.lead);
  return deps.db.transaction().execute(async (trx) => {
    const id = await insertDraft(trx, clock, by, {
      programmeId,
      title: one.title,
      leadId,
      yearOfSupport: one.year ?? 1,
      isNew: one.year === undefined,
      origin: { kind: 'none', id: null },
      budget,
      partners: one.partners.map((partner) => ({ ...partner, id: must(ids, partner.at) })),
    });
    for (const partner of one.partners) {
      const key = { applicationId: id, organisationId: must(ids, partner.at), status: 'invited' } as const;
      await partners.changePartner(trx, key, {
        status: 'consented',
        answered_by_name: '代表者（架空）',
        answered_at: now,
      });
    }
    const names = await partners.listPartners(trx, [id]);
    const texts = textsOf(one);
    const submitted: SubmittedContent = {
      title: one.title,
      lead: { id: leadId, name: (await partners.findOrganisation(trx, leadId))?.name ?? '' },
      partners: names.map((partner) => ({
        id: partner.organisation_id,
        name: partner.name,
        role: partner.role,
        contribution: partner.contribution,
        consentedBy: '代表者（架空）',
        consentedAt: now,
      })),
      budget,
      texts,
      files: [],
    };
    const by_name = '代表者（架空）';
    await trx
      .insertInto('grant_submissions')
      .values({
        application_id: id,
        number: 1,
        content: JSON.stringify(submitted),
        submitted_by: by.userId,
        submitted_by_name: by_name,
        submitted_at: now,
      })
      .execute();
    const last = await applications.lastReceipt(trx, receiptPrefix(rules.fiscalYear));
    await applications.changeApplication(trx, id, 'draft', {
      status: 'submitted',
      texts: JSON.stringify(texts),
      receipt_number: nextReceipt(rules.fiscalYear, last),
      submitted_at: now,
      submitted_by: by.userId,
      submitted_by_name: by_name,
      updated_at: now,
    });
    await writeStep(trx, clock, id, null, 'grants.submitted', { number: 1 });
    return id;
  });
}

/** By key of the rules' questions. */
function textsOf({ summary, need, plan, effect, after, ...one }: DemoApplication): Record<string, string> {
  const together = one.partners.map((partner) => `${partner.role}: ${partner.contribution}`).join('\n');
  return { summary, problem: need, plan, together, effect, after };
}

function budgetOf(one: DemoApplication): Budget {
  return {
    lines: one.lines.map(([kind, text, amountYen], at) => ({
      id: `l${at + 1}`,
      kind: String(kind),
      text: String(text),
      amountYen: Number(amountYen),
    })),
    income: one.income.map(([text, amountYen], at) => ({
      id: `i${at + 1}`,
      text: String(text),
      amountYen: Number(amountYen),
    })),
    requestYen: one.requestYen,
  };
}

async function judge(deps: Deps, staff: UserPrincipal, id: string, one: DemoApplication): Promise<void> {
  if (one.more) {
    const moreBy = dayOf(deps.clock.now() + (16 + one.more.days) * DAY);
    return judgeEligibility(deps, staff, id, { verdict: 'more', reasons: one.more.reasons, moreBy });
  }
  const reasons = '書類がそろい、対象の条件を満たしています。';
  return judgeEligibility(deps, staff, id, { verdict: 'yes', reasons, moreBy: null });
}

/** Members declare, give points and speak, each on a day of their own. */
async function give(
  at: (daysAgo: number) => Deps,
  committee: ReadonlyMap<string, UserPrincipal>,
  id: string,
  one: DemoApplication,
): Promise<void> {
  const { recused } = one;
  if (recused) await declareConflict(at(11), must(committee, recused.by), id, { reason: recused.reason });
  for (const [email, given] of Object.entries(one.scores)) {
    const [need = 0, network = 0, feasible = 0, lasting = 0] = given ?? [];
    const points = { need, network, feasible, lasting };
    const comment = one.comments[email] ?? '';
    await saveScore(at(7), must(committee, email), id, { points, comment, handIn: true });
  }
  for (const [email = '', text = ''] of one.notes ?? []) {
    await addNote(at(5), must(committee, email), id, { text });
  }
}

function must<V>(map: ReadonlyMap<string, V>, key: string): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the seed names ${key}, which is not there`);
  return value;
}
