import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../../db/types';
import type { OrganisationType } from '../model';

type Db = Kysely<Database>;

/** Which listed organisations are meant; null: all. */
export interface ProfileFilter {
  ids: readonly string[] | null;
  types: readonly OrganisationType[] | null;
}

/** With more ids than this a table is read as a whole. */
const FEW = 400;

/** Rows that matching looks at, of listed organisations in order of their ids. */
export async function listProfileRows(db: Db, { ids, types }: ProfileFilter) {
  let query = db
    .selectFrom('organisations')
    .select([
      'id',
      'type',
      'area_code',
      'lat',
      'lng',
      'languages',
      'styles',
      'times',
      'capacity',
      'founded_year',
      'people',
      'created_at',
    ])
    .where('status', '=', 'listed');
  if (types) query = query.where('type', 'in', types);
  if (ids && ids.length <= FEW) query = query.where('id', 'in', ids);
  const rows = await query.orderBy('id').execute();
  if (!ids || ids.length <= FEW) return rows;
  const wanted = new Set(ids);
  return rows.filter(({ id }) => wanted.has(id));
}

/** One row for every organisation that says something, its lines joined: ten thousand of them are read at once. */
type Joined = { organisation_id: string; lines: string };

/**
 * What they do, offer and need, and where they work, by organisation; of the ids, or of all where they are many. Needs
 * are `term urgency from to`, a day that is not said empty.
 */
export async function listProfileParts(db: Db, ids: readonly string[]) {
  const few = ids.length <= FEW ? ids : null;
  const read = async (table: PartTable, line: RawBuilder<unknown>, order: string) => {
    const only =
      few === null ? sql`` : sql`where organisation_id in (${few.length > 0 ? sql.join(few) : sql``})`;
    const { rows } = await sql<Joined>`select organisation_id,
      group_concat(${line}, ${BETWEEN} order by ${sql.ref(order)}) as lines
      from ${sql.table(table)} ${only} group by organisation_id`.execute(db);
    return new Map(rows.map(({ organisation_id, lines }) => [organisation_id, lines.split(BETWEEN)]));
  };
  const need = sql`term || ' ' || urgency || ' ' || coalesce(from_day, '') || ' ' || coalesce(to_day, '')`;
  return {
    fields: await read('organisation_fields', sql.ref('field'), 'field'),
    areas: await read('organisation_areas', sql.ref('area_code'), 'area_code'),
    offers: await read('organisation_offers', sql.ref('term'), 'position'),
    needs: await read('organisation_needs', need, 'position'),
  };
}

type PartTable = 'organisation_fields' | 'organisation_areas' | 'organisation_offers' | 'organisation_needs';
const BETWEEN = '\n';

/** Who works or worked with whom, one row per organisation and collaboration. */
export async function listPartnerships(db: Db) {
  return db
    .selectFrom('collaboration_partners')
    .innerJoin('collaborations', 'collaborations.id', 'collaboration_partners.collaboration_id')
    .select(['collaboration_id', 'organisation_id', 'collaborations.status'])
    .orderBy('collaboration_id')
    .orderBy('organisation_id')
    .execute();
}

/** Pairs that have agreed and have no collaboration yet. */
export async function listAgreed(db: Db) {
  return db
    .selectFrom('matches')
    .select(['from_id', 'to_id'])
    .where('status', '=', 'agreed')
    .where('collaboration_id', 'is', null)
    .execute();
}

/** Fiscal years of support, the earliest first; of the ids, or of all where they are many. */
export async function listAwardYears(db: Db, ids: readonly string[] | null) {
  const awards = db.selectFrom('match_awards').select(['organisation_id', 'fiscal_year']);
  const few = ids !== null && ids.length <= FEW ? ids : null;
  return (few ? awards.where('organisation_id', 'in', few) : awards).orderBy('fiscal_year').execute();
}

/** How often organisations were shown to others since a day, by id; of the ids, or of all where they are many. */
export async function countExposures(
  db: Db,
  since: string,
  ids: readonly string[] | null,
): Promise<Map<string, number>> {
  const exposures = db
    .selectFrom('match_exposures')
    .select((eb) => ['organisation_id', eb.fn.countAll<number>().as('n')])
    .where('day', '>=', since)
    .groupBy('organisation_id');
  const few = ids !== null && ids.length <= FEW ? ids : null;
  const rows = await (few ? exposures.where('organisation_id', 'in', few) : exposures).execute();
  return new Map(rows.map(({ organisation_id, n }) => [organisation_id, Number(n)]));
}

/** The latest revision of every listed entry, in order of ids. */
export async function listRevisions(db: Db) {
  return db
    .selectFrom('organisations')
    .select(['id', 'revision'])
    .where('status', '=', 'listed')
    .orderBy('id')
    .execute();
}
