import type { Selectable } from 'kysely';
import { newId } from '~/platform/ids';
import { kanaSortKey, toHiragana } from '~/platform/kana';
import type { FacilitiesTable } from '../../../../db/types';
import type { Facility, FacilitySet, Replaced } from '../model/types';
import { compareRows, type Db, hasChanges, inChunks, openSet, type Progress, touchSet } from './sets.server';

type FacilityRow = Selectable<FacilitiesTable>;

/**
 * Replaces the facilities of this source and day; other sources and days stay, and so do the ids of facilities that
 * are in both. The same content again changes nothing. `trx`: a transaction of the caller's. Two facilities with one
 * `externalId`: the later one counts.
 */
export async function replaceFacilities(
  trx: Db,
  set: FacilitySet,
  importedAt: number,
  progress?: Progress,
): Promise<Replaced> {
  const setId = await openSet(trx, 'facilities', set, importedAt);
  const before = await trx.selectFrom('facilities').where('set_id', '=', setId).selectAll().execute();
  const stored = new Map(before.map((row) => [row.external_id, row]));
  const wanted = new Map(
    set.facilities.map((facility) => {
      const id = stored.get(facility.externalId)?.id ?? newId('fac');
      return [facility.externalId, rowOf(id, setId, facility)];
    }),
  );
  const replaced = compareRows(stored, wanted, sameRow);
  if (hasChanges(replaced)) {
    await trx.deleteFrom('facilities').where('set_id', '=', setId).execute();
    const write = (chunk: FacilityRow[]) => trx.insertInto('facilities').values(chunk).execute();
    await inChunks([...wanted.values()], write, progress);
    await touchSet(trx, setId, importedAt);
  }
  return replaced;
}

function rowOf(id: string, setId: string, facility: Facility): FacilityRow {
  const kana = toHiragana(facility.kana);
  return {
    id,
    set_id: setId,
    external_id: facility.externalId,
    municipality_code: facility.municipalityCode,
    name: facility.name,
    kana,
    sort_key: kanaSortKey(kana || facility.name),
    name_en: facility.nameEn,
    type: facility.type,
    address: facility.address,
    lat: facility.lat,
    lng: facility.lng,
    area_code: facility.areaCode,
    phone: facility.phone,
    url: facility.url,
    note: facility.note,
  };
}

function sameRow(a: FacilityRow, b: FacilityRow): boolean {
  return (Object.keys(a) as (keyof FacilityRow)[]).every((column) => a[column] === b[column]);
}
