import { afterEach, expect, it } from 'vitest';
import { makeAccount } from '../../../../tests/factories/deps';
import { makeGrants, type TestGrants } from '../../../../tests/factories/grants';
import { applicationAccess, requireApplication } from './access.server';
import { listSteps } from './steps.server';

let grants: TestGrants;
afterEach(() => grants.deps.db.destroy());

it('everybody is to a draft what they are to its organisations', async () => {
  grants = await makeGrants();
  const { deps, lead, partner, viewer, staff, outsider } = grants;
  const id = await grants.draft();
  const roles = [];
  for (const person of [lead, partner, viewer, staff, outsider, { kind: 'anonymous' } as const])
    roles.push((await applicationAccess(deps.db, person, id)).role);
  expect(roles).toEqual(['lead', 'invited', 'reader', 'staff', 'other', 'other']);
  const other = await grants.submitted();
  expect((await applicationAccess(deps.db, partner, other)).role).toBe('partner');
});

it('staff of an organisation that applies are only that', async () => {
  grants = await makeGrants();
  const { deps } = grants;
  const both = await makeAccount(deps, 'staff');
  await deps.db
    .insertInto('organisation_members')
    .values({ organisation_id: grants.npo, user_id: both.userId, role: 'viewer', joined_at: 0 })
    .execute();
  const id = await grants.submitted();
  expect((await applicationAccess(deps.db, both, id)).role).toBe('reader');
  await expect(requireApplication(deps.db, both, id, 'find_eligible')).rejects.toMatchObject({
    code: 'forbidden',
  });
});

it('refuses by who one is and by when it is', async () => {
  grants = await makeGrants();
  const { deps, lead, outsider, staff } = grants;
  const id = await grants.submitted();
  const ask = (who: Parameters<typeof requireApplication>[1], action: 'read' | 'write' | 'submit') =>
    requireApplication(deps.db, who, id, action);
  await expect(ask({ kind: 'anonymous' }, 'read')).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(ask(outsider, 'read')).rejects.toMatchObject({ code: 'not_found' });
  await expect(ask(staff, 'submit')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(ask(lead, 'write')).rejects.toMatchObject({
    code: 'conflict',
    details: { reason: 'not_now' },
  });
  expect((await listSteps(deps.db, id)).map(({ action, byName }) => [action, byName])).toEqual([
    ['grants.started', lead.name],
    ['grants.submitted', lead.name],
  ]);
});
