import type { Insertable, Selectable } from 'kysely';
import type { PublishedProjectionsTable, SalonsTable } from '../../../../db/types';
import type { Source } from '../model/types';
import { type Db, inChunks, openSet } from './sets.server';

type ProjectionRow = Omit<Insertable<PublishedProjectionsTable>, 'set_id'>;
type SalonRow = Omit<Insertable<SalonsTable>, 'set_id'>;

/** Replaces what a published projection says; `about.referenceDate` is the day it was published. */
export async function replaceProjection(
  trx: Db,
  about: Source,
  rows: readonly ProjectionRow[],
  importedAt: number,
): Promise<void> {
  const set_id = await openSet(trx, 'projection', about, importedAt);
  await trx.deleteFrom('published_projections').where('set_id', '=', set_id).execute();
  await inChunks(
    rows.map((row) => ({ ...row, set_id })),
    (chunk) => trx.insertInto('published_projections').values(chunk).execute(),
  );
}

/** Replaces the numbers of salons of one source and day. */
export async function replaceSalons(
  trx: Db,
  about: Source,
  rows: readonly SalonRow[],
  importedAt: number,
): Promise<void> {
  const set_id = await openSet(trx, 'salons', about, importedAt);
  await trx.deleteFrom('salons').where('set_id', '=', set_id).execute();
  await inChunks(
    rows.map((row) => ({ ...row, set_id })),
    (chunk) => trx.insertInto('salons').values(chunk).execute(),
  );
}

export type SalonCountRow = Selectable<SalonsTable> & {
  source: string;
  reference_date: string;
  fictional: 0 | 1;
};

/** Salons of an area as the latest source has them. */
export function listSalons(db: Db, areaCodes: readonly string[]): Promise<SalonCountRow[]> {
  return db
    .selectFrom('salons')
    .innerJoin('karte_sets', 'karte_sets.id', 'salons.set_id')
    .where('area_code', 'in', areaCodes)
    .orderBy('karte_sets.reference_date', 'desc')
    .select(['set_id', 'area_code', 'salons.kind', 'count', 'source', 'reference_date', 'fictional'])
    .execute();
}

export type PublishedRow = Selectable<PublishedProjectionsTable> & { source: string; reference_date: string };

/** Every published projection, the latest first. */
export function listPublished(db: Db): Promise<PublishedRow[]> {
  return db
    .selectFrom('published_projections')
    .innerJoin('karte_sets', 'karte_sets.id', 'published_projections.set_id')
    .orderBy('karte_sets.reference_date', 'desc')
    .orderBy('area_code')
    .orderBy('year')
    .orderBy('age_from')
    .select(['set_id', 'area_code', 'year', 'age_from', 'age_to', 'value', 'source', 'reference_date'])
    .execute();
}
