import type { Box, Point } from '../../model';
import { smoothPath } from './camera-path';

export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 4;

/** Board point at the top left of the view, and CSS pixels per board unit. */
export interface CameraState {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface FitOptions {
  /** CSS pixels left free around the box. Default 48. */
  padding?: number;
  /** Default 1: fitting never magnifies beyond normal size. */
  maxZoom?: number;
  animate?: boolean;
}

/** Time and frames, so that tests can turn the clock. */
export interface CameraClock {
  now(): number;
  request(callback: (now: number) => void): number;
  cancel(handle: number): void;
  reducedMotion(): boolean;
}

const browserClock: CameraClock = {
  now: () => performance.now(),
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
  reducedMotion: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
};

export function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}

/** The state that shows `box` centred and as large as padding and `maxZoom` allow. */
export function fitState(box: Box, width: number, height: number, options: FitOptions = {}): CameraState {
  const padding = Math.min(options.padding ?? 48, width / 4, height / 4);
  const zoom = clampZoom(
    Math.min(
      options.maxZoom ?? 1,
      (width - 2 * padding) / Math.max(box.w, 1),
      (height - 2 * padding) / Math.max(box.h, 1),
    ),
  );
  return {
    x: box.x + box.w / 2 - width / 2 / zoom,
    y: box.y + box.h / 2 - height / 2 / zoom,
    zoom,
  };
}

/** The state after zooming by `factor` with the board point under `screen` staying where it is. */
export function zoomAbout(state: CameraState, screen: Point, factor: number): CameraState {
  const zoom = clampZoom(state.zoom * factor);
  const k = 1 / state.zoom - 1 / zoom;
  return { x: state.x + screen[0] * k, y: state.y + screen[1] * k, zoom };
}

/** What part of the board is seen, and how. Knows no DOM; everything drawn follows its `onChange`. */
export class Camera {
  #state: CameraState = { x: 0, y: 0, zoom: 1 };
  #width = 1;
  #height = 1;
  readonly #listeners = new Set<(camera: Camera) => void>();
  #animation: number | null = null;
  #target: CameraState | null = null;
  #settle: (() => void) | null = null;
  readonly #clock: CameraClock;

  constructor(clock: CameraClock = browserClock) {
    this.#clock = clock;
  }

  get state(): CameraState {
    return this.#state;
  }
  get x(): number {
    return this.#state.x;
  }
  get y(): number {
    return this.#state.y;
  }
  get zoom(): number {
    return this.#state.zoom;
  }
  /** Size of the view in CSS pixels. */
  get width(): number {
    return this.#width;
  }
  get height(): number {
    return this.#height;
  }
  get animating(): boolean {
    return this.#animation !== null;
  }

  /** Told by the stage when its element changes size; the centre of the view stays. */
  setViewport(width: number, height: number): void {
    if (width === this.#width && height === this.#height) return;
    const first = this.#width === 1 && this.#height === 1;
    const { x, y, zoom } = this.#state;
    const dx = first ? 0 : (this.#width - width) / 2 / zoom;
    const dy = first ? 0 : (this.#height - height) / 2 / zoom;
    this.#width = Math.max(1, width);
    this.#height = Math.max(1, height);
    this.#apply({ x: x + dx, y: y + dy, zoom });
  }

  toBoard(screen: Point): Point {
    const { x, y, zoom } = this.#state;
    return [x + screen[0] / zoom, y + screen[1] / zoom];
  }

  toScreen(board: Point): Point {
    const { x, y, zoom } = this.#state;
    return [(board[0] - x) * zoom, (board[1] - y) * zoom];
  }

  boxToScreen(box: Box): Box {
    const { x, y, zoom } = this.#state;
    return { x: (box.x - x) * zoom, y: (box.y - y) * zoom, w: box.w * zoom, h: box.h * zoom };
  }

  /** Board box in view, widened by `margin` CSS pixels. */
  visibleBox(margin = 0): Box {
    const { x, y, zoom } = this.#state;
    return {
      x: x - margin / zoom,
      y: y - margin / zoom,
      w: (this.#width + 2 * margin) / zoom,
      h: (this.#height + 2 * margin) / zoom,
    };
  }

  /** Goes there at once; ends any animation. */
  set(state: CameraState): void {
    this.stop();
    this.#apply(state);
  }

  /** Moves the board by screen pixels, as if dragged. */
  panBy(dx: number, dy: number): void {
    const { x, y, zoom } = this.#state;
    this.set({ x: x - dx / zoom, y: y - dy / zoom, zoom });
  }

  zoomAbout(screen: Point, factor: number): void {
    this.set(zoomAbout(this.#state, screen, factor));
  }

  /** Zooms about the centre of the view, animated: the buttons and keys. */
  zoomTo(zoom: number, animate = true): Promise<void> {
    const target = zoomAbout(this.#state, [this.#width / 2, this.#height / 2], zoom / this.#state.zoom);
    return this.goTo(target, animate);
  }

  fit(box: Box, options: FitOptions = {}): Promise<void> {
    return this.goTo(fitState(box, this.#width, this.#height, options), options.animate ?? true);
  }

  centreOn(point: Point, animate = true): Promise<void> {
    const { zoom } = this.#state;
    const target = { x: point[0] - this.#width / 2 / zoom, y: point[1] - this.#height / 2 / zoom, zoom };
    return this.goTo(target, animate);
  }

  /** Flies there; at once when `animate` is false or reduced motion is asked for. Resolves on arrival or when stopped. */
  goTo(target: CameraState, animate = true): Promise<void> {
    this.stop();
    if (!animate || this.#clock.reducedMotion()) {
      this.#apply(target);
      return Promise.resolve();
    }
    const reached = { ...target, zoom: clampZoom(target.zoom) };
    this.#target = reached;
    const path = smoothPath(this.#state, reached, this.#width, this.#height);
    const start = this.#clock.now();
    return new Promise((resolve) => {
      this.#settle = resolve;
      const step = (now: number) => {
        const t = Math.min(1, Math.max(0, now - start) / path.duration);
        this.#animation = t < 1 ? this.#clock.request(step) : null;
        this.#apply(path.at(t));
        if (t >= 1) this.stop();
      };
      this.#animation = this.#clock.request(step);
    });
  }

  /** Ends an animation where it was going. */
  arrive(): void {
    if (this.#target) this.set(this.#target);
  }

  /** Ends an animation where it is. */
  stop(): void {
    if (this.#animation !== null) this.#clock.cancel(this.#animation);
    this.#animation = null;
    this.#target = null;
    const settle = this.#settle;
    this.#settle = null;
    settle?.();
  }

  onChange(listener: (camera: Camera) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #apply(next: CameraState): void {
    this.#state = { x: next.x, y: next.y, zoom: clampZoom(next.zoom) };
    for (const listener of this.#listeners) listener(this);
  }
}
