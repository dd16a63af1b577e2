import fc from 'fast-check';
import { intersection } from 'polyclip-ts';
import { describe, expect, test } from 'vitest';
import demo from '../../../../db/seeds/areas.json';
import { approximateShapes, type Middle, unite } from './approximate';
import type { AreaShape } from './areas';

const MIDDLES: Middle[] = demo.centres.map(({ ward, no, lat, lng }) => ({
  code: `${ward}-${String(no).padStart(2, '0')}`,
  lat,
  lng,
}));

const polygons = (shape: AreaShape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates);
const ringArea = (ring: readonly [number, number][]) =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
      return sum + (x * ny - nx * y) / 2;
    }, 0),
  );
const area = (shape: AreaShape | null) =>
  (shape ? polygons(shape) : []).reduce((sum, [outer, ...holes]) => {
    const gaps = holes.reduce((all, hole) => all + ringArea(hole), 0);
    return sum + ringArea(outer ?? []) - gaps;
  }, 0);
const contains = (shape: AreaShape | undefined, { lat, lng }: Middle) => {
  const ring = shape?.type === 'Polygon' ? (shape.coordinates[0] ?? []) : [];
  let inside = false;
  ring.forEach(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
    if (y > lat !== ny > lat && lng < ((nx - x) * (lat - y)) / (ny - y) + x) inside = !inside;
  });
  return inside;
};

describe('shapes made from middles', () => {
  const shapes = approximateShapes(MIDDLES);

  test('every area has one, around its own middle', () => {
    expect(shapes.size).toBe(87);
    expect(MIDDLES.filter((middle) => !contains(shapes.get(middle.code), middle))).toEqual([]);
  });

  test('they cover their hull without overlap', () => {
    const all = [...shapes.values()];
    const whole = unite(all);
    expect(whole?.type).toBe('Polygon');
    expect(whole?.coordinates).toHaveLength(1);
    const parts = all.reduce((sum, shape) => sum + area(shape), 0);
    expect(Math.abs(parts - area(whole)) / parts).toBeLessThan(1e-9);
    all.forEach((one, i) => {
      for (const other of all.slice(i + 1)) {
        const [a, b] = [polygons(one), polygons(other)];
        const common = intersection(a, b) as [number, number][][][];
        expect(area({ type: 'MultiPolygon', coordinates: common })).toBeLessThan(1e-9);
      }
    });
  });

  test('a ward is what its centres cover', () => {
    const parts = [...shapes].filter(([code]) => code.startsWith('011070')).map(([, shape]) => shape);
    const total = parts.reduce((sum, shape) => sum + area(shape), 0);
    expect(Math.abs(area(unite(parts)) - total)).toBeLessThan(1e-9);
  });
});

test('nothing, one, two, three in a row and two in one place all have shapes', () => {
  const at = (...places: [number, number][]) =>
    approximateShapes(places.map(([lat, lng], i) => ({ code: String(i), lat, lng })));
  expect(at().size).toBe(0);
  expect(at([43, 141]).size).toBe(1);
  expect(at([43, 141], [43.1, 141.1]).size).toBe(2);
  expect(at([43, 141], [43.1, 141], [43.2, 141]).size).toBe(3);
  expect(at([43, 141], [43, 141], [43.2, 141.3]).size).toBe(3);
});

test('no middles are too odd', () => {
  const place = fc.record({ lat: fc.integer({ min: 0, max: 30 }), lng: fc.integer({ min: 0, max: 30 }) });
  fc.assert(
    fc.property(
      fc.uniqueArray(place, { minLength: 1, maxLength: 25, selector: ({ lat, lng }) => `${lat} ${lng}` }),
      (places) => {
        const middles = places.map(({ lat, lng }, i) => ({
          code: String(i),
          lat: 43 + lat / 100,
          lng: 141 + lng / 100,
        }));
        const shapes = [...approximateShapes(middles).values()];
        expect(shapes).toHaveLength(middles.length);
        const parts = shapes.reduce((sum, shape) => sum + area(shape), 0);
        expect(Math.abs(parts - area(unite(shapes))) / parts).toBeLessThan(1e-6);
      },
    ),
    { numRuns: 60 },
  );
});

test('uniting nothing gives nothing', () => expect(unite([])).toBeNull());
