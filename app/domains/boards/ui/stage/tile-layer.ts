import type { Box } from '../../model';
import { type Bounds, boundsOf } from './geometry';
import { type Cell, type DrawTile, type Range, TilePool, TileSet } from './tile-set';
import type { DeviceView } from './view';

/**
 * While moving, the zoom may leave that of the tiles by these factors before new ones are drawn. Zoomed out, each set
 * is made for a smaller zoom to come: else ever more of its tiles would be needed.
 */
const MAGNIFY = 2.2;
const SHRINK = 0.72;
const AHEAD = 0.7;
/** Side of the picture of the whole board, device pixels. */
const OVERVIEW_SIDE = 2000;

export interface TileProgress {
  /** Everything in view is drawn at the tiles' own scale and up to date. */
  complete: boolean;
  /** Something is left to draw, perhaps out of view. */
  pending: boolean;
}

/**
 * The board as bitmaps, so that moving costs the browser copies and us nothing. One set of tiles at the present
 * zoom; the set before it and a small picture of the whole board stand in while new ones are drawn, a few a frame.
 */
export class TileLayer {
  readonly element = document.createElement('div');
  readonly #pool = new TilePool();
  readonly #drawTile: DrawTile;
  readonly #contentBox: () => Box | null;
  #current: TileSet | null = null;
  #previous: TileSet | null = null;
  #overview: TileSet | null = null;
  #dpr = 0;
  #tick = 0;

  constructor(drawTile: DrawTile, contentBox: () => Box | null) {
    this.#drawTile = drawTile;
    this.#contentBox = contentBox;
    this.element.className = 'bs-tiles';
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** What is drawn there is no longer true. */
  invalidate(bounds: Bounds): void {
    for (const set of this.#sets()) set.invalidate(bounds);
  }

  invalidateAll(): void {
    for (const set of this.#sets()) set.invalidateAll();
  }

  /**
   * Fills the view. `settled`: nothing moves, so that the zoom is worth tiles of its own. Draws until `deadline`, at
   * least one tile if one in view is missing, or anything while settled: on a machine so busy that the deadline has
   * always passed, frames would otherwise follow one another for ever.
   */
  update(view: DeviceView, settled: boolean, deadline: number): TileProgress {
    this.#tick += 1;
    if (view.dpr !== this.#dpr) this.#restart(view.dpr);
    const set = this.#setFor(view.scale, settled);
    const range = set.rangeOf(viewBounds(view));
    const missing = this.#fill(set, set.missing(range), deadline, true);
    const outdated = missing > 0 ? 1 : this.#fill(set, set.outdated(range), deadline, settled);
    set.touch(range, this.#tick);
    const complete = missing === 0 && outdated === 0;
    if (complete && set.scale === view.scale) this.#forgetPrevious();
    for (const each of this.#sets()) each.follow(view);
    for (const under of [this.#overview, this.#previous]) if (under) under.element.hidden = missing === 0;
    const pending = !complete || (settled && this.#prepare(set, range, deadline));
    return { complete, pending };
  }

  #sets(): TileSet[] {
    return [this.#overview, this.#previous, this.#current].filter((set) => set !== null);
  }

  #restart(dpr: number): void {
    this.#dpr = dpr;
    for (const set of this.#sets()) set.destroy();
    this.#current = null;
    this.#previous = null;
    this.#overview = null;
  }

  #setFor(scale: number, settled: boolean): TileSet {
    const current = this.#current;
    const stretch = current ? scale / current.scale : Number.POSITIVE_INFINITY;
    if (current && (stretch === 1 || (!settled && stretch < MAGNIFY && stretch > SHRINK))) return current;
    if (current && current.size > 0) {
      this.#previous?.destroy();
      this.#previous = current;
    } else current?.destroy();
    const outwards = !settled && current !== null && stretch < 1;
    const next = new TileSet(outwards ? scale * AHEAD : scale, this.#pool, this.#drawTile);
    this.#current = next;
    this.element.append(next.element);
    return next;
  }

  #forgetPrevious(): void {
    this.#previous?.destroy();
    this.#previous = null;
  }

  /** Returns how many are left. */
  #fill(set: TileSet, cells: readonly Cell[], deadline: number, atLeastOne: boolean): number {
    let done = 0;
    for (const cell of cells) {
      if (!(atLeastOne && done === 0) && performance.now() >= deadline) break;
      set.render(cell, this.#dpr, this.#tick);
      done += 1;
    }
    return cells.length - done;
  }

  /** When there is time: tiles just outside the view, then the picture of the whole board. */
  #prepare(set: TileSet, range: Range, deadline: number): boolean {
    set.evict((range.i1 - range.i0 + 3) * (range.j1 - range.j0 + 3) * 2 + 8);
    const ring = { i0: range.i0 - 1, j0: range.j0 - 1, i1: range.i1 + 1, j1: range.j1 + 1 };
    const around = [...set.missing(ring), ...set.outdated(ring)];
    if (this.#fill(set, around, deadline, true) > 0) return true;
    const content = this.#contentBox();
    if (!content) return false;
    const overview = this.#overviewFor(content);
    const whole = overview.rangeOf(boundsOf(content));
    const todo = [...overview.missing(whole), ...overview.outdated(whole)];
    return this.#fill(overview, todo, deadline, true) > 0;
  }

  #overviewFor(content: Box): TileSet {
    const ideal = Math.min(1, OVERVIEW_SIDE / Math.max(content.w, content.h, 1));
    const known = this.#overview;
    if (known && ideal / known.scale < 1.5 && ideal / known.scale > 0.66) return known;
    known?.destroy();
    const next = new TileSet(ideal, this.#pool, this.#drawTile);
    next.element.hidden = true;
    this.#overview = next;
    this.element.prepend(next.element);
    return next;
  }
}

function viewBounds({ x, y, width, height, scale }: DeviceView): Bounds {
  return { minX: x, minY: y, maxX: x + width / scale, maxY: y + height / scale };
}
