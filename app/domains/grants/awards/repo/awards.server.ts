import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, GrantAwardsTable } from '../../../../../db/types';
import type { AwardStatus } from '../model/state';

type Db = Kysely<Database>;

/** An award with what its application says of it, and the money that went to and fro. */
export interface AwardRow extends Selectable<GrantAwardsTable> {
  title: string;
  programme_id: string;
  programme_title: string;
  lead_id: string;
  lead_name: string;
  paid_yen: number;
  returned_yen: number;
}

const awards = (db: Db) =>
  db
    .selectFrom('grant_awards')
    .innerJoin('grant_applications as a', 'a.id', 'grant_awards.application_id')
    .innerJoin('grant_programmes as p', 'p.id', 'a.programme_id')
    .innerJoin('organisations as o', 'o.id', 'a.lead_id')
    .selectAll('grant_awards')
    .select(['a.title', 'a.programme_id', 'p.title as programme_title', 'a.lead_id', 'o.name as lead_name'])
    .select((eb) => [
      eb
        .selectFrom('grant_payments as m')
        .select((sub) => sub.fn.coalesce(sub.fn.sum<number>('m.amount_yen'), sub.lit(0)).as('yen'))
        .whereRef('m.award_id', '=', 'grant_awards.id')
        .where('m.voided_at', 'is', null)
        .where('m.kind', '!=', 'return')
        .$asScalar()
        .$notNull()
        .as('paid_yen'),
      eb
        .selectFrom('grant_payments as m')
        .select((sub) => sub.fn.coalesce(sub.fn.sum<number>('m.amount_yen'), sub.lit(0)).as('yen'))
        .whereRef('m.award_id', '=', 'grant_awards.id')
        .where('m.voided_at', 'is', null)
        .where('m.kind', '=', 'return')
        .$asScalar()
        .$notNull()
        .as('returned_yen'),
    ]);

export async function findAward(db: Db, id: string): Promise<AwardRow | undefined> {
  return awards(db).where('grant_awards.id', '=', id).executeTakeFirst();
}

export async function findAwardOf(db: Db, applicationId: string): Promise<AwardRow | undefined> {
  return awards(db).where('grant_awards.application_id', '=', applicationId).executeTakeFirst();
}

export async function insertAward(db: Db, row: Insertable<GrantAwardsTable>): Promise<void> {
  await db.insertInto('grant_awards').values(row).execute();
}

/** Organisations of applications that have a public entry in the directory, the lead of each first. */
export async function listPublicNames(db: Db, applicationIds: readonly string[]) {
  if (applicationIds.length === 0) return [];
  const named = (of: 'lead' | 'partner') =>
    db
      .selectFrom('grant_applications as a')
      .leftJoin('grant_partners as gp', (join) =>
        join.onRef('gp.application_id', '=', 'a.id').on('gp.status', '=', 'consented'),
      )
      .innerJoin('organisations as o', (join) =>
        join.on((on) => on('o.id', '=', on.ref(of === 'lead' ? 'a.lead_id' : 'gp.organisation_id'))),
      )
      .select(['a.id as application_id', 'o.id', 'o.name', 'o.corporate_number', 'o.fictional'])
      .where('a.id', 'in', applicationIds)
      .where('o.status', '=', 'listed')
      .groupBy(['a.id', 'o.id'])
      .orderBy('o.sort_key')
      .execute();
  return [...(await named('lead')), ...(await named('partner'))];
}

/** Which of these collaborations everybody may see. */
export async function listPublicCollaborations(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('collaborations')
    .select('id')
    .where('id', 'in', ids)
    .where('is_public', '=', 1)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Changes an award if it still has `status`; answers whether it did. */
export async function changeAward(
  db: Db,
  id: string,
  status: AwardStatus,
  patch: Updateable<GrantAwardsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_awards')
    .set(patch)
    .where('id', '=', id)
    .where('status', '=', status)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** The last day on which costs count in any award of a collaboration that stands, `YYYY-MM-DD`; null: there is none. */
export async function lastCostsDay(db: Db, collaborationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('grant_awards')
    .select((eb) => eb.fn.max('ends_on').as('last'))
    .where('collaboration_id', '=', collaborationId)
    .where('cancelled_on', 'is', null)
    .executeTakeFirst();
  return row?.last ?? null;
}

/** The highest number of a decision in a fiscal year; 0 when there is none. */
export async function lastNumber(db: Db, fiscalYear: number): Promise<number> {
  const row = await db
    .selectFrom('grant_awards')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('fiscal_year', '=', fiscalYear)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Awards with these statuses, the latest year first. `userId` null: all; else those of the account's organisations. */
export async function listAwards(
  db: Db,
  { userId, statuses }: { userId: string | null; statuses: readonly AwardStatus[] },
): Promise<AwardRow[]> {
  let query = awards(db).where('grant_awards.status', 'in', statuses);
  if (userId !== null) {
    query = query.where('grant_awards.application_id', 'in', (eb) =>
      eb
        .selectFrom('grant_applications as g')
        .leftJoin('grant_partners as gp', (join) =>
          join.onRef('gp.application_id', '=', 'g.id').on('gp.status', '=', 'consented'),
        )
        .innerJoin('organisation_members as m', (join) =>
          join.on((on) =>
            on.or([
              on('m.organisation_id', '=', on.ref('g.lead_id')),
              on('m.organisation_id', '=', on.ref('gp.organisation_id')),
            ]),
          ),
        )
        .select('g.id')
        .where('m.user_id', '=', userId),
    );
  }
  return query.orderBy('grant_awards.fiscal_year', 'desc').orderBy('grant_awards.number', 'desc').execute();
}
