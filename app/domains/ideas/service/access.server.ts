import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import { workshopAccess } from '~/domains/workshops/access.server';
import { isLead } from '~/domains/workshops/policy';
import type { Clock } from '~/platform/clock';
import { DomainError, isDomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import { afterAction, type IdeaAction, type IdeaRole, type IdeaStatus } from '../model';
import { personsOf, rolesOf, seesInside } from '../policy';
import * as repo from '../repo/ideas.server';

type Db = Kysely<Database>;

export interface IdeaAccess {
  row: repo.IdeaRow;
  sources: repo.SourceRow[];
  authors: Awaited<ReturnType<typeof repo.listIdeaAuthors>>;
  roles: IdeaRole[];
}

/**
 * An idea with what somebody is to it. Throws `not_found`; for an idea that is neither theirs nor public
 * `unauthenticated` or `forbidden`.
 */
export async function requireIdea(db: Db, principal: Principal, id: string): Promise<IdeaAccess> {
  const row = await repo.findIdea(db, id);
  if (!row) {
    if (principal.kind !== 'user') throw new DomainError('unauthenticated');
    throw new DomainError('not_found');
  }
  const sources = await repo.listSources(db, [id]);
  const authors = await repo.listIdeaAuthors(db, id);
  const persons = personsOf(principal);
  const roles = rolesOf(principal, {
    leads: await leadsAny(db, principal, [row, ...sources]),
    owns: await owns(db, principal, row),
    wrote: authors.some((one) => persons.includes(one.person_id)),
  });
  if (seesInside(roles) || row.is_public === 1) return { row, sources, authors, roles };
  throw new DomainError(principal.kind === 'user' ? 'forbidden' : 'unauthenticated');
}

async function leadsAny(
  db: Db,
  principal: Principal,
  rows: readonly { workshop_id: string | null }[],
): Promise<boolean> {
  if (principal.kind !== 'user') return false;
  const ids = new Set(rows.flatMap(({ workshop_id }) => workshop_id ?? []));
  for (const id of ids) {
    try {
      if (isLead((await workshopAccess({ db }, principal, id)).role)) return true;
    } catch (error) {
      if (!isDomainError(error)) throw error;
    }
  }
  return false;
}

async function owns(db: Db, principal: Principal, row: repo.IdeaRow): Promise<boolean> {
  if (principal.kind !== 'user') return false;
  if (row.owner_user_id === principal.userId) return true;
  if (row.owner_organisation_id === null) return false;
  const role = await repo.memberRole(db, row.owner_organisation_id, principal.userId);
  return role === 'owner' || role === 'editor';
}

/**
 * An idea with which somebody may do something now, and the status after it. Throws as `requireIdea`, `forbidden` (never
 * theirs to do), `conflict` (`not_now`; `merged`: it is part of another).
 */
export async function requireAction(
  db: Db,
  principal: Principal,
  id: string,
  action: IdeaAction,
): Promise<IdeaAccess & { after: IdeaStatus }> {
  const access = await requireIdea(db, principal, id);
  if (!seesInside(access.roles)) {
    throw new DomainError(principal.kind === 'user' ? 'forbidden' : 'unauthenticated');
  }
  if (access.row.merged_into !== null) throw new DomainError('conflict', { reason: 'merged' });
  const [after] = access.roles.flatMap((role) => afterAction(access.row.status, action, role) ?? []);
  if (after) return { ...access, after };
  const never = !access.roles.some((role) =>
    (['considering', 'preparing', 'practising', 'established', 'dropped'] as const).some(
      (status) => afterAction(status, action, role) !== null,
    ),
  );
  throw new DomainError(never ? 'forbidden' : 'conflict', { reason: never ? 'not_yours' : 'not_now' });
}

/** Writes down what somebody did with an idea, in the transaction that does it. */
export async function recordStep(
  db: Db,
  clock: Clock,
  principal: Principal,
  step: { ideaId: string; action: string; status: IdeaStatus; reason?: string; about?: string },
): Promise<void> {
  const isUser = principal.kind === 'user';
  await repo.insertStep(db, {
    id: newId('stp'),
    idea_id: step.ideaId,
    at: clock.now(),
    by_id: isUser ? principal.userId : null,
    by_name: isUser ? principal.name : '',
    action: step.action,
    status: step.status,
    reason: step.reason ?? '',
    detail: JSON.stringify(step.about ? { about: step.about } : {}),
  });
}
