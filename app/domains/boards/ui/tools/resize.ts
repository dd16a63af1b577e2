import type { Box, Point } from '../../model';

/** Corner or side of a selection's box, by compass. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof HANDLES)[number];

/** Smallest width and height anything can be given by hand. */
export const SMALLEST = 24;

/** Where a handle sits on a box. */
export function handlePoint(box: Box, handle: Handle): Point {
  return [
    handle.includes('w') ? box.x : handle.includes('e') ? box.x + box.w : box.x + box.w / 2,
    handle.includes('n') ? box.y : handle.includes('s') ? box.y + box.h : box.y + box.h / 2,
  ];
}

/**
 * The box after dragging `handle` by `delta`; the opposite side stays. `keepRatio` keeps width to height. Never
 * smaller than `SMALLEST` unless it was.
 */
export function resizeBox(box: Box, handle: Handle, [dx, dy]: Point, keepRatio: boolean): Box {
  const west = handle.includes('w');
  const east = handle.includes('e');
  const north = handle.includes('n');
  const south = handle.includes('s');
  const floorW = Math.min(SMALLEST, box.w);
  const floorH = Math.min(SMALLEST, box.h);
  let w = Math.max(floorW, box.w + (east ? dx : west ? -dx : 0));
  let h = Math.max(floorH, box.h + (south ? dy : north ? -dy : 0));
  if (keepRatio && box.w > 0 && box.h > 0) {
    const scale = Math.max(
      east || west ? w / box.w : 0,
      north || south ? h / box.h : 0,
      floorW / box.w,
      floorH / box.h,
    );
    w = box.w * scale;
    h = box.h * scale;
  }
  return {
    x: west ? box.x + box.w - w : east ? box.x : box.x + (box.w - w) / 2,
    y: north ? box.y + box.h - h : south ? box.y : box.y + (box.h - h) / 2,
    w,
    h,
  };
}

/** Boxes inside `from` as they are when `from` becomes `to`. */
export function scaleBoxes(boxes: ReadonlyMap<string, Box>, from: Box, to: Box): Map<string, Box> {
  const sx = from.w > 0 ? to.w / from.w : 1;
  const sy = from.h > 0 ? to.h / from.h : 1;
  return new Map(
    [...boxes].map(([id, box]) => [
      id,
      { x: to.x + (box.x - from.x) * sx, y: to.y + (box.y - from.y) * sy, w: box.w * sx, h: box.h * sy },
    ]),
  );
}
