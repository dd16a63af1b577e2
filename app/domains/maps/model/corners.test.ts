import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '.';
import { addCorner, type Corners, moveCorner, removeCorner, turnToCorner } from './corners';

const SQUARE: readonly LngLat[] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];
const area = (corner: number | null): Corners => ({ type: 'area', points: SQUARE, corner });
const line = (corner: number | null): Corners => ({ type: 'line', points: SQUARE.slice(0, 2), corner });

describe('corners by keyboard', () => {
  it('are chosen one after the other, forwards and backwards, all round', () => {
    expect(turnToCorner(area(null), 1).corner).toBe(0);
    expect(turnToCorner(area(null), -1).corner).toBe(3);
    expect(turnToCorner(area(3), 1).corner).toBe(0);
    expect(turnToCorner(area(0), -1).corner).toBe(3);
  });

  it('are moved alone', () => {
    expect(moveCorner(area(1), [9, 9]).points).toEqual([
      [0, 0],
      [9, 9],
      [2, 2],
      [0, 2],
    ]);
    expect(moveCorner(area(null), [9, 9]).points).toEqual(SQUARE);
  });

  it('are added halfway, also between the last and the first of an area, and before the end of a line', () => {
    expect(addCorner(area(0))).toMatchObject({
      corner: 1,
      points: [
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ],
    });
    expect(addCorner(area(3))).toMatchObject({ corner: 4, points: [...SQUARE, [0, 1]] });
    expect(addCorner(line(1))).toMatchObject({
      corner: 1,
      points: [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
    });
    expect(addCorner(area(null))).toBeNull();
  });

  it('are taken away down to what the shape needs', () => {
    expect(removeCorner(area(2))).toMatchObject({
      corner: 1,
      points: [
        [0, 0],
        [2, 0],
        [0, 2],
      ],
    });
    expect(removeCorner({ ...area(0), points: SQUARE.slice(0, 3) })).toBeNull();
    expect(removeCorner(line(0))).toBeNull();
  });

  it('stay a shape with a chosen corner in it, whatever keys are pressed', () => {
    const keys = fc.array(fc.constantFrom('next', 'back', 'add', 'remove', 'move'), { maxLength: 40 });
    fc.assert(
      fc.property(keys, fc.constantFrom<Corners>(area(null), line(null)), (pressed, start) => {
        let now = start;
        for (const key of pressed) {
          if (key === 'add') now = addCorner(now) ?? now;
          else if (key === 'remove') now = removeCorner(now) ?? now;
          else if (key === 'move') now = moveCorner(now, [5, 5]);
          else now = turnToCorner(now, key === 'next' ? 1 : -1);
          expect(now.points.length).toBeGreaterThanOrEqual(start.type === 'area' ? 3 : 2);
          if (now.corner !== null) expect(now.points[now.corner]).toBeDefined();
        }
      }),
    );
  });
});
