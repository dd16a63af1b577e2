import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { trySend } from '~/domains/accounts/service/mails.server';
import { findAccount } from '~/domains/accounts/service/new-account.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { linkTo } from '~/platform/links.server';
import { OPEN_CLAIMS, type OrganisationType } from '../model';
import { mayKeepDirectory } from '../policy';
import * as repo from '../repo/members.server';
import { requireOrganisation } from '../service.server';
import { changeEntry, requireEntry } from './entries.server';
import { claimedMail, claimMail } from './mails.server';
import { subjectOf } from './members.server';

/** What the page that asks for an organisation shows to the person. */
export interface ClaimView {
  organisation: { id: string; name: string };
  /** `open`: may be asked for; `own`: the person is in it; `taken`: it has an owner, who invites; `waiting`: asked. */
  state: 'open' | 'own' | 'taken' | 'waiting';
  /** The latest request of the person and what became of it. */
  latest: { message: string; status: repo.ClaimRow['status']; reason: string; createdAt: number } | null;
}

/** Whether and how somebody can ask to look after an entry. Throws `unauthenticated`, `not_found`. */
export async function getClaim(deps: Deps, principal: Principal, id: string): Promise<ClaimView> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const { organisation, role } = await requireOrganisation(deps, principal, id, 'read');
  if (organisation.status !== 'listed') throw new DomainError('not_found');
  const latest = await repo.findLatestClaim(deps.db, id, principal.userId);
  const members = await repo.listMembers(deps.db, id);
  const isTaken = members.some((one) => one.role === 'owner' && !one.disabled);
  const state = latest?.status === 'open' ? 'waiting' : role ? 'own' : isTaken ? 'taken' : 'open';
  return {
    organisation: { id, name: organisation.name },
    state,
    latest: latest
      ? {
          message: latest.message,
          status: latest.status,
          reason: latest.reason,
          createdAt: latest.created_at,
        }
      : null,
  };
}

/**
 * Asks to look after an entry that nobody of the organisation looks after yet; staff are told by mail. Throws as `getClaim`, `conflict`
 * (`claim_waiting`, `already_member`, `has_owner`), `too_many` (`too_many_claims`).
 */
export async function createClaim(
  deps: Deps,
  principal: Principal,
  id: string,
  message: string,
): Promise<void> {
  const { state, organisation } = await getClaim(deps, principal, id);
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (state === 'waiting') throw new DomainError('conflict', { reason: 'claim_waiting' });
  if (state === 'own') throw new DomainError('conflict', { reason: 'already_member' });
  if (state === 'taken') throw new DomainError('conflict', { reason: 'has_owner' });
  const { userId } = principal;
  await deps.db.transaction().execute(async (trx) => {
    const open = await repo.listOpenClaimsOf(trx, userId);
    if (open.some((claim) => claim.organisation_id === id)) {
      throw new DomainError('conflict', { reason: 'claim_waiting' });
    }
    if (open.length >= OPEN_CLAIMS) throw new DomainError('too_many', { reason: 'too_many_claims' });
    await repo.insertClaim(trx, {
      id: newId('ocl'),
      organisation_id: id,
      user_id: userId,
      message,
      status: 'open',
      created_at: deps.clock.now(),
      decided_by: null,
      decided_at: null,
    });
  });
  await tellStaff(deps, organisation.name, principal.name);
}

/** The words of the request stay on its page: mails may be read by others. */
async function tellStaff(deps: Deps, organisation: string, person: string): Promise<void> {
  const link = linkTo(deps, '/admin/organisations/claims');
  for (const { email, name, locale } of await repo.listStaff(deps.db)) {
    await trySend(deps, claimedMail({ to: email, name, organisation, person, link, locale }));
  }
}

/** Takes back a request that nobody has decided yet. Throws `conflict` (`claim_decided`). */
export async function withdrawClaim(deps: Deps, principal: Principal, id: string): Promise<void> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const open = await repo.listOpenClaimsOf(deps.db, principal.userId);
  const claim = open.find(({ organisation_id }) => organisation_id === id);
  const end = { status: 'withdrawn' as const, reason: '', decided_by: null, decided_at: deps.clock.now() };
  if (!claim || !(await repo.endClaim(deps.db, claim.id, end))) {
    throw new DomainError('conflict', { reason: 'claim_decided' });
  }
}

/** A request as staff see it. */
export interface ListedClaim {
  id: string;
  organisation: { id: string; name: string; type: OrganisationType; address: string };
  person: { name: string; email: string };
  message: string;
  status: repo.ClaimRow['status'];
  reason: string;
  createdAt: number;
  decidedAt: number | null;
  decider: string | null;
}

/** Requests that wait, and those decided last. Staff only. */
export async function listClaims(
  deps: Deps,
  principal: Principal,
): Promise<{ open: ListedClaim[]; decided: ListedClaim[] }> {
  requireKeeper(principal);
  const [open, decided] = [await repo.listClaims(deps.db, 'open'), await repo.listClaims(deps.db, 'decided')];
  return { open: open.map(toListed), decided: decided.map(toListed) };
}

function toListed(row: Awaited<ReturnType<typeof repo.listClaims>>[number]): ListedClaim {
  return {
    id: row.id,
    organisation: {
      id: row.organisation_id,
      name: row.organisation,
      type: row.type as OrganisationType,
      address: row.address,
    },
    person: { name: row.person, email: row.email },
    message: row.message,
    status: row.status,
    reason: row.reason,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
    decider: row.decider,
  };
}

function requireKeeper(principal: Principal): void {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayKeepDirectory(principal)) throw new DomainError('forbidden');
}

/**
 * Decides a request: whose it is becomes owner, or hears why not. The reason goes to the person by mail and to the
 * audit log. Staff only; throws `not_found`, `conflict` (`claim_decided`).
 */
export async function decideClaim(
  deps: Deps,
  principal: Principal,
  input: { id: string; decision: 'accepted' | 'refused'; reason: string },
  origin: string,
): Promise<void> {
  requireKeeper(principal);
  const { decision, reason } = input;
  const told = await deps.db.transaction().execute(async (trx) => {
    const claim = await repo.findClaim(trx, input.id);
    if (!claim) throw new DomainError('not_found');
    const now = deps.clock.now();
    const decided_by = principal.kind === 'user' ? principal.userId : null;
    if (!(await repo.endClaim(trx, claim.id, { status: decision, reason, decided_by, decided_at: now }))) {
      throw new DomainError('conflict', { reason: 'claim_decided' });
    }
    const listed = await requireEntry(trx, claim.organisation_id);
    const entry = listed.mergedInto === null ? listed : await requireEntry(trx, listed.mergedInto);
    const person = await repo.findPerson(trx, claim.user_id);
    if (decision === 'accepted') {
      await repo.putMember(trx, entry.id, claim.user_id, 'owner', now);
      await changeEntry(trx, deps.clock, principal, entry, { kind: 'claimed', note: person.name });
    }
    const details = { organisation: entry.name, name: person.name, reason };
    const action = `organisations.claim-${decision}` as const;
    await recordAudit(trx, deps.clock, principal, action, subjectOf(entry.id), details);
    return { organisation: entry, person, userId: claim.user_id };
  });
  deps.events.emit({ type: 'access.changed', personId: told.userId });
  const { organisation, person } = told;
  const locale = (await findAccount(deps, person.email))?.locale ?? null;
  const link = `${origin}/organisations/${organisation.id}`;
  const about = { to: person.email, name: person.name, organisation: organisation.name, decision, reason };
  await trySend(deps, claimMail({ ...about, link, locale }));
}
