import { describe, expect, it } from 'vitest';
import { boundsOf, directionTo, distanceToPath, isInside, metresBetween, scaleBar, squareMetres } from '.';

describe('places', () => {
  it('are metres apart', () => {
    // One thousandth of a degree of latitude is 111.2 m on the mean sphere.
    expect(metresBetween([141.3, 43.06], [141.3, 43.061])).toBeCloseTo(111.2, 1);
    expect(metresBetween([141.3, 43.06], [141.301, 43.06])).toBeCloseTo(81.2, 0);
  });
  it.each([
    [[141.3, 43.07], 'north'],
    [[141.31, 43.0675], 'northeast'],
    [[141.31, 43.06], 'east'],
    [[141.29, 43.0525], 'southwest'],
    [[141.3, 43.05], 'south'],
    [[141.29, 43.0601], 'west'],
    [[141.29, 43.067], 'northwest'],
  ] as const)('%s lies %s', (to, direction) => expect(directionTo([141.3, 43.06], to)).toBe(direction));
  it('have an area between them, whichever way round and with corners turned in', () => {
    // 111.2 m north to south; 81.2 m east to west at this latitude.
    const square = [
      [141.3, 43.06],
      [141.301, 43.06],
      [141.301, 43.061],
      [141.3, 43.061],
    ] as const;
    expect(squareMetres(square)).toBeCloseTo(111.195 * 81.24, -2);
    expect(squareMetres([...square].reverse())).toBeCloseTo(squareMetres(square), 0);
    const corner = [...square.slice(0, 3), [141.3005, 43.0605] as const];
    expect(squareMetres(corner)).toBeCloseTo(squareMetres(square) / 2, 0);
    expect(squareMetres([])).toBe(0);
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
