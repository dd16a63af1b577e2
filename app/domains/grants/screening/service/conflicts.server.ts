import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import * as judgements from '../repo/judgements.server';
import * as repo from '../repo/screenings.server';
import { requireCase } from './access.server';
import { tellRooms } from './committee.server';

/** Who must not judge an application. `organisation`: they belong to one that applies; nobody had to say so. */
export interface ConflictView {
  userId: string;
  name: string;
  reason: string;
  setBy: 'self' | 'staff' | 'organisation';
}

/**
 * Declares a conflict of interest: from then on the application is not there for the person, and points already given
 * count no more. Throws as `requireCase`.
 */
export async function declareConflict(
  deps: Deps,
  principal: Principal,
  applicationId: string,
  input: { reason: string },
): Promise<void> {
  const { user, row } = await requireCase(deps.db, principal, applicationId, 'declare_conflict');
  await keepAway(deps, user, row, { userId: user.userId, name: user.name, reason: input.reason, by: 'self' });
}

/** Staff keep a member, or a colleague, away from an application. Throws as `requireCase`, `invalid` (`no_account`). */
export async function setConflict(
  deps: Deps,
  principal: Principal,
  applicationId: string,
  input: { account: string; reason: string },
): Promise<void> {
  const { user, row } = await requireCase(deps.db, principal, applicationId, 'set_conflict');
  const person = (await listScreeners(deps, row.programme_id)).find((one) => one.id === input.account);
  if (!person) throw new DomainError('invalid', { reason: 'no_account' });
  const { id: userId, name } = person;
  await keepAway(deps, user, row, { userId, name, reason: input.reason, by: 'staff' });
}

async function keepAway(
  deps: Deps,
  user: UserPrincipal,
  row: { id: string; title: string },
  whom: { userId: string; name: string; reason: string; by: 'self' | 'staff' },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await judgements.insertConflict(trx, {
      application_id: row.id,
      user_id: whom.userId,
      reason: whom.reason,
      set_by: whom.by,
      created_by: user.userId,
      created_by_name: user.name,
      created_at: deps.clock.now(),
    });
    const details = { title: row.title, name: whom.name, reason: whom.reason };
    const subject = { type: 'application', id: row.id };
    await recordAudit(trx, deps.clock, user, `screening.conflict-${whom.by}`, subject, details);
  });
  tellRooms(deps, whom.userId, [row]);
}

/** Staff take a conflict back, with the reason. Throws as `requireCase`, `not_found`. */
export async function liftConflict(
  deps: Deps,
  principal: Principal,
  applicationId: string,
  input: { account: string; reason: string },
): Promise<void> {
  const { user, row } = await requireCase(deps.db, principal, applicationId, 'set_conflict');
  const known = (await judgements.listConflicts(deps.db, [row.id])).find(
    (one) => one.user_id === input.account,
  );
  if (!known) throw new DomainError('not_found');
  await deps.db.transaction().execute(async (trx) => {
    await judgements.deleteConflict(trx, row.id, known.user_id);
    const details = { title: row.title, name: known.user_name, reason: input.reason };
    const subject = { type: 'application', id: row.id };
    await recordAudit(trx, deps.clock, user, 'screening.conflict-lifted', subject, details);
  });
  tellRooms(deps, known.user_id, [row]);
}

/** Members of the committee and staff: whom a conflict can concern. */
export async function listScreeners(deps: Pick<Deps, 'db'>, programmeId: string) {
  const members = await repo.listCommittee(deps.db, programmeId);
  const staff = (await repo.listAccounts(deps.db)).filter((one) => one.role === 'staff');
  const all = new Map([
    ...members.map((one) => [one.user_id, { id: one.user_id, name: one.name }] as const),
    ...staff.map((one) => [one.id, { id: one.id, name: one.name }] as const),
  ]);
  return [...all.values()];
}

/** All conflicts about an application, also those that come from belonging to one of its organisations. */
export async function listConflictViews(
  deps: Pick<Deps, 'db'>,
  applicationId: string,
  programmeId: string,
): Promise<ConflictView[]> {
  const people = await listScreeners(deps, programmeId);
  const names = new Map(people.map((one) => [one.id, one.name]));
  const said = await judgements.listConflicts(deps.db, [applicationId]);
  const belonging = await judgements.listBelonging(deps.db, [applicationId], [...names.keys()]);
  return [
    ...said.map((row) => ({
      userId: row.user_id,
      name: row.user_name,
      reason: row.reason,
      setBy: row.set_by,
    })),
    ...belonging.map((row) => ({
      userId: row.user_id,
      name: names.get(row.user_id) ?? '',
      reason: row.name,
      setBy: 'organisation' as const,
    })),
  ];
}
