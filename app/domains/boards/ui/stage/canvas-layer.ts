import type { Box } from '../../model';
import { paintGround, paintItem } from './paint';
import type { Brush, PaintTools } from './paint/brush';
import type { Scene, SceneItem } from './scene';
import { TileLayer, type TileProgress } from './tile-layer';
import type { DeviceView } from './view';

/** Milliseconds an object that others change stays out of the tiles. */
const LIVE_MS = 600;
/** More changes at once go straight into the tiles. */
const LIVE_MAX = 60;
/** Milliseconds of drawing tiles in one frame: each frame has its own price, so resting there are few long ones. */
const BUDGET = { moving: 5, resting: 24 } as const;

/** What is painted instead of being an element: tiles of everything, and above them what is changing just now. */
export class CanvasLayer {
  readonly tiles: TileLayer;
  /** Transparent; hidden while nothing on it. */
  readonly live = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #scene: Scene;
  readonly #tools: PaintTools;
  /** Objects drawn by themselves → when they may go back into the tiles. */
  readonly #live = new Map<string, number>();
  #dpr = 1;
  #rough = false;

  constructor(scene: Scene, tools: PaintTools) {
    const context = this.live.getContext('2d');
    if (!context) throw new Error('no 2d context');
    this.#context = context;
    this.#scene = scene;
    this.#tools = tools;
    this.live.className = 'bs-live';
    this.live.hidden = true;
    this.live.setAttribute('aria-hidden', 'true');
    this.tiles = new TileLayer(
      (tile, box, scale) => this.#drawTile(tile, box, scale),
      () => scene.contentBox(),
    );
  }

  /** Objects went and came. `held`: being dragged here, they stay out of the tiles until they are let go. */
  changed(
    gone: readonly SceneItem[],
    come: readonly SceneItem[],
    held: ReadonlySet<string>,
    now: number,
  ): void {
    const few = come.length <= LIVE_MAX;
    for (const item of gone) if (!this.#live.has(item.id)) this.tiles.invalidate(item);
    for (const item of come) {
      if (few || held.has(item.id)) {
        if (!this.#live.has(item.id)) this.tiles.invalidate(item);
        this.#live.set(item.id, now + LIVE_MS);
      } else {
        this.#live.delete(item.id);
        this.tiles.invalidate(item);
      }
    }
  }

  /** Looks of an object changed, not its place. */
  repaint(item: SceneItem): void {
    this.tiles.invalidate(item);
  }

  repaintAll(): void {
    this.tiles.invalidateAll();
  }

  hide(): void {
    this.tiles.element.hidden = true;
    this.live.hidden = true;
  }

  /** Shows the board from tiles. `mounted`: what is an element and needs not be drawn as live. */
  draw(
    view: DeviceView,
    moving: boolean,
    zooming: boolean,
    held: ReadonlySet<string>,
    mounted: (id: string) => boolean,
  ): TileProgress {
    this.#dpr = view.dpr;
    this.#rough = zooming;
    const now = performance.now();
    this.#returnLive(held, now);
    this.tiles.element.hidden = false;
    const progress = this.tiles.update(view, !zooming, now + (moving ? BUDGET.moving : BUDGET.resting));
    this.#drawLive(view, mounted);
    return { ...progress, pending: progress.pending || this.#live.size > 0 };
  }

  #drawTile(context: OffscreenCanvasRenderingContext2D, box: Box, scale: number): void {
    const brush: Brush = {
      context,
      scale,
      dpr: this.#dpr,
      rough: this.#rough,
      originX: box.x,
      originY: box.y,
      tools: this.#tools,
    };
    context.setTransform(1, 0, 0, 1, 0, 0);
    paintGround(brush, box, true);
    for (const item of this.#scene.stacked(box)) if (!this.#live.has(item.id)) paintItem(brush, item);
  }

  #drawLive(view: DeviceView, mounted: (id: string) => boolean): void {
    const items: SceneItem[] = [];
    for (const id of this.#live.keys()) {
      const item = this.#scene.get(id);
      if (item && (!mounted(id) || item.layer < 2)) items.push(item);
    }
    this.live.hidden = items.length === 0;
    if (items.length === 0) return;
    if (this.live.width !== view.width) this.live.width = view.width;
    if (this.live.height !== view.height) this.live.height = view.height;
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    const brush: Brush = {
      context,
      scale: view.scale,
      dpr: view.dpr,
      rough: false,
      originX: view.x,
      originY: view.y,
      tools: this.#tools,
    };
    const right = view.x + view.width / view.scale;
    const bottom = view.y + view.height / view.scale;
    for (const item of this.#scene.inOrder(items))
      if (item.maxX > view.x && item.maxY > view.y && item.minX < right && item.minY < bottom)
        paintItem(brush, item);
  }

  #returnLive(held: ReadonlySet<string>, now: number): void {
    for (const [id, until] of this.#live) {
      if (held.has(id) || until > now) continue;
      this.#live.delete(id);
      const item = this.#scene.get(id);
      if (item) this.tiles.invalidate(item);
    }
  }
}
