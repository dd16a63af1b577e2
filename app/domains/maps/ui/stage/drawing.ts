import L, { type Map as LeafletMap } from 'leaflet';
import { TerraDraw, TerraDrawLineStringMode, TerraDrawPolygonMode, TerraDrawSelectMode } from 'terra-draw';
import { TerraDrawLeafletAdapter } from 'terra-draw-leaflet-adapter';
import './drawing.css';
import { isPath, type LngLat, type PathFeature } from '../../model';

/** Drawing under way by mouse or finger. */
export interface Drawing {
  /** Leaves without a result. */
  end(): void;
}

type Colour = `#${string}`;
const asColour = (colour: string): Colour => `#${colour.replace(/^#/, '')}`;
/** Corners and ends a finger can hit. */
const POINTER_DISTANCE = 30;
const KEYS = { cancel: null, finish: null } as const;

/** Places as the document stores them. */
function rounded(places: readonly (readonly number[])[]): LngLat[] {
  return places.map(([lng = 0, lat = 0]) => [round(lng), round(lat)] as const);
}
const round = (value: number) => Math.round(value * 1e9) / 1e9;

/** Corners of a line or a ring without its repeated end. */
function cornersOf(geometry: { type: string; coordinates: unknown }): LngLat[] {
  if (geometry.type === 'LineString') return rounded(geometry.coordinates as number[][]);
  if (geometry.type === 'Polygon')
    return rounded((geometry.coordinates as number[][][])[0] ?? []).slice(0, -1);
  return [];
}

function geometryOf(type: PathFeature['type'], points: readonly LngLat[]) {
  const ring = points.map(([lng, lat]) => [lng, lat]);
  const [first] = ring;
  return type === 'area'
    ? { type: 'Polygon' as const, coordinates: [first ? [...ring, first] : ring] }
    : { type: 'LineString' as const, coordinates: ring };
}

/** The library takes a press only where nothing lies between the finger and the map itself. */
const DRAWING_CLASS = 'map-drawing';

function begin(draw: TerraDraw, map: LeafletMap): void {
  map.getContainer().classList.add(DRAWING_CLASS);
  draw.start();
}

function stop(draw: TerraDraw, map: LeafletMap): void {
  map.getContainer().classList.remove(DRAWING_CLASS);
  if (draw.enabled) draw.stop();
}

/**
 * Lets a line or an area be drawn; `onDone` gets its corners, and the next one can be drawn at once. `early`: where the
 * map was pressed before the drawing could begin.
 */
export function drawPath(
  map: LeafletMap,
  { type, colour, early }: { type: 'line' | 'area'; colour: string; early: readonly LngLat[] },
  onDone: (points: LngLat[]) => void,
): Drawing {
  const tint = asColour(colour);
  const modes = {
    line: () =>
      new TerraDrawLineStringMode({
        pointerDistance: POINTER_DISTANCE,
        keyEvents: KEYS,
        styles: { lineStringColor: tint, lineStringWidth: 4, closingPointColor: tint, closingPointWidth: 9 },
      }),
    area: () =>
      new TerraDrawPolygonMode({
        pointerDistance: POINTER_DISTANCE,
        keyEvents: KEYS,
        styles: {
          fillColor: tint,
          fillOpacity: 0.2,
          outlineColor: tint,
          outlineWidth: 4,
          closingPointColor: tint,
          closingPointWidth: 9,
        },
      }),
  };
  const draw = new TerraDraw({
    adapter: new TerraDrawLeafletAdapter({ lib: L, map, coordinatePrecision: 9 }),
    modes: [modes[type]()],
  });
  begin(draw, map);
  draw.setMode(type === 'line' ? 'linestring' : 'polygon');
  draw.on('finish', (id) => {
    const drawn = draw.getSnapshot().find((feature) => feature.id === id);
    const points = drawn ? cornersOf(drawn.geometry) : [];
    // Within its own event the shape can't be taken away.
    queueMicrotask(() => {
      if (draw.enabled) draw.clear();
    });
    onDone(points);
  });
  for (const place of early) press(map, place);
  return { end: () => stop(draw, map) };
}

/** What the library takes for a press on a place; the map may have been moved since it was pressed there. */
function press(map: LeafletMap, [lng, lat]: LngLat): void {
  const element = map.getContainer();
  const { left, top } = element.getBoundingClientRect();
  const { x, y } = map.latLngToContainerPoint([lat, lng]);
  const about = { clientX: left + x, clientY: top + y, bubbles: true, isPrimary: true, pointerType: 'mouse' };
  for (const type of ['pointermove', 'pointerdown', 'pointerup']) {
    element.dispatchEvent(new PointerEvent(type, about));
  }
}

/** A reshaping under way. */
export interface Reshaping extends Drawing {
  /** The corners as they are now. */
  points(): LngLat[];
  /** Shows other corners, which stay to be dragged. */
  put(points: readonly LngLat[]): void;
}

/** Lets the corners of a line or area be dragged, added and taken away, or the whole be moved. */
export function reshapePath(map: LeafletMap, feature: PathFeature, colour: string): Reshaping {
  const tint = asColour(colour);
  const flags = {
    feature: { draggable: true, coordinates: { midpoints: true, draggable: true, deletable: true } },
  };
  const draw = new TerraDraw({
    adapter: new TerraDrawLeafletAdapter({ lib: L, map, coordinatePrecision: 9 }),
    modes: [
      new TerraDrawSelectMode({
        flags: { linestring: flags, polygon: flags },
        pointerDistance: POINTER_DISTANCE,
        allowManualDeselection: false,
        // Delete would take the whole shape away, where ours takes one corner.
        keyEvents: null,
        styles: {
          selectedLineStringColor: tint,
          selectedLineStringWidth: 5,
          selectedPolygonColor: tint,
          selectedPolygonFillOpacity: 0.2,
          selectedPolygonOutlineColor: tint,
          selectedPolygonOutlineWidth: 5,
          selectionPointColor: tint,
          selectionPointWidth: 11,
          midPointColor: '#ffffff',
          midPointOutlineColor: tint,
          midPointOutlineWidth: 3,
          midPointWidth: 8,
        },
      }),
      new TerraDrawLineStringMode(),
      new TerraDrawPolygonMode(),
    ],
  });
  begin(draw, map);
  const [added] = draw.addFeatures([
    {
      type: 'Feature',
      properties: { mode: feature.type === 'area' ? 'polygon' : 'linestring' },
      geometry: geometryOf(feature.type, feature.points),
    },
  ]);
  draw.setMode('select');
  const id = added?.valid ? added.id : undefined;
  if (id !== undefined) draw.selectFeature(id);
  return {
    points: () => {
      const now = draw.getSnapshot().find((each) => each.id === id);
      return now && isPath(feature) ? cornersOf(now.geometry) : [...feature.points];
    },
    put: (points) => {
      if (id !== undefined) draw.updateFeatureGeometry(id, geometryOf(feature.type, points));
    },
    end: () => stop(draw, map),
  };
}
