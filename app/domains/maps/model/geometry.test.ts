import { describe, expect, it } from 'vitest';
import { boundsOf, distanceToPath, isInside, metresBetween, scaleBar } from '.';

describe('places', () => {
  it('are metres apart', () => {
    // One thousandth of a degree of latitude is 111.2 m on the mean sphere.
    expect(metresBetween([141.3, 43.06], [141.3, 43.061])).toBeCloseTo(111.2, 1);
    expect(metresBetween([141.3, 43.06], [141.301, 43.06])).toBeCloseTo(81.2, 0);
  });
  it('have a box around them', () => {
    expect(
      boundsOf([
        [1, 2],
        [3, -1],
      ]),
    ).toEqual({ west: 1, south: -1, east: 3, north: 2 });
    expect(boundsOf([])).toBeNull();
  });
});

describe('a scale bar', () => {
  it.each([
    [1, 100, 100, 100],
    [1, 99, 50, 50],
    [3, 50, 100, 33.3],
    [12, 40, 200, 16.7],
  ])('%d m a unit, at most %d wide: %d m', (metresPerUnit, widest, metres, length) => {
    const bar = scaleBar(metresPerUnit, widest);
    expect(bar.metres).toBe(metres);
    expect(bar.length).toBeCloseTo(length, 1);
  });
});

describe('what lies under a finger', () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ] as const;
  it('is inside an area', () => {
    expect(isInside([5, 5], square)).toBe(true);
    expect(isInside([15, 5], square)).toBe(false);
  });
  it('is near a line, closed or not', () => {
    expect(distanceToPath([-3, 5], square, false)).toBeCloseTo(5.83, 2);
    expect(distanceToPath([-3, 5], square, true)).toBe(3);
  });
});
