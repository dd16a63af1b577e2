import type { Map as LeafletMap } from 'leaflet';
import type { AreaShape } from '~/domains/areas/model';
import {
  distanceToPath,
  isInside,
  isPath,
  type LngLat,
  type MapFeature,
  type Pixel,
  pointsOf,
} from '../../model';
import { type Brush, drawFeature, drawLabels, renewLetters } from './brush';
import { drawCorner, drawCrosshair, drawHeat, drawOutline, drawPeople, type SeenPerson } from './extras';

/** Everything the canvas above the map shows. */
export interface Scene {
  features: readonly MapFeature[];
  brushOf: (feature: MapFeature) => Brush;
  selected: string | null;
  /** Feature that is drawn by something else just now. */
  hidden: string | null;
  heat: boolean;
  people: readonly SeenPerson[];
  outline: AreaShape | null;
  /** Corners set by keyboard, and whether they close; null: no crosshair. */
  crosshair: { points: readonly LngLat[]; closed: boolean; colour: string } | null;
  /** Corner of the shape under change that the keys act on. */
  corner: LngLat | null;
  /** Signs and words larger: for the wall. */
  large: boolean;
}

/** How near a finger has to come, in CSS pixels. */
const REACH = { point: 24, line: 14 } as const;

/**
 * One canvas above the map for everything people drew: three hundred pins as DOM markers stutter, on a canvas they
 * do not. It follows the map while it is moved and draws at most once a frame.
 */
export class Overlay {
  readonly #map: LeafletMap;
  readonly #canvas = document.createElement('canvas');
  readonly #scene: () => Scene;
  #frame: number | null = null;

  constructor(map: LeafletMap, scene: () => Scene) {
    this.#map = map;
    this.#scene = scene;
    this.#canvas.className = 'leaflet-zoom-hide';
    this.#canvas.style.position = 'absolute';
    this.#canvas.style.pointerEvents = 'none';
    map.getPanes().overlayPane.append(this.#canvas);
    map.on('move zoom viewreset resize moveend zoomend', this.invalidate);
    document.fonts.addEventListener('loadingdone', this.#lettersCame);
    this.invalidate();
  }

  /** Japanese fonts come in many slices, when a letter of theirs is first asked for. */
  readonly #lettersCame = (): void => {
    renewLetters();
    this.invalidate();
  };

  destroy(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#map.off('move zoom viewreset resize moveend zoomend', this.invalidate);
    document.fonts.removeEventListener('loadingdone', this.#lettersCame);
    this.#canvas.remove();
  }

  /** Draws anew with the next frame. */
  readonly invalidate = (): void => {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.draw();
    });
  };

  /** Where a place is on the screen, in pixels from the map's corner. */
  readonly pixelOf = ([lng, lat]: LngLat): Pixel => {
    const { x, y } = this.#map.latLngToContainerPoint([lat, lng]);
    return [x, y];
  };

  /** Draws now; returns how long it took, in milliseconds. */
  draw(): number {
    const begun = performance.now();
    const context = this.#prepare();
    if (!context) return 0;
    const scene = this.#scene();
    const { x: width, y: height } = this.#map.getSize();
    if (scene.outline) drawOutline(context, scene.outline, this.pixelOf, { width, height });
    const shown = scene.features.filter((feature) => feature.id !== scene.hidden);
    if (scene.heat) drawHeat(context, shown, this.pixelOf, scene.brushOf);
    const inView = shown.flatMap((feature) => {
      const pixels = pointsOf(feature).map(this.pixelOf);
      return touches(pixels, width, height) ? [{ feature, pixels }] : [];
    });
    const order = inView.sort((a, b) => rank(a.feature, scene) - rank(b.feature, scene));
    for (const { feature, pixels } of order) {
      drawFeature(context, feature, pixels, {
        ...scene.brushOf(feature),
        selected: feature.id === scene.selected,
        large: scene.large,
      });
    }
    drawLabels(context, order, { ...scene, width });
    drawPeople(context, scene.people, this.pixelOf);
    if (scene.crosshair) drawCrosshair(context, scene.crosshair, this.pixelOf, { width, height });
    if (scene.corner) drawCorner(context, this.pixelOf(scene.corner));
    this.#canvas.dataset.drawn = String(order.length);
    return performance.now() - begun;
  }

  /** What lies under a pixel: pins and texts first, then lines, then areas, the smallest of those. */
  at(pixel: Pixel): MapFeature | null {
    let best: { feature: MapFeature; far: number } | null = null;
    for (const feature of this.#scene().features) {
      const far = this.#distance(feature, pixel);
      if (far !== null && (!best || far <= best.far)) best = { feature, far };
    }
    return best?.feature ?? null;
  }

  /** A number that is smaller for what is meant rather; null when it is not under the pixel. */
  #distance(feature: MapFeature, pixel: Pixel): number | null {
    const pixels = pointsOf(feature).map(this.pixelOf);
    if (!isPath(feature)) {
      const [at] = pixels;
      const far = at ? Math.hypot(at[0] - pixel[0], at[1] - pixel[1]) : Number.POSITIVE_INFINITY;
      return far <= REACH.point ? far : null;
    }
    const far = distanceToPath(pixel, pixels, feature.type === 'area');
    if (far <= REACH.line) return 100 + far;
    if (feature.type !== 'area' || !isInside(pixel, pixels)) return null;
    return 1000 + extent(pixels);
  }

  #prepare(): CanvasRenderingContext2D | null {
    const { x, y } = this.#map.getSize();
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(x * ratio), Math.round(y * ratio)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#canvas.style.width = `${x}px`;
      this.#canvas.style.height = `${y}px`;
    }
    const corner = this.#map.containerPointToLayerPoint([0, 0]);
    this.#canvas.style.transform = `translate3d(${corner.x}px, ${corner.y}px, 0)`;
    const context = this.#canvas.getContext('2d');
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    context?.clearRect(0, 0, x, y);
    return context;
  }
}

function rank(feature: MapFeature, scene: Scene): number {
  if (feature.id === scene.selected) return 9;
  return { area: 0, line: 1, pin: 2, photo: 2, text: 3 }[feature.type];
}

function extent(pixels: readonly Pixel[]): number {
  const xs = pixels.map(([x]) => x);
  const ys = pixels.map(([, y]) => y);
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
}

function touches(pixels: readonly Pixel[], width: number, height: number): boolean {
  const margin = 40;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of pixels) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right > -margin && left < width + margin && bottom > -margin && top < height + margin;
}
