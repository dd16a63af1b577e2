import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, ParticipantsTable } from '../../../../db/types';

type Db = Kysely<Database>;
export type ParticipantRow = Selectable<ParticipantsTable>;

export async function findParticipant(
  db: Db,
  sessionId: string,
  personId: string,
): Promise<ParticipantRow | undefined> {
  return db
    .selectFrom('participants')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

/** Everybody who ever came to the session, in the order they came. */
export async function listParticipants(db: Db, sessionId: string): Promise<ParticipantRow[]> {
  return db
    .selectFrom('participants')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('joined_at')
    .orderBy('person_id')
    .execute();
}

/** What a person is in each session of a workshop, with what counts for rights. */
export async function listStandings(
  db: Db,
  workshopId: string,
  personId: string,
): Promise<
  {
    sessionId: string;
    participant: ParticipantRow['status'];
    status: 'planned' | 'running' | 'ended';
    phaseId: string | null;
    permission: 'write' | 'vote' | 'look' | null;
    phaseCount: number;
  }[]
> {
  const rows = await db
    .selectFrom('participants')
    .innerJoin('sessions', 'sessions.id', 'participants.session_id')
    .leftJoin('phases', 'phases.id', 'sessions.phase_id')
    .select((eb) => [
      'sessions.id as sessionId',
      'participants.status as participant',
      'sessions.status as status',
      'sessions.phase_id as phaseId',
      'phases.permission as permission',
      eb
        .selectFrom('phases as all')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('all.session_id', '=', 'sessions.id')
        .as('phaseCount'),
    ])
    .where('sessions.workshop_id', '=', workshopId)
    .where('participants.person_id', '=', personId)
    .execute();
  return rows.map((row) => ({ ...row, phaseCount: Number(row.phaseCount ?? 0) }));
}

/** Sessions not yet over in which the person is, or waits to be. */
export async function listOpenSessionsOf(
  db: Db,
  personId: string,
): Promise<{ sessionId: string; title: string; workshopTitle: string; name: string }[]> {
  return db
    .selectFrom('participants')
    .innerJoin('sessions', 'sessions.id', 'participants.session_id')
    .innerJoin('workshops', 'workshops.id', 'sessions.workshop_id')
    .select([
      'sessions.id as sessionId',
      'sessions.title as title',
      'workshops.title as workshopTitle',
      'participants.name as name',
    ])
    .where('participants.person_id', '=', personId)
    .where('participants.status', '<>', 'removed')
    .where('sessions.status', '<>', 'ended')
    .orderBy('participants.last_seen_at', 'desc')
    .limit(10)
    .execute();
}

/** Ids of the workshops to whose sessions the person ever came, the latest first. */
export async function listWorkshopsVisited(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('participants as p')
    .innerJoin('sessions as s', 's.id', 'p.session_id')
    .select(['s.workshop_id as id', (eb) => eb.fn.max('p.joined_at').as('at')])
    .where('p.person_id', '=', personId)
    .groupBy('s.workshop_id')
    .orderBy('at', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** People of the workshop's sessions: how the authors on its boards are called. The latest name counts. */
export async function listWorkshopPeople(
  db: Db,
  workshopId: string,
): Promise<{ personId: string; name: string; colour: string }[]> {
  return db
    .selectFrom('participants')
    .innerJoin('sessions', 'sessions.id', 'participants.session_id')
    .select([
      'participants.person_id as personId',
      'participants.name as name',
      'participants.colour as colour',
    ])
    .where('sessions.workshop_id', '=', workshopId)
    .orderBy('participants.joined_at')
    .execute();
}

export async function countParticipants(
  db: Db,
  sessionIds: readonly string[],
): Promise<{ sessionId: string; status: ParticipantRow['status']; n: number }[]> {
  if (sessionIds.length === 0) return [];
  const rows = await db
    .selectFrom('participants')
    .select((eb) => ['session_id as sessionId', 'status', eb.fn.countAll<number>().as('n')])
    .where('session_id', 'in', sessionIds)
    .groupBy(['session_id', 'status'])
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export async function insertParticipant(db: Db, row: Insertable<ParticipantsTable>): Promise<void> {
  await db.insertInto('participants').values(row).execute();
}

/** Returns how many rows changed. `personId` null: everyone of the session. */
export async function changeParticipants(
  db: Db,
  sessionId: string,
  personId: string | null,
  patch: Updateable<ParticipantsTable>,
): Promise<number> {
  let query = db.updateTable('participants').set(patch).where('session_id', '=', sessionId);
  if (personId !== null) query = query.where('person_id', '=', personId);
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Lets everyone in who waits; returns their ids. */
export async function admitWaiting(db: Db, sessionId: string): Promise<string[]> {
  const rows = await db
    .updateTable('participants')
    .set({ status: 'in' })
    .where('session_id', '=', sessionId)
    .where('status', '=', 'waiting')
    .returning('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}
