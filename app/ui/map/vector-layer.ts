import L from 'leaflet';
import { PMTiles } from 'pmtiles';
import type { Feature, LabelRule, LeafletLayerOptions, PaintRule } from 'protomaps-leaflet';
import { z } from 'zod';

/** What we use of a file's own description. */
const metadataSchema = z.object({
  attribution: z.string().catch(''),
  vector_layers: z.array(z.object({ id: z.string() })).catch([]),
});

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const FONT = '13px "Noto Sans JP Variable", sans-serif';

/** A PMTiles file that is read on and on: a piece that can't be had now is an empty one, without a word. */
class QuietTiles extends PMTiles {
  override async getZxy(z: number, x: number, y: number, signal?: AbortSignal) {
    try {
      return await super.getZxy(z, x, y, signal);
    } catch {
      return undefined;
    }
  }
}

/**
 * A layer that draws a PMTiles file of vector tiles: in the style of Protomaps if it has their layers, else every
 * layer it says it has, as quiet areas, lines, points and names. Null when the file can't be read.
 */
export async function createVectorLayer(url: string): Promise<L.Layer | null> {
  const file = new QuietTiles(url);
  try {
    const [header, described] = await Promise.all([file.getHeader(), file.getMetadata()]);
    const metadata = metadataSchema.parse(described);
    const options: LeafletLayerOptions = {
      url: file,
      lang: 'ja',
      maxDataZoom: header.maxZoom,
      minZoom: header.minZoom,
      bounds: [
        [header.minLat, header.minLon],
        [header.maxLat, header.maxLon],
      ],
      attribution: withoutMarkup(metadata.attribution),
    };
    // The library looks for Leaflet where a script tag would have put it.
    Object.assign(window, { L });
    const protomaps = await import('protomaps-leaflet');
    const layers = metadata.vector_layers.map(({ id }) => id);
    const style =
      layers.includes('earth') && layers.includes('roads')
        ? { flavor: 'light' }
        : plainStyle(protomaps, layers);
    return protomaps.leafletLayer({ ...options, ...style }) as unknown as L.Layer;
  } catch {
    return null;
  }
}

/** Credits may carry markup of anybody's; only their words are shown. */
function withoutMarkup(html: string): string {
  const words = new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
  const safe = document.createElement('span');
  safe.textContent = words;
  return safe.innerHTML;
}

function plainStyle(
  {
    PolygonSymbolizer,
    LineSymbolizer,
    CircleSymbolizer,
    CenteredTextSymbolizer,
  }: typeof import('protomaps-leaflet'),
  layers: readonly string[],
): { paintRules: PaintRule[]; labelRules: LabelRule[] } {
  const only = (type: number) => (_zoom: number, feature: Feature) => feature.geomType === type;
  const paintRules: PaintRule[] = layers.flatMap((dataLayer) => [
    { dataLayer, symbolizer: new PolygonSymbolizer({ fill: '#f7f5ef' }), filter: only(POLYGON) },
    { dataLayer, symbolizer: new LineSymbolizer({ color: '#b9b4a7', width: 1 }), filter: only(POLYGON) },
    { dataLayer, symbolizer: new LineSymbolizer({ color: '#9aa3ab', width: 1 }), filter: only(LINE) },
    {
      dataLayer,
      symbolizer: new CircleSymbolizer({ fill: '#9aa3ab', radius: 1.5 }),
      filter: only(POINT),
      minzoom: 15,
    },
  ]);
  const labelRules: LabelRule[] = layers.map((dataLayer) => ({
    dataLayer,
    symbolizer: new CenteredTextSymbolizer({
      labelProps: ['name'],
      font: FONT,
      fill: '#6b747c',
      stroke: '#ffffff',
      width: 2,
    }),
    minzoom: 15,
  }));
  return { paintRules, labelRules };
}
