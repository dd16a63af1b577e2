import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { changeOrganisation, changeStatus } from '~/domains/organisations/service/edit.server';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { makeOrganisation, organisationContent } from '../../../../tests/factories/organisations';
import type { Prepared } from '../model';
import { directoryNow } from './directory.server';

const CITY = '011002';
const MINUTE = 60_000;

let deps: TestDeps;
let ids: string[];

beforeEach(async () => {
  deps = await createTestDeps();
  await seedDemoAreas(deps);
  ids = [];
  for (const name of ['架空一の会', '架空二の会', '架空三の会']) {
    ids.push(await makeOrganisation(deps, { name, fields: [3], languages: ['ja', 'en'] }));
  }
});
afterEach(() => deps.db.destroy());

const now = () =>
  directoryNow(deps, { today: '2026-11-28', cityCodes: new Set([CITY]), now: deps.clock.now() });
const byId = async () => new Map((await now()).everybody.map((one) => [one.profile.id, one]));
const profilesOf = (of: ReadonlyMap<string, Prepared>) => [...of.values()].map(({ profile }) => profile);

test('an entry that changed is read again, and only that one', async () => {
  const staff = await makeAccount(deps, 'staff');
  const before = await byId();
  const content = organisationContent({ name: '架空二の会', fields: [3, 5], capacity: 2, languages: ['ko'] });
  await changeOrganisation(deps, staff, ids[1] ?? '', { revision: 1, content });
  const after = await byId();
  expect(after.get(ids[1] ?? '')?.profile).toMatchObject({ fields: [3, 5], capacity: 2, languages: ['ko'] });
  for (const same of [ids[0], ids[2]]) expect(after.get(same ?? '')).toBe(before.get(same ?? ''));
});

test('who is entered, listed, hidden or merged comes and goes', async () => {
  const staff = await makeAccount(deps, 'staff');
  expect([...(await byId()).keys()].sort()).toEqual([...ids].sort());
  await changeStatus(deps, staff, ids[0] ?? '', 'hidden');
  const draft = await makeOrganisation(deps, { name: '架空四の会' }, 'draft');
  expect([...(await byId()).keys()].sort()).toEqual(ids.slice(1).sort());
  await changeStatus(deps, staff, draft, 'listed');
  await changeStatus(deps, staff, ids[0] ?? '', 'listed');
  expect([...(await byId()).keys()].sort()).toEqual([...ids, draft].sort());
});

test('what they did and were given is read again after a minute', async () => {
  const [first = '', second = ''] = ids;
  const before = await byId();
  await deps.db
    .insertInto('match_awards')
    .values({ id: 'awd_1', organisation_id: first, programme_id: null, name: '助成', fiscal_year: 2025 })
    .execute();
  await deps.db
    .insertInto('collaborations')
    .values({
      id: 'clb_1',
      title: '架空の活動',
      status: 'active',
      origin_kind: 'round',
      origin_id: null,
      started_on: '2026-10-01',
      ended_on: null,
      created_by: 'usr_x',
      created_at: 0,
    })
    .execute();
  await deps.db
    .insertInto('collaboration_partners')
    .values(
      [first, second].map((organisation_id) => ({
        collaboration_id: 'clb_1',
        organisation_id,
        role: 'partner' as const,
      })),
    )
    .execute();
  expect((await byId()).get(first)).toBe(before.get(first));
  deps.clock.advance(MINUTE);
  const after = await byId();
  expect(after.get(first)?.profile).toMatchObject({ awards: [2025], busy: 1, partners: [second] });
  expect(after.get(second)?.partners.has(first)).toBe(true);
  expect(after.get(ids[2] ?? '')).toBe(before.get(ids[2] ?? ''));
});

test('a day later, and with other areas, all is read anew', async () => {
  const home = '011070-03';
  const id = await makeOrganisation(deps, {
    homeArea: home,
    needs: [{ id: '', term: 'hall', text: '', urgency: 3, fromDay: null, toDay: '2026-11-28', success: '' }],
  });
  expect((await byId()).get(id)).toMatchObject({ needWeight: 3, profile: { homeWard: '011070' } });
  await deps.db.updateTable('areas').set({ parent_code: '011029' }).where('code', '=', home).execute();
  deps.clock.advance(MINUTE);
  expect((await byId()).get(id)?.profile.homeWard).toBe('011029');
  const tomorrow = { today: '2026-11-29', cityCodes: new Set([CITY]), now: deps.clock.now() };
  const later = await directoryNow(deps, tomorrow);
  expect(later.everybody.find(({ profile }) => profile.id === id)?.needWeight).toBe(0);
});

test('what was brought up to date is what would be read anew', async () => {
  const staff = await makeAccount(deps, 'staff');
  await byId();
  const content = organisationContent({ name: '架空三の会', offers: [{ id: '', term: 'hall', text: '' }] });
  await changeOrganisation(deps, staff, ids[2] ?? '', { revision: 1, content });
  const kept = await byId();
  // Another day is read anew; these entries say nothing that depends on the day.
  const anew = await directoryNow(deps, {
    today: '2026-11-30',
    cityCodes: new Set([CITY]),
    now: deps.clock.now(),
  });
  expect(profilesOf(kept)).toEqual(anew.everybody.map(({ profile }) => profile));
});
