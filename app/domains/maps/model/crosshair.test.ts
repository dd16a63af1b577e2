import { describe, expect, it } from 'vitest';
import { type Crosshair, type LngLat, stepCrosshair } from '.';

const [a, b, c]: [LngLat, LngLat, LngLat] = [
  [0, 0],
  [100, 0],
  [100, 100],
];
const far = (p: LngLat, q: LngLat) => Math.hypot(p[0] - q[0], p[1] - q[1]);
const line = (...points: LngLat[]): Crosshair => ({ type: 'line', points });
const area = (...points: LngLat[]): Crosshair => ({ type: 'area', points });

describe('drawing by keyboard', () => {
  it('puts a pin at once', () =>
    expect(stepCrosshair({ type: 'pin', points: [] }, 'set', a, far)).toEqual({ kind: 'done', points: [a] }));
  it('sets corners one by one', () =>
    expect(stepCrosshair(line(a), 'set', b, far)).toEqual({ kind: 'corner', next: line(a, b), count: 2 }));
  it('ends a line where it stands', () =>
    expect(stepCrosshair(line(a, b), 'set', b, far)).toEqual({ kind: 'done', points: [a, b] }));
  it('does not end what has too few corners', () => {
    expect(stepCrosshair(line(a), 'set', a, far)).toEqual({ kind: 'nothing' });
    expect(stepCrosshair(area(a, b), 'set', b, far)).toEqual({ kind: 'nothing' });
  });
  it('ends an area at its first corner too', () =>
    expect(stepCrosshair(area(a, b, c), 'set', [1, 1], far)).toEqual({ kind: 'done', points: [a, b, c] }));
  it('takes the last corner back', () => {
    expect(stepCrosshair(line(a, b), 'back', c, far)).toEqual({ kind: 'back', next: line(a), count: 1 });
    expect(stepCrosshair(line(), 'back', c, far)).toEqual({ kind: 'nothing' });
  });
  it('leaves', () => expect(stepCrosshair(line(a), 'leave', b, far)).toEqual({ kind: 'left' }));
});
