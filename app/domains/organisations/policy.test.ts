import { expect, it } from 'vitest';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { MemberRole, OrganisationStatus } from './model';
import { maySeeContact, mayWithOrganisation, ORGANISATION_ACTIONS } from './policy';

const user = (role: UserPrincipal['role']): UserPrincipal => ({
  kind: 'user',
  userId: 'usr_1',
  email: 'a@example.jp',
  name: 'a',
  role,
});
const ANYONE: Principal = { kind: 'anonymous' };
const GUEST: Principal = { kind: 'guest', guestId: 'gst_1' };

const allowed = (principal: Principal, status: OrganisationStatus, role: MemberRole | null) =>
  ORGANISATION_ACTIONS.filter((action) => mayWithOrganisation(principal, { status, role }, action)).join(' ');

it.each([
  ['anybody, listed', ANYONE, 'listed', null, 'read'],
  ['anybody, draft', ANYONE, 'draft', null, ''],
  ['a guest, listed', GUEST, 'listed', null, 'read'],
  ['a guest, hidden', GUEST, 'hidden', null, ''],
  ['another account, listed', user('member'), 'listed', null, 'read'],
  ['another account, draft', user('facilitator'), 'draft', null, ''],
  ['an owner, draft', user('member'), 'draft', 'owner', 'read edit read-history manage-members'],
  ['an editor, hidden', user('member'), 'hidden', 'editor', 'read edit read-history'],
  ['a viewer, listed', user('member'), 'listed', 'viewer', 'read read-history'],
  ['an owner, merged', user('member'), 'merged', 'owner', 'read read-history'],
  ['staff, draft', user('staff'), 'draft', null, ORGANISATION_ACTIONS.join(' ')],
  ['staff, merged', user('staff'), 'merged', null, 'read read-history'],
] as const)('%s', (_name, principal, status, role, actions) => {
  expect(allowed(principal, status, role)).toBe(actions);
});

it.each([
  ['anybody', ANYONE, null, ['public']],
  ['a guest', GUEST, null, ['public']],
  ['another account', user('member'), null, ['public', 'signed_in']],
  ['a viewer', user('member'), 'viewer', ['public', 'signed_in', 'staff']],
  ['staff', user('staff'), null, ['public', 'signed_in', 'staff']],
] as const)('%s sees the contact', (_name, principal, role, seen) => {
  const all = ['public', 'signed_in', 'staff'] as const;
  expect(all.filter((visibility) => maySeeContact(principal, role, visibility))).toEqual(seen);
});
