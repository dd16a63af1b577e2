import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { AgendaTemplatesTable, Database, ProgrammesTable, WorkshopsTable } from '../../../../db/types';

type Db = Kysely<Database>;
export type ProgrammeRow = Selectable<ProgrammesTable>;
export type WorkshopRow = Selectable<WorkshopsTable>;
export type TemplateRow = Selectable<AgendaTemplatesTable>;

export async function findProgramme(db: Db, id: string): Promise<ProgrammeRow | undefined> {
  return db.selectFrom('programmes').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listProgrammes(db: Db): Promise<ProgrammeRow[]> {
  return db
    .selectFrom('programmes')
    .selectAll()
    .orderBy('fiscal_year', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
}

export async function insertProgramme(db: Db, row: Insertable<ProgrammesTable>): Promise<void> {
  await db.insertInto('programmes').values(row).execute();
}

export async function changeProgramme(db: Db, id: string, patch: Updateable<ProgrammesTable>): Promise<void> {
  await db.updateTable('programmes').set(patch).where('id', '=', id).execute();
}

export async function findWorkshop(db: Db, id: string): Promise<WorkshopRow | undefined> {
  return db.selectFrom('workshops').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertWorkshop(db: Db, row: Insertable<WorkshopsTable>): Promise<void> {
  await db.insertInto('workshops').values(row).execute();
}

export async function changeWorkshop(db: Db, id: string, patch: Updateable<WorkshopsTable>): Promise<void> {
  await db.updateTable('workshops').set(patch).where('id', '=', id).execute();
}

/** Workshops of a programme, newest first; of all programmes when `programmeId` is null. */
export async function listWorkshops(
  db: Db,
  filter: { programmeId: string | null; leadId: string | null },
): Promise<WorkshopRow[]> {
  let query = db.selectFrom('workshops').selectAll().orderBy('created_at', 'desc');
  if (filter.programmeId !== null) query = query.where('programme_id', '=', filter.programmeId);
  const { leadId } = filter;
  if (leadId !== null) {
    query = query.where((eb) =>
      eb.or([
        eb('created_by', '=', leadId),
        eb(
          'id',
          'in',
          eb.selectFrom('workshop_facilitators').select('workshop_id').where('user_id', '=', leadId),
        ),
      ]),
    );
  }
  return query.execute();
}

export async function isCoFacilitator(db: Db, workshopId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('workshop_facilitators')
    .select('user_id')
    .where('workshop_id', '=', workshopId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Accounts that lead the workshop: who made it first, then co-facilitators by name. */
export async function listLeads(
  db: Db,
  workshopId: string,
): Promise<{ id: string; name: string; email: string; creator: boolean }[]> {
  const workshop = await findWorkshop(db, workshopId);
  if (!workshop) return [];
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name', 'email'])
    .where((eb) =>
      eb.or([
        eb('id', '=', workshop.created_by),
        eb(
          'id',
          'in',
          eb.selectFrom('workshop_facilitators').select('user_id').where('workshop_id', '=', workshopId),
        ),
      ]),
    )
    .orderBy('name')
    .execute();
  return rows
    .map((row) => ({ ...row, creator: row.id === workshop.created_by }))
    .sort((a, b) => Number(b.creator) - Number(a.creator));
}

export async function addCoFacilitator(db: Db, workshopId: string, userId: string): Promise<void> {
  await db
    .insertInto('workshop_facilitators')
    .values({ workshop_id: workshopId, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeCoFacilitator(db: Db, workshopId: string, userId: string): Promise<void> {
  await db
    .deleteFrom('workshop_facilitators')
    .where('workshop_id', '=', workshopId)
    .where('user_id', '=', userId)
    .execute();
}

/** Names of accounts by id. */
export async function listAccountNames(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute();
}

export async function listTemplates(db: Db): Promise<TemplateRow[]> {
  return db.selectFrom('agenda_templates').selectAll().orderBy('created_at', 'desc').execute();
}

export async function findTemplate(db: Db, id: string): Promise<TemplateRow | undefined> {
  return db.selectFrom('agenda_templates').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertTemplate(db: Db, row: Insertable<AgendaTemplatesTable>): Promise<void> {
  await db.insertInto('agenda_templates').values(row).execute();
}

export async function removeTemplate(db: Db, id: string): Promise<void> {
  await db.deleteFrom('agenda_templates').where('id', '=', id).execute();
}
