/**
 * The base of every map. This module reaches for `window` as it loads: import it dynamically, in an effect (see
 * `use-base-map.ts`), never from code that also renders on the server.
 */
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { Credit, MapTiles } from '~/platform/map-tiles';
import './map.css';

/** Where a map looks at first: a place, or a box it fits in; degrees. */
export type MapView =
  | { centre: { lat: number; lng: number }; zoom: number }
  | {
      box: { south: number; west: number; north: number; east: number };
      /** Pixels at the lower edge on which something floats above the map. */
      below?: number;
    };

/** What the map says, in the language of the page. */
export interface MapWords {
  /** Name of the map for those who don't see it. */
  label: string;
  zoomIn: string;
  zoomOut: string;
}

export interface BaseMapOptions {
  tiles: MapTiles;
  view: MapView;
  words: MapWords;
}

/**
 * Makes a Leaflet map in the element: canvas renderer, zoom, scale, credits, and the background of the setting.
 * Without network there is no background and nothing else changes. End it with `map.remove()`.
 */
export function createBaseMap(element: HTMLElement, { tiles, view, words }: BaseMapOptions): L.Map {
  const map = L.map(element, {
    preferCanvas: true,
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.5,
    minZoom: 4,
    maxZoom: 19,
    maxBoundsViscosity: 1,
    zoomAnimation: !prefersStillness(),
    fadeAnimation: !prefersStillness(),
  });
  element.setAttribute('role', 'region');
  element.setAttribute('aria-label', words.label);
  L.control.attribution({ prefix: false }).addTo(map);
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut, position: 'topright' }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
  lookAt(map, view);
  if (tiles.kind === 'images') addImages(map, tiles);
  if (tiles.kind === 'pmtiles') void addPmtiles(map, tiles.url);
  const follow = new ResizeObserver(() => map.invalidateSize({ animate: false }));
  follow.observe(element);
  map.on('unload', () => follow.disconnect());
  return map;
}

/** Points the map at a place or a box. */
export function lookAt(map: L.Map, view: MapView): void {
  if ('centre' in view) {
    map.setView([view.centre.lat, view.centre.lng], view.zoom, { animate: false });
    return;
  }
  const { south, west, north, east } = view.box;
  map.fitBounds(
    [
      [south, west],
      [north, east],
    ],
    { animate: false, paddingTopLeft: [12, 12], paddingBottomRight: [12, 12 + (view.below ?? 0)] },
  );
}

/** A credit as Leaflet takes it, which is HTML. */
export function creditHtml({ text, href }: Credit): string {
  const link = document.createElement('a');
  link.textContent = text;
  if (!href || !/^https?:/.test(href)) return link.innerHTML;
  link.href = href;
  return link.outerHTML;
}

function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function addImages(map: L.Map, tiles: Extract<MapTiles, { kind: 'images' }>): void {
  const layer = L.tileLayer(tiles.url, {
    minZoom: tiles.minZoom,
    maxNativeZoom: tiles.maxZoom,
    maxZoom: 19,
    attribution: creditHtml(tiles.credit),
    referrerPolicy: 'strict-origin-when-cross-origin',
  });
  // One picture is tried first: without network a whole screen of them would fail one by one.
  const begin = () => {
    if (!navigator.onLine || map.hasLayer(layer)) return;
    const trial = new Image();
    trial.onload = () => {
      if (!ended) layer.addTo(map);
    };
    trial.src = tileAt(map, tiles);
  };
  let ended = false;
  window.addEventListener('online', begin);
  map.on('unload', () => {
    ended = true;
    window.removeEventListener('online', begin);
  });
  begin();
}

/** Address of the picture in the middle of the map, at a zoom every service has. */
function tileAt(map: L.Map, { url, minZoom }: Extract<MapTiles, { kind: 'images' }>): string {
  const zoom = Math.max(minZoom, 8);
  const { x, y } = map.project(map.getCenter(), zoom).divideBy(256).floor();
  return L.Util.template(url, { x, y, z: zoom });
}

async function addPmtiles(map: L.Map, url: string): Promise<void> {
  let ended = false;
  map.on('unload', () => {
    ended = true;
  });
  const { createVectorLayer } = await import('./vector-layer');
  const layer = await createVectorLayer(url);
  if (layer && !ended) layer.addTo(map);
}
