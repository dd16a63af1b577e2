import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, PhasesTable, SessionsTable } from '../../../../db/types';

type Db = Kysely<Database>;
export type SessionRow = Selectable<SessionsTable>;
export type PhaseRow = Selectable<PhasesTable>;

export async function findSession(db: Db, id: string): Promise<SessionRow | undefined> {
  return db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The session that holds a code now; codes of ended sessions are free for others. */
export async function findOpenSessionByCode(db: Db, code: string): Promise<SessionRow | undefined> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('code', '=', code)
    .where('status', '<>', 'ended')
    .executeTakeFirst();
}

/** The session that held a code last and is over. */
export async function findEndedSessionByCode(db: Db, code: string): Promise<SessionRow | undefined> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('code', '=', code)
    .where('status', '=', 'ended')
    .orderBy('ended_at', 'desc')
    .executeTakeFirst();
}

/** Sessions of the workshops, oldest first. */
export async function listSessions(db: Db, workshopIds: readonly string[]): Promise<SessionRow[]> {
  if (workshopIds.length === 0) return [];
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('workshop_id', 'in', workshopIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function insertSession(db: Db, row: Insertable<SessionsTable>): Promise<void> {
  await db.insertInto('sessions').values(row).execute();
}

/** Writes the patch and raises the version; returns the row as it is now. */
export async function changeSession(
  db: Db,
  id: string,
  patch: Updateable<SessionsTable>,
): Promise<SessionRow> {
  return db
    .updateTable('sessions')
    .set(patch)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function removeSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', id).execute();
}

/** Phases of the sessions in the order of their agendas. */
export async function listPhases(db: Db, sessionIds: readonly string[]): Promise<PhaseRow[]> {
  if (sessionIds.length === 0) return [];
  return db
    .selectFrom('phases')
    .selectAll()
    .where('session_id', 'in', sessionIds)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function findPhase(db: Db, id: string): Promise<PhaseRow | undefined> {
  return db.selectFrom('phases').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertPhases(db: Db, rows: readonly Insertable<PhasesTable>[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('phases')
      .values([...rows])
      .execute();
}

export async function changePhase(db: Db, id: string, patch: Updateable<PhasesTable>): Promise<void> {
  await db.updateTable('phases').set(patch).where('id', '=', id).execute();
}

export async function removePhases(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('phases').where('id', 'in', ids).execute();
}
