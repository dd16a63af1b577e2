import type { Box } from '../../model';
import type { Bounds } from './geometry';
import type { DeviceView } from './view';

/** Device pixels between the corners of neighbours, and of a tile: it laps over, so that scaling shows no seam. */
export const STRIDE = 510;
const SIDE = 512;

export interface Tile {
  readonly i: number;
  readonly j: number;
  readonly canvas: HTMLCanvasElement;
  readonly context: ImageBitmapRenderingContext;
  dirty: boolean;
  used: number;
}

export interface Range {
  readonly i0: number;
  readonly j0: number;
  readonly i1: number;
  readonly j1: number;
}

/** Draws one tile: an opaque bitmap of the board box at this scale (device pixels per board unit). */
export type DrawTile = (context: OffscreenCanvasRenderingContext2D, box: Box, scale: number) => void;

export type Cell = readonly [i: number, j: number];

/**
 * Where tiles are drawn, and elements used before. A tile shows a finished bitmap: an element one can draw on would
 * be copied by the browser in each frame in which it moves.
 */
export class TilePool {
  readonly #desk = new OffscreenCanvas(SIDE, SIDE);
  readonly #pen = this.#desk.getContext('2d', { alpha: false });
  readonly #free: Pick<Tile, 'canvas' | 'context'>[] = [];

  draw(tile: Tile, draw: (context: OffscreenCanvasRenderingContext2D) => void): void {
    if (!this.#pen) return;
    draw(this.#pen);
    tile.context.transferFromImageBitmap(this.#desk.transferToImageBitmap());
  }

  take(): Pick<Tile, 'canvas' | 'context'> {
    const free = this.#free.pop();
    if (free) return free;
    const canvas = document.createElement('canvas');
    canvas.className = 'bs-tile';
    canvas.width = SIDE;
    canvas.height = SIDE;
    const context = canvas.getContext('bitmaprenderer', { alpha: false });
    if (!context) throw new Error('no bitmap context');
    return { canvas, context };
  }

  give({ canvas, context }: Tile): void {
    canvas.remove();
    if (this.#free.length < 32) this.#free.push({ canvas, context });
    else context.transferFromImageBitmap(null);
  }
}

/** Tiles of one scale in an element that is moved and scaled as a whole. */
export class TileSet {
  readonly element = document.createElement('div');
  /** Device pixels per board unit. */
  readonly scale: number;
  readonly #tiles = new Map<string, Tile>();
  readonly #pool: TilePool;
  readonly #draw: DrawTile;

  constructor(scale: number, pool: TilePool, draw: DrawTile) {
    this.scale = scale;
    this.#pool = pool;
    this.#draw = draw;
    this.element.className = 'bs-tileset';
  }

  get size(): number {
    return this.#tiles.size;
  }

  rangeOf(bounds: Bounds): Range {
    const cell = STRIDE / this.scale;
    return {
      i0: Math.floor(bounds.minX / cell),
      j0: Math.floor(bounds.minY / cell),
      i1: Math.floor(bounds.maxX / cell),
      j1: Math.floor(bounds.maxY / cell),
    };
  }

  follow(view: DeviceView): void {
    const k = view.scale / this.scale;
    this.element.style.transform = `translate3d(${view.offsetX}px, ${view.offsetY}px, 0) scale(${k})`;
  }

  invalidate(bounds: Bounds): void {
    const { i0, j0, i1, j1 } = this.rangeOf(bounds);
    for (const tile of this.#tiles.values())
      if (tile.i >= i0 && tile.i <= i1 && tile.j >= j0 && tile.j <= j1) tile.dirty = true;
  }

  invalidateAll(): void {
    for (const tile of this.#tiles.values()) tile.dirty = true;
  }

  /** Cells of the range that have no tile, or an outdated one; nearest to the middle first. */
  missing(range: Range): Cell[] {
    return this.#cells(range, (tile) => tile === undefined);
  }

  outdated(range: Range): Cell[] {
    return this.#cells(range, (tile) => tile?.dirty === true);
  }

  render([i, j]: Cell, dpr: number, tick: number): void {
    const key = `${i},${j}`;
    const tile = this.#tiles.get(key) ?? { i, j, ...this.#pool.take(), dirty: true, used: tick };
    tile.dirty = false;
    tile.used = tick;
    const cell = STRIDE / this.scale;
    const side = SIDE / this.scale;
    const box = { x: i * cell, y: j * cell, w: side, h: side };
    this.#pool.draw(tile, (context) => this.#draw(context, box, this.scale));
    if (this.#tiles.has(key)) return;
    this.#tiles.set(key, tile);
    const { style } = tile.canvas;
    style.left = `${(i * STRIDE) / dpr}px`;
    style.top = `${(j * STRIDE) / dpr}px`;
    style.width = `${SIDE / dpr}px`;
    style.height = `${SIDE / dpr}px`;
    this.element.append(tile.canvas);
  }

  touch(range: Range, tick: number): void {
    for (const [i, j] of this.#cells(range, (tile) => tile !== undefined)) {
      const tile = this.#tiles.get(`${i},${j}`);
      if (tile) tile.used = tick;
    }
  }

  /** Gives up the tiles not seen for longest beyond `room`. */
  evict(room: number): void {
    if (this.#tiles.size <= room) return;
    const oldest = [...this.#tiles].sort((a, b) => a[1].used - b[1].used);
    for (const [key, tile] of oldest.slice(0, this.#tiles.size - room)) {
      this.#tiles.delete(key);
      this.#pool.give(tile);
    }
  }

  destroy(): void {
    for (const tile of this.#tiles.values()) this.#pool.give(tile);
    this.#tiles.clear();
    this.element.remove();
  }

  #cells(range: Range, pass: (tile: Tile | undefined) => boolean): Cell[] {
    const out: Cell[] = [];
    for (let j = range.j0; j <= range.j1; j += 1)
      for (let i = range.i0; i <= range.i1; i += 1) if (pass(this.#tiles.get(`${i},${j}`))) out.push([i, j]);
    const ci = (range.i0 + range.i1) / 2;
    const cj = (range.j0 + range.j1) / 2;
    return out.sort((a, b) => Math.hypot(a[0] - ci, a[1] - cj) - Math.hypot(b[0] - ci, b[1] - cj));
  }
}
