import type { Principal } from '~/domains/accounts/model';
import type { ContactVisibility, MemberRole, OrganisationStatus } from './model';

/** What can be done with one entry. */
export const ORGANISATION_ACTIONS = [
  'read',
  'edit',
  'read-history',
  'manage-members',
  'change-status',
] as const;
export type OrganisationAction = (typeof ORGANISATION_ACTIONS)[number];

/** The entry in question and what the person is in it. */
export interface Standing {
  status: OrganisationStatus;
  role: MemberRole | null;
}

const BY_ROLE: Record<MemberRole, readonly OrganisationAction[]> = {
  owner: ['read', 'edit', 'read-history', 'manage-members'],
  editor: ['read', 'edit', 'read-history'],
  viewer: ['read', 'read-history'],
};

function isStaff(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}

/** Whether somebody may do it. Listed entries are read by everybody; what was merged is changed by nobody. */
export function mayWithOrganisation(
  principal: Principal,
  { status, role }: Standing,
  action: OrganisationAction,
): boolean {
  if (action === 'read' && status === 'listed') return true;
  if (principal.kind !== 'user') return false;
  if (
    status === 'merged' &&
    (action === 'edit' || action === 'manage-members' || action === 'change-status')
  ) {
    return false;
  }
  if (isStaff(principal)) return true;
  return role !== null && BY_ROLE[role].includes(action);
}

/** Whether somebody may see whom to ask, and where letters go. Members and staff always do. */
export function maySeeContact(
  principal: Principal,
  role: MemberRole | null,
  visibility: ContactVisibility,
): boolean {
  if (visibility === 'public') return true;
  if (principal.kind !== 'user') return false;
  return isStaff(principal) || role !== null || visibility === 'signed_in';
}

/** Whether somebody may enter an organisation: every account. It stays a draft until staff list it. */
export function mayEnterOrganisation(principal: Principal): boolean {
  return principal.kind === 'user';
}

/** Whether somebody sees entries that are not listed, and lists and hides them. */
export function mayKeepDirectory(principal: Principal): boolean {
  return isStaff(principal);
}
