import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, GrantApplicationsTable } from '../../../../db/types';
import type { ApplicationStatus } from '../model/application';

type Db = Kysely<Database>;

/** An application with the name of its lead, and title, status and rules of its programme. */
export interface ApplicationRow extends Selectable<GrantApplicationsTable> {
  lead_name: string;
  lead_type: string;
  programme_title: string;
  programme_status: Database['grant_programmes']['status'];
  /** JSON of `RuleSet`. */
  rules: string;
}

const applications = (db: Db) =>
  db
    .selectFrom('grant_applications')
    .innerJoin('organisations as o', 'o.id', 'grant_applications.lead_id')
    .innerJoin('grant_programmes as p', 'p.id', 'grant_applications.programme_id')
    .selectAll('grant_applications')
    .select([
      'o.name as lead_name',
      'o.type as lead_type',
      'p.title as programme_title',
      'p.status as programme_status',
      'p.rules as rules',
    ]);

export async function findApplication(db: Db, id: string): Promise<ApplicationRow | undefined> {
  return applications(db).where('grant_applications.id', '=', id).executeTakeFirst();
}

export async function insertApplication(db: Db, row: Insertable<GrantApplicationsTable>): Promise<void> {
  await db.insertInto('grant_applications').values(row).execute();
}

/** Changes an application if it still has `status`; answers whether it did. */
export async function changeApplication(
  db: Db,
  id: string,
  status: ApplicationStatus,
  patch: Updateable<GrantApplicationsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_applications')
    .set(patch)
    .where('id', '=', id)
    .where('status', '=', status)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** The applications of a programme in these states, in order of their receipt. */
export async function listApplicationsOf(
  db: Db,
  programmeId: string,
  statuses: readonly ApplicationStatus[],
): Promise<ApplicationRow[]> {
  return applications(db)
    .where('grant_applications.programme_id', '=', programmeId)
    .where('grant_applications.status', 'in', statuses)
    .orderBy('grant_applications.receipt_number')
    .orderBy('grant_applications.id')
    .execute();
}

/** Applications of an account's organisations, as lead or as partner that has not declined; the latest change first. */
export async function listApplicationsFor(db: Db, userId: string): Promise<ApplicationRow[]> {
  return applications(db)
    .where((eb) =>
      eb.or([
        eb('grant_applications.lead_id', 'in', (sub) =>
          sub.selectFrom('organisation_members').select('organisation_id').where('user_id', '=', userId),
        ),
        eb('grant_applications.id', 'in', (sub) =>
          sub
            .selectFrom('grant_partners as gp')
            .innerJoin('organisation_members as m', 'm.organisation_id', 'gp.organisation_id')
            .select('gp.application_id')
            .where('gp.status', '!=', 'declined')
            .where('m.user_id', '=', userId),
        ),
      ]),
    )
    .orderBy('grant_applications.updated_at', 'desc')
    .orderBy('grant_applications.id')
    .execute();
}

/** What all applications are called, the latest change first: to look for words in. */
export async function listApplicationNames(db: Db) {
  return db
    .selectFrom('grant_applications as a')
    .innerJoin('organisations as o', 'o.id', 'a.lead_id')
    .innerJoin('grant_programmes as p', 'p.id', 'a.programme_id')
    .select(['a.id', 'a.title', 'a.status', 'o.name as lead_name', 'p.title as programme_title'])
    .orderBy('a.updated_at', 'desc')
    .orderBy('a.id')
    .execute();
}

/** Ids of the applications of an account's organisations and of the committees it sits on, the latest first. */
export async function listIdsConcerning(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('grant_applications as a')
    .select('a.id')
    .where((eb) => {
      const own = eb
        .selectFrom('organisation_members')
        .select('organisation_id')
        .where('user_id', '=', userId);
      return eb.or([
        eb('a.lead_id', 'in', own),
        eb(
          'a.id',
          'in',
          eb.selectFrom('grant_partners').select('application_id').where('organisation_id', 'in', own),
        ),
        eb(
          'a.programme_id',
          'in',
          eb.selectFrom('grant_committee').select('programme_id').where('user_id', '=', userId),
        ),
      ]);
    })
    .orderBy('a.updated_at', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** The highest receipt number that begins so. */
export async function lastReceipt(db: Db, prefix: string): Promise<string | null> {
  const row = await db
    .selectFrom('grant_applications')
    .select((eb) => eb.fn.max('receipt_number').as('last'))
    .where('receipt_number', 'like', `${prefix}%`)
    .executeTakeFirst();
  return row?.last ?? null;
}

/** Notes that something of it changed. */
export async function touch(db: Db, id: string, at: number): Promise<void> {
  await db.updateTable('grant_applications').set({ updated_at: at }).where('id', '=', id).execute();
}
