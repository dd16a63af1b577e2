import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { makeOrganisation } from '../../../../tests/factories/organisations';
import type { ImportedRow } from '../model';
import { searchOrganisations } from '../service.server';
import { planImport, renewPlan, writeImport } from './import.server';

let deps: TestDeps;
beforeEach(async () => {
  deps = await createTestDeps();
});
afterEach(() => deps.db.destroy());

/** More than one statement takes. */
const MANY = 1_300;
const list = (description: string, numbers: readonly (string | null)[] = []): ImportedRow[] =>
  Array.from({ length: MANY }, (_, i) => ({
    line: i + 2,
    externalId: `一覧|${i}`,
    entryId: null,
    says: {
      type: 'npo',
      name: `架空第${i}の会`,
      description: `${description}${i}番地`,
      corporateNumber: numbers[i] ?? null,
      fields: [1 + (i % 20)],
      contact: {},
      place: {},
      offers: ['hall'],
      needs: ['design'],
    },
  }));

async function write(rows: readonly ImportedRow[]) {
  const plan = await planImport(deps.db, rows);
  await deps.db
    .transaction()
    .execute((trx) => writeImport(trx, deps.clock, { kind: 'anonymous' }, plan, '一覧'));
  return plan.rows.map(({ what }) => what);
}

async function found(words: string): Promise<string[]> {
  const nothing = { type: null, area: null, field: null, need: null, offer: null };
  const { items } = await searchOrganisations(
    deps,
    { kind: 'anonymous' },
    { ...nothing, words, sort: 'kana', page: 1 },
  );
  return items.map(({ name }) => name);
}

const offers = () => deps.db.selectFrom('organisation_offers').selectAll().orderBy('id').execute();
const count = async (table: 'organisation_history' | 'organisation_needs' | 'organisation_fields') =>
  (await deps.db.selectFrom(table).select('organisation_id').execute()).length;

test('many at once: each has its parts and history, and is found by its words, later by its new ones', async () => {
  await makeOrganisation(deps, { name: '架空のはじめの会' });
  expect(new Set(await write(list('みどり')))).toEqual(new Set(['added']));
  expect(await found('みどり1299番地')).toEqual(['架空第1299の会']);
  expect(await found('はじめの会')).toEqual(['架空のはじめの会']);
  const before = await offers();
  expect(before).toHaveLength(MANY);

  deps.clock.advance(1_000);
  expect(new Set(await write(list('あおば')))).toEqual(new Set(['changed']));
  expect(await found('みどり1299番地')).toEqual([]);
  expect(await found('あおば1299番地')).toEqual(['架空第1299の会']);
  expect(await found('はじめの会')).toEqual(['架空のはじめの会']);
  // What did not change was not written again.
  expect(await offers()).toEqual(before);
  expect(await count('organisation_needs')).toBe(MANY);
  expect(await count('organisation_fields')).toBe(MANY);
  expect(await count('organisation_history')).toBe(2 * MANY + 1);
});

test('a plan is made anew when the directory has changed since, and only then', async () => {
  const rows = list('みどり', ['7000012050002']).slice(0, 2);
  const plan = await planImport(deps.db, rows);
  expect(await renewPlan(deps.db, plan, rows)).toBe(plan);
  const id = await makeOrganisation(deps, { name: '架空の会', corporateNumber: '7000012050002' });
  const renewed = await renewPlan(deps.db, plan, rows);
  expect(renewed.rows.map(({ what }) => what)).toEqual(['changed', 'added']);
  const person = await makeAccount(deps, 'member');
  await deps.db
    .insertInto('organisation_members')
    .values({ organisation_id: id, user_id: person.userId, role: 'owner', joined_at: 1 })
    .execute();
  const kept = (await renewPlan(deps.db, renewed, rows)).rows[0];
  expect(kept).toMatchObject({ what: 'changed', kept: expect.arrayContaining(['name']) });
});
