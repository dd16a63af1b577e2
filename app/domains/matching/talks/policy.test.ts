import { expect, it } from 'vitest';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { MemberRole } from '~/domains/organisations/model';
import { actingSides, mayOverseeTalks, mayWithTalk, TALK_ACTIONS } from './policy';

const account = (role: UserPrincipal['role']): UserPrincipal => ({
  kind: 'user',
  userId: 'usr_1',
  email: 'a@example.jp',
  name: 'A',
  role,
});
const guest: Principal = { kind: 'guest', guestId: 'gst_1' };

it.each<[string, Principal, MemberRole | undefined, string[]]>([
  ['nobody', { kind: 'anonymous' }, undefined, []],
  ['a guest, whatever is claimed of them', guest, 'owner', []],
  ['an account of neither organisation', account('member'), undefined, []],
  ['somebody who leads workshops', account('facilitator'), undefined, []],
  ['a viewer', account('member'), 'viewer', ['read']],
  ['an editor', account('member'), 'editor', ['read', 'act']],
  ['an owner', account('facilitator'), 'owner', ['read', 'act']],
  ['staff', account('staff'), undefined, ['read', 'coordinate', 'see-staff-notes']],
  ['staff who belong to one side', account('staff'), 'owner', [...TALK_ACTIONS]],
])('%s', (_who, principal, role, may) => {
  const standing = { principal, roles: role ? { from: role } : {} };
  expect(TALK_ACTIONS.filter((action) => mayWithTalk(standing, action))).toEqual(may);
});

it('who belongs to both acts for the asked first', () => {
  const roles = { from: 'owner', to: 'editor' } as const;
  expect(actingSides({ principal: account('member'), roles })).toEqual(['to', 'from']);
});

it('only staff oversee', () => {
  expect(mayOverseeTalks(account('staff'))).toBe(true);
  for (const principal of [account('member'), account('facilitator'), guest])
    expect(mayOverseeTalks(principal)).toBe(false);
});
