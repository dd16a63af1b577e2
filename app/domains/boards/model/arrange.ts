import { centre, union } from './geometry';
import { dragSet, topmost } from './groups';
import { inReadingOrder } from './reading-order';
import type { Board, Box, Point } from './types';
import { isPlaced } from './types';

export type AlignTo = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** New top left corners by object id, as `placeObjects` takes them. */
export type Positions = Map<string, Point>;

interface Block {
  id: string;
  box: Box;
}

/** What is arranged as one: a group or frame goes with all it holds, members of a chosen group don't count. */
function blocks(board: Board, ids: Iterable<string>): Block[] {
  return topmost(board, ids).flatMap((id) => {
    const box = board.get(id)?.type === 'connector' ? null : board.boxOf(id);
    return box === null ? [] : [{ id, box }];
  });
}

/** Positions that move whole objects with all that goes with them (see `dragSet`). */
export function shifted(board: Board, ids: Iterable<string>, dx: number, dy: number): Positions {
  const out: Positions = new Map();
  for (const id of dragSet(board, ids)) {
    const object = board.get(id);
    if (object !== undefined && (isPlaced(object) || object.type === 'group')) {
      out.set(id, [object.at[0] + dx, object.at[1] + dy]);
    }
  }
  return out;
}

/** Moves each block to the place `target` gives for it. */
function placeBlocks(board: Board, items: readonly Block[], target: (block: Block) => Point): Positions {
  const out: Positions = new Map();
  for (const block of items) {
    const [x, y] = target(block);
    for (const [id, at] of shifted(board, [block.id], x - block.box.x, y - block.box.y)) out.set(id, at);
  }
  return out;
}

/** Aligns objects to an edge or middle of the box around them all. */
export function align(board: Board, ids: Iterable<string>, to: AlignTo): Positions {
  const items = blocks(board, ids);
  const all = union(items.map(({ box }) => box));
  if (all === null) return new Map();
  const [cx, cy] = centre(all);
  return placeBlocks(board, items, ({ box }) => {
    switch (to) {
      case 'left':
        return [all.x, box.y];
      case 'centre':
        return [cx - box.w / 2, box.y];
      case 'right':
        return [all.x + all.w - box.w, box.y];
      case 'top':
        return [box.x, all.y];
      case 'middle':
        return [box.x, cy - box.h / 2];
      case 'bottom':
        return [box.x, all.y + all.h - box.h];
    }
  });
}

/** Spreads objects so that the gaps between neighbours are equal; the outermost stay. Needs three or more. */
export function distribute(board: Board, ids: Iterable<string>, along: 'horizontal' | 'vertical'): Positions {
  const across = along === 'horizontal';
  const start = (box: Box) => (across ? box.x : box.y);
  const length = (box: Box) => (across ? box.w : box.h);
  const items = blocks(board, ids).sort((a, b) => start(a.box) - start(b.box) || (a.id < b.id ? -1 : 1));
  const all = union(items.map(({ box }) => box));
  if (all === null || items.length < 3) return new Map();
  const taken = items.reduce((sum, { box }) => sum + length(box), 0);
  const gap = (length(all) - taken) / (items.length - 1);
  let next = start(all);
  return placeBlocks(board, items, ({ box }) => {
    const here = next;
    next += length(box) + gap;
    return across ? [here, box.y] : [box.x, here];
  });
}

/**
 * Puts objects into a neat grid from the top left of where they are, in reading order. Without `columns` the grid
 * becomes about as wide as high. Groups inside keep their own arrangement and move as a whole.
 */
export function tidy(
  board: Board,
  ids: Iterable<string>,
  options: { columns?: number; gap?: number } = {},
): Positions {
  const items = inReadingOrder(blocks(board, ids));
  const all = union(items.map(({ box }) => box));
  if (all === null) return new Map();
  const gap = options.gap ?? 16;
  const columns = Math.max(1, Math.min(items.length, options.columns ?? squareColumns(items)));
  const widths: number[] = [];
  const heights: number[] = [];
  items.forEach(({ box }, i) => {
    const column = i % columns;
    const row = Math.floor(i / columns);
    widths[column] = Math.max(widths[column] ?? 0, box.w);
    heights[row] = Math.max(heights[row] ?? 0, box.h);
  });
  const before = (sizes: readonly number[], count: number) =>
    sizes.slice(0, count).reduce((sum, size) => sum + size + gap, 0);
  const cell = new Map(items.map(({ id }, i) => [id, i]));
  return placeBlocks(board, items, ({ id }) => {
    const i = cell.get(id) ?? 0;
    return [all.x + before(widths, i % columns), all.y + before(heights, Math.floor(i / columns))];
  });
}

/** Puts the direct members of a group in order (島を整える). */
export function tidyGroup(
  board: Board,
  groupId: string,
  options: { columns?: number; gap?: number } = {},
): Positions {
  return tidy(board, board.membersOf(groupId), options);
}

function squareColumns(items: readonly Block[]): number {
  const width = items.reduce((sum, { box }) => sum + box.w, 0) / items.length;
  const height = items.reduce((sum, { box }) => sum + box.h, 0) / items.length;
  return Math.round(Math.sqrt((items.length * height) / Math.max(1, width))) || 1;
}

/** Step of one arrow key in board units; Shift takes ten. */
export function nudge(board: Board, ids: Iterable<string>, key: NudgeKey, fast: boolean): Positions {
  const step = fast ? 10 * NUDGE_STEP : NUDGE_STEP;
  const [dx, dy] = NUDGE[key];
  return shifted(board, ids, dx * step, dy * step);
}

export type NudgeKey = keyof typeof NUDGE;
export const NUDGE_STEP = 4;
const NUDGE = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;
