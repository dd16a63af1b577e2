import type { Selectable } from 'kysely';
import type { PopulationTable, PopulationTotalsTable } from '../../../../db/types';
import type { PopulationSet, Replaced } from '../model/types';
import {
  addReplaced,
  compareRows,
  type Db,
  hasChanges,
  inChunks,
  openSet,
  type Progress,
  touchSet,
} from './sets.server';

type CellRow = Selectable<PopulationTable>;
type TotalRow = Selectable<PopulationTotalsTable>;

/**
 * Replaces everything this source says of the population on this day; other sources and days stay. The same content
 * again changes nothing. `trx`: a transaction of the caller's, so that nothing is half replaced. Two cells of one
 * area, sex and age: the later one counts. Returns rows of ages and of totals together.
 */
export async function replacePopulation(
  trx: Db,
  set: PopulationSet,
  importedAt: number,
  progress?: Progress,
): Promise<Replaced> {
  const setId = await openSet(trx, set.kind, set, importedAt);
  const cells = await replaceCells(trx, setId, set, progress);
  const totals = await replaceTotals(trx, setId, set);
  const replaced = addReplaced(cells, totals);
  if (hasChanges(replaced)) await touchSet(trx, setId, importedAt);
  return replaced;
}

async function replaceCells(
  trx: Db,
  setId: string,
  set: PopulationSet,
  progress: Progress | undefined,
): Promise<Replaced> {
  const key = (row: CellRow) => `${row.area_code} ${row.sex} ${row.age_from}`;
  const before = await trx.selectFrom('population').where('set_id', '=', setId).selectAll().execute();
  const stored = new Map(before.map((row) => [key(row), row]));
  const wanted = new Map(
    set.cells.map(({ areaCode, sex, ageFrom, ageTo, value }) => {
      const row = { set_id: setId, area_code: areaCode, sex, age_from: ageFrom, age_to: ageTo, value };
      return [key(row), row];
    }),
  );
  const replaced = compareRows(stored, wanted, (a, b) => a.age_to === b.age_to && a.value === b.value);
  if (hasChanges(replaced)) {
    await trx.deleteFrom('population').where('set_id', '=', setId).execute();
    const write = (chunk: CellRow[]) => trx.insertInto('population').values(chunk).execute();
    await inChunks([...wanted.values()], write, progress);
  }
  return replaced;
}

async function replaceTotals(trx: Db, setId: string, set: PopulationSet): Promise<Replaced> {
  const before = await trx.selectFrom('population_totals').where('set_id', '=', setId).selectAll().execute();
  const stored = new Map(before.map((row) => [row.area_code, row]));
  const wanted = new Map(
    set.totals.map(({ areaCode, population, households }) => [
      areaCode,
      { set_id: setId, area_code: areaCode, population, households },
    ]),
  );
  const replaced = compareRows(
    stored,
    wanted,
    (a, b) => a.population === b.population && a.households === b.households,
  );
  if (hasChanges(replaced)) {
    await trx.deleteFrom('population_totals').where('set_id', '=', setId).execute();
    const write = (chunk: TotalRow[]) => trx.insertInto('population_totals').values(chunk).execute();
    await inChunks([...wanted.values()], write);
  }
  return replaced;
}
