import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { tokenState } from '~/domains/accounts/model';
import { hashPassword } from '~/domains/accounts/passwords.server';
import type { AcceptInput } from '~/domains/accounts/schema';
import { trySend } from '~/domains/accounts/service/mails.server';
import { findAccount, insertAccount } from '~/domains/accounts/service/new-account.server';
import { welcome } from '~/domains/accounts/service/sign-in.server';
import { hashLinkToken, newLinkToken } from '~/domains/accounts/tokens.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import { INVITATION_LIFETIME, type MemberRole, OPEN_INVITATIONS, type Organisation } from '../model';
import type { InviteMemberInput } from '../people-schema';
import * as repo from '../repo/members.server';
import { requireEntry } from './entries.server';
import { memberMail } from './mails.server';
import { requireManager, subjectOf } from './members.server';

/** What became of an invitation; `link` only where no mail server is set, to be handed over another way. */
export interface SentInvitation {
  email: string;
  mailed: boolean;
  link: string | null;
}

/**
 * Invites somebody by mail: one link, 14 days, usable once. A former open invitation to the address stops working.
 * Throws as `requireManager`, and `conflict` (`already_member`), `too_many` (`too_many_invitations`).
 */
export async function inviteMember(
  deps: Deps,
  principal: Principal,
  id: string,
  { email, role }: InviteMemberInput,
  origin: string,
): Promise<SentInvitation> {
  const { organisation, actor } = await requireManager(deps, principal, id);
  const { token, hash } = newLinkToken();
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const members = await repo.listMembers(trx, id);
    if (members.some((member) => member.email === email)) {
      throw new DomainError('conflict', { reason: 'already_member' });
    }
    const open = await repo.listOpenInvitations(trx, id, now);
    const former = open.filter((row) => row.email === email);
    if (open.length - former.length >= OPEN_INVITATIONS) {
      throw new DomainError('too_many', { reason: 'too_many_invitations' });
    }
    for (const row of former) await repo.endInvitation(trx, row.id, { revoked_at: now });
    await repo.insertInvitation(trx, {
      id: newId('oiv'),
      organisation_id: id,
      token_hash: hash,
      email,
      role,
      created_by: actor.userId,
      created_at: now,
      expires_at: now + INVITATION_LIFETIME,
      used_at: null,
      revoked_at: null,
    });
    const details = { organisation: organisation.name, email, after: role };
    await recordAudit(trx, deps.clock, actor, 'organisations.member-invited', subjectOf(id), details);
  });
  const link = `${origin}/organisations/invitations/${token}`;
  const locale = (await findAccount(deps, email))?.locale ?? null;
  const about = { to: email, organisation: organisation.name, inviter: actor.name, role, link, locale };
  const mailed = await trySend(deps, memberMail(about));
  return { email, mailed, link: deps.env.smtpUrl === null ? link : null };
}

/** Withdraws an invitation; its link stops working. Throws as `requireManager`, and `conflict` (`invitation_closed`). */
export async function revokeMemberInvitation(
  deps: Deps,
  principal: Principal,
  id: string,
  invitationId: string,
): Promise<void> {
  const { organisation, actor } = await requireManager(deps, principal, id);
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const row = (await repo.listOpenInvitations(trx, id, now)).find((one) => one.id === invitationId);
    if (!row || !(await repo.endInvitation(trx, row.id, { revoked_at: now }))) {
      throw new DomainError('conflict', { reason: 'invitation_closed' });
    }
    const details = { organisation: organisation.name, email: row.email };
    await recordAudit(trx, deps.clock, actor, 'organisations.invitation-revoked', subjectOf(id), details);
  });
}

/** What the page behind an invitation's link shows. */
export interface OpenInvitation {
  organisation: { id: string; name: string };
  email: string;
  role: MemberRole;
  /** The address has an account: its person signs in rather than making one. */
  hasAccount: boolean;
}

/** Refuses a link that doesn't work: `not_found` (`link_unknown`), `gone` (`link_used`, `link_revoked`, `link_expired`). */
async function requireOpen(
  db: Kysely<Database>,
  token: string,
  now: number,
): Promise<{ row: repo.InvitationRow; organisation: Organisation }> {
  const row = await repo.findInvitation(db, hashLinkToken(token));
  if (!row) throw new DomainError('not_found', { reason: 'link_unknown' });
  const state = tokenState(row, now);
  if (state !== 'open') throw new DomainError('gone', { reason: `link_${state}` });
  return { row, organisation: await requireEntry(db, row.organisation_id) };
}

/** Reads an invitation by its link. Refuses like `requireOpen`. */
export async function readMemberInvitation(deps: Deps, token: string): Promise<OpenInvitation> {
  const { row, organisation } = await requireOpen(deps.db, token, deps.clock.now());
  return {
    organisation: { id: organisation.id, name: organisation.name },
    email: row.email,
    role: row.role,
    hasAccount: (await findAccount(deps, row.email)) !== null,
  };
}

/** Takes an invitation up with the account that is signed in; returns the organisation. Refuses like `requireOpen`. */
export async function acceptMemberInvitation(
  deps: Deps,
  principal: Principal,
  token: string,
): Promise<{ organisationId: string }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const organisationId = await deps.db
    .transaction()
    .execute((trx) => join(trx, deps, token, async () => principal));
  return { organisationId };
}

/**
 * Makes an account for the address that was invited, signs it in and takes the invitation up. Refuses like
 * `requireOpen`, and `conflict` (`email_taken`) when there is an account already.
 */
export async function joinWithNewAccount(
  deps: Deps,
  token: string,
  input: AcceptInput,
): Promise<{ organisationId: string; cookies: string[] }> {
  // Hashing takes long; it must not hold the transaction, nor happen for a link that doesn't work.
  const { row } = await requireOpen(deps.db, token, deps.clock.now());
  const passwordHash = await hashPassword(input.password);
  const { email } = row;
  const { name, kana } = input;
  let account: UserPrincipal | null = null;
  const organisationId = await deps.db.transaction().execute((trx) =>
    join(trx, deps, token, async () => {
      const given = { email, name, kana, role: 'member' as const, passwordHash, locale: null };
      account = await insertAccount(trx, deps.clock, given);
      return account;
    }),
  );
  const userId = (account as UserPrincipal | null)?.userId ?? '';
  return { organisationId, cookies: await welcome(deps, userId, email) };
}

/** Uses an invitation up for somebody. Who is a member already keeps the higher role. */
async function join(
  trx: Kysely<Database>,
  deps: Deps,
  token: string,
  who: () => Promise<UserPrincipal>,
): Promise<string> {
  const now = deps.clock.now();
  const { row, organisation } = await requireOpen(trx, token, now);
  if (!(await repo.endInvitation(trx, row.id, { used_at: now }))) {
    throw new DomainError('gone', { reason: 'link_used' });
  }
  const user = await who();
  // What was merged since has its people, and their newcomers, in the entry that stayed.
  const id = organisation.mergedInto ?? organisation.id;
  const known = (await repo.listMembers(trx, id)).find(({ userId }) => userId === user.userId);
  const role = known && rank(known.role) <= rank(row.role) ? known.role : row.role;
  await repo.putMember(trx, id, user.userId, role, now);
  const details = { organisation: organisation.name, name: user.name, email: row.email, after: role };
  await recordAudit(trx, deps.clock, user, 'organisations.member-joined', subjectOf(id), details);
  return id;
}

function rank(role: MemberRole): number {
  return ['owner', 'editor', 'viewer'].indexOf(role);
}

const KEPT_MS = 90 * 86_400_000;

/** Removes invitations that were used, withdrawn or ran out 90 days ago. Returns how many. */
export async function forgetInvitations(deps: Pick<Deps, 'db' | 'clock'>): Promise<{ invitations: number }> {
  return { invitations: await repo.removeInvitationsEnded(deps.db, deps.clock.now() - KEPT_MS) };
}
