import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { CasePicturesTable, Database } from '../../../../db/types';

type Db = Kysely<Database>;
export type PictureRow = Selectable<CasePicturesTable>;

/** Partners of these case studies by name of today, those who lead first. */
export async function listPartners(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('case_partners as p')
    .innerJoin('organisations as o', 'o.id', 'p.organisation_id')
    .select([
      'p.case_id',
      'o.id',
      'o.name',
      'o.kana',
      'o.status',
      'o.fictional',
      'o.corporate_number',
      'p.role',
      'p.consent',
      'p.note',
      'p.on_paper',
      'p.answered_by_name',
      'p.answered_at',
    ])
    .where('p.case_id', 'in', ids)
    .orderBy('p.role')
    .orderBy('o.sort_key')
    .orderBy('o.name')
    .execute();
}
export type PartnerRow = Awaited<ReturnType<typeof listPartners>>[number];

/** What an account is in the organisations that a case study tells of. */
export async function listRoles(db: Db, caseId: string, userId: string) {
  return db
    .selectFrom('case_partners as p')
    .innerJoin('organisation_members as m', 'm.organisation_id', 'p.organisation_id')
    .select(['p.organisation_id', 'm.role'])
    .where('p.case_id', '=', caseId)
    .where('m.user_id', '=', userId)
    .execute();
}

/** What an account is in the organisations of a collaboration. */
export async function listRolesOfCollaboration(db: Db, collaborationId: string, userId: string) {
  return db
    .selectFrom('collaboration_partners as p')
    .innerJoin('organisation_members as m', 'm.organisation_id', 'p.organisation_id')
    .select(['p.organisation_id', 'm.role'])
    .where('p.collaboration_id', '=', collaborationId)
    .where('m.user_id', '=', userId)
    .execute();
}

/**
 * One page of the collaborations that could be told of, those begun last first, with how many there are. `userId` null:
 * all; otherwise those with a partner for which the account answers.
 */
export async function listTellable(
  db: Db,
  { userId, limit, offset }: { userId: string | null; limit: number; offset: number },
) {
  let query = db.selectFrom('collaborations as c');
  if (userId !== null) {
    query = query.where('c.id', 'in', (of) =>
      of
        .selectFrom('collaboration_partners as p')
        .innerJoin('organisation_members as m', 'm.organisation_id', 'p.organisation_id')
        .select('p.collaboration_id')
        .where('m.user_id', '=', userId)
        .where('m.role', 'in', ['owner', 'editor']),
    );
  }
  const { n } = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await query
    .select(['c.id', 'c.title', 'c.started_on'])
    .orderBy('c.started_on', 'desc')
    .orderBy('c.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const partners =
    rows.length === 0
      ? []
      : await db
          .selectFrom('collaboration_partners as p')
          .innerJoin('organisations as o', 'o.id', 'p.organisation_id')
          .select(['p.collaboration_id', 'o.id', 'o.name'])
          .where(
            'p.collaboration_id',
            'in',
            rows.map(({ id }) => id),
          )
          .orderBy('p.role')
          .orderBy('o.sort_key')
          .execute();
  return { rows, partners, total: Number(n) };
}

export async function setConsent(
  db: Db,
  caseId: string,
  organisationId: string,
  patch: Updateable<Database['case_partners']>,
): Promise<void> {
  await db
    .updateTable('case_partners')
    .set(patch)
    .where('case_id', '=', caseId)
    .where('organisation_id', '=', organisationId)
    .execute();
}

/** Forgets every answer. */
export async function clearConsents(db: Db, caseId: string): Promise<void> {
  await db
    .updateTable('case_partners')
    .set({
      consent: 'none',
      note: '',
      on_paper: 0,
      answered_by: null,
      answered_by_name: null,
      answered_at: null,
    })
    .where('case_id', '=', caseId)
    .execute();
}

/** People who answer for an organisation, to write to. */
export async function listAnswering(db: Db, organisationIds: readonly string[]) {
  if (organisationIds.length === 0) return [];
  return db
    .selectFrom('organisation_members as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.email', 'u.name', 'u.locale', 'm.organisation_id'])
    .where('m.organisation_id', 'in', organisationIds)
    .where('m.role', 'in', ['owner', 'editor'])
    .where('u.disabled_at', 'is', null)
    .orderBy('u.id')
    .execute();
}

/** Case studies that wait for the consent of an organisation for which the account answers. */
export async function listAwaiting(db: Db, userId: string) {
  return db
    .selectFrom('cases as c')
    .innerJoin('case_partners as p', 'p.case_id', 'c.id')
    .innerJoin('organisation_members as m', 'm.organisation_id', 'p.organisation_id')
    .innerJoin('organisations as o', 'o.id', 'p.organisation_id')
    .select(['c.id', 'c.title', 'c.asked_at', 'o.name as organisation'])
    .where('c.status', '=', 'asked')
    .where('p.consent', '=', 'none')
    .where('m.user_id', '=', userId)
    .where('m.role', 'in', ['owner', 'editor'])
    .orderBy('c.asked_at')
    .execute();
}

export async function listPictures(db: Db, ids: readonly string[]): Promise<PictureRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('case_pictures')
    .selectAll()
    .where('case_id', 'in', ids)
    .orderBy('position')
    .orderBy('file_id')
    .execute();
}

export async function insertPicture(db: Db, row: Insertable<CasePicturesTable>): Promise<void> {
  await db.insertInto('case_pictures').values(row).execute();
}

/** Changes a picture of a case study; answers whether there is one. */
export async function changePicture(
  db: Db,
  caseId: string,
  fileId: string,
  patch: Updateable<CasePicturesTable>,
): Promise<boolean> {
  const result = await db
    .updateTable('case_pictures')
    .set(patch)
    .where('case_id', '=', caseId)
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export async function deletePicture(db: Db, caseId: string, fileId: string): Promise<boolean> {
  const result = await db
    .deleteFrom('case_pictures')
    .where('case_id', '=', caseId)
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Organisations of the demo by the key of the seed. */
export async function listOrganisationsOfDemo(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('organisations')
    .select(['id', 'external_id'])
    .where('source', '=', 'demo')
    .where('status', '=', 'listed')
    .execute();
  return new Map(rows.map(({ id, external_id }) => [external_id ?? '', id]));
}
