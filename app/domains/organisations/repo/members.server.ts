import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database, OrganisationClaimsTable, OrganisationInvitationsTable } from '../../../../db/types';
import type { MemberRole } from '../model';

type Db = Kysely<Database>;
export type InvitationRow = Selectable<OrganisationInvitationsTable>;
export type ClaimRow = Selectable<OrganisationClaimsTable>;

export interface MemberRow {
  userId: string;
  name: string;
  email: string;
  role: MemberRole;
  joinedAt: number;
  disabled: boolean;
}

/** People of an organisation, owners first, then by reading. */
export async function listMembers(db: Db, id: string): Promise<MemberRow[]> {
  const rows = await db
    .selectFrom('organisation_members as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['m.user_id', 'u.name', 'u.email', 'm.role', 'm.joined_at', 'u.disabled_at'])
    .where('m.organisation_id', '=', id)
    .orderBy((eb) => eb.case().when('m.role', '=', 'owner').then(0).else(1).end())
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .execute();
  return rows.map((row) => ({
    userId: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role,
    joinedAt: row.joined_at,
    disabled: row.disabled_at !== null,
  }));
}

/** Makes somebody a member, or changes what a member is. */
export async function putMember(
  db: Db,
  id: string,
  userId: string,
  role: MemberRole,
  at: number,
): Promise<void> {
  await db
    .insertInto('organisation_members')
    .values({ organisation_id: id, user_id: userId, role, joined_at: at })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'user_id']).doUpdateSet({ role }))
    .execute();
}

export async function deleteMember(db: Db, id: string, userId: string): Promise<void> {
  await db
    .deleteFrom('organisation_members')
    .where('organisation_id', '=', id)
    .where('user_id', '=', userId)
    .execute();
}

export async function insertInvitation(db: Db, row: Insertable<OrganisationInvitationsTable>): Promise<void> {
  await db.insertInto('organisation_invitations').values(row).execute();
}

export async function findInvitation(db: Db, tokenHash: string): Promise<InvitationRow | undefined> {
  return db
    .selectFrom('organisation_invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Invitations of an organisation that were neither used nor withdrawn and have not run out, newest first. */
export async function listOpenInvitations(db: Db, id: string, now: number): Promise<InvitationRow[]> {
  return db
    .selectFrom('organisation_invitations')
    .selectAll()
    .where('organisation_id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Ends an open invitation, used or withdrawn; false when somebody was faster. */
export async function endInvitation(
  db: Db,
  id: string,
  end: { used_at: number } | { revoked_at: number },
): Promise<boolean> {
  const result = await db
    .updateTable('organisation_invitations')
    .set(end)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertClaim(db: Db, row: Insertable<OrganisationClaimsTable>): Promise<void> {
  await db.insertInto('organisation_claims').values(row).execute();
}

export async function findClaim(db: Db, id: string): Promise<ClaimRow | undefined> {
  return db.selectFrom('organisation_claims').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Requests of a person that nobody has decided yet. */
export async function listOpenClaimsOf(db: Db, userId: string): Promise<ClaimRow[]> {
  return db
    .selectFrom('organisation_claims')
    .selectAll()
    .where('user_id', '=', userId)
    .where('status', '=', 'open')
    .orderBy('created_at')
    .execute();
}

/** The latest request of a person for an organisation. */
export async function findLatestClaim(db: Db, id: string, userId: string): Promise<ClaimRow | undefined> {
  return db
    .selectFrom('organisation_claims')
    .selectAll()
    .where('organisation_id', '=', id)
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
}

/** Requests with who asks for what: the open ones, the oldest first, or those decided last. */
export async function listClaims(db: Db, which: 'open' | 'decided') {
  const all = db
    .selectFrom('organisation_claims as c')
    .innerJoin('organisations as o', 'o.id', 'c.organisation_id')
    .innerJoin('users as u', 'u.id', 'c.user_id')
    .leftJoin('users as d', 'd.id', 'c.decided_by')
    .selectAll('c')
    .select(['o.name as organisation', 'o.type', 'o.address', 'o.status as organisation_status'])
    .select(['u.name as person', 'u.email', 'd.name as decider']);
  return which === 'open'
    ? all.where('c.status', '=', 'open').orderBy('c.created_at').orderBy('c.id').execute()
    : all
        .where('c.status', 'in', ['accepted', 'refused'])
        .orderBy('c.decided_at', 'desc')
        .orderBy('c.id')
        .limit(20)
        .execute();
}

/** Ends an open request; false when somebody was faster. */
export async function endClaim(
  db: Db,
  id: string,
  end: Pick<ClaimRow, 'status' | 'reason' | 'decided_by' | 'decided_at'>,
): Promise<boolean> {
  const result = await db
    .updateTable('organisation_claims')
    .set(end)
    .where('id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Name and address of an account that a foreign key says exists. */
export async function findPerson(db: Db, userId: string): Promise<{ name: string; email: string }> {
  return db.selectFrom('users').select(['name', 'email']).where('id', '=', userId).executeTakeFirstOrThrow();
}

/** Active staff, with the language each chose. */
export async function listStaff(db: Db) {
  return db
    .selectFrom('users')
    .select(['email', 'name', 'locale'])
    .where('role', '=', 'staff')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Removes invitations that were used, withdrawn or ran out before a moment; returns how many. */
export async function removeInvitationsEnded(db: Db, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('organisation_invitations')
    .where((eb) =>
      eb.or([eb('used_at', '<', before), eb('revoked_at', '<', before), eb('expires_at', '<', before)]),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
