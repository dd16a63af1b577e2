import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { findAreaEver } from '~/domains/areas/service/standing.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { readMap } from '../doc';
import { type MapContent, parsePublished, toPublished } from '../model';
import { mapRoom, mayPublishMap } from '../policy';
import * as repo from '../repo.server';
import { getMap } from '../service.server';

/**
 * Shows a merged map to everybody as it is now; later changes stay inside until it is published again. Staff only;
 * written to the audit log. Throws `not_found`, `forbidden`, `invalid` (`not_merged`).
 */
export async function publishMap(deps: Deps, principal: Principal, mapId: string): Promise<void> {
  const map = await mapForPublishing(deps, principal, mapId);
  const content = toPublished(await deps.rooms.read(mapRoom(map.id), readMap));
  await deps.db.transaction().execute(async (trx) => {
    await repo.changeMap(trx, map.id, {
      published: JSON.stringify(content),
      published_at: deps.clock.now(),
    });
    await recordAudit(
      trx,
      deps.clock,
      principal,
      'maps.published',
      { type: 'map', id: map.id },
      {
        title: map.title,
        count: content.features.length,
      },
    );
  });
}

/** Takes a published map back from the public. */
export async function unpublishMap(deps: Deps, principal: Principal, mapId: string): Promise<void> {
  const map = await mapForPublishing(deps, principal, mapId);
  if (map.published_at === null) return;
  await deps.db.transaction().execute(async (trx) => {
    await repo.changeMap(trx, map.id, { published: null, published_at: null });
    await recordAudit(
      trx,
      deps.clock,
      principal,
      'maps.unpublished',
      { type: 'map', id: map.id },
      {
        title: map.title,
      },
    );
  });
}

async function mapForPublishing(deps: Deps, principal: Principal, mapId: string): Promise<repo.MapRow> {
  const access = await getMap(deps, principal, mapId);
  if (!mayPublishMap(principal)) throw new DomainError('forbidden');
  if (access.map.kind !== 'merged') throw new DomainError('invalid', { reason: 'not_merged' });
  return access.map;
}

/** A map in a list of those that everybody may see. */
export interface PublishedMapItem {
  id: string;
  title: string;
  area: { code: string; name: string };
  publishedAt: number;
}

/** The maps published last, for everybody; at most `limit`. */
export async function listPublishedMaps(
  deps: Pick<Deps, 'db' | 'clock'>,
  limit: number,
): Promise<PublishedMapItem[]> {
  const items: PublishedMapItem[] = [];
  for (const { id, title, area_code: code, published_at } of await repo.listPublishedMaps(deps.db, limit)) {
    if (code === null || published_at === null) continue;
    const area = await findAreaEver(deps, code);
    items.push({ id, title, area: { code, name: area?.name ?? code }, publishedAt: published_at });
  }
  return items;
}

/** A map as everybody sees it. */
export interface PublishedMap {
  id: string;
  title: string;
  publishedAt: number;
  content: MapContent;
}

/** Maps on the way of an area that this person may open, and those that everybody may see. The latest first. */
export async function listMapsForArea(
  deps: Deps,
  principal: Principal,
  areaCode: string,
): Promise<{
  published: PublishedMap[];
  working: { id: string; title: string; kind: 'table' | 'merged'; workshop: string }[];
}> {
  const rows = await repo.listMapsOfArea(deps.db, areaCode);
  const published = rows.flatMap((row) =>
    row.published !== null && row.published_at !== null
      ? [
          {
            id: row.id,
            title: row.title,
            publishedAt: row.published_at,
            content: parsePublished(row.published),
          },
        ]
      : [],
  );
  const working = [];
  for (const row of rows) {
    const access = await getMap(deps, principal, row.id).catch((error: unknown) => {
      if (error instanceof DomainError) return null;
      throw error;
    });
    if (access) {
      working.push({ id: row.id, title: row.title, kind: row.kind, workshop: access.workshop.title });
    }
  }
  return { published, working };
}
