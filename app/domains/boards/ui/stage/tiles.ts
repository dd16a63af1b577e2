import type { Box } from '../../model';
import type { Camera } from './camera';
import type { Bounds } from './geometry';

/** Side of a tile in device pixels. */
export const TILE = 512;
/** Zoom may leave the scale of the drawn tiles by this factor before new ones are drawn while moving. */
const STRETCH = 1.7;
const OVERVIEW_SIDE = 1536;

interface Tile {
  readonly i: number;
  readonly j: number;
  readonly canvas: HTMLCanvasElement;
  dirty: boolean;
  used: number;
}

interface TileSet {
  /** Device pixels per board unit. */
  readonly scale: number;
  readonly tiles: Map<string, Tile>;
}

interface Range {
  i0: number;
  j0: number;
  i1: number;
  j1: number;
}

/** Draws one tile: an opaque bitmap of the board box at this scale. */
export type DrawTile = (context: CanvasRenderingContext2D, box: Box, scale: number) => void;

/**
 * The board as bitmaps, so that moving costs copying instead of drawing. One set of tiles at the present zoom; the
 * set before it and a small picture of the whole board stand in while new tiles are drawn, a few each frame.
 */
export class TileCache {
  readonly #drawTile: DrawTile;
  readonly #contentBox: () => Box | null;
  #current: TileSet | null = null;
  #previous: TileSet | null = null;
  #overview: TileSet | null = null;
  readonly #free: HTMLCanvasElement[] = [];
  #tick = 0;

  constructor(drawTile: DrawTile, contentBox: () => Box | null) {
    this.#drawTile = drawTile;
    this.#contentBox = contentBox;
  }

  /** What is drawn there is no longer true. */
  invalidate(bounds: Bounds): void {
    for (const set of [this.#current, this.#previous, this.#overview]) {
      if (!set) continue;
      const { i0, j0, i1, j1 } = rangeOf(bounds, set.scale);
      if ((i1 - i0 + 1) * (j1 - j0 + 1) > set.tiles.size) {
        for (const tile of set.tiles.values())
          if (tile.i >= i0 && tile.i <= i1 && tile.j >= j0 && tile.j <= j1) tile.dirty = true;
        continue;
      }
      for (let j = j0; j <= j1; j += 1)
        for (let i = i0; i <= i1; i += 1) {
          const tile = set.tiles.get(`${i},${j}`);
          if (tile) tile.dirty = true;
        }
    }
  }

  invalidateAll(): void {
    for (const set of [this.#current, this.#previous, this.#overview])
      for (const tile of set?.tiles.values() ?? []) tile.dirty = true;
  }

  /** Gives the bitmaps back; they are drawn anew when needed. */
  release(): void {
    this.#retire(this.#current);
    this.#retire(this.#previous);
    this.#current = null;
    this.#previous = null;
  }

  /**
   * Fills the view. `x`, `y`: board point at the top left, on the device's pixel grid. `settled`: nothing moves, the
   * zoom is worth exact tiles. Draws new tiles until `deadline`, at least one. True while something is left to draw.
   */
  draw(
    context: CanvasRenderingContext2D,
    view: { x: number; y: number; scale: number; width: number; height: number },
    settled: boolean,
    deadline: number,
  ): boolean {
    this.#tick += 1;
    const set = this.#setFor(view.scale, settled);
    const box = { x: view.x, y: view.y, w: view.width / view.scale, h: view.height / view.scale };
    const range = rangeOf({ minX: box.x, minY: box.y, maxX: box.x + box.w, maxY: box.y + box.h }, set.scale);
    const missing = this.#wanted(set, range, (tile) => tile === undefined);
    const left = this.#fill(set, missing, deadline, true);
    const stale = this.#wanted(set, range, (tile) => tile?.dirty === true);
    const staleLeft = left > 0 ? stale.length : this.#fill(set, stale, deadline, missing.length === 0);
    if (left > 0) {
      if (this.#overview) blit(context, this.#overview, view, this.#tick);
      if (this.#previous) blit(context, this.#previous, view, this.#tick);
    }
    blit(context, set, view, this.#tick);
    if (left > 0 || staleLeft > 0) return true;
    if (settled && this.#previous) {
      this.#retire(this.#previous);
      this.#previous = null;
    }
    return this.#prepare(set, range, deadline);
  }

  #setFor(scale: number, settled: boolean): TileSet {
    const current = this.#current;
    const stretch = current ? scale / current.scale : Number.POSITIVE_INFINITY;
    const fits = stretch === 1 || (!settled && stretch < STRETCH && stretch > 1 / STRETCH);
    if (current && fits) return current;
    const next: TileSet = { scale, tiles: new Map() };
    if (current && current.tiles.size > 0) {
      this.#retire(this.#previous);
      this.#previous = current;
    }
    this.#current = next;
    return next;
  }

  /** Ranges of tiles that pass, nearest to the middle first. */
  #wanted(set: TileSet, range: Range, pass: (tile: Tile | undefined) => boolean): [number, number][] {
    const out: [number, number][] = [];
    for (let j = range.j0; j <= range.j1; j += 1)
      for (let i = range.i0; i <= range.i1; i += 1) if (pass(set.tiles.get(`${i},${j}`))) out.push([i, j]);
    const ci = (range.i0 + range.i1) / 2;
    const cj = (range.j0 + range.j1) / 2;
    return out.sort((a, b) => Math.hypot(a[0] - ci, a[1] - cj) - Math.hypot(b[0] - ci, b[1] - cj));
  }

  /** Returns how many are left. */
  #fill(set: TileSet, wanted: readonly [number, number][], deadline: number, atLeastOne: boolean): number {
    let done = 0;
    for (const [i, j] of wanted) {
      if (!(atLeastOne && done === 0) && performance.now() >= deadline) break;
      this.#render(set, i, j);
      done += 1;
    }
    return wanted.length - done;
  }

  #render(set: TileSet, i: number, j: number): void {
    const key = `${i},${j}`;
    const tile = set.tiles.get(key) ?? { i, j, canvas: this.#take(), dirty: true, used: this.#tick };
    set.tiles.set(key, tile);
    tile.dirty = false;
    const context = tile.canvas.getContext('2d', { alpha: false });
    const side = TILE / set.scale;
    if (context) this.#drawTile(context, { x: i * side, y: j * side, w: side, h: side }, set.scale);
  }

  /** Idle work: tiles just outside the view, then the picture of the whole board. */
  #prepare(set: TileSet, range: Range, deadline: number): boolean {
    this.#evict(set, range);
    const ring = { i0: range.i0 - 1, j0: range.j0 - 1, i1: range.i1 + 1, j1: range.j1 + 1 };
    if (
      this.#fill(
        set,
        this.#wanted(set, ring, (tile) => !tile || tile.dirty),
        deadline,
        false,
      ) > 0
    )
      return true;
    const content = this.#contentBox();
    if (!content) return false;
    const ideal = Math.min(1, OVERVIEW_SIDE / Math.max(content.w, content.h, 1));
    const overview = this.#overview;
    if (!overview || ideal / overview.scale > 1.5 || ideal / overview.scale < 0.66) {
      this.#retire(overview);
      this.#overview = { scale: ideal, tiles: new Map() };
    }
    if (!this.#overview) return false;
    const whole = rangeOf(
      { minX: content.x, minY: content.y, maxX: content.x + content.w, maxY: content.y + content.h },
      this.#overview.scale,
    );
    const todo = this.#wanted(this.#overview, whole, (tile) => !tile || tile.dirty);
    return this.#fill(this.#overview, todo, deadline, false) > 0;
  }

  #evict(set: TileSet, range: Range): void {
    const room = (range.i1 - range.i0 + 3) * (range.j1 - range.j0 + 3) * 2 + 8;
    if (set.tiles.size <= room) return;
    const oldest = [...set.tiles.entries()].sort((a, b) => a[1].used - b[1].used);
    for (const [key, tile] of oldest.slice(0, set.tiles.size - room)) {
      set.tiles.delete(key);
      this.#give(tile.canvas);
    }
  }

  #retire(set: TileSet | null): void {
    for (const tile of set?.tiles.values() ?? []) this.#give(tile.canvas);
    set?.tiles.clear();
  }

  #take(): HTMLCanvasElement {
    const free = this.#free.pop();
    if (free) return free;
    const canvas = document.createElement('canvas');
    canvas.width = TILE;
    canvas.height = TILE;
    return canvas;
  }

  #give(canvas: HTMLCanvasElement): void {
    if (this.#free.length < 24) this.#free.push(canvas);
    else canvas.width = 0;
  }
}

function rangeOf(bounds: Bounds, scale: number): Range {
  const cell = TILE / scale;
  return {
    i0: Math.floor(bounds.minX / cell),
    j0: Math.floor(bounds.minY / cell),
    i1: Math.floor(bounds.maxX / cell),
    j1: Math.floor(bounds.maxY / cell),
  };
}

function blit(
  context: CanvasRenderingContext2D,
  set: TileSet,
  view: { x: number; y: number; scale: number; width: number; height: number },
  tick: number,
): void {
  const k = view.scale / set.scale;
  const side = TILE * k;
  context.imageSmoothingEnabled = k !== 1;
  context.imageSmoothingQuality = 'low';
  for (const tile of set.tiles.values()) {
    const left = tile.i * TILE * k - view.x * view.scale;
    const top = tile.j * TILE * k - view.y * view.scale;
    if (left >= view.width || top >= view.height || left + side <= 0 || top + side <= 0) continue;
    tile.used = tick;
    if (k === 1) {
      context.drawImage(tile.canvas, Math.round(left), Math.round(top));
      continue;
    }
    // Whole device pixels on all sides, so that neighbours leave no seam.
    const x0 = Math.round(left);
    const y0 = Math.round(top);
    const x1 = Math.round(left + side);
    const y1 = Math.round(top + side);
    context.drawImage(tile.canvas, x0, y0, x1 - x0, y1 - y0);
  }
  context.imageSmoothingEnabled = true;
}

/** The camera's view in device pixels, moved onto the pixel grid so that bitmaps and text stay sharp. */
export function deviceView(camera: Camera, dpr: number) {
  const scale = camera.zoom * dpr;
  const left = Math.round(camera.x * scale);
  const top = Math.round(camera.y * scale);
  return {
    x: left / scale,
    y: top / scale,
    /** CSS pixels from the view's corner to the board's origin. */
    offsetX: -left / dpr,
    offsetY: -top / dpr,
    scale,
    width: Math.round(camera.width * dpr),
    height: Math.round(camera.height * dpr),
  };
}
