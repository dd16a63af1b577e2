import { describe, expect, it } from 'vitest';
import { resizeBox, scaleBoxes } from './resize';
import { SnapLines } from './snap';

const box = { x: 10, y: 20, w: 100, h: 50 };

describe('resizeBox', () => {
  it('moves the dragged side and leaves the other', () => {
    expect(resizeBox(box, 'se', [20, 10], false)).toEqual({ x: 10, y: 20, w: 120, h: 60 });
    expect(resizeBox(box, 'nw', [20, 10], false)).toEqual({ x: 30, y: 30, w: 80, h: 40 });
    expect(resizeBox(box, 'e', [20, 99], false)).toEqual({ x: 10, y: 20, w: 120, h: 50 });
  });

  it('never turns a box inside out', () => {
    expect(resizeBox(box, 'nw', [500, 500], false)).toEqual({ x: 86, y: 46, w: 24, h: 24 });
  });

  it('keeps width to height', () => {
    expect(resizeBox(box, 'se', [100, 0], true)).toEqual({ x: 10, y: 20, w: 200, h: 100 });
    expect(resizeBox(box, 's', [0, 50], true)).toEqual({ x: -40, y: 20, w: 200, h: 100 });
  });

  it('scales what is inside along', () => {
    const inside = new Map([['a', { x: 10, y: 20, w: 50, h: 50 }]]);
    expect(scaleBoxes(inside, box, { x: 0, y: 0, w: 200, h: 50 }).get('a')).toEqual({
      x: 0,
      y: 0,
      w: 100,
      h: 50,
    });
  });
});

describe('SnapLines', () => {
  const lines = new SnapLines([{ x: 0, y: 0, w: 100, h: 100 }]);
  const moving = { x: 300, y: 300, w: 100, h: 100 };

  it('lines up what comes near and shows along what', () => {
    const snapped = lines.snap(moving, -297, 40, 6);
    expect(snapped.dx).toBe(-300);
    expect(snapped.dy).toBe(40);
    expect(snapped.guides).toEqual([{ axis: 'y', at: 0, from: 0, to: 440 }]);
  });

  it('leaves alone what is far', () => {
    expect(lines.snap(moving, -150, 40, 6)).toEqual({ dx: -150, dy: 40, guides: [] });
  });
});
