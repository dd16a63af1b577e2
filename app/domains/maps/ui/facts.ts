import type { AreaShape } from '~/domains/areas/model';
import type { MapTiles } from '~/platform/map-tiles';
import type { Bounds } from '../model';

/** What a screen needs of a map besides its document. */
export interface MapFacts {
  mapId: string;
  title: string;
  kind: 'table' | 'merged';
  room: string;
  workshop: { id: string; title: string };
  area: { code: string; name: string };
  /** Null when nobody knows the area's shape. */
  outline: { shape: AreaShape; approximate: boolean; source: string } | null;
  /** Where to look at first. */
  box: Bounds;
  tiles: MapTiles;
  /** Names of people who may have drawn something, by person id. */
  names: Readonly<Record<string, string>>;
  /** The other maps and the boards of the workshop. */
  maps: readonly { id: string; title: string; kind: 'table' | 'merged' }[];
  boards: readonly { id: string; title: string }[];
  locked: boolean;
  /** When what everybody sees was published; null: not public. */
  publishedAt: number | null;
  mergedAt: number | null;
  lead: boolean;
  mayPublish: boolean;
}

/** Who draws on this screen. `colour` is a CSS colour on which white text is readable. */
export interface MapPerson {
  id: string;
  name: string;
  colour: string;
}
