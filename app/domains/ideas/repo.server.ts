import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type {
  Database,
  IdeaAuthorsTable,
  IdeaSourcesTable,
  IdeaStepsTable,
  IdeasTable,
} from '../../../db/types';

type Db = Kysely<Database>;
export type IdeaRow = Selectable<IdeasTable>;
export type SourceRow = Selectable<IdeaSourcesTable>;

export async function findIdea(db: Db, id: string): Promise<IdeaRow | undefined> {
  return db.selectFrom('ideas').selectAll().where('id', '=', id).executeTakeFirst();
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

/** Sources of these ideas, the oldest first. */
export async function listSources(db: Db, ideaIds: readonly string[]): Promise<SourceRow[]> {
  if (ideaIds.length === 0) return [];
  return db
    .selectFrom('idea_sources')
    .selectAll()
    .where('idea_id', 'in', ideaIds)
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

/** One page of ideas, the latest first, with how many there are. `workshopIds` null: of all workshops. */
export async function listIdeas(
  db: Db,
  filter: {
    workshopIds: readonly string[] | null;
    status: IdeaRow['status'] | null;
    limit: number;
    offset: number;
  },
): Promise<{ rows: IdeaRow[]; total: number }> {
  if (filter.workshopIds?.length === 0) return { rows: [], total: 0 };
  let query = db.selectFrom('ideas').where('merged_into', 'is', null);
  if (filter.workshopIds) query = query.where('workshop_id', 'in', filter.workshopIds);
  if (filter.status) query = query.where('status', '=', filter.status);
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
