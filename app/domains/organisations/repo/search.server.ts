import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../../../../db/types';
import {
  ORGANISATIONS_PER_PAGE,
  type OrganisationQuery,
  type OrganisationStatus,
  type OrganisationType,
} from '../model';
import { searchExpression } from '../model/search-words';
import { inPieces, listOrganisations, type OrganisationRow } from './entries.server';

type Db = Kysely<Database>;

/** What an entry is found by; `rowid`: its place in the index. */
export interface IndexRow {
  rowid: number;
  name: string;
  kana: string;
  body: string;
}

export interface DirectoryQuery extends OrganisationQuery {
  statuses: readonly OrganisationStatus[];
  /** Any of these types, beside the one that the query may name. */
  types?: readonly OrganisationType[];
}

/** The first place of the index that is free; all behind it are too. */
export async function nextSearchRow(db: Db): Promise<number> {
  const last = await db
    .selectFrom('organisation_search')
    .select('rowid')
    .orderBy('rowid', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Number(last?.rowid ?? 0) + 1;
}

/** Puts entries into the index, in the place of what stood there. */
export async function indexOrganisations(db: Db, rows: readonly IndexRow[]): Promise<void> {
  await inPieces(rows, async (piece) => {
    const places = piece.map(({ rowid }) => rowid);
    await db.deleteFrom('organisation_search').where('rowid', 'in', places).execute();
    await db.insertInto('organisation_search').values(piece).execute();
  });
}

/**
 * One page of the entries that a query means, with how many there are. This is the only place that knows how words are
 * searched; another database needs another body of this function, of `idsNamed` and of `indexOrganisations`.
 */
export async function searchOrganisations(
  db: Db,
  query: DirectoryQuery,
): Promise<{ rows: OrganisationRow[]; total: number }> {
  const found = filtered(db, query);
  if (found === null) return { rows: [], total: 0 };
  const { ids, total } = await pageOf(db, found, query);
  const byId = new Map((await listOrganisations(db, ids)).map((row) => [row.id, row]));
  return { rows: ids.flatMap((id) => byId.get(id) ?? []), total };
}

/** Ids of the entries with these words in their names or readings, whatever their status; null when there are no words. */
export function idsNamed(words: string): RawBuilder<string> | null {
  const expression = searchExpression(words, 'name');
  if (expression === null) return null;
  return sql<string>`(select id from organisations where search_row in
    (select rowid from organisation_search where organisation_search match ${expression}))`;
}

/** Ids of one page and the number of all, from an index alone. */
async function pageOf(
  db: Db,
  found: Found,
  { sort, page, words }: Pick<OrganisationQuery, 'sort' | 'page' | 'words'>,
): Promise<{ ids: string[]; total: number }> {
  const all = db.with(
    // Words are looked for once for both; without words a page is found without looking at all entries.
    (cte) => (words.trim() === '' ? cte('found') : cte('found').materialized()),
    () => found.select(['o.id', 'o.sort_key', 'o.created_at']),
  );
  const counted = all
    .selectFrom('found')
    .select(['found.id', (eb) => eb.selectFrom('found').select(eb.fn.countAll<number>().as('n')).as('n')]);
  const ordered =
    sort === 'kana' ? counted.orderBy('found.sort_key') : counted.orderBy('found.created_at', 'desc');
  const rows = await ordered
    .orderBy('found.id')
    .limit(ORGANISATIONS_PER_PAGE)
    .offset((page - 1) * ORGANISATIONS_PER_PAGE)
    .execute();
  const [first] = rows;
  if (first) return { ids: rows.map(({ id }) => id), total: Number(first.n) };
  // Behind the last page there is no row to read the number from.
  const { n } = await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { ids: [], total: Number(n) };
}

type Found = SelectQueryBuilder<Database & { o: Database['organisations'] }, 'o', object>;

/** The entries a query means; null when its words hold nothing that can be looked for. */
function filtered(db: Db, query: DirectoryQuery): Found | null {
  let found: Found = db.selectFrom('organisations as o').where('o.status', 'in', query.statuses);
  if (query.words.trim() !== '') {
    const expression = searchExpression(query.words);
    if (expression === null) return null;
    // The plus keeps SQLite from looking up the whole row of every match: it walks along the index instead.
    found = found.where(
      sql<boolean>`+o.search_row in (select rowid from organisation_search where organisation_search match ${expression})`,
    );
  }
  if (query.type !== null) found = found.where('o.type', '=', query.type);
  if (query.types !== undefined) found = found.where('o.type', 'in', query.types);
  const { areas, field, need, offer } = query;
  if (areas !== null) {
    found = found.where((eb) =>
      eb.or([
        eb('o.area_code', 'in', areas),
        eb('o.id', 'in', (of) =>
          of.selectFrom('organisation_areas').select('organisation_id').where('area_code', 'in', areas),
        ),
      ]),
    );
  }
  if (field !== null) {
    found = found.where('o.id', 'in', (of) =>
      of.selectFrom('organisation_fields').select('organisation_id').where('field', '=', field),
    );
  }
  if (need !== null) {
    found = found.where('o.id', 'in', (of) =>
      of.selectFrom('organisation_needs').select('organisation_id').where('term', '=', need),
    );
  }
  if (offer !== null) {
    found = found.where('o.id', 'in', (of) =>
      of.selectFrom('organisation_offers').select('organisation_id').where('term', '=', offer),
    );
  }
  return found;
}
