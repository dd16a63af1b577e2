import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { makeOrganisation } from '../../../../tests/factories/organisations';
import { MOVED } from '../repo/merge.server';
import { requireEntry } from './entries.server';
import { getMerge, keepApart, listDuplicates, mergeOrganisations } from './merge.server';

let deps: TestDeps;
let staff: UserPrincipal;
let member: UserPrincipal;
let kept: string;
let gone: string;
let third: string;
beforeEach(async () => {
  deps = await createTestDeps();
  staff = await makeAccount(deps, 'staff', { name: '職員' });
  member = await makeAccount(deps, 'member');
  kept = await makeOrganisation(deps, { name: '架空の会', kana: 'かくうのかい', fields: [3], website: '' });
  deps.clock.advance(1);
  gone = await makeOrganisation(deps, {
    name: 'NPO法人 架空の会',
    website: 'https://example.jp/',
    contact: { name: '', email: '', phone: '011-211-0000' },
    contactVisibility: 'staff',
    fields: [7],
    offers: [{ id: '', term: 'hall', text: '' }],
  });
  third = await makeOrganisation(deps, { name: '別の会' });
});
afterEach(() => deps.db.destroy());

const merge = async (over: Partial<Parameters<typeof mergeOrganisations>[2]> = {}) =>
  mergeOrganisations(deps, staff, {
    kept,
    gone,
    revisionKept: 1,
    revisionGone: 1,
    choices: { name: 'gone' },
    ...over,
  });

async function insert(table: string, row: Record<string, unknown>): Promise<void> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
    deps.db,
  );
}

test('a pair is shown with its reason until it is merged or kept apart', async () => {
  await expect(listDuplicates(deps, member, 1)).rejects.toThrow('forbidden');
  const { pairs, total } = await listDuplicates(deps, staff, 1);
  expect(total).toBe(1);
  expect(pairs).toMatchObject([{ reasons: ['name'], entries: [{ id: kept }, { id: gone }] }]);
  await keepApart(deps, staff, gone, kept);
  expect((await listDuplicates(deps, staff, 1)).total).toBe(0);
});

test('one entry of two: chosen parts, lists of both, both histories, the old address leads on', async () => {
  const view = await getMerge(deps, staff, kept, gone);
  const differing = view.rows.filter(({ differs }) => differs);
  expect(differing.map(({ part, proposed }) => [part, proposed])).toEqual([
    ['name', 'kept'],
    ['kana', 'kept'],
    ['website', 'gone'],
    ['contact', 'gone'],
  ]);
  await merge();
  expect(await requireEntry(deps.db, kept)).toMatchObject({
    name: 'NPO法人 架空の会',
    kana: 'かくうのかい',
    website: 'https://example.jp/',
    contact: { phone: '011-211-0000' },
    contactVisibility: 'staff',
    fields: [3, 7],
    offers: [{ term: 'hall' }],
    status: 'listed',
    revision: 2,
  });
  expect(await requireEntry(deps.db, gone)).toMatchObject({ status: 'merged', mergedInto: kept });
  expect((await requireEntry(deps.db, kept)).mergedInto).toBeNull();
  const history = await deps.db
    .selectFrom('organisation_history')
    .select(['organisation_id', 'before'])
    .where('kind', '=', 'merged')
    .execute();
  const names = history.map(({ organisation_id, before }) => [
    organisation_id,
    (JSON.parse(before ?? '') as { name: string }).name,
  ]);
  expect(names).toEqual(
    expect.arrayContaining([
      [kept, '架空の会'],
      [gone, 'NPO法人 架空の会'],
    ]),
  );
  expect(await deps.db.selectFrom('audit_log').select('action').execute()).toEqual([
    { action: 'organisations.merged' },
  ]);
  expect((await listDuplicates(deps, staff, 1)).total).toBe(0);
});

test('people, talks and collaborations move over; what would join it with itself does not', async () => {
  const members = [
    { organisation_id: gone, user_id: member.userId, role: 'owner', joined_at: 1 },
    { organisation_id: kept, user_id: member.userId, role: 'viewer', joined_at: 1 },
    { organisation_id: gone, user_id: staff.userId, role: 'editor', joined_at: 1 },
  ];
  for (const row of members) await insert('organisation_members', row);
  await insert('collaborations', {
    id: 'col_1',
    title: '架空の協働',
    status: 'running',
    origin_kind: 'match',
    started_on: '2026-04-01',
    created_by: staff.userId,
    created_at: 1,
  });
  await insert('collaboration_partners', { collaboration_id: 'col_1', organisation_id: gone, role: 'lead' });
  await insert('match_exclusions', {
    organisation_id: gone,
    other_id: third,
    kind: 'blocked',
    reason: '',
    created_by: staff.userId,
    created_by_name: '職員',
    created_at: 1,
  });
  await insert('match_exclusions', {
    organisation_id: gone,
    other_id: kept,
    kind: 'conflict',
    reason: '',
    created_by: staff.userId,
    created_by_name: '職員',
    created_at: 1,
  });
  await merge();
  const roles = await deps.db
    .selectFrom('organisation_members')
    .select(['organisation_id', 'user_id', 'role'])
    .where('organisation_id', '=', kept)
    .execute();
  expect(roles).toEqual(
    expect.arrayContaining([
      { organisation_id: kept, user_id: member.userId, role: 'owner' },
      { organisation_id: kept, user_id: staff.userId, role: 'editor' },
    ]),
  );
  expect(await deps.db.selectFrom('collaboration_partners').select('organisation_id').execute()).toEqual([
    { organisation_id: kept },
  ]);
  const pairs = await deps.db
    .selectFrom('match_exclusions')
    .select(['organisation_id', 'other_id'])
    .execute();
  expect(pairs).toContainEqual({ organisation_id: kept, other_id: third });
  expect(pairs).not.toContainEqual({ organisation_id: kept, other_id: kept });
});

test('an older merge leads on to the latest survivor', async () => {
  await merge();
  await merge({ kept: third, gone: kept, revisionGone: 2, choices: {} });
  expect((await requireEntry(deps.db, gone)).mergedInto).toBe(third);
});

test('refused: twice, with itself, for others, and when an entry has changed since', async () => {
  await expect(merge({ revisionGone: 7 })).rejects.toThrow('changed_meanwhile');
  await expect(merge({ gone: kept })).rejects.toThrow('same_entry');
  await expect(getMerge(deps, member, kept, gone)).rejects.toThrow('forbidden');
  await merge();
  await expect(merge({ revisionKept: 2, revisionGone: 2 })).rejects.toThrow('already_merged');
  await expect(getMerge(deps, staff, gone, third)).rejects.toThrow('already_merged');
});

test('every column that names an organisation is moved, or left where it is for a reason', async () => {
  const left = [
    // Joined by the merge itself.
    'organisation_fields.organisation_id',
    'organisation_areas.organisation_id',
    'organisation_offers.organisation_id',
    'organisation_needs.organisation_id',
    // Each entry keeps its own past.
    'organisation_history.organisation_id',
    'organisation_distinct.a',
    'organisation_distinct.b',
    // Worked out anew.
    'match_suggestions.organisation_id',
    'match_suggestions.other_id',
  ];
  const { rows } = await sql<{ name: string }>`
    select m.name || '.' || f."from" as name from sqlite_master m, pragma_foreign_key_list(m.name) f
    where m.type = 'table' and f."table" = 'organisations'
    union select m.name || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c
    where m.type = 'table' and c.name = 'organisation_id' and m.name not like 'organisation_search%'
  `.execute(deps.db);
  expect(rows.map(({ name }) => name).sort()).toEqual([...MOVED, ...left].sort());
});
