import { EMPTY_GROUP_SIZE, GROUP_PADDING, GROUP_TITLE_HEIGHT, NOTE_SIZE } from './limits';
import type { Point, Size } from './types';

/** Something to lay out: notes side by side, islands (島) below them, each around its own. */
export interface IslandPlan<N> {
  notes: readonly N[];
  islands: readonly IslandPlan<N>[];
  /** Notes in a row; without it the island becomes about as wide as high. */
  columns?: number;
}

/** Where everything goes, by the objects of the plan themselves. Points are top left corners. */
export interface IslandLayout<N> {
  notes: Map<N, Point>;
  /** Top left of each island's box. */
  islands: Map<IslandPlan<N>, Point>;
  /** Size of all of it. */
  size: Size;
}

export const NOTE_GAP = 16;
export const ISLAND_GAP = 48;

/**
 * Lays out a plan from `origin` without overlaps: boxes of islands are as `groupBox` will draw them. `width` is how
 * wide a row of islands may become.
 */
export function layOutIslands<N>(plan: IslandPlan<N>, origin: Point, width = 1600): IslandLayout<N> {
  const layout: IslandLayout<N> = { notes: new Map(), islands: new Map(), size: [0, 0] };
  layout.size = place(plan, origin, width, layout);
  return layout;
}

/** Places notes, then islands in rows below; returns the size taken. */
function place<N>(plan: IslandPlan<N>, [x, y]: Point, width: number, layout: IslandLayout<N>): Size {
  const [noteWidth, noteHeight] = NOTE_SIZE;
  const columns = plan.columns ?? squareColumns(plan.notes.length);
  plan.notes.forEach((note, i) => {
    const column = i % columns;
    const row = Math.floor(i / columns);
    layout.notes.set(note, [x + column * (noteWidth + NOTE_GAP), y + row * (noteHeight + NOTE_GAP)]);
  });
  const rows = Math.ceil(plan.notes.length / columns);
  const notesWidth = Math.min(columns, plan.notes.length) * (noteWidth + NOTE_GAP) - NOTE_GAP;
  const notesHeight = rows * (noteHeight + NOTE_GAP) - NOTE_GAP;
  const taken: [number, number] = plan.notes.length > 0 ? [notesWidth, notesHeight] : [0, 0];
  let rowY = y + (plan.notes.length > 0 ? notesHeight + GROUP_PADDING : 0);
  let rowX = x;
  let rowHeight = 0;
  for (const island of plan.islands) {
    // Measured first, on paper nobody keeps, to see whether it still fits in the row.
    const size = boxSize(
      place(island, [0, 0], width, { notes: new Map(), islands: new Map(), size: [0, 0] }),
    );
    if (rowX > x && rowX + size[0] > x + width) {
      rowX = x;
      rowY += rowHeight + ISLAND_GAP;
      rowHeight = 0;
    }
    layout.islands.set(island, [rowX, rowY]);
    place(island, [rowX + GROUP_PADDING, rowY + GROUP_PADDING + GROUP_TITLE_HEIGHT], width, layout);
    taken[0] = Math.max(taken[0], rowX + size[0] - x);
    rowX += size[0] + ISLAND_GAP;
    rowHeight = Math.max(rowHeight, size[1]);
    taken[1] = rowY + rowHeight - y;
  }
  return taken;
}

function boxSize([width, height]: Size): Size {
  if (width === 0) return EMPTY_GROUP_SIZE;
  return [width + 2 * GROUP_PADDING, height + 2 * GROUP_PADDING + GROUP_TITLE_HEIGHT];
}

function squareColumns(count: number): number {
  return Math.max(1, Math.min(6, Math.round(Math.sqrt(count * (NOTE_SIZE[1] / NOTE_SIZE[0]) * 1.6))));
}
