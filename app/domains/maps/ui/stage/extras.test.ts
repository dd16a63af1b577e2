import { describe, expect, it } from 'vitest';
import {
  BUILT_IN_LAYERS,
  isShown,
  LAYER_COLOURS,
  type LngLat,
  layerOf,
  type MapFeature,
  NO_FILTER,
  type Pixel,
} from '../../model';
import { drawHeat } from './extras';

interface Glow {
  colour: string;
  x: number;
  y: number;
  radius: number;
  /** Opacity from 0 to 1 by distance from the middle, as a share of the radius. */
  stops: [at: number, opacity: number][];
}

/** Keeps what is drawn on it: how strongly each colour lies on a pixel. */
function paper() {
  const glows: Glow[] = [];
  const context = {
    fillStyle: null as unknown,
    createRadialGradient(x: number, y: number, _inner: number, _x: number, _y: number, radius: number) {
      const glow: Glow = { colour: '', x, y, radius, stops: [] };
      return {
        glow,
        addColorStop(at: number, colour: string) {
          glow.colour = colour.slice(0, 7);
          glow.stops.push([at, Number.parseInt(colour.slice(7), 16) / 255]);
        },
      };
    },
    fillRect(x: number, y: number, width: number, height: number) {
      const { glow } = context.fillStyle as { glow: Glow };
      expect([x, y, width, height]).toEqual([
        glow.x - glow.radius,
        glow.y - glow.radius,
        2 * glow.radius,
        2 * glow.radius,
      ]);
      glows.push(glow);
    },
  };
  return { glows, context: context as unknown as CanvasRenderingContext2D };
}

/** How strongly a colour lies on a pixel once every glow is painted over the one before: 0 to 1. */
function strengthAt(glows: readonly Glow[], colour: string, [x, y]: Pixel): number {
  const clear = glows
    .filter((glow) => glow.colour === colour)
    .map((glow) => 1 - opacityAt(glow, Math.hypot(glow.x - x, glow.y - y) / glow.radius))
    .reduce((all, one) => all * one, 1);
  return 1 - clear;
}

function opacityAt({ stops }: Glow, at: number): number {
  const next = stops.findIndex(([from]) => from >= at);
  const [to, last] = stops[next] ?? [1, 0];
  const [from, first] = stops[next - 1] ?? [to, last];
  return to === from ? last : first + ((last - first) * (at - from)) / (to - from);
}

const feature = (id: string, layer: string, at: LngLat): MapFeature => ({
  id,
  type: 'pin',
  layer,
  at,
  by: 'gst_1',
  createdAt: 0,
  text: '',
  note: null,
  origin: null,
});
/** A degree is a pixel here. */
const pixelOf = ([lng, lat]: LngLat): Pixel => [lng, lat];
const brushOf = (one: MapFeature) => {
  const { colour, sign } = layerOf(BUILT_IN_LAYERS, one);
  return { colour: LAYER_COLOURS[colour], sign };
};
const heatOf = (features: readonly MapFeature[]) => {
  const { glows, context } = paper();
  drawHeat(context, features, pixelOf, brushOf);
  return glows;
};
const { red, green } = LAYER_COLOURS;

describe('where much lies close together', () => {
  const crowd = [0, 4, 8, 12].map((x, i) => feature(`ftr_${i}`, 'trouble', [100 + x, 100]));
  const alone = feature('ftr_alone', 'trouble', [140, 60]);

  it('the colour adds up, and lies nowhere else', () => {
    const glows = heatOf([...crowd, feature('ftr_far', 'trouble', [120 + 400, 100])]);
    const one = strengthAt(glows, red, [520, 100]);
    expect(one).toBeGreaterThan(0.3);
    expect(strengthAt(glows, red, [106, 100])).toBeGreaterThan(2 * one);
    expect(strengthAt(glows, red, [300, 100])).toBe(0);
  });

  it('every layer has a heat of its own, in its own colour', () => {
    const glows = heatOf([...crowd, feature('ftr_good', 'good', [106, 100])]);
    const place: Pixel = [106, 100];
    expect(strengthAt(glows, green, place)).toBeGreaterThan(0.3);
    expect(strengthAt(glows, red, place)).toBeGreaterThan(strengthAt(glows, green, place));
    expect(strengthAt(glows, green, [300, 100])).toBe(0);
  });

  it('what the filter leaves out adds nothing', () => {
    const all = [...crowd, alone, feature('ftr_good', 'good', [106, 100])];
    const filter = { ...NO_FILTER, layers: new Set(['good']) };
    const glows = heatOf(all.filter((one) => isShown(filter, BUILT_IN_LAYERS, one)));
    expect(glows).toHaveLength(1);
    expect(strengthAt(glows, red, [106, 100])).toBe(0);
  });

  it('a line counts in its middle, an area where the middle of its corners is', () => {
    const { at: _, ...rest } = feature('ftr_line', 'trouble', [0, 0]) as MapFeature & { at: LngLat };
    const points: LngLat[] = [
      [0, 0],
      [60, 0],
      [60, 60],
      [0, 60],
    ];
    expect(heatOf([{ ...rest, type: 'area', points }])).toMatchObject([{ x: 30, y: 30 }]);
    expect(heatOf([{ ...rest, type: 'line', points: points.slice(0, 3) }])).toMatchObject([{ x: 60, y: 0 }]);
  });
});
