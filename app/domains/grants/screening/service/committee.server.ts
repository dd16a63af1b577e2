import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { applicationRoom } from '../../policy';
import type { Phase } from '../model';
import * as repo from '../repo/screenings.server';
import { requireScreening } from './access.server';

export interface MemberView {
  id: string;
  name: string;
  chair: boolean;
  /** Still able to sign in. */
  active: boolean;
}

/** Members of a committee, the chair first. */
export async function listMembers(deps: Pick<Deps, 'db'>, programmeId: string): Promise<MemberView[]> {
  return (await repo.listCommittee(deps.db, programmeId)).map((row) => ({
    id: row.user_id,
    name: row.name,
    chair: row.chair === 1,
    active: row.disabled_at === null,
  }));
}

/** The committee and the accounts it can be chosen from. Staff only. Throws as `requireScreening`. */
export async function getCommitteePage(deps: Deps, principal: Principal, programmeId: string) {
  const { programme, screening } = await requireScreening(deps.db, principal, programmeId, 'read_minutes');
  if (principal.kind !== 'user' || principal.role !== 'staff') throw new DomainError('forbidden');
  const members = await listMembers(deps, programmeId);
  const taken = new Set(members.map((one) => one.id));
  const accounts = (await repo.listAccounts(deps.db)).filter(
    (one) => !taken.has(one.id) && mayJoin(screening.phase, one),
  );
  return {
    programme: { id: programmeId, title: programme.title, fiscalYear: programme.fiscal_year },
    mayChange: screening.phase === 'preparing' || screening.phase === 'scoring',
    members,
    accounts: accounts.map(({ id, name, email }) => ({ id, name, email })),
  };
}

/** While points are given staff read them, so that none of them may begin to give some. */
function mayJoin(phase: Phase, account: { role: string }): boolean {
  return phase !== 'scoring' || account.role !== 'staff';
}

/**
 * Takes an account into the committee. Throws as `requireScreening`, and `invalid` (`no_account`, `already_member`,
 * `saw_points`: staff, once points are given).
 */
export async function addMember(
  deps: Deps,
  principal: Principal,
  programmeId: string,
  input: { account: string },
): Promise<void> {
  const { user, rows, screening } = await requireScreening(
    deps.db,
    principal,
    programmeId,
    'choose_committee',
  );
  const account = (await repo.listAccounts(deps.db)).find((one) => one.id === input.account);
  if (!account) throw new DomainError('invalid', { reason: 'no_account' });
  if (!mayJoin(screening.phase, account)) throw new DomainError('invalid', { reason: 'saw_points' });
  await deps.db.transaction().execute(async (trx) => {
    await repo.ensureScreening(trx, programmeId);
    const added = await repo.addMember(trx, {
      programme_id: programmeId,
      user_id: account.id,
      added_by: user.userId,
      added_at: deps.clock.now(),
    });
    if (!added) throw new DomainError('invalid', { reason: 'already_member' });
    const subject = { type: 'grant', id: programmeId };
    await recordAudit(trx, deps.clock, user, 'screening.member-added', subject, { name: account.name });
  });
  tellRooms(deps, account.id, rows);
}

/** Takes somebody out; the points given are kept and count no more. Throws as `requireScreening`, `not_found`. */
export async function removeMember(
  deps: Deps,
  principal: Principal,
  programmeId: string,
  input: { account: string },
): Promise<void> {
  const { user, rows } = await requireScreening(deps.db, principal, programmeId, 'choose_committee');
  const member = (await repo.listCommittee(deps.db, programmeId)).find(
    (one) => one.user_id === input.account,
  );
  if (!member) throw new DomainError('not_found');
  await deps.db.transaction().execute(async (trx) => {
    await repo.removeMember(trx, programmeId, member.user_id);
    const subject = { type: 'grant', id: programmeId };
    await recordAudit(trx, deps.clock, user, 'screening.member-removed', subject, { name: member.name });
  });
  tellRooms(deps, input.account, rows);
}

/** Makes a member the chair. Throws as `removeMember`. */
export async function chooseChair(
  deps: Deps,
  principal: Principal,
  programmeId: string,
  input: { account: string },
): Promise<void> {
  const { user } = await requireScreening(deps.db, principal, programmeId, 'choose_committee');
  const member = (await repo.listCommittee(deps.db, programmeId)).find(
    (one) => one.user_id === input.account,
  );
  if (!member) throw new DomainError('not_found');
  await deps.db.transaction().execute(async (trx) => {
    await repo.setChair(trx, programmeId, member.user_id);
    const subject = { type: 'grant', id: programmeId };
    await recordAudit(trx, deps.clock, user, 'screening.chair-chosen', subject, { name: member.name });
  });
}

/** Rights in the rooms of applications have changed for one person, or for all. */
export function tellRooms(
  deps: Pick<Deps, 'events'>,
  personId: string | null,
  rows: readonly { id: string }[],
): void {
  if (rows.length === 0) return;
  const rooms = rows.map((one) => applicationRoom(one.id));
  deps.events.emit({ type: 'access.changed', rooms, ...(personId ? { personId } : {}) });
}
