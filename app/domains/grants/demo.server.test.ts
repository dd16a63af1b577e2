import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemoAccounts } from '~/domains/accounts/service/demo.server';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { seedDemoMatching } from '~/domains/matching/demo.server';
import { createTestDeps, type TestDeps } from '../../../tests/factories/deps';
import { seedDemoScreening } from './demo.server';
import { type Budget, checkBudget } from './model/budget';
import { ruleSet } from './model/rule-set';
import { getScreeningPage } from './screening/service/page.server';

let deps: TestDeps;
let people: Awaited<ReturnType<typeof seedDemoAccounts>>;
beforeAll(async () => {
  deps = await createTestDeps();
  people = await seedDemoAccounts(deps, 'correct-horse-battery');
  await seedDemoAreas(deps);
  await seedDemoMatching(deps, people);
  await seedDemoScreening(deps, people);
}, 90_000);
afterAll(async () => deps.db.destroy());

const programme = () => deps.db.selectFrom('grant_programmes').selectAll().executeTakeFirstOrThrow();

it('is a round by rules that hold, with budgets right to the yen, all of it 架空', async () => {
  const { rules } = await programme();
  const valid = ruleSet.parse(JSON.parse(rules));
  const rows = await deps.db.selectFrom('grant_applications').selectAll().execute();
  expect(rows).toHaveLength(8);
  for (const row of rows) {
    const check = checkBudget(valid, row.year_of_support, JSON.parse(row.budget) as Budget);
    expect([row.title, check.problems]).toEqual([row.title, []]);
    expect(row.title).toContain('架空');
    const texts = JSON.parse(row.texts) as Record<string, string>;
    expect(valid.questions.filter(({ key }) => !texts[key])).toEqual([]);
  }
  const leads = await deps.db
    .selectFrom('grant_applications as a')
    .innerJoin('organisations as o', 'o.id', 'a.lead_id')
    .select('o.fictional')
    .execute();
  expect(leads.every((one) => one.fictional === 1)).toBe(true);
});

it('is in the middle of its screening: some points, two recused, one with more asked for', async () => {
  const { id } = await programme();
  const page = await getScreeningPage(deps, people.staff, id);
  expect(page.phase).toBe('scoring');
  expect(page.members).toHaveLength(3);
  expect(page.rows.filter((one) => one.status === 'more_asked')).toHaveLength(1);
  expect(page.rows.filter((one) => (one.progress?.in ?? 0) > 0)).toHaveLength(6);
  expect(page.waiting.length).toBe(3);
  const own = await getScreeningPage(deps, people.facilitator, id);
  expect(own.hidden).toBe(1);
  expect(JSON.stringify(own)).not.toContain('雪あかりの公園びらき');
  expect(await deps.db.selectFrom('grant_conflicts').selectAll().execute()).toHaveLength(1);
});

it('sends no mail and happens once', async () => {
  expect(deps.mailer.sent).toEqual([]);
  await seedDemoScreening(deps, people);
  expect(await deps.db.selectFrom('grant_programmes').select('id').execute()).toHaveLength(1);
});
