import type { Kysely, Selectable } from 'kysely';
import type { Database, OrganisationsTable } from '../../../../db/types';
import type { Compared, OrganisationType } from '../model';

type Db = Kysely<Database>;

export type ComparedRow = Compared &
  Pick<Selectable<OrganisationsTable>, 'name' | 'status' | 'external_id' | 'created_at'>;

/** What is compared of every entry, merged ones too. */
export async function listCompared(db: Db): Promise<ComparedRow[]> {
  const rows = await db
    .selectFrom('organisations')
    .select([
      'id',
      'type',
      'corporate_number',
      'match_name',
      'match_address',
      'name',
      'status',
      'external_id',
      'created_at',
    ])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    type: row.type as OrganisationType,
    corporateNumber: row.corporate_number,
    matchName: row.match_name,
    matchAddress: row.match_address,
    name: row.name,
    status: row.status,
    external_id: row.external_id,
    created_at: row.created_at,
  }));
}

/** How many people each organisation has that has any. */
export async function countMembers(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('organisation_members')
    .select((eb) => ['organisation_id', eb.fn.countAll<number>().as('n')])
    .groupBy('organisation_id')
    .execute();
  return new Map(rows.map((row) => [row.organisation_id, Number(row.n)]));
}

/** Changes whenever an entry is entered, edited, listed, hidden or merged, or somebody joins or leaves one. */
export async function directoryStamp(db: Db): Promise<string> {
  const entries = await db
    .selectFrom('organisations')
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      eb.fn.sum<number>('revision').as('revisions'),
      eb.fn.max('updated_at').as('latest'),
    ])
    .executeTakeFirstOrThrow();
  const members = await db
    .selectFrom('organisation_members')
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.max('joined_at').as('latest')])
    .executeTakeFirstOrThrow();
  return JSON.stringify([entries, members]);
}
