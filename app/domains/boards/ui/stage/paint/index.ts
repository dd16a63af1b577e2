import type { Box } from '../../../model';
import { ACCENT, BOARD, DOT } from '../palette';
import type { SceneItem } from '../scene';
import { type Brush, deviceX, deviceY } from './brush';
import {
  paintConnector,
  paintFrame,
  paintGroup,
  paintImage,
  paintLabel,
  paintPen,
  paintStamp,
} from './shapes';
import { paintNote } from './sheet';
import { paintFoot, paintFrameTitle, paintGroupTitle } from './signs';

/** Draws one item without the titles of frames and groups. */
export function paintItem(brush: Brush, item: SceneItem): void {
  const { context } = brush;
  const decoration = brush.tools.decorations.get(item.id);
  if (decoration?.dimmed) context.globalAlpha = 0.28;
  paintBody(brush, item);
  if (decoration || item.object.tags.length > 0) paintFoot(brush, item, decoration);
  if (decoration?.dimmed) context.globalAlpha = 1;
  if (decoration?.highlighted) paintRing(brush, item);
}

function paintBody(brush: Brush, item: SceneItem): void {
  const { object } = item;
  if (object.type === 'note') paintNote(brush, item, object);
  else if (object.type === 'frame') paintFrame(brush, item, object);
  else if (object.type === 'group') paintGroup(brush, item, object);
  else if (object.type === 'connector') paintConnector(brush, item, object);
  else if (object.type === 'label') paintLabel(brush, item, object);
  else if (object.type === 'pen') paintPen(brush, item, object);
  else if (object.type === 'stamp') paintStamp(brush, item, object);
  else paintImage(brush, item, object);
}

/** Titles of frames and groups: over everything, so that they can be read from afar. */
export function paintTitle(brush: Brush, item: SceneItem): void {
  if (brush.tools.decorations.get(item.id)?.dimmed) return;
  if (item.object.type === 'group') paintGroupTitle(brush, item, item.object);
  else if (item.object.type === 'frame') paintFrameTitle(brush, item, item.object);
}

function paintRing(brush: Brush, item: SceneItem): void {
  const { context, scale, dpr } = brush;
  const width = Math.max(4 * scale, 2 * dpr);
  context.strokeStyle = ACCENT;
  context.lineWidth = width;
  context.beginPath();
  context.roundRect(
    deviceX(brush, item.box.x) - width,
    deviceY(brush, item.box.y) - width,
    item.box.w * scale + 2 * width,
    item.box.h * scale + 2 * width,
    6 * scale + width,
  );
  context.stroke();
}

const DOT_SPACING = 32;
/** Dots are at least this far apart, in CSS pixels. */
const DOT_CLOSE = 20;

/** The board itself: paper with a calm grid of dots that thins out with the zoom. */
export function paintGround(brush: Brush, box: Box, dots: boolean): void {
  const { context, scale, dpr } = brush;
  context.fillStyle = BOARD;
  const x = Math.floor(deviceX(brush, box.x));
  const y = Math.floor(deviceY(brush, box.y));
  context.fillRect(x, y, Math.ceil(box.w * scale) + 1, Math.ceil(box.h * scale) + 1);
  const grid = dotGrid(scale / dpr, dpr);
  if (!dots || grid.alpha === 0) return;
  context.fillStyle = DOT;
  paintDots(brush, box, grid);
  context.globalAlpha = 1;
}

export interface DotGrid {
  /** Board units between dots. */
  spacing: number;
  /** 0 when too far out for dots. */
  alpha: number;
  /** Side of a dot in device pixels. */
  size: number;
}

/** The grid at a zoom: never dense, fading out with the distance. */
export function dotGrid(zoom: number, dpr: number): DotGrid {
  let spacing = DOT_SPACING;
  while (spacing * zoom < DOT_CLOSE) spacing *= 2;
  return {
    spacing,
    alpha: Math.min(1, Math.max(0, (zoom - 0.1) / 0.35)),
    size: Math.max(1, Math.round(Math.min(2.4, 1.4 + zoom * 0.6) * dpr)),
  };
}

function paintDots(brush: Brush, box: Box, { spacing, alpha, size }: DotGrid): void {
  const { context } = brush;
  context.globalAlpha = alpha;
  const startX = Math.floor(box.x / spacing) * spacing;
  const startY = Math.floor(box.y / spacing) * spacing;
  for (let by = startY; by <= box.y + box.h; by += spacing) {
    const y = Math.round(deviceY(brush, by)) - (size >> 1);
    for (let bx = startX; bx <= box.x + box.w; bx += spacing)
      context.fillRect(Math.round(deviceX(brush, bx)) - (size >> 1), y, size, size);
  }
}
