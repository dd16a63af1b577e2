import type { Area, AreaShape } from './model';
import type { AreaRow, BoundaryRow } from './repo.server';

/** An area as the rest of the house knows it. */
export function toArea(row: AreaRow): Area {
  return {
    code: row.code,
    kind: row.kind,
    name: row.name,
    kana: row.kana,
    parentCode: row.parent_code,
    middle: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

/** A stored boundary; only what was checked on its way in is ever stored. */
export function toShape(row: BoundaryRow): { shape: AreaShape; approximate: boolean; source: string } {
  return {
    shape: JSON.parse(row.geometry) as AreaShape,
    approximate: row.approximate === 1,
    source: row.source,
  };
}
