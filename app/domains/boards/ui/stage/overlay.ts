import type { Box, Point } from '../../model';
import type { Camera } from './camera';
import type { OverlayHandle, OverlayView, Placement, StageOverlay } from './types';

const GAP = 12;
const EDGE = 8;

interface Attached {
  readonly element: HTMLElement;
  readonly anchor: () => Box | Point | null;
  readonly placement: Placement;
}

type Painter = (context: CanvasRenderingContext2D, view: OverlayView) => void;

/** Screen-space layer above the board for whatever the editor shows. */
export class Overlay implements StageOverlay {
  readonly element = document.createElement('div');
  readonly canvas = document.createElement('canvas');
  readonly #camera: Camera;
  readonly #invalidate: () => void;
  readonly #painters = new Set<Painter>();
  readonly #attached = new Set<Attached>();
  #dirty = true;

  constructor(camera: Camera, invalidate: () => void) {
    this.#camera = camera;
    this.#invalidate = invalidate;
    this.element.className = 'bs-overlay';
    this.canvas.className = 'bs-painters';
    this.canvas.hidden = true;
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  addPainter(paint: Painter): OverlayHandle {
    this.#painters.add(paint);
    return this.#handle(() => this.#painters.delete(paint));
  }

  attach(element: HTMLElement, anchor: () => Box | Point | null, placement: Placement): OverlayHandle {
    const attached = { element, anchor, placement };
    this.#attached.add(attached);
    this.element.append(element);
    return this.#handle(() => {
      this.#attached.delete(attached);
      element.remove();
    });
  }

  markDirty(): void {
    this.#dirty = true;
  }

  /** Draws and places everything anew when camera, objects or a handle asked for it. */
  frame(dpr: number): void {
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#paint(dpr);
    for (const attached of this.#attached) this.#place(attached);
  }

  #handle(remove: () => void): OverlayHandle {
    const update = () => {
      this.#dirty = true;
      this.#invalidate();
    };
    update();
    return {
      update,
      remove: () => {
        remove();
        update();
      },
    };
  }

  #paint(dpr: number): void {
    this.canvas.hidden = this.#painters.size === 0;
    if (this.canvas.hidden) return;
    const { width, height } = this.#camera;
    const w = Math.round(width * dpr);
    const h = Math.round(height * dpr);
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
    }
    const context = this.canvas.getContext('2d');
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, w, h);
    for (const paint of this.#painters) {
      context.save();
      context.setTransform(dpr, 0, 0, dpr, 0, 0);
      paint(context, { camera: this.#camera, width, height, dpr });
      context.restore();
    }
  }

  #place({ element, anchor, placement }: Attached): void {
    const target = anchor();
    element.hidden = target === null;
    if (target === null) return;
    if (!('w' in target)) {
      const [x, y] = this.#camera.toScreen(target);
      move(element, x, y);
      return;
    }
    const box = this.#camera.boxToScreen(target);
    if (placement === 'cover') {
      element.style.width = `${box.w}px`;
      element.style.height = `${box.h}px`;
    }
    if (placement === 'cover' || placement === 'point') {
      move(element, box.x, box.y);
      return;
    }
    this.#placeBeside(element, box, placement);
  }

  /** Outside the box on the side asked for; on the other side when there is no room, and always inside the view. */
  #placeBeside(element: HTMLElement, box: Box, side: 'above' | 'below'): void {
    const { width, height } = this.#camera;
    const w = element.offsetWidth;
    const h = element.offsetHeight;
    const above = box.y - GAP - h;
    const below = box.y + box.h + GAP;
    const preferred = side === 'above' ? above : below;
    const other = side === 'above' ? below : above;
    const fits = (y: number) => y >= EDGE && y + h <= height - EDGE;
    const y = fits(preferred) || !fits(other) ? preferred : other;
    const x = box.x + box.w / 2 - w / 2;
    move(element, clamp(x, EDGE, width - w - EDGE), clamp(y, EDGE, height - h - EDGE));
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(Math.max(low, high), value));
}

function move(element: HTMLElement, x: number, y: number): void {
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
