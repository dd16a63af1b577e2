import { containsPoint, distanceToSegment, grow, hitsPath, penPoints } from './geometry';
import type { Board, BoardObject, Point } from './types';

/**
 * Whether a point meets an object: pen lines and connectors within `reach` of their line, everything else anywhere
 * in its box.
 */
export function hitsObject(board: Board, object: BoardObject, point: Point, reach: number): boolean {
  const box = board.boxOf(object.id);
  if (box === null || !containsPoint(grow(box, reach), point)) return false;
  if (object.type === 'pen') return hitsPath(penPoints(object), point, reach + object.width / 2);
  if (object.type !== 'connector') return true;
  const line = board.lineOf(object.id);
  return line !== null && distanceToSegment(point, line.from, line.to) <= reach;
}
