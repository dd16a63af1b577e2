import {
  type Insertable,
  type Kysely,
  type Selectable,
  type SelectQueryBuilder,
  sql,
  type Updateable,
} from 'kysely';
import type { CasesTable, Database } from '../../../../db/types';
import type { CaseStatus } from '../model';
import type { SearchedWord } from '../model/search';

type Db = Kysely<Database>;
export type CaseRow = Selectable<CasesTable>;

export async function findCase(db: Db, id: string): Promise<CaseRow | undefined> {
  return db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Case studies of a collaboration, the oldest first. */
export async function listOfCollaboration(db: Db, collaborationId: string): Promise<CaseRow[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where('collaboration_id', '=', collaborationId)
    .orderBy('created_at')
    .execute();
}

export async function insertCase(
  db: Db,
  row: Insertable<CasesTable>,
  partners: readonly { id: string; role: 'lead' | 'partner' }[],
): Promise<void> {
  await db.insertInto('cases').values(row).execute();
  if (partners.length === 0) return;
  await db
    .insertInto('case_partners')
    .values(partners.map(({ id, role }) => ({ case_id: row.id, organisation_id: id, role })))
    .execute();
}

/** Changes a case study that is still at `revision`, which grows; answers whether it was. */
export async function changeCase(
  db: Db,
  id: string,
  revision: number,
  patch: Updateable<CasesTable>,
): Promise<boolean> {
  const result = await db
    .updateTable('cases')
    .set({ ...patch, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Deletes it with partners, themes and pictures; their files are the caller's to remove. */
export async function deleteCase(db: Db, id: string): Promise<void> {
  await db.deleteFrom('cases').where('id', '=', id).execute();
}

export async function listThemes(
  db: Db,
  ids: readonly string[],
): Promise<{ case_id: string; theme: string }[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('case_themes').selectAll().where('case_id', 'in', ids).execute();
}

export async function setThemes(db: Db, id: string, themes: readonly string[]): Promise<void> {
  await db.deleteFrom('case_themes').where('case_id', '=', id).execute();
  if (themes.length === 0) return;
  await db
    .insertInto('case_themes')
    .values(themes.map((theme) => ({ case_id: id, theme })))
    .execute();
}

export interface CaseQuery {
  /** All of these are in it; null: nothing that could be found was asked for. */
  words: readonly SearchedWord[] | null;
  theme: string | null;
  /** The areas meant, with those inside; null: everywhere. */
  areas: readonly string[] | null;
  statuses: readonly CaseStatus[] | null;
  /** Only of organisations this account belongs to. */
  memberId: string | null;
  limit: number;
  offset: number;
}

/** One page of what a query means, those published last first, with how many there are. */
export async function searchCases(db: Db, query: CaseQuery): Promise<{ rows: CaseRow[]; total: number }> {
  if (query.words === null) return { rows: [], total: 0 };
  const found = filtered(db, query, query.words);
  const { n } = await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy((eb) => eb.fn.coalesce('c.published_at', 'c.updated_at'), 'desc')
    .orderBy('c.id')
    .limit(query.limit)
    .offset(query.offset)
    .execute();
  return { rows, total: Number(n) };
}

type Found = SelectQueryBuilder<Database & { c: Database['cases'] }, 'c', object>;

function filtered(db: Db, query: CaseQuery, words: readonly SearchedWord[]): Found {
  let found: Found = db.selectFrom('cases as c');
  const { theme, areas, statuses, memberId } = query;
  if (statuses !== null) found = found.where('c.status', 'in', statuses);
  if (areas !== null) found = found.where('c.area_code', 'in', areas);
  if (theme !== null) {
    found = found.where('c.id', 'in', (of) =>
      of.selectFrom('case_themes').select('case_id').where('theme', '=', theme),
    );
  }
  if (memberId !== null) {
    found = found.where('c.id', 'in', (of) =>
      of
        .selectFrom('case_partners as p')
        .innerJoin('organisation_members as m', 'm.organisation_id', 'p.organisation_id')
        .select('p.case_id')
        .where('m.user_id', '=', memberId),
    );
  }
  for (const { written, reading } of words) {
    found = found.where((eb) =>
      eb.or(
        [written, ...(reading === null ? [] : [reading])].map(
          (part) => sql<boolean>`instr(c.search, ${part}) > 0`,
        ),
      ),
    );
  }
  return found;
}

/** Public case studies that became so between two moments [`from`, `to`), the oldest first. */
export async function listPublishedBetween(db: Db, from: number, to: number): Promise<CaseRow[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where('status', '=', 'published')
    .where('published_at', '>=', from)
    .where('published_at', '<', to)
    .orderBy('published_at')
    .execute();
}

/** Those in one state since before `before`, the longest first. */
export async function listWaitingSince(
  db: Db,
  status: 'asked' | 'agreed',
  before: number,
): Promise<{ id: string; title: string; since: number }[]> {
  const column = status === 'asked' ? 'asked_at' : 'agreed_at';
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'title', `${column} as since`])
    .where('status', '=', status)
    .where(column, '<=', before)
    .orderBy(column)
    .execute();
  return rows.map(({ id, title, since }) => ({ id, title, since: since ?? 0 }));
}

/** Whether a collaboration of this title has a case study. */
export async function isTold(db: Db, title: string): Promise<boolean> {
  const row = await db
    .selectFrom('cases as c')
    .innerJoin('collaborations as t', 't.id', 'c.collaboration_id')
    .select('c.id')
    .where('t.title', '=', title)
    .executeTakeFirst();
  return row !== undefined;
}

/** What is known of a collaboration beside its partners: place, and figures summed over its years. */
export async function findFigures(db: Db, collaborationId: string) {
  const place = await db
    .selectFrom('collaborations')
    .select('area_code')
    .where('id', '=', collaborationId)
    .executeTakeFirst();
  const sums = await db
    .selectFrom('collaboration_figures')
    .select((eb) => [
      eb.fn.sum<number | null>('people').as('people'),
      eb.fn.sum<number | null>('volunteers').as('volunteers'),
      eb.fn.sum<number | null>('grant_yen').as('grantYen'),
    ])
    .where('collaboration_id', '=', collaborationId)
    .executeTakeFirst();
  const whole = (value: number | null | undefined) => (value == null ? null : Number(value));
  return {
    areaCode: place?.area_code ?? null,
    people: whole(sums?.people),
    volunteers: whole(sums?.volunteers),
    grantYen: whole(sums?.grantYen),
  };
}
