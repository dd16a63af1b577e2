import { framesOf } from './groups';
import type { Board, Box } from './types';

/** A frame, group or object in the outline with what it holds, in reading order. */
export interface OutlineNode {
  id: string;
  children: OutlineNode[];
}

interface Boxed {
  id: string;
  box: Box;
}

/**
 * Orders boxes the way a Japanese page written sideways is read: rows from the top, each from the left. A box belongs
 * to a row when its middle lies above the bottom of the row's first box. Ties go by id.
 */
export function inReadingOrder<T extends Boxed>(items: readonly T[]): T[] {
  const byTop = [...items].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || (a.id < b.id ? -1 : 1));
  const rows: T[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const item of byTop) {
    const row = rows.at(-1);
    if (row !== undefined && item.box.y + item.box.h / 2 < bottom) {
      row.push(item);
    } else {
      rows.push([item]);
      bottom = item.box.y + item.box.h;
    }
  }
  for (const row of rows)
    row.sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y || (a.id < b.id ? -1 : 1));
  return rows.flat();
}

/**
 * The board as a list: frames in reading order with what lies in them, then what lies in none; within each, groups
 * and single objects in reading order, members inside their group. A group goes as a whole to the frame its centre
 * lies in. Connectors come last of all.
 */
export function outline(board: Board): OutlineNode[] {
  const frameOf = framesOf(board);
  const held = new Map<string | null, Boxed[]>();
  const connectors: Boxed[] = [];
  for (const object of board.all()) {
    const box = board.boxOf(object.id);
    if (box === null) continue;
    if (object.type === 'connector') {
      connectors.push({ id: object.id, box });
      continue;
    }
    const holder = object.group ?? frameOf.get(object.id) ?? null;
    const siblings = held.get(holder);
    if (siblings === undefined) held.set(holder, [{ id: object.id, box }]);
    else siblings.push({ id: object.id, box });
  }
  const isFrame = (id: string) => board.get(id)?.type === 'frame';
  const branch = (holder: string | null): OutlineNode[] => {
    const items = inReadingOrder(held.get(holder) ?? []);
    const ordered = [...items.filter(({ id }) => isFrame(id)), ...items.filter(({ id }) => !isFrame(id))];
    return ordered.map(({ id }) => ({ id, children: held.has(id) ? branch(id) : [] }));
  };
  return [...branch(null), ...inReadingOrder(connectors).map(({ id }) => ({ id, children: [] }))];
}

/** Ids of the whole board in the order of the outline: Tab order, exports, "next object". */
export function readingOrder(board: Board): string[] {
  const out: string[] = [];
  const walk = (nodes: readonly OutlineNode[]) => {
    for (const node of nodes) {
      out.push(node.id);
      walk(node.children);
    }
  };
  walk(outline(board));
  return out;
}
