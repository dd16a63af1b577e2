import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../../db/types';

type Db = Kysely<Database>;

/** Pairs that staff have seen to be two organisations, as `a b`. */
export async function listDistinct(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('organisation_distinct').select(['a', 'b']).execute();
  return new Set(rows.map(({ a, b }) => `${a} ${b}`));
}

/** Remembers that two entries are two organisations; `a` comes before `b`. */
export async function insertDistinct(
  db: Db,
  row: { a: string; b: string; decided_by: string; decided_at: number },
): Promise<void> {
  await db
    .insertInto('organisation_distinct')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Where other tables name an organisation. Of two rows that would become the same, that of the entry that stays remains. */
const REFERENCES = [
  ['organisation_members', 'organisation_id'],
  ['organisation_invitations', 'organisation_id'],
  ['organisation_claims', 'organisation_id'],
  ['match_awards', 'organisation_id'],
  ['match_exclusions', 'organisation_id'],
  ['match_exclusions', 'other_id'],
  ['match_exposures', 'organisation_id'],
  ['match_exposures', 'viewer_id'],
  ['matches', 'from_id'],
  ['matches', 'to_id'],
  ['match_agreements', 'organisation_id'],
  ['match_messages', 'organisation_id'],
  ['match_reports', 'organisation_id'],
  ['match_round_entries', 'organisation_id'],
  ['match_round_mails', 'organisation_id'],
  ['match_round_objections', 'organisation_id'],
  ['collaboration_partners', 'organisation_id'],
  ['case_partners', 'organisation_id'],
  ['collaboration_log', 'organisation_id'],
  ['ideas', 'owner_organisation_id'],
  ['grant_applications', 'lead_id'],
  ['grant_partners', 'organisation_id'],
  ['survey_invitations', 'organisation_id'],
  ['organisations', 'merged_into'],
] as const;

/**
 * Lets everything that names an entry name the one it is merged into. Suggestions are left out: they are worked out
 * anew. What would join the organisation with itself stays with the entry that goes.
 */
export async function moveReferences(db: Db, from: string, to: string): Promise<void> {
  for (const [table, column] of REFERENCES) {
    const other = OTHER_SIDE[`${table}.${column}`];
    const notItself = other ? sql`and ${sql.ref(other)} <> ${to}` : sql``;
    await sql`update or ignore ${sql.table(table)} set ${sql.ref(column)} = ${to}
      where ${sql.ref(column)} = ${from} ${notItself}`.execute(db);
  }
  await db
    .deleteFrom('match_suggestions')
    .where((eb) => eb.or([eb('organisation_id', '=', from), eb('other_id', '=', from)]))
    .execute();
}

/** The other organisation of a row that names two. */
const OTHER_SIDE: Readonly<Record<string, string>> = {
  'match_exclusions.organisation_id': 'other_id',
  'match_exclusions.other_id': 'organisation_id',
  'match_exposures.organisation_id': 'viewer_id',
  'match_exposures.viewer_id': 'organisation_id',
  'matches.from_id': 'to_id',
  'matches.to_id': 'from_id',
};

/** Columns of other tables by which rows belong to an organisation, for a test that none is forgotten. */
export const MOVED: readonly string[] = REFERENCES.map(([table, column]) => `${table}.${column}`);
