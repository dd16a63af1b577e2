import type { Box, Point } from '../../model';
import { distanceToSegment } from '../../model';
import { groupTitleScale, titleScale } from './lod';
import { penShown } from './paint/shapes';
import { FRAME_TITLE, GROUP_TITLE } from './paint/signs';
import { byStack, type Scene, type SceneItem } from './scene';
import { lineWidth, type MeasureEm } from './text-layout';
import type { Hit } from './types';

function inside(box: Box, [x, y]: Point, by = 0): boolean {
  return x >= box.x - by && y >= box.y - by && x <= box.x + box.w + by && y <= box.y + box.h + by;
}

/** Box of the title as shown at this zoom; null for objects without one. */
export function titleBox(item: SceneItem, zoom: number, em: MeasureEm): Box | null {
  const { object, box } = item;
  if (object.type === 'group') {
    const k = groupTitleScale(zoom, GROUP_TITLE.font, item.depth);
    if (k === 0) return null;
    const room = box.w - 2 * GROUP_TITLE.left;
    const wanted = lineWidth(object.text, 700, em) * GROUP_TITLE.font * k + 2 * GROUP_TITLE.pad * k;
    const h = GROUP_TITLE.height * k;
    const w = Math.min(room, Math.max(wanted, 3 * GROUP_TITLE.font * k));
    return { x: box.x + GROUP_TITLE.left, y: box.y + GROUP_TITLE.centre - h / 2, w, h };
  }
  if (object.type !== 'frame') return null;
  const size = FRAME_TITLE.font * titleScale(zoom, FRAME_TITLE.font);
  const w = Math.min(box.w, Math.max(lineWidth(object.text, 700, em) * size, 3 * size));
  return { x: box.x, y: box.y - FRAME_TITLE.rise - size * 1.4, w, h: size * 1.4 };
}

function partAt(
  item: SceneItem,
  point: Point,
  reach: number,
  zoom: number,
  em: MeasureEm,
): Hit['part'] | null {
  const { object, box } = item;
  if (object.type === 'connector') {
    if (!item.line) return null;
    return distanceToSegment(point, item.line.from, item.line.to) <= reach + 2 ? 'edge' : null;
  }
  if (object.type === 'pen') return penHit(item, point, reach) ? 'body' : null;
  if (object.type !== 'group' && object.type !== 'frame') return inside(box, point) ? 'body' : null;
  const title = titleBox(item, zoom, em);
  if (title && inside(title, point)) return 'title';
  if (!inside(box, point, reach)) return null;
  return inside(box, point, -reach) ? 'body' : 'edge';
}

function penHit(item: SceneItem, point: Point, reach: number): boolean {
  if (item.object.type !== 'pen') return false;
  const points = penShown(item, item.object);
  const near = reach + item.object.width / 2;
  const at: Point = [point[0] - item.box.x, point[1] - item.box.y];
  if (points.length === 2) return Math.hypot(at[0] - (points[0] ?? 0), at[1] - (points[1] ?? 0)) <= near;
  for (let i = 2; i + 1 < points.length; i += 2) {
    const from: Point = [points[i - 2] ?? 0, points[i - 1] ?? 0];
    const to: Point = [points[i] ?? 0, points[i + 1] ?? 0];
    if (distanceToSegment(at, from, to) <= near) return true;
  }
  return false;
}

/** What lies at a board point, topmost first. `reach` in board units. Titles win over what they cover. */
export function hitsAt(scene: Scene, point: Point, reach: number, zoom: number, em: MeasureEm): Hit[] {
  const around = 140 / zoom;
  const area = { x: point[0] - around, y: point[1] - around, w: 2 * around, h: 2 * around };
  const candidates = new Set<SceneItem>(
    scene.touching({ x: point[0] - reach, y: point[1] - reach, w: 2 * reach, h: 2 * reach }),
  );
  for (const item of scene.grounds(area)) candidates.add(item);
  const hits: Hit[] = [];
  for (const item of [...candidates].sort(byStack).reverse()) {
    const part = partAt(item, point, reach, zoom, em);
    if (part) hits.push({ id: item.id, object: item.object, part });
  }
  return [...hits.filter(({ part }) => part === 'title'), ...hits.filter(({ part }) => part !== 'title')];
}
