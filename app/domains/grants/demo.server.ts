import type { UserPrincipal } from '~/domains/accounts/model';
import { seedDemoPeople } from '~/domains/accounts/service/demo.server';
import type { Deps } from '~/platform/deps.server';
import { newId } from '~/platform/ids';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import content from '../../../db/seeds/demo-grants.json';
import {
  type DemoApplication,
  type DemoProgramme,
  enterApplication,
  must,
  organisationIds,
} from './demo/applications.server';
import { seedDemoAwards } from './demo/awards.server';
import { lastOfFebruary, type RuleSet } from './model/rule-set';
import { RULE_SETS } from './model/rule-sets';
import { addMember, chooseChair } from './screening/service/committee.server';
import { declareConflict } from './screening/service/conflicts.server';
import { judgeEligibility } from './screening/service/judge.server';
import { addNote, saveScore } from './screening/service/scores.server';
import { openStage } from './screening/service/stages.server';

const DAY = 86_400_000;

/**
 * A round by the rules of FY2024 in the middle of its screening: eight applications of the demo's organisations, three
 * members of which one is kept from an application of their own and one has declared a conflict, some points in, one
 * application with more asked for; and an undertaking of earlier years with its awards. The two invented members sign in
 * with `password`. Nothing else where there are grants already or no organisations. No mail is sent.
 */
export async function seedDemoScreening(
  deps: Deps,
  accounts: { staff: UserPrincipal; facilitator: UserPrincipal; npo: UserPrincipal },
  password: string,
): Promise<void> {
  const quiet: Deps = { ...deps, mailer: { send: async () => undefined } };
  const ids = await organisationIds(deps);
  const made = await seedDemoPeople(quiet, content.committee, password);
  const known = await deps.db.selectFrom('grant_programmes').select('id').executeTakeFirst();
  if (known || ids.size === 0) return;
  const now = deps.clock.now();
  const at = (daysAgo: number): Deps => ({ ...quiet, clock: { now: () => now - daysAgo * DAY } });
  const programme = await openProgramme(at(75), accounts.staff);
  const committee = new Map([accounts.facilitator, ...made].map((one) => [one.email, one]));
  const all: readonly DemoApplication[] = content.applications;
  const entered: { id: string; one: DemoApplication }[] = [];
  for (const [turn, one] of all.entries()) {
    entered.push({ id: await enterApplication(at(45 - turn), accounts.npo, programme, ids, one), one });
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
  await seedDemoAwards(quiet, { staff: accounts.staff, lead: accounts.npo, committee: made }, ids);
}

async function openProgramme({ db, clock }: Deps, staff: UserPrincipal): Promise<DemoProgramme> {
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
