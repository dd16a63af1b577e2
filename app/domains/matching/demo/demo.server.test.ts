import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemoAccounts } from '~/domains/accounts/service/demo.server';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { createTestDeps, type TestDeps } from '../../../../tests/factories/deps';
import { seedDemoMatching } from '../demo.server';

let deps: TestDeps;
let people: Awaited<ReturnType<typeof seedDemoAccounts>>;
beforeAll(async () => {
  deps = await createTestDeps();
  people = await seedDemoAccounts(deps, 'correct-horse-battery');
  await seedDemoAreas(deps);
  await seedDemoMatching(deps, people);
}, 60_000);
afterAll(async () => deps.db.destroy());

it('shows talks in every state', async () => {
  const rows = await deps.db.selectFrom('matches').select(['status']).execute();
  expect(rows.map(({ status }) => status).sort()).toEqual([
    'agreed',
    'declined',
    'expired',
    'open',
    'open',
    'open',
    'open',
    'talking',
    'talking',
    'talking',
    'withdrawn',
  ]);
});

it('has finished a round with projects and collects lists for another', async () => {
  const rounds = await deps.db.selectFrom('match_rounds').selectAll().orderBy('created_at').execute();
  expect(rounds.map(({ method, status }) => [method, status])).toEqual([
    ['consortia', 'final'],
    ['bilateral', 'collecting'],
  ]);
  const awards = await deps.db.selectFrom('match_awards').selectAll().execute();
  expect(awards.length).toBeGreaterThan(7);
});

it('sends no mail and happens once', async () => {
  expect(deps.mailer.sent).toEqual([]);
  const before = await deps.db.selectFrom('matches').select('id').execute();
  await seedDemoMatching(deps, people);
  expect(await deps.db.selectFrom('matches').select('id').execute()).toEqual(before);
});
