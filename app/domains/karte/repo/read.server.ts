import type { Selectable } from 'kysely';
import type {
  FacilitiesTable,
  KarteSetsTable,
  PopulationTable,
  PopulationTotalsTable,
} from '../../../../db/types';
import type { Db } from './sets.server';

export type SetRow = Selectable<KarteSetsTable>;
export type FacilityRow = Selectable<FacilitiesTable> &
  Pick<SetRow, 'source' | 'reference_date' | 'fictional'>;

export type FacilityCountRow = Pick<FacilityRow, 'area_code' | 'source' | 'reference_date' | 'fictional'> & {
  count: number;
};

/** Every set there is, the most recently imported last. */
export function listSets(db: Db): Promise<SetRow[]> {
  return db.selectFrom('karte_sets').selectAll().orderBy('imported_at').orderBy('id').execute();
}

/** Counts of sets by sex and age. */
export function listCells(db: Db, setIds: readonly string[]): Promise<Selectable<PopulationTable>[]> {
  if (setIds.length === 0) return Promise.resolve([]);
  return db.selectFrom('population').where('set_id', 'in', setIds).selectAll().execute();
}

export function listTotals(db: Db, setIds: readonly string[]): Promise<Selectable<PopulationTotalsTable>[]> {
  if (setIds.length === 0) return Promise.resolve([]);
  return db.selectFrom('population_totals').where('set_id', 'in', setIds).selectAll().execute();
}

/** Facilities in areas, in kana order; `areaCodes` names each area on the way down. */
export function listFacilities(db: Db, areaCodes: readonly string[]): Promise<FacilityRow[]> {
  if (areaCodes.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('facilities')
    .innerJoin('karte_sets', 'karte_sets.id', 'facilities.set_id')
    .where('area_code', 'in', areaCodes)
    .selectAll('facilities')
    .select(['karte_sets.source', 'karte_sets.reference_date', 'karte_sets.fictional'])
    .orderBy('facilities.sort_key')
    .orderBy('facilities.id')
    .execute();
}

/** How many facilities each set has in each area. */
export function countFacilities(db: Db): Promise<FacilityCountRow[]> {
  return db
    .selectFrom('facilities')
    .innerJoin('karte_sets', 'karte_sets.id', 'facilities.set_id')
    .where('area_code', 'is not', null)
    .groupBy(['area_code', 'karte_sets.source', 'karte_sets.reference_date', 'karte_sets.fictional'])
    .select(['area_code', 'karte_sets.source', 'karte_sets.reference_date', 'karte_sets.fictional'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .execute();
}
