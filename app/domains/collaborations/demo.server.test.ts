import { expect, it } from 'vitest';
import history from '../../../db/seeds/network-grant-history.json';
import { createTestDeps, makeAccount } from '../../../tests/factories/deps';
import { seedDemoOrganisations } from '../organisations/service/demo.server';
import { seedDemoCollaborations } from './demo.server';
import { tendCheckIns } from './service/check-ins.server';
import { getCollaboration, listCollaborations } from './service.server';

it('registers what was published as it was published, and collaborations of every age', async () => {
  const deps = await createTestDeps();
  const staff = await makeAccount(deps, 'staff');
  const [facilitator, npo] = [await makeAccount(deps, 'facilitator'), await makeAccount(deps, 'member')];
  await seedDemoOrganisations(deps, { facilitator, npo });
  expect((await seedDemoCollaborations(deps, staff)).ofIdea).toMatch(/^clb_/);
  await seedDemoCollaborations(deps, staff);
  const { items, total } = await listCollaborations(deps, staff, { page: 1 });
  expect(total).toBe(6 + 7);
  const published = items.filter(({ startedOn }) => startedOn === '2014-04-01');
  expect(published.map(({ title }) => title).sort()).toEqual([...history.projects].sort());
  const one = await getCollaboration(deps, { kind: 'anonymous' }, published[0]?.id ?? '');
  expect(one).toMatchObject({ status: 'ended', endedOn: '2015-03-31', partners: [], figures: [] });
  expect(one.sourceNote).toContain('9,577,000円');
  const states = new Set<string>();
  for (const { id } of items) {
    for (const { state } of (await getCollaboration(deps, staff, id)).checkIns) states.add(state);
  }
  expect([...states].sort()).toEqual(['answered', 'begun', 'planned']);
  // Nothing of the demo is mailed by itself.
  expect(await tendCheckIns(deps)).toMatchObject({ sent: 0, reminded: 0 });
  await deps.db.destroy();
});
