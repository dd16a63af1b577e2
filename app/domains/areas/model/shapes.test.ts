import { expect, test } from 'vitest';
import type { AreaShape } from './areas';
import { boxAround, coarser, coarseUntil, pointsOf } from './shapes';

const circle = (points: number, radius: number): AreaShape => ({
  type: 'Polygon',
  coordinates: [
    Array.from({ length: points + 1 }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * (i % points)) / points;
      return [141 + radius * Math.cos(angle), 43 + radius * Math.sin(angle)];
    }),
  ],
});

test('the box around nothing is none', () => {
  expect(boxAround([null])).toBeNull();
  const box = boxAround([circle(360, 0.1), null]);
  expect([box?.south, box?.west, box?.north, box?.east].map((side) => side?.toFixed(3))).toEqual([
    '42.900',
    '140.900',
    '43.100',
    '141.100',
  ]);
});

test('a grid leaves fewer points, and lines that two shapes share stay shared', () => {
  const fine = circle(20_000, 0.1);
  const coarse = coarser(fine, 1e-3);
  expect(pointsOf([coarse])).toBeLessThan(1_000);
  expect(coarser(coarse, 1e-3)).toEqual(coarse);
  expect(pointsOf([coarseUntil(fine, 300)])).toBeLessThanOrEqual(300);
});

test('a shape too small for the grid stays as it is; small parts of a large one go', () => {
  const small = circle(12, 1e-5);
  expect(coarser(small, 1e-3)).toEqual(small);
  const both: AreaShape = {
    type: 'MultiPolygon',
    coordinates: [circle(12, 0.1).coordinates, small.coordinates] as [number, number][][][],
  };
  expect(coarser(both, 1e-3).type).toBe('Polygon');
});
