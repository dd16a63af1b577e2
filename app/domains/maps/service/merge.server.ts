import { type Principal, personId } from '~/domains/accounts/model';
import { requireWorkshop, touchSessions } from '~/domains/workshops/access.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { type MergeResult, mergeMaps, readMap, stampSchema, type TableMap } from '../doc';
import { mapRoom } from '../policy';
import * as repo from '../repo.server';
import { createMap } from '../service.server';

/**
 * Takes the maps of the tables over into the merged map of their workshop and area (see `mergeMaps` in `doc/`).
 * Doing it again brings what is new. Throws `not_found`, `forbidden`, `invalid` (`not_merged`) for a table's map.
 */
export async function mergeTables(deps: Deps, principal: Principal, mapId: string): Promise<MergeResult> {
  const target = await repo.findMap(deps.db, mapId);
  if (!target) throw new DomainError('not_found');
  await requireWorkshop(deps, principal, target.workshop_id, 'session.conduct');
  if (target.kind !== 'merged') throw new DomainError('invalid', { reason: 'not_merged' });
  const tables: TableMap[] = [];
  for (const map of await repo.listMaps(deps.db, target.workshop_id)) {
    if (map.kind !== 'table' || map.area_code !== target.area_code) continue;
    const content = await deps.rooms.read(mapRoom(map.id), readMap);
    tables.push({ id: map.id, title: map.title, content });
  }
  const by = personId(principal) ?? 'import';
  let result: MergeResult = { added: 0, updated: 0, removed: 0, kept: 0 };
  await deps.rooms.edit(mapRoom(target.id), by, (doc) => {
    stampSchema(doc);
    result = mergeMaps({ doc, origin: by, by, now: () => deps.clock.now() }, tables);
  });
  await repo.changeMap(deps.db, target.id, { merged_at: deps.clock.now() });
  await touchSessions(deps, target.workshop_id);
  return result;
}

/**
 * Makes the merged map of the area that the map shows, unless there is one, and merges into it; returns its id.
 */
export async function mergeAround(
  deps: Deps,
  principal: Principal,
  input: { mapId: string; title: string },
): Promise<string> {
  const map = await repo.findMap(deps.db, input.mapId);
  if (!map) throw new DomainError('not_found');
  const known = (await repo.listMaps(deps.db, map.workshop_id)).find(
    (each) => each.kind === 'merged' && each.area_code === map.area_code,
  );
  const id =
    known?.id ??
    (await createMap(deps, principal, map.workshop_id, {
      title: input.title,
      areaCode: map.area_code,
      kind: 'merged',
    }));
  await mergeTables(deps, principal, id);
  return id;
}
