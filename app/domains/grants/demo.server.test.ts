import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyPassword } from '~/domains/accounts/passwords.server';
import { seedDemoAccounts } from '~/domains/accounts/service/demo.server';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { seedDemoMatching } from '~/domains/matching/demo.server';
import { createTestDeps, type TestDeps } from '../../../tests/factories/deps';
import { listAwards, listWaitingAwards } from './awards/service/list.server';
import { viewAward } from './awards/service/view.server';
import { seedDemoScreening } from './demo.server';
import { type Budget, checkBudget } from './model/budget';
import { ruleSet } from './model/rule-set';
import { getScreeningPage } from './screening/service/page.server';

const PASSWORD = 'correct-horse-battery';
let deps: TestDeps;
let people: Awaited<ReturnType<typeof seedDemoAccounts>>;
beforeAll(async () => {
  deps = await createTestDeps();
  people = await seedDemoAccounts(deps, PASSWORD);
  await seedDemoAreas(deps);
  await seedDemoMatching(deps, people);
  await seedDemoScreening(deps, people, PASSWORD);
}, 90_000);
afterAll(async () => deps.db.destroy());

const programme = () =>
  deps.db
    .selectFrom('grant_programmes')
    .selectAll()
    .where('status', '=', 'screening')
    .executeTakeFirstOrThrow();

it('is a round by rules that hold, with budgets right to the yen, all of it 架空', async () => {
  const { rules } = await programme();
  const valid = ruleSet.parse(JSON.parse(rules));
  const rows = await deps.db.selectFrom('grant_applications').selectAll().execute();
  expect(rows).toHaveLength(10);
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

it('has an undertaking of two years: the first is closed, in the second a change waits for staff', async () => {
  const { items } = await listAwards(deps, people.npo, 'all');
  expect(items.map(({ status, next }) => [status, next?.what ?? null])).toEqual([
    ['change_asked', 'answer_change'],
    ['closed', null],
  ]);
  const [second, first] = await Promise.all(items.map(({ id }) => viewAward(deps, people.npo, id)));
  expect(first?.fixing).toMatchObject({ fixedYen: 840_000, by: 'uncovered' });
  expect(first?.money.paidYen).toBe(first?.money.fixedYen);
  expect(first?.fiscalYear).toBe((second?.fiscalYear ?? 0) - 1);
  const [wanted] = second?.changes ?? [];
  expect(wanted?.why).toEqual(['content', 'shift']);
  expect((await listWaitingAwards(deps, people.staff)).waiting).toHaveLength(1);
});

it('lets its committee in with the password of the demo', async () => {
  const hashes = await deps.db
    .selectFrom('users')
    .select('password_hash')
    .where('email', 'like', 'shinsa-%')
    .execute();
  expect(hashes).toHaveLength(2);
  for (const { password_hash } of hashes) expect(await verifyPassword(password_hash, PASSWORD)).toBe(true);
});

it('sends no mail and happens once', async () => {
  expect(deps.mailer.sent).toEqual([]);
  await seedDemoScreening(deps, people, PASSWORD);
  expect(await deps.db.selectFrom('grant_programmes').select('id').execute()).toHaveLength(3);
});
