import {
  type ExpressionBuilder,
  type Insertable,
  type Kysely,
  type Selectable,
  sql,
  type Updateable,
} from 'kysely';
import type {
  Database,
  IdeaAuthorsTable,
  IdeaSourcesTable,
  IdeaStepsTable,
  IdeasTable,
} from '../../../../db/types';

type Db = Kysely<Database>;
export type IdeaRow = Selectable<IdeasTable>;
export type SourceRow = Selectable<IdeaSourcesTable>;

export async function findIdea(db: Db, id: string): Promise<IdeaRow | undefined> {
  return db.selectFrom('ideas').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listTexts(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('ideas').select(['id', 'text']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** The source that a note, group or place has become. */
export async function findSource(
  db: Db,
  source: Pick<SourceRow, 'kind' | 'source_id' | 'object_id'>,
): Promise<SourceRow | undefined> {
  return db
    .selectFrom('idea_sources')
    .selectAll()
    .where('kind', '=', source.kind)
    .where('source_id', '=', source.source_id)
    .where('object_id', '=', source.object_id)
    .executeTakeFirst();
}

export async function insertIdea(db: Db, row: Insertable<IdeasTable>): Promise<void> {
  await db.insertInto('ideas').values(row).execute();
}

export async function insertSource(db: Db, row: Insertable<IdeaSourcesTable>): Promise<void> {
  await db.insertInto('idea_sources').values(row).execute();
}

export async function insertAuthors(db: Db, rows: readonly Insertable<IdeaAuthorsTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('idea_authors').values(rows).execute();
}

export async function insertStep(db: Db, row: Insertable<IdeaStepsTable>): Promise<void> {
  await db.insertInto('idea_steps').values(row).execute();
}

export async function changeIdea(db: Db, id: string, patch: Updateable<IdeasTable>): Promise<void> {
  await db.updateTable('ideas').set(patch).where('id', '=', id).execute();
}

/** Sources of these ideas: their own before those that were joined to them, the oldest first. */
export async function listSources(db: Db, ideaIds: readonly string[]): Promise<SourceRow[]> {
  if (ideaIds.length === 0) return [];
  return db
    .selectFrom('idea_sources')
    .selectAll()
    .where('idea_id', 'in', ideaIds)
    .orderBy((eb) => eb('merged_from', 'is not', null))
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

/** Who wrote the sources of an idea. */
export async function listIdeaAuthors(db: Db, ideaId: string) {
  return db
    .selectFrom('idea_authors as a')
    .innerJoin('idea_sources as s', 's.id', 'a.source_row')
    .selectAll('a')
    .where('s.idea_id', '=', ideaId)
    .orderBy('a.person_id')
    .execute();
}

/** Ideas by whom they may be seen; null: all. */
export interface IdeaViewer {
  /** Account and guest id of the person. */
  persons: readonly string[];
  workshops: readonly string[];
  organisations: readonly string[];
}

/** One page of ideas, the latest first, with how many there are; what was merged into another is left out. */
export async function listIdeas(
  db: Db,
  filter: {
    viewer: IdeaViewer | null;
    status: IdeaRow['status'] | null;
    words: string;
    limit: number;
    offset: number;
  },
): Promise<{ rows: IdeaRow[]; total: number }> {
  let query = db.selectFrom('ideas').where('merged_into', 'is', null);
  const { viewer } = filter;
  if (viewer) query = query.where((eb) => eb.or(visibleTo(eb, viewer)));
  if (filter.status) query = query.where('status', '=', filter.status);
  if (filter.words !== '') {
    const like = `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<boolean>`(ideas.title like ${like} escape '\\' or ideas.text like ${like} escape '\\')`,
    );
  }
  const rows = await query
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  const count = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst();
  return { rows, total: Number(count?.n ?? 0) };
}

function visibleTo(eb: ExpressionBuilder<Database, 'ideas'>, viewer: IdeaViewer) {
  const { persons, workshops, organisations } = viewer;
  const may = [eb('is_public', '=', 1)];
  if (persons.length > 0) {
    may.push(eb('owner_user_id', 'in', persons));
    may.push(
      eb(
        'id',
        'in',
        eb
          .selectFrom('idea_authors as a')
          .innerJoin('idea_sources as s', 's.id', 'a.source_row')
          .select('s.idea_id')
          .where('a.person_id', 'in', persons),
      ),
    );
  }
  if (organisations.length > 0) may.push(eb('owner_organisation_id', 'in', organisations));
  if (workshops.length > 0) {
    may.push(eb('workshop_id', 'in', workshops));
    may.push(
      eb('id', 'in', eb.selectFrom('idea_sources').select('idea_id').where('workshop_id', 'in', workshops)),
    );
  }
  return may;
}

/** Titles of workshops by id. */
export async function workshopTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('workshops').select(['id', 'title']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Names of those who carry ideas on, accounts and organisations alike, by id. */
export async function ownerNames(db: Db, rows: readonly IdeaRow[]): Promise<Map<string, string>> {
  const people = rows.flatMap(({ owner_user_id }) => owner_user_id ?? []);
  const groups = rows.flatMap(({ owner_organisation_id }) => owner_organisation_id ?? []);
  const named = [
    ...(people.length > 0
      ? await db.selectFrom('users').select(['id', 'name']).where('id', 'in', people).execute()
      : []),
    ...(groups.length > 0
      ? await db.selectFrom('organisations').select(['id', 'name']).where('id', 'in', groups).execute()
      : []),
  ];
  return new Map(named.map(({ id, name }) => [id, name]));
}

/** What somebody is in an organisation. */
export async function memberRole(db: Db, organisationId: string, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('organisation_members')
    .select('role')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.role ?? null;
}

/** People who can carry an idea of an organisation on: those who act for it. */
export async function listActing(db: Db, organisationId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('organisation_members as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.name'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.role', 'in', ['owner', 'editor'])
    .where('u.disabled_at', 'is', null)
    .orderBy('u.name')
    .execute();
}

/** An author's answer about being named, for every source of an idea that they wrote; answers whether there was one. */
export async function answerNaming(
  db: Db,
  ideaId: string,
  persons: readonly string[],
  answer: { naming: 'agreed' | 'refused'; answered_by: string; answered_at: number },
  nameOf: (personId: string, workshopId: string | null) => string | null,
): Promise<boolean> {
  const rows = await db
    .selectFrom('idea_authors as a')
    .innerJoin('idea_sources as s', 's.id', 'a.source_row')
    .select(['a.source_row', 'a.person_id', 's.workshop_id'])
    .where('s.idea_id', '=', ideaId)
    .where('a.person_id', 'in', persons)
    .execute();
  for (const row of rows) {
    const name = answer.naming === 'agreed' ? nameOf(row.person_id, row.workshop_id) : null;
    await db
      .updateTable('idea_authors')
      .set({ ...answer, name })
      .where('source_row', '=', row.source_row)
      .where('person_id', '=', row.person_id)
      .execute();
  }
  return rows.length > 0;
}

/** Gives the sources of one idea to another; they remember where they were. */
export async function moveSources(db: Db, from: string, to: string): Promise<void> {
  await db
    .updateTable('idea_sources')
    .set((eb) => ({ idea_id: to, merged_from: eb.fn.coalesce('merged_from', eb.val(from)) }))
    .where('idea_id', '=', from)
    .execute();
}

/** Ids of the ideas that have become part of this one, at any depth. */
export async function listMerged(db: Db, ideaId: string): Promise<string[]> {
  const found: string[] = [];
  let open = [ideaId];
  while (open.length > 0) {
    const rows = await db.selectFrom('ideas').select('id').where('merged_into', 'in', open).execute();
    open = rows.map(({ id }) => id).filter((id) => !found.includes(id));
    found.push(...open);
  }
  return found;
}

/** Steps of these ideas, the oldest first. */
export async function listSteps(db: Db, ideaIds: readonly string[]) {
  return db
    .selectFrom('idea_steps')
    .selectAll()
    .where('idea_id', 'in', ideaIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Gives what is joined to one idea to another. */
export async function moveLinks(db: Db, from: string, to: string): Promise<void> {
  await sql`update or ignore provenance_links set from_id = ${to} where from_kind = 'idea' and from_id = ${from}`.execute(
    db,
  );
  await db
    .deleteFrom('provenance_links')
    .where('from_kind', '=', 'idea')
    .where('from_id', '=', from)
    .execute();
}
