import type { Kysely, Selectable, Updateable } from 'kysely';
import type { Database, GrantProgrammesTable, GrantScreeningsTable } from '../../../../../db/types';

type Db = Kysely<Database>;
export type ProgrammeRow = Selectable<GrantProgrammesTable>;
export type ScreeningRow = Selectable<GrantScreeningsTable>;

export async function findProgramme(db: Db, id: string): Promise<ProgrammeRow | undefined> {
  return db.selectFrom('grant_programmes').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Programmes whose applications can be screened, the latest first; `memberId`: only those with this person in the committee. */
export async function listProgrammes(db: Db, memberId: string | null): Promise<ProgrammeRow[]> {
  let query = db.selectFrom('grant_programmes').selectAll().where('status', '!=', 'draft');
  if (memberId !== null) {
    query = query.where('id', 'in', (eb) =>
      eb.selectFrom('grant_committee').select('programme_id').where('user_id', '=', memberId),
    );
  }
  return query.orderBy('fiscal_year', 'desc').orderBy('created_at', 'desc').orderBy('id').execute();
}

export async function setProgrammeStatus(
  db: Db,
  id: string,
  status: ProgrammeRow['status'],
  from: readonly ProgrammeRow['status'][],
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_programmes')
    .set({ status, updated_at: now })
    .where('id', '=', id)
    .where('status', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listScreenings(db: Db, ids: readonly string[]): Promise<ScreeningRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('grant_screenings').selectAll().where('programme_id', 'in', ids).execute();
}

/** Begins a screening where there is none. */
export async function ensureScreening(db: Db, programmeId: string): Promise<void> {
  await db
    .insertInto('grant_screenings')
    .values({ programme_id: programmeId, phase: 'preparing' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Changes a screening that is in one of these phases; says whether it was. */
export async function changeScreening(
  db: Db,
  programmeId: string,
  from: readonly ScreeningRow['phase'][],
  patch: Updateable<GrantScreeningsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_screenings')
    .set(patch)
    .where('programme_id', '=', programmeId)
    .where('phase', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Writes the minutes over those of `revision`; says whether nobody was faster. */
export async function writeMinutes(
  db: Db,
  programmeId: string,
  revision: number,
  patch: { minutes: string; minutes_by_name: string; minutes_at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_screenings')
    .set({ ...patch, minutes_revision: revision + 1 })
    .where('programme_id', '=', programmeId)
    .where('minutes_revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Members of a committee with their names, the chair first, then by kana. */
export async function listCommittee(db: Db, programmeId: string) {
  return db
    .selectFrom('grant_committee as c')
    .innerJoin('users as u', 'u.id', 'c.user_id')
    .select(['c.user_id', 'c.chair', 'u.name', 'u.email', 'u.role', 'u.locale', 'u.disabled_at'])
    .where('c.programme_id', '=', programmeId)
    .orderBy('c.chair', 'desc')
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .execute();
}

export async function isMember(db: Db, programmeId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('grant_committee')
    .select('user_id')
    .where('programme_id', '=', programmeId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function addMember(
  db: Db,
  row: { programme_id: string; user_id: string; added_by: string; added_at: number },
): Promise<boolean> {
  const result = await db
    .insertInto('grant_committee')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function removeMember(db: Db, programmeId: string, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('grant_committee')
    .where('programme_id', '=', programmeId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Makes one member the chair and nobody else. */
export async function setChair(db: Db, programmeId: string, userId: string): Promise<void> {
  await db
    .updateTable('grant_committee')
    .set((eb) => ({ chair: eb.case().when('user_id', '=', userId).then(1).else(0).end() as never }))
    .where('programme_id', '=', programmeId)
    .execute();
}

/** Active accounts a committee can be chosen from, by kana. */
export async function listAccounts(db: Db) {
  return db
    .selectFrom('users')
    .select(['id', 'name', 'email', 'role'])
    .where('disabled_at', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
}
