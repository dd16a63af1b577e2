import { type AgeTable, addTables, alignTables, makeTable, sum, totalOf } from './ages';
import type { HouseholdPlace } from './households';
import type { TablePlace } from './suppress-tree';

/**
 * Who is counted in an area and in none of the areas in it that have a table: of an area that has ended, or without a
 * place. Nobody shows them, but whoever takes what the parts show from what the whole shows has their table, so it is
 * to be kept secret like that of an area. Null where there is nobody. Groups of which the parts have more than the
 * whole (counts of different sources) have nobody.
 */
export function restOf(
  place: { code: string; table: AgeTable },
  parts: readonly TablePlace[],
): TablePlace | null {
  const sum = addTables(parts.map(({ table }) => table));
  if (sum === null) return null;
  const [whole, inside] = alignTables([{ table: place.table }, { table: sum }]);
  if (!whole || !inside) return null;
  const table = makeTable(whole.table.openFrom, (sex, i) =>
    Math.max(0, (whole.table[sex][i] ?? 0) - (inside.table[sex][i] ?? 0)),
  );
  return totalOf(table) === 0 ? null : { code: `rest of ${place.code}`, table, children: [] };
}

/** As `restOf`, for households; those of the parts of a part without a number stand for it. */
export function restOfHouseholds(
  { code, households }: Pick<HouseholdPlace, 'code' | 'households'>,
  parts: readonly HouseholdPlace[],
): HouseholdPlace | null {
  if (households === null || parts.length === 0) return null;
  const inside = (place: HouseholdPlace): number => place.households ?? sum(place.children.map(inside));
  const rest = households - sum(parts.map(inside));
  return rest > 0 ? { code: `rest of ${code}`, households: rest, hidden: false, children: [] } : null;
}
