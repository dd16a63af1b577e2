import { z } from 'zod';
import type { AreaShape } from './areas';
import { crossingIn, type StepBudget } from './crossings';

/** What a boundary file may have; past it nothing is read. A step is one comparison of two edges. */
export const BOUNDARY_LIMITS = {
  bytes: 10 * 1024 * 1024,
  features: 5_000,
  points: 200_000,
  properties: 60,
  steps: 10_000_000,
} as const;

/** Why a whole file can't be used; keys below `areas:fileProblems`. */
export type FileProblem = 'not_json' | 'not_collection' | 'no_features' | 'many_features' | 'many_points';

/** Why a feature can't be used; keys below `areas:featureProblems`. */
export type FeatureProblem =
  | 'not_feature'
  | 'no_geometry'
  | 'not_polygon'
  | 'bad_coordinates'
  | 'swapped'
  | 'out_of_range'
  | 'unclosed'
  | 'too_short'
  | 'crossing'
  | 'too_tangled';

/** A feature of the file: usable, or with the reason why not and where. */
export interface ReadFeature {
  /** Place in the file, from 1. */
  number: number;
  properties: Record<string, string>;
  polygons: Position[][][];
  problem: FeatureProblem | null;
  /** Where the problem is, in degrees; null when it is nowhere in particular. */
  at: Position | null;
}

type Position = [lng: number, lat: number];

const collectionSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });
const featureSchema = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown().optional() }).nullish(),
});

/** Japan with its islands: what lies outside is not a place of a Japanese city. */
const JAPAN = { south: 20, north: 46, west: 122, east: 154 };

/** A refusal of the whole file. */
export class FileError extends Error {
  constructor(readonly problem: FileProblem) {
    super(problem);
  }
}

/**
 * Reads a GeoJSON FeatureCollection of areas and checks every feature. Coordinates are rounded to six decimals.
 * Throws `FileError` when the file as a whole can't be used; its work is bounded by `BOUNDARY_LIMITS`.
 */
export function readBoundaries(text: string): ReadFeature[] {
  const collection = collectionSchema.safeParse(parsed(text));
  if (!collection.success) throw new FileError('not_collection');
  const { features } = collection.data;
  if (features.length === 0) throw new FileError('no_features');
  if (features.length > BOUNDARY_LIMITS.features) throw new FileError('many_features');
  const budget = { points: BOUNDARY_LIMITS.points, steps: BOUNDARY_LIMITS.steps };
  return features.map((feature, index) => readFeature(feature, index + 1, budget));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new FileError('not_json');
  }
}

interface Budget extends StepBudget {
  points: number;
}

/** What is wrong with a feature, and where. */
class Flaw extends Error {
  constructor(
    readonly problem: FeatureProblem,
    readonly at: Position | null = null,
  ) {
    super(problem);
  }
}

function readFeature(value: unknown, number: number, budget: Budget): ReadFeature {
  const feature = featureSchema.safeParse(value);
  const properties = feature.success ? plainProperties(feature.data.properties ?? {}) : {};
  const read = { number, properties, polygons: [], problem: null, at: null };
  try {
    if (!feature.success) throw new Flaw('not_feature');
    const { geometry } = feature.data;
    if (!geometry) throw new Flaw('no_geometry');
    const polygons = readPolygons(geometry, budget);
    for (const polygon of polygons) {
      const crossing = crossingIn(polygon, budget);
      if (crossing) throw crossing === 'too_tangled' ? new Flaw(crossing) : new Flaw('crossing', crossing);
    }
    return { ...read, polygons };
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
    return { ...read, problem: error.problem, at: error.at };
  }
}

/** The properties that can name an area: short texts and numbers. */
function plainProperties(properties: Record<string, unknown>): Record<string, string> {
  const plain = Object.entries(properties).flatMap(([key, value]): [string, string][] => {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
    return text !== '' && text.length <= 200 && key.length <= 60 ? [[key, text]] : [];
  });
  return Object.fromEntries(plain.slice(0, BOUNDARY_LIMITS.properties));
}

function readPolygons(geometry: { type: string; coordinates?: unknown }, budget: Budget): Position[][][] {
  if (geometry.type === 'Polygon') return [readPolygon(geometry.coordinates, budget)];
  if (geometry.type !== 'MultiPolygon') throw new Flaw('not_polygon');
  const polygons = list(geometry.coordinates);
  if (polygons.length === 0) throw new Flaw('no_geometry');
  return polygons.map((polygon) => readPolygon(polygon, budget));
}

function readPolygon(value: unknown, budget: Budget): Position[][] {
  const rings = list(value);
  if (rings.length === 0) throw new Flaw('no_geometry');
  return rings.map((ring) => readRing(list(ring), budget));
}

function readRing(points: readonly unknown[], budget: Budget): Position[] {
  budget.points -= points.length;
  if (budget.points < 0) throw new FileError('many_points');
  const ring: Position[] = [];
  for (const point of points) {
    const [lng, lat] = readPosition(point);
    const last = ring.at(-1);
    if (!last || last[0] !== lng || last[1] !== lat) ring.push([lng, lat]);
  }
  const [first] = ring;
  const last = ring.at(-1);
  if (!first || !last) throw new Flaw('too_short');
  if (first[0] !== last[0] || first[1] !== last[1]) throw new Flaw('unclosed', last);
  if (ring.length < 4) throw new Flaw('too_short', first);
  return ring;
}

function readPosition(value: unknown): Position {
  const [lng, lat] = list(value);
  // By hand: there are hundreds of thousands of them.
  if (typeof lng !== 'number' || typeof lat !== 'number') throw new Flaw('bad_coordinates');
  if (!inJapan(lng, lat)) throw new Flaw(inJapan(lat, lng) ? 'swapped' : 'out_of_range');
  return [sixDecimals(lng), sixDecimals(lat)];
}

function inJapan(lng: number, lat: number): boolean {
  return lng >= JAPAN.west && lng <= JAPAN.east && lat >= JAPAN.south && lat <= JAPAN.north;
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Flaw('bad_coordinates');
  return value;
}

/** One shape of polygons. */
export function shapeOf(polygons: readonly Position[][][]): AreaShape {
  const [only, ...others] = polygons;
  return only && others.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: [...polygons] };
}
