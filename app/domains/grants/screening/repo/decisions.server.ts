import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Database, GrantDecisionsTable, GrantProposalChangesTable } from '../../../../../db/types';

type Db = Kysely<Database>;
export type ChangeRow = Selectable<GrantProposalChangesTable>;
export type DecisionRow = Selectable<GrantDecisionsTable>;

export async function insertChange(db: Db, row: Insertable<GrantProposalChangesTable>): Promise<void> {
  await db.insertInto('grant_proposal_changes').values(row).execute();
}

/** Changes of a stage's proposal, the earliest first. */
export async function listChanges(db: Db, programmeId: string, stage: string): Promise<ChangeRow[]> {
  return db
    .selectFrom('grant_proposal_changes')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('stage', '=', stage)
    .orderBy('created_at')
    .orderBy(sql`rowid`)
    .execute();
}

/** Takes the changes away that were made to a proposal that is given up. */
export async function deleteChanges(db: Db, programmeId: string, stage: string): Promise<void> {
  await db
    .deleteFrom('grant_proposal_changes')
    .where('programme_id', '=', programmeId)
    .where('stage', '=', stage)
    .execute();
}

/** Writes a decision or its reasons over what was written before, as long as it is not final. */
export async function putDecision(db: Db, row: Insertable<GrantDecisionsTable>): Promise<void> {
  await db
    .insertInto('grant_decisions')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('application_id').doUpdateSet(row).where('grant_decisions.decided_at', 'is', null),
    )
    .execute();
}

export async function changeDecision(
  db: Db,
  applicationId: string,
  patch: Updateable<GrantDecisionsTable>,
): Promise<void> {
  await db.updateTable('grant_decisions').set(patch).where('application_id', '=', applicationId).execute();
}

/** The highest serial of the letters of a fiscal year, of whatever programme; 0 when there is none. */
export async function lastLetterSerial(db: Db, fiscalYear: number): Promise<number> {
  const prefix = `${fiscalYear}-`;
  const row = await db
    .selectFrom('grant_decisions')
    .select(sql<number>`max(cast(substr(letter_number, ${prefix.length + 1}) as integer))`.as('last'))
    .where('letter_number', 'like', `${prefix}%`)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

export async function listDecisions(db: Db, applicationIds: readonly string[]): Promise<DecisionRow[]> {
  if (applicationIds.length === 0) return [];
  return db.selectFrom('grant_decisions').selectAll().where('application_id', 'in', applicationIds).execute();
}
