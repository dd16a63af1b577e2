/** The setting `MAP_TILES`: what is drawn below the areas. */
export type MapTilesSetting = { kind: 'none' } | { kind: 'gsi' } | { kind: 'file'; path: string };

/** A line of credit; the link is optional. */
export interface Credit {
  text: string;
  href?: string;
}

/** What a browser needs to draw the background of a map. */
export type MapTiles =
  | { kind: 'none' }
  | { kind: 'images'; url: string; minZoom: number; maxZoom: number; credit: Credit }
  /** One PMTiles file, read piece by piece; it carries its own credit. */
  | { kind: 'pmtiles'; url: string };

/** Where the own PMTiles file is served. */
export const PMTILES_PATH = '/tiles/base.pmtiles';
const GSI_ORIGIN = 'https://cyberjapandata.gsi.go.jp';

/** Reads the setting; null when it is none of `none`, `gsi` and the path of a `.pmtiles` file. */
export function readMapTiles(value: string): MapTilesSetting | null {
  if (value === 'none' || value === 'gsi') return { kind: value };
  return value.endsWith('.pmtiles') ? { kind: 'file', path: value } : null;
}

/** What loaders hand to screens with a map. */
export function mapTilesOf({ mapTiles }: { mapTiles: MapTilesSetting }): MapTiles {
  if (mapTiles.kind === 'none') return { kind: 'none' };
  if (mapTiles.kind === 'file') return { kind: 'pmtiles', url: PMTILES_PATH };
  return {
    kind: 'images',
    url: `${GSI_ORIGIN}/xyz/pale/{z}/{x}/{y}.png`,
    minZoom: 5,
    maxZoom: 18,
    credit: { text: '国土地理院', href: 'https://maps.gsi.go.jp/development/ichiran.html' },
  };
}

/** Foreign hosts that pages must be let load pictures from. */
export function tileImageOrigins({ kind }: MapTilesSetting): string[] {
  return kind === 'gsi' ? [GSI_ORIGIN] : [];
}
