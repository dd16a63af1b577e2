import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, SurveyInvitationsTable, SurveyMailsTable, SurveysTable } from '../../../db/types';

type Db = Kysely<Database>;
export type SurveyRow = Selectable<SurveysTable>;
export type InvitationRow = Selectable<SurveyInvitationsTable>;

/** Rows written at once; SQLite takes a limited number of parameters. */
const CHUNK = 50;

export async function insertSurvey(db: Db, row: Insertable<SurveysTable>): Promise<void> {
  await db.insertInto('surveys').values(row).execute();
}

export async function findSurvey(db: Db, id: string): Promise<SurveyRow | undefined> {
  return db.selectFrom('surveys').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest first. */
export async function listSurveys(db: Db): Promise<SurveyRow[]> {
  return db.selectFrom('surveys').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();
}

/** Changes a survey that is in one of the states; answers whether it was. */
export async function changeSurvey(
  db: Db,
  id: string,
  states: readonly SurveyRow['status'][],
  patch: Updateable<SurveysTable>,
): Promise<boolean> {
  const result = await db
    .updateTable('surveys')
    .set(patch)
    .where('id', '=', id)
    .where('status', 'in', states)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertInvitations(
  db: Db,
  invitations: readonly Insertable<SurveyInvitationsTable>[],
  mails: readonly Insertable<SurveyMailsTable>[],
): Promise<void> {
  for (let at = 0; at < invitations.length; at += CHUNK) {
    await db
      .insertInto('survey_invitations')
      .values(invitations.slice(at, at + CHUNK))
      .execute();
  }
  await insertMails(db, mails);
}

export async function insertMails(db: Db, mails: readonly Insertable<SurveyMailsTable>[]): Promise<void> {
  for (let at = 0; at < mails.length; at += CHUNK) {
    await db
      .insertInto('survey_mails')
      .values(mails.slice(at, at + CHUNK))
      .execute();
  }
}

/** Everybody who is asked, with name, in kana order. */
export async function listInvitations(db: Db, surveyId: string) {
  return db
    .selectFrom('survey_invitations as i')
    .innerJoin('organisations as o', 'o.id', 'i.organisation_id')
    .selectAll('i')
    .select('o.name')
    .where('i.survey_id', '=', surveyId)
    .orderBy('o.sort_key')
    .orderBy('o.name')
    .execute();
}

/** Mails of a survey, the oldest first. */
export async function listMails(db: Db, surveyId: string) {
  return db
    .selectFrom('survey_mails as m')
    .innerJoin('survey_invitations as i', 'i.id', 'm.invitation_id')
    .select(['m.invitation_id', 'm.kind', 'm.state', 'm.created_at'])
    .where('i.survey_id', '=', surveyId)
    .orderBy('m.created_at')
    .orderBy('m.id')
    .execute();
}

/** An invitation of a survey with what a mail or a link needs. */
export async function findInvitation(db: Db, surveyId: string, id: string) {
  return db
    .selectFrom('survey_invitations as i')
    .innerJoin('organisations as o', 'o.id', 'i.organisation_id')
    .selectAll('i')
    .select('o.name')
    .where('i.survey_id', '=', surveyId)
    .where('i.id', '=', id)
    .executeTakeFirst();
}

/** Invitations of an account's organisations to surveys that take answers on `today` and were not handed in. */
export async function listUnanswered(db: Db, userId: string, today: string) {
  return db
    .selectFrom('survey_invitations as i')
    .innerJoin('surveys as s', 's.id', 'i.survey_id')
    .innerJoin('organisations as o', 'o.id', 'i.organisation_id')
    .innerJoin('organisation_members as m', 'm.organisation_id', 'i.organisation_id')
    .select(['i.id', 'i.saved_at', 's.title', 's.closes_on', 'o.name', 'm.role'])
    .where('m.user_id', '=', userId)
    .where('s.status', '=', 'open')
    .where('s.closes_on', '>=', today)
    .where('i.answered_at', 'is', null)
    .orderBy('s.closes_on')
    .orderBy('i.id')
    .execute();
}

/** The invitation a link leads to, with its survey. */
export async function findByToken(db: Db, tokenHash: string) {
  const invitation = await db
    .selectFrom('survey_links as l')
    .innerJoin('survey_invitations as i', 'i.id', 'l.invitation_id')
    .innerJoin('organisations as o', 'o.id', 'i.organisation_id')
    .selectAll('i')
    .select('o.name')
    .where('l.token_hash', '=', tokenHash)
    .executeTakeFirst();
  const survey = invitation ? await findSurvey(db, invitation.survey_id) : undefined;
  return invitation && survey ? { invitation, survey } : undefined;
}

export async function insertLink(db: Db, tokenHash: string, invitationId: string, at: number): Promise<void> {
  await db
    .insertInto('survey_links')
    .values({ token_hash: tokenHash, invitation_id: invitationId, created_at: at })
    .execute();
}

/** Saves answers unless they were saved since; answers whether it did. */
export async function saveAnswers(
  db: Db,
  invitation: Pick<InvitationRow, 'id' | 'revision'>,
  patch: Updateable<SurveyInvitationsTable>,
): Promise<boolean> {
  const result = await db
    .updateTable('survey_invitations')
    .set({ ...patch, revision: invitation.revision + 1 })
    .where('id', '=', invitation.id)
    .where('revision', '=', invitation.revision)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Mails that wait, the oldest first, of surveys that are open. */
export async function listWaiting(db: Db, limit: number) {
  return db
    .selectFrom('survey_mails as m')
    .innerJoin('survey_invitations as i', 'i.id', 'm.invitation_id')
    .innerJoin('surveys as s', 's.id', 'i.survey_id')
    .select([
      'm.id',
      'm.kind',
      'm.tries',
      'm.invitation_id',
      'i.organisation_id',
      'i.answered_at',
      's.id as survey_id',
    ])
    .where('m.state', '=', 'waiting')
    .where('s.status', '=', 'open')
    .orderBy('m.created_at')
    .orderBy('m.id')
    .limit(limit)
    .execute();
}

/** Takes a waiting mail for sending; false when somebody else has. */
export async function claimMail(db: Db, id: string, at: number): Promise<boolean> {
  const result = await db
    .updateTable('survey_mails')
    .set((eb) => ({ state: 'sending' as const, tried_at: at, tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function settleMail(
  db: Db,
  id: string,
  state: Selectable<SurveyMailsTable>['state'],
): Promise<void> {
  await db.updateTable('survey_mails').set({ state }).where('id', '=', id).execute();
}

/** Lets mails wait again that a stopped process was sending. */
export async function freeStuckMails(db: Db, before: number): Promise<void> {
  await db
    .updateTable('survey_mails')
    .set({ state: 'waiting' })
    .where('state', '=', 'sending')
    .where('tried_at', '<', before)
    .execute();
}
