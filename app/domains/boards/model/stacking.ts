import { overlaps } from './geometry';
import { groupsAbove } from './groups';
import type { Board, BoardObject } from './types';

export type RestackTo = 'front' | 'back' | 'forward' | 'backward';

/** Frames lie under groups, groups under everything else: nobody loses a note behind a frame. */
function layerOf(object: BoardObject): 0 | 1 | 2 {
  if (object.type === 'frame') return 0;
  return object.type === 'group' ? 1 : 2;
}

/** Order of drawing: the later lies above. Inner groups lie above outer ones. */
export function compareStacking(board: Board): (a: BoardObject, b: BoardObject) => number {
  const depth = (object: BoardObject) => (object.type === 'group' ? groupsAbove(board, object.id).length : 0);
  return (a, b) => layerOf(a) - layerOf(b) || depth(a) - depth(b) || compareZ(a, b);
}

function compareZ(a: BoardObject, b: BoardObject): number {
  if (a.z !== b.z) return a.z - b.z;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/**
 * New stacking numbers that bring the ids to the front or back, or one step past the nearest object they overlap.
 * Each layer is stacked by itself; the order among the ids stays. Only numbers that change are returned.
 */
export function restack(board: Board, ids: Iterable<string>, to: RestackTo): Map<string, number> {
  const chosen = new Set(ids);
  const out = new Map<string, number>();
  for (const layer of [0, 1, 2]) {
    const order = board
      .all()
      .filter((object) => layerOf(object) === layer)
      .sort(compareZ);
    const moving = order.filter(({ id }) => chosen.has(id));
    const rest = order.filter(({ id }) => !chosen.has(id));
    const slot = moving.length > 0 && rest.length > 0 ? slotFor(board, order, rest, moving, to) : null;
    if (slot !== null) for (const [id, z] of numbersBetween(rest, moving, slot)) out.set(id, z);
  }
  return out;
}

/** Index in `rest` before which the moving objects go; null when there is nothing to pass. */
function slotFor(
  board: Board,
  order: readonly BoardObject[],
  rest: readonly BoardObject[],
  moving: readonly BoardObject[],
  to: RestackTo,
): number | null {
  if (to === 'front') return rest.length;
  if (to === 'back') return 0;
  const boxes = moving.flatMap(({ id }) => board.boxOf(id) ?? []);
  const meets = ({ id }: BoardObject) => {
    const box = board.boxOf(id);
    return box !== null && boxes.some((own) => overlaps(own, box));
  };
  const passed =
    to === 'forward'
      ? order.slice(order.findLastIndex((object) => moving.includes(object)) + 1).find(meets)
      : order
          .slice(
            0,
            order.findIndex((object) => moving.includes(object)),
          )
          .findLast(meets);
  if (passed === undefined) return null;
  return rest.indexOf(passed) + (to === 'forward' ? 1 : 0);
}

/** Numbers for `moving` between their neighbours in `rest`; where these are too close, all above are pushed up. */
function numbersBetween(
  rest: readonly BoardObject[],
  moving: readonly BoardObject[],
  slot: number,
): Map<string, number> {
  const count = moving.length;
  const above = rest[slot]?.z;
  const low = rest[slot - 1]?.z ?? (above ?? 0) - count - 1;
  const step = above === undefined ? 1 : (above - low) / (count + 1);
  const roomy = step > Math.max(1, Math.abs(low)) * 1e-9;
  const numbered = roomy ? moving : [...moving, ...rest.slice(slot)];
  return new Map(numbered.map(({ id }, i) => [id, low + (roomy ? step : 1) * (i + 1)]));
}
