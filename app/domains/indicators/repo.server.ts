import type { Insertable, Kysely, Selectable } from 'kysely';
import type {
  Database,
  IndicatorDefinitionsTable,
  IndicatorsTable,
  IndicatorTargetsTable,
  IndicatorValuesTable,
  PlanProgrammesTable,
  PlansTable,
} from '../../../db/types';

type Db = Kysely<Database>;
export type IndicatorRow = Selectable<IndicatorsTable>;
export type DefinitionRow = Selectable<IndicatorDefinitionsTable>;
export type ValueRow = Selectable<IndicatorValuesTable>;
export type TargetRow = Selectable<IndicatorTargetsTable>;

/** The newest plan. */
export async function findPlan(db: Db): Promise<Selectable<PlansTable> | undefined> {
  return db.selectFrom('plans').selectAll().orderBy('created_at', 'desc').limit(1).executeTakeFirst();
}

export async function insertPlan(
  db: Db,
  plan: Insertable<PlansTable>,
  goals: readonly { number: number; name: string }[],
  programmes: readonly Omit<Insertable<PlanProgrammesTable>, 'plan_id'>[],
): Promise<void> {
  await db.insertInto('plans').values(plan).execute();
  await db
    .insertInto('plan_goals')
    .values(goals.map((goal) => ({ ...goal, plan_id: plan.id })))
    .execute();
  await db
    .insertInto('plan_programmes')
    .values(programmes.map((row) => ({ ...row, plan_id: plan.id })))
    .execute();
}

export async function insertIndicator(db: Db, row: Insertable<IndicatorsTable>): Promise<void> {
  await db.insertInto('indicators').values(row).execute();
}

export async function listGoals(db: Db, planId: string): Promise<{ number: number; name: string }[]> {
  return db
    .selectFrom('plan_goals')
    .select(['number', 'name'])
    .where('plan_id', '=', planId)
    .orderBy('number')
    .execute();
}

export async function listProgrammes(db: Db, planId: string): Promise<Selectable<PlanProgrammesTable>[]> {
  return db.selectFrom('plan_programmes').selectAll().where('plan_id', '=', planId).orderBy('no').execute();
}

export async function listIndicators(db: Db, planId: string): Promise<IndicatorRow[]> {
  return db
    .selectFrom('indicators')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('goal')
    .orderBy('position')
    .execute();
}

export async function findIndicator(db: Db, key: string): Promise<IndicatorRow | undefined> {
  return db.selectFrom('indicators').selectAll().where('key', '=', key).executeTakeFirst();
}

/** Definitions of these indicators, the earliest first. */
export async function listDefinitions(db: Db, ids: readonly string[]): Promise<DefinitionRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('indicator_definitions')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .orderBy('from_year')
    .execute();
}

/** Every figure these indicators have or had, the latest year first, in a year the newest first. */
export async function listValues(db: Db, ids: readonly string[]): Promise<ValueRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('indicator_values')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .orderBy('fiscal_year', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Every target these indicators have or had, the newest first. */
export async function listTargets(db: Db, ids: readonly string[]): Promise<TargetRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('indicator_targets')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Writes a figure; the one of the same year that held until now is kept as history. */
export async function putValue(db: Db, row: Insertable<IndicatorValuesTable>): Promise<void> {
  await db
    .updateTable('indicator_values')
    .set({ superseded_at: row.created_at })
    .where('indicator_id', '=', row.indicator_id)
    .where('fiscal_year', '=', row.fiscal_year)
    .where('superseded_at', 'is', null)
    .execute();
  await db.insertInto('indicator_values').values(row).execute();
}

/** Writes a target; the one that held until now is kept as history. */
export async function putTarget(db: Db, row: Insertable<IndicatorTargetsTable>): Promise<void> {
  await db
    .updateTable('indicator_targets')
    .set({ superseded_at: row.created_at })
    .where('indicator_id', '=', row.indicator_id)
    .where('superseded_at', 'is', null)
    .execute();
  await db.insertInto('indicator_targets').values(row).execute();
}

/** Writes a definition; the one that held until now ends with the year before. */
export async function putDefinition(db: Db, row: Insertable<IndicatorDefinitionsTable>): Promise<void> {
  if (row.from_year !== null && row.from_year !== undefined) {
    await db
      .updateTable('indicator_definitions')
      .set({ to_year: row.from_year - 1 })
      .where('indicator_id', '=', row.indicator_id)
      .where('to_year', 'is', null)
      .execute();
  }
  await db.insertInto('indicator_definitions').values(row).execute();
}
