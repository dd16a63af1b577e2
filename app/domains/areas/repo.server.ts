import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { AreaBoundariesTable, AreasTable, Database } from '../../../db/types';
import type { AreaKind } from './model';

type Db = Kysely<Database>;
export type AreaRow = Selectable<AreasTable>;
export type BoundaryRow = Selectable<AreaBoundariesTable>;

/** Codes asked for at once; SQLite takes a limited number of parameters. */
const CHUNK = 500;

export interface AreaFilter {
  kind?: AreaKind | undefined;
  parentCode?: string | null | undefined;
  /** `YYYY-MM-DD`. */
  on: string;
}

/** Areas that hold on a day, in kana order. */
export async function listAreas(db: Db, { kind, parentCode, on }: AreaFilter): Promise<AreaRow[]> {
  let query = db
    .selectFrom('areas')
    .selectAll()
    .where('valid_from', '<=', on)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', on)]));
  if (kind) query = query.where('kind', '=', kind);
  if (parentCode === null) query = query.where('parent_code', 'is', null);
  else if (parentCode !== undefined) query = query.where('parent_code', '=', parentCode);
  return query.orderBy('sort_key').orderBy('code').execute();
}

/** The area as it is on a day. */
export async function findArea(db: Db, code: string, on: string): Promise<AreaRow | undefined> {
  return db
    .selectFrom('areas')
    .selectAll()
    .where('code', '=', code)
    .where('valid_from', '<=', on)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', on)]))
    .executeTakeFirst();
}

/** Everything known of an area, the oldest state first. */
export async function listStates(db: Db, code: string): Promise<AreaRow[]> {
  return db.selectFrom('areas').selectAll().where('code', '=', code).orderBy('valid_from').execute();
}

/** Everything known of every area, the oldest state of each first. */
export async function listStatesOfAll(db: Db): Promise<AreaRow[]> {
  return db.selectFrom('areas').selectAll().orderBy('code').orderBy('valid_from').execute();
}

/** Every state of the areas directly inside one. */
export async function listParts(db: Db, parentCode: string): Promise<AreaRow[]> {
  return db.selectFrom('areas').selectAll().where('parent_code', '=', parentCode).execute();
}

export async function hasAreas(db: Db): Promise<boolean> {
  return (await db.selectFrom('areas').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function insertAreas(db: Db, rows: readonly Insertable<AreasTable>[]): Promise<void> {
  for (const part of chunks(rows, 50)) await db.insertInto('areas').values(part).execute();
}

export async function changeArea(db: Db, id: string, patch: Updateable<AreasTable>): Promise<void> {
  await db.updateTable('areas').set(patch).where('id', '=', id).execute();
}

/** Boundaries of the areas that hold on a day. */
export async function listBoundaries(db: Db, codes: readonly string[], on: string): Promise<BoundaryRow[]> {
  const rows: BoundaryRow[] = [];
  for (const part of chunks(codes, CHUNK)) {
    rows.push(
      ...(await db
        .selectFrom('area_boundaries')
        .selectAll()
        .where('area_code', 'in', part)
        .where('valid_from', '<=', on)
        .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', on)]))
        .execute()),
    );
  }
  return rows;
}

/** Every boundary the areas have or had, the oldest first. */
export async function listAllBoundaries(db: Db, codes: readonly string[]): Promise<BoundaryRow[]> {
  const rows: BoundaryRow[] = [];
  for (const part of chunks(codes, CHUNK)) {
    rows.push(
      ...(await db
        .selectFrom('area_boundaries')
        .selectAll()
        .where('area_code', 'in', part)
        .orderBy('valid_from')
        .execute()),
    );
  }
  return rows;
}

export async function insertBoundaries(
  db: Db,
  rows: readonly Insertable<AreaBoundariesTable>[],
): Promise<void> {
  for (const part of chunks(rows, 50)) await db.insertInto('area_boundaries').values(part).execute();
}

export async function endBoundary(db: Db, id: string, validTo: string): Promise<void> {
  await db.updateTable('area_boundaries').set({ valid_to: validTo }).where('id', '=', id).execute();
}

export async function removeBoundary(db: Db, id: string): Promise<void> {
  await db.deleteFrom('area_boundaries').where('id', '=', id).execute();
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
