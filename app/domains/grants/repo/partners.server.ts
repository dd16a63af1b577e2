import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, GrantPartnersTable } from '../../../../db/types';

type Db = Kysely<Database>;

export interface PartnerRow extends Selectable<GrantPartnersTable> {
  name: string;
  type: string;
}

/** Partners of an application, in the order of their invitation. */
export async function listPartners(db: Db, applicationIds: readonly string[]): Promise<PartnerRow[]> {
  if (applicationIds.length === 0) return [];
  return db
    .selectFrom('grant_partners')
    .innerJoin('organisations as o', 'o.id', 'grant_partners.organisation_id')
    .selectAll('grant_partners')
    .select(['o.name', 'o.type'])
    .where('application_id', 'in', applicationIds)
    .orderBy('invited_at')
    .orderBy('o.sort_key')
    .execute();
}

export async function putPartner(db: Db, row: Insertable<GrantPartnersTable>): Promise<void> {
  await db
    .insertInto('grant_partners')
    .values(row)
    .onConflict((conflict) => conflict.columns(['application_id', 'organisation_id']).doUpdateSet(row))
    .execute();
}

/** Changes a partner that still has `status`; answers whether it did. */
export async function changePartner(
  db: Db,
  key: { applicationId: string; organisationId: string; status: PartnerRow['status'] },
  patch: Updateable<GrantPartnersTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grant_partners')
    .set(patch)
    .where('application_id', '=', key.applicationId)
    .where('organisation_id', '=', key.organisationId)
    .where('status', '=', key.status)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

export async function removePartner(db: Db, applicationId: string, organisationId: string): Promise<void> {
  await db
    .deleteFrom('grant_partners')
    .where('application_id', '=', applicationId)
    .where('organisation_id', '=', organisationId)
    .execute();
}

/** The organisations an account belongs to. */
export async function listMemberships(db: Db, userId: string) {
  return db
    .selectFrom('organisation_members as m')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select(['o.id', 'o.name', 'o.type', 'o.status', 'm.role'])
    .where('m.user_id', '=', userId)
    .where('o.status', '!=', 'merged')
    .orderBy('o.sort_key')
    .execute();
}

/** Active accounts that act for an organisation, with the language each chose. */
export async function listActing(db: Db, organisationId: string) {
  return db
    .selectFrom('organisation_members as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.email', 'u.name', 'u.locale'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.role', 'in', ['owner', 'editor'])
    .where('u.disabled_at', 'is', null)
    .orderBy('u.id')
    .execute();
}

export async function findOrganisation(db: Db, id: string) {
  return db
    .selectFrom('organisations')
    .select(['id', 'name', 'type', 'status', 'area_code'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Whether one of the two has blocked the other, or staff keep them apart. */
export async function areKeptApart(db: Db, a: string, b: string): Promise<boolean> {
  const row = await db
    .selectFrom('match_exclusions')
    .select('kind')
    .where((eb) =>
      eb.or([
        eb.and([eb('organisation_id', '=', a), eb('other_id', '=', b)]),
        eb.and([eb('organisation_id', '=', b), eb('other_id', '=', a)]),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}
