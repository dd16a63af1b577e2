import { describe, expect, it } from 'vitest';
import { PICTURE_LIMIT, pictureSize } from './picture-size';

describe('size of a picture', () => {
  it('keeps the wanted scale while it can', () => {
    expect(pictureSize({ x: 0, y: 0, w: 400, h: 300 }, 2)).toEqual({
      width: 800,
      height: 600,
      scale: 2,
      clamped: false,
    });
  });

  it('stays within side and area, keeps the shape, and says so', () => {
    for (const [w, h] of [
      [100_000, 300],
      [60_000, 50_000],
    ] as const) {
      const size = pictureSize({ x: 0, y: 0, w, h }, 2);
      expect(size.clamped).toBe(true);
      expect(size.width).toBeLessThanOrEqual(PICTURE_LIMIT.side);
      expect(size.width * size.height).toBeLessThanOrEqual(PICTURE_LIMIT.area);
      expect(Math.abs(size.width - w * size.scale)).toBeLessThan(1);
      expect(Math.abs(size.height - h * size.scale)).toBeLessThan(1);
    }
  });

  it('never comes down to nothing', () => {
    expect(pictureSize({ x: 0, y: 0, w: 1_000_000, h: 1 }, 1).height).toBe(1);
  });
});
