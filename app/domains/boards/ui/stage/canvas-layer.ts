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

/** The canvas below the elements: ground, and whatever is not an element now. */
export class CanvasLayer {
  readonly canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #scene: Scene;
  readonly #tools: PaintTools;
  readonly #tiles: TileCache;
  /** Objects drawn by themselves above the tiles → when they may go back (0: when told). */
  readonly #live = new Map<string, number>();

  constructor(scene: Scene, tools: PaintTools) {
    const context = this.canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no 2d context');
    this.#context = context;
    this.#scene = scene;
    this.#tools = tools;
    this.canvas.className = 'bs-canvas';
    this.canvas.setAttribute('aria-hidden', 'true');
    this.#tiles = new TileCache(
      (tile, box, scale) => this.#drawTile(tile, box, scale),
      () => scene.contentBox(),
    );
  }

  resize(camera: Camera, dpr: number): void {
    const { width, height } = deviceView(camera, dpr);
    if (this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
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
    const view = deviceView(camera, dpr);
    const deadline = performance.now() + (moving ? BUDGET.moving : BUDGET.resting);
    const pending = this.#tiles.draw(this.#context, view, !moving, deadline);
    const brush = this.#brush(camera, dpr);
    const visible = camera.visibleBox();
    for (const item of this.#liveItems(visible)) paintItem(brush, item);
    this.#titles(brush, visible);
    return pending || this.#live.size > 0;
  }

  /** Draws ground, frames and groups, and the items that are not yet elements. */
  drawNear(camera: Camera, dpr: number, grounds: readonly SceneItem[], rest: readonly SceneItem[]): void {
    this.#live.clear();
    const brush = this.#brush(camera, dpr);
    paintGround(brush, camera.visibleBox(), true);
    for (const item of grounds) paintItem(brush, item);
    for (const item of rest) paintItem(brush, item);
  }

  /** Near again after far: the tiles of before are kept for the way back unless memory is asked for. */
  releaseTiles(): void {
    this.#tiles.release();
  }

  #brush(camera: Camera, dpr: number): Brush {
    const view = deviceView(camera, dpr);
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    return {
      context: this.#context,
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
