import { describe, expect, it } from 'vitest';
import { fromMinimap, minimapView, toMinimap } from './minimap-core';

const content = { x: -500, y: 200, w: 4000, h: 2000 };

describe('overview', () => {
  it('shows all of the board, centred', () => {
    const view = minimapView(content, { x: 0, y: 300, w: 1000, h: 600 }, 200, 140);
    const box = toMinimap(view, content);
    expect(box.x).toBeCloseTo(8);
    expect(box.w).toBeCloseTo(184);
    expect(box.y + box.h / 2).toBeCloseTo(70);
  });

  it('makes room for a view that has wandered off, but not without end', () => {
    const near = minimapView(content, { x: 3500, y: 200, w: 1000, h: 600 }, 200, 140);
    const lost = minimapView(content, { x: 900_000, y: 200, w: 1000, h: 600 }, 200, 140);
    expect(near.scale).toBeLessThan(184 / 4000);
    expect(lost.scale).toBeGreaterThan(184 / 8001);
  });

  it('finds the board point under an overview point', () => {
    const view = minimapView(content, content, 200, 140);
    const box = toMinimap(view, { x: 100, y: 400, w: 0, h: 0 });
    const [x, y] = fromMinimap(view, [box.x, box.y]);
    expect(x).toBeCloseTo(100);
    expect(y).toBeCloseTo(400);
  });

  it('stands an empty board', () => {
    expect(minimapView(null, { x: 0, y: 0, w: 1000, h: 700 }, 200, 140).scale).toBeGreaterThan(0);
  });
});
