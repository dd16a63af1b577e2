import type { Kysely } from 'kysely';
import type { Database } from '../../../db/types';
import type { NodeRef, Stage } from './model';

type Db = Kysely<Database>;
type Step = (db: Db, id: string) => Promise<NodeRef[]>;

const refs = (kind: Stage, rows: readonly { id: string | null }[]): NodeRef[] =>
  rows.flatMap(({ id }) => (id ? [{ kind, id }] : []));

/** What came one step before, by the stage of what it was before. */
const UP: Record<Stage, Step> = {
  source: async () => [],
  idea: async (db, id) =>
    refs('source', await db.selectFrom('idea_sources').select('id').where('idea_id', '=', id).execute()),
  round: async () => [],
  talk: async (db, id) => [
    ...refs('round', await db.selectFrom('matches').select('round_id as id').where('id', '=', id).execute()),
    ...(await joined(db, 'up', { kind: 'talk', id })),
  ],
  application: async (db, id) => {
    const row = await db
      .selectFrom('grant_applications')
      .select(['origin_kind', 'origin_id', 'previous_id'])
      .where('id', '=', id)
      .executeTakeFirst();
    // An application of a round began from one of the round's talks. A case or a collaboration that one began from is left
    // out: it comes later on a line of its own.
    const kinds: Record<string, Stage> = { idea: 'idea', match: 'talk', round: 'talk' };
    const kind = kinds[row?.origin_kind ?? ''];
    const origin = kind ? refs(kind, [{ id: row?.origin_id ?? null }]) : [];
    return [
      ...(await keptIdeas(db, origin)),
      ...refs('application', [{ id: row?.previous_id ?? null }]),
      ...(await joined(db, 'up', { kind: 'application', id })),
    ];
  },
  award: async (db, id) =>
    refs(
      'application',
      await db.selectFrom('grant_awards').select('application_id as id').where('id', '=', id).execute(),
    ),
  collaboration: async (db, id) => {
    const row = await db
      .selectFrom('collaborations')
      .select(['origin_kind', 'origin_id'])
      .where('id', '=', id)
      .executeTakeFirst();
    const kinds: Record<string, Stage> = { match: 'talk', round: 'round' };
    const kind = kinds[row?.origin_kind ?? ''];
    const origin = kind ? refs(kind, [{ id: row?.origin_id ?? null }]) : [];
    const awards = await db
      .selectFrom('grant_awards')
      .select('id')
      .where('collaboration_id', '=', id)
      .execute();
    return [...origin, ...refs('award', awards), ...(await joined(db, 'up', { kind: 'collaboration', id }))];
  },
  check_in: async (db, id) =>
    refs(
      'collaboration',
      await db
        .selectFrom('collaboration_check_ins')
        .select('collaboration_id as id')
        .where('id', '=', id)
        .execute(),
    ),
  case: async (db, id) =>
    refs(
      'collaboration',
      await db.selectFrom('cases').select('collaboration_id as id').where('id', '=', id).execute(),
    ),
};

/** What came one step after. */
const DOWN: Record<Stage, Step> = {
  source: async (db, id) =>
    refs('idea', await db.selectFrom('idea_sources').select('idea_id as id').where('id', '=', id).execute()),
  idea: async (db, id) => {
    // An application may still name an idea that has become part of this one.
    const merged = await db.selectFrom('ideas').select('id').where('merged_into', '=', id).execute();
    const applications = await db
      .selectFrom('grant_applications')
      .select('id')
      .where('origin_kind', '=', 'idea')
      .where('origin_id', 'in', [id, ...merged.map((row) => row.id)])
      .execute();
    return [...refs('application', applications), ...(await joined(db, 'down', { kind: 'idea', id }))];
  },
  round: async (db, id) => [
    ...refs('talk', await db.selectFrom('matches').select('id').where('round_id', '=', id).execute()),
    ...refs(
      'collaboration',
      await db
        .selectFrom('collaborations')
        .select('id')
        .where('origin_kind', '=', 'round')
        .where('origin_id', '=', id)
        .execute(),
    ),
  ],
  talk: async (db, id) => {
    const applications = await db
      .selectFrom('grant_applications')
      .select('id')
      .where('origin_kind', 'in', ['match', 'round'])
      .where('origin_id', '=', id)
      .execute();
    const collaborations = await db
      .selectFrom('collaborations')
      .select('id')
      .where('origin_kind', '=', 'match')
      .where('origin_id', '=', id)
      .execute();
    return [
      ...refs('application', applications),
      ...refs('collaboration', collaborations),
      ...(await joined(db, 'down', { kind: 'talk', id })),
    ];
  },
  application: async (db, id) => [
    ...refs(
      'award',
      await db.selectFrom('grant_awards').select('id').where('application_id', '=', id).execute(),
    ),
    ...refs(
      'application',
      await db.selectFrom('grant_applications').select('id').where('previous_id', '=', id).execute(),
    ),
    ...(await joined(db, 'down', { kind: 'application', id })),
  ],
  award: async (db, id) =>
    refs(
      'collaboration',
      await db.selectFrom('grant_awards').select('collaboration_id as id').where('id', '=', id).execute(),
    ),
  collaboration: async (db, id) => [
    ...refs(
      'check_in',
      await db
        .selectFrom('collaboration_check_ins')
        .select('id')
        .where('collaboration_id', '=', id)
        .execute(),
    ),
    ...refs('case', await db.selectFrom('cases').select('id').where('collaboration_id', '=', id).execute()),
  ],
  check_in: async () => [],
  case: async () => [],
};

/** One step on the line, up to what it came of or down to what came of it. */
export async function step(db: Db, ref: NodeRef, way: 'up' | 'down'): Promise<NodeRef[]> {
  return (way === 'up' ? UP : DOWN)[ref.kind](db, ref.id);
}

/** What somebody joined by hand. */
async function joined(db: Db, way: 'up' | 'down', { kind, id }: NodeRef): Promise<NodeRef[]> {
  const [near, far] = way === 'up' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const rows = await db
    .selectFrom('provenance_links')
    .select([`${far}_kind as kind`, `${far}_id as id`])
    .where(`${near}_kind`, '=', kind)
    .where(`${near}_id`, '=', id)
    .execute();
  return rows.map((row) => ({ kind: row.kind as Stage, id: row.id }));
}

/** Ideas that were merged stand for those they became part of. */
async function keptIdeas(db: Db, found: readonly NodeRef[]): Promise<NodeRef[]> {
  const kept: NodeRef[] = [];
  for (const ref of found) {
    if (ref.kind !== 'idea') kept.push(ref);
    else {
      const row = await db
        .selectFrom('ideas')
        .select(['id', 'merged_into'])
        .where('id', '=', ref.id)
        .executeTakeFirst();
      kept.push(...refs('idea', [{ id: row?.merged_into ?? row?.id ?? null }]));
    }
  }
  return kept;
}

/** Joins two by hand; the same join is kept once. */
export async function insertLink(
  db: Db,
  from: NodeRef,
  to: NodeRef,
  by: { id: string; name: string; at: number },
): Promise<void> {
  await db
    .insertInto('provenance_links')
    .values({
      from_kind: from.kind,
      from_id: from.id,
      to_kind: to.kind,
      to_id: to.id,
      created_by: by.id,
      created_by_name: by.name,
      created_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findSource(db: Db, id: string) {
  return db.selectFrom('idea_sources').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findCheckIn(db: Db, id: string) {
  return db
    .selectFrom('collaboration_check_ins')
    .select(['collaboration_id', 'months', 'due_on', 'answered_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function findApplicationStatus(db: Db, id: string) {
  return db.selectFrom('grant_applications').select('status').where('id', '=', id).executeTakeFirst();
}
