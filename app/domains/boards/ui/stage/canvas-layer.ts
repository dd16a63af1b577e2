import type { Box } from '../../model';
import type { Camera } from './camera';
import { paintGround, paintItem, paintTitle } from './paint';
import type { Brush, PaintTools } from './paint/brush';
import type { Scene, SceneItem } from './scene';
import { deviceView, TileCache } from './tiles';

/** Milliseconds an object that others change stays out of the tiles. */
const LIVE_MS = 600;
/** More changes at once go straight into the tiles. */
const LIVE_MAX = 60;
/** Milliseconds of drawing tiles in one frame. */
const BUDGET = { moving: 6, resting: 11 } as const;

/** What is painted instead of being an element: everything from afar; from near, what has no element yet. */
export class CanvasLayer {
  /** Opaque, fills the view; hidden while near. */
  readonly far = document.createElement('canvas');
  /** Transparent, over the grid; hidden while there is nothing left over. */
  readonly rest = document.createElement('canvas');
  readonly #far: CanvasRenderingContext2D;
  readonly #rest: CanvasRenderingContext2D;
  readonly #scene: Scene;
  readonly #tools: PaintTools;
  readonly #tiles: TileCache;
  /** Objects drawn by themselves above the tiles → when they may go back (0: when told). */
  readonly #live = new Map<string, number>();

  constructor(scene: Scene, tools: PaintTools) {
    const far = this.far.getContext('2d', { alpha: false });
    const rest = this.rest.getContext('2d');
    if (!far || !rest) throw new Error('no 2d context');
    this.#far = far;
    this.#rest = rest;
    this.#scene = scene;
    this.#tools = tools;
    for (const canvas of [this.far, this.rest]) {
      canvas.className = 'bs-canvas';
      canvas.setAttribute('aria-hidden', 'true');
    }
    this.rest.hidden = true;
    this.#tiles = new TileCache(
      (tile, box, scale) => this.#drawTile(tile, box, scale),
      () => scene.contentBox(),
    );
  }

  /** Objects went and came. `held`: being dragged here, they stay out of the tiles until `settle`. */
  changed(
    gone: readonly SceneItem[],
    come: readonly SceneItem[],
    held: ReadonlySet<string>,
    now: number,
  ): void {
    const few = come.length <= LIVE_MAX;
    for (const item of gone) if (!this.#live.has(item.id)) this.#tiles.invalidate(item);
    for (const item of come) {
      if (few || held.has(item.id)) {
        if (!this.#live.has(item.id)) this.#tiles.invalidate(item);
        this.#live.set(item.id, now + LIVE_MS);
      } else {
        this.#live.delete(item.id);
        this.#tiles.invalidate(item);
      }
    }
  }

  /** Looks of an object changed, not its place. */
  repaint(item: SceneItem): void {
    this.#tiles.invalidate(item);
  }

  repaintAll(): void {
    this.#tiles.invalidateAll();
  }

  /** Draws everything from tiles. True while more is to be drawn. */
  drawFar(camera: Camera, dpr: number, moving: boolean, held: ReadonlySet<string>, now: number): boolean {
    this.#returnLive(held, now);
    this.far.hidden = false;
    this.rest.hidden = true;
    fitCanvas(this.far, camera, dpr);
    const view = deviceView(camera, dpr);
    const deadline = performance.now() + (moving ? BUDGET.moving : BUDGET.resting);
    const pending = this.#tiles.draw(this.#far, view, !moving, deadline);
    const brush = this.#brush(this.#far, camera, dpr);
    const visible = camera.visibleBox();
    for (const item of this.#liveItems(visible)) paintItem(brush, item);
    this.#titles(brush, visible);
    return pending || this.#live.size > 0;
  }

  /** Draws the items in view that are not yet elements. */
  drawNear(camera: Camera, dpr: number, items: readonly SceneItem[]): void {
    this.#live.clear();
    this.far.hidden = true;
    this.rest.hidden = items.length === 0;
    if (items.length === 0) return;
    fitCanvas(this.rest, camera, dpr);
    const brush = this.#brush(this.#rest, camera, dpr);
    this.#rest.clearRect(0, 0, this.rest.width, this.rest.height);
    for (const item of items) paintItem(brush, item);
    for (const item of items) paintTitle(brush, item);
  }

  /** Near again after far: the tiles of before are kept for the way back unless memory is asked for. */
  releaseTiles(): void {
    this.#tiles.release();
  }

  #brush(context: CanvasRenderingContext2D, camera: Camera, dpr: number): Brush {
    const view = deviceView(camera, dpr);
    context.setTransform(1, 0, 0, 1, 0, 0);
    return {
      context,
      scale: view.scale,
      dpr,
      originX: view.x,
      originY: view.y,
      tools: this.#tools,
    };
  }

  #drawTile(context: CanvasRenderingContext2D, box: Box, scale: number): void {
    const dpr = devicePixelRatio || 1;
    const brush: Brush = { context, scale, dpr, originX: box.x, originY: box.y, tools: this.#tools };
    context.setTransform(1, 0, 0, 1, 0, 0);
    paintGround(brush, box, true);
    for (const item of this.#scene.stacked(box)) if (!this.#live.has(item.id)) paintItem(brush, item);
  }

  #liveItems(visible: Box): SceneItem[] {
    if (this.#live.size === 0) return [];
    return this.#scene.stacked(visible).filter((item) => this.#live.has(item.id));
  }

  #returnLive(held: ReadonlySet<string>, now: number): void {
    for (const [id, until] of this.#live) {
      if (held.has(id) || until > now) continue;
      this.#live.delete(id);
      const item = this.#scene.get(id);
      if (item) this.#tiles.invalidate(item);
    }
  }

  #titles(brush: Brush, visible: Box): void {
    for (const item of this.#scene.grounds(visible)) paintTitle(brush, item);
  }
}

/** Gives a canvas the view's size in device pixels; changing it empties the canvas, so only when it differs. */
function fitCanvas(canvas: HTMLCanvasElement, camera: Camera, dpr: number): void {
  const { width, height } = deviceView(camera, dpr);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
