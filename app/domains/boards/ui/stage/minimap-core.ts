import type { Box, Point } from '../../model';

/** How the whole board lies in the overview: overview pixels = (board − x, y) × scale. */
export interface MinimapView {
  x: number;
  y: number;
  scale: number;
}

/** Shows `content` and `view` centred in `width` × `height`. */
export function minimapView(content: Box | null, view: Box, width: number, height: number): MinimapView {
  const base = content ?? view;
  const x0 = Math.min(base.x, Math.max(view.x, base.x - base.w));
  const y0 = Math.min(base.y, Math.max(view.y, base.y - base.h));
  const x1 = Math.max(base.x + base.w, Math.min(view.x + view.w, base.x + 2 * base.w));
  const y1 = Math.max(base.y + base.h, Math.min(view.y + view.h, base.y + 2 * base.h));
  const pad = 8;
  const scale = Math.min((width - 2 * pad) / Math.max(1, x1 - x0), (height - 2 * pad) / Math.max(1, y1 - y0));
  return {
    x: (x0 + x1) / 2 - width / 2 / scale,
    y: (y0 + y1) / 2 - height / 2 / scale,
    scale,
  };
}

export function toMinimap(view: MinimapView, box: Box): Box {
  return {
    x: (box.x - view.x) * view.scale,
    y: (box.y - view.y) * view.scale,
    w: box.w * view.scale,
    h: box.h * view.scale,
  };
}

export function fromMinimap(view: MinimapView, [x, y]: Point): Point {
  return [view.x + x / view.scale, view.y + y / view.scale];
}
