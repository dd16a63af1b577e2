import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../db/types';
import { leavesNoOwner, type MemberRole } from '../model';
import { mayKeepDirectory } from '../policy';
import * as repo from '../repo/members.server';
import { requireOrganisation } from '../service.server';

/** People of an organisation as a member or staff see them. */
export interface MembersView {
  organisation: { id: string; name: string };
  members: (repo.MemberRow & { self: boolean })[];
  /** Open invitations; empty for those who may not invite. */
  invitations: { id: string; email: string; role: MemberRole; expiresAt: number }[];
  may: { manage: boolean; leave: boolean };
}

/** People of an organisation, for its members and staff. Throws as `requireOrganisation`. */
export async function getMembers(deps: Deps, principal: Principal, id: string): Promise<MembersView> {
  const { organisation, role } = await requireOrganisation(deps, principal, id, 'read-history');
  const manage = role === 'owner' || mayKeepDirectory(principal);
  const members = await repo.listMembers(deps.db, id);
  const invitations = manage ? await repo.listOpenInvitations(deps.db, id, deps.clock.now()) : [];
  const userId = principal.kind === 'user' ? principal.userId : '';
  return {
    organisation: { id, name: organisation.name },
    members: members.map((member) => ({
      ...member,
      // Colleagues see each other's names; addresses are for who looks after the list.
      email: manage || member.userId === userId ? member.email : '',
      self: member.userId === userId,
    })),
    invitations: invitations.map((row) => ({
      id: row.id,
      email: row.email,
      role: row.role,
      expiresAt: row.expires_at,
    })),
    may: { manage, leave: role !== null },
  };
}

/** The organisation's people before a change, with the one concerned. Throws `conflict` (`last_owner`), `not_found`. */
async function memberToChange(
  trx: Kysely<Database>,
  actor: UserPrincipal,
  id: string,
  userId: string,
  role: MemberRole | null,
): Promise<repo.MemberRow> {
  const members = await repo.listMembers(trx, id);
  const member = members.find((one) => one.userId === userId);
  if (!member) throw new DomainError('not_found', { reason: 'no_such_member' });
  if (leavesNoOwner(members, userId, role) && !mayKeepDirectory(actor)) {
    throw new DomainError('conflict', { reason: 'last_owner' });
  }
  return member;
}

/** Changes what a member is. Throws as `requireOrganisation`, and `conflict` (`last_owner`). */
export async function changeMemberRole(
  deps: Deps,
  principal: Principal,
  id: string,
  { userId, role }: { userId: string; role: MemberRole },
): Promise<void> {
  const { organisation, actor } = await requireManager(deps, principal, id);
  await deps.db.transaction().execute(async (trx) => {
    const member = await memberToChange(trx, actor, id, userId, role);
    if (member.role === role) return;
    await repo.putMember(trx, id, userId, role, deps.clock.now());
    const details = { organisation: organisation.name, name: member.name, before: member.role, after: role };
    await recordAudit(trx, deps.clock, actor, 'organisations.member-changed', subjectOf(id), details);
  });
  deps.events.emit({ type: 'access.changed', personId: userId });
}

/** Takes a member out. Throws as `changeMemberRole`. */
export async function removeMember(
  deps: Deps,
  principal: Principal,
  id: string,
  userId: string,
): Promise<void> {
  const { organisation, actor } = await requireManager(deps, principal, id);
  await takeOut(deps, actor, organisation, userId, 'organisations.member-removed');
}

/** Leaves an organisation. Throws as `changeMemberRole`. */
export async function leaveOrganisation(deps: Deps, principal: Principal, id: string): Promise<void> {
  const { organisation, role } = await requireOrganisation(deps, principal, id, 'read-history');
  if (principal.kind !== 'user' || role === null) throw new DomainError('forbidden');
  await takeOut(deps, principal, organisation, principal.userId, 'organisations.member-left');
}

async function takeOut(
  deps: Deps,
  actor: UserPrincipal,
  { id, name }: { id: string; name: string },
  userId: string,
  action: 'organisations.member-removed' | 'organisations.member-left',
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const member = await memberToChange(trx, actor, id, userId, null);
    await repo.deleteMember(trx, id, userId);
    const details = { organisation: name, name: member.name, before: member.role };
    await recordAudit(trx, deps.clock, actor, action, subjectOf(id), details);
  });
  deps.events.emit({ type: 'access.changed', personId: userId });
}

/** Asks whether somebody looks after the organisation's people. Throws as `requireOrganisation`. */
export async function requireManager(deps: Deps, principal: Principal, id: string) {
  const { organisation } = await requireOrganisation(deps, principal, id, 'manage-members');
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  return { organisation, actor: principal };
}

/** What the audit log files a decision about an organisation under. */
export function subjectOf(id: string): { type: string; id: string } {
  return { type: 'organisation', id };
}
