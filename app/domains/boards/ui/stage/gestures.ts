import type { Point } from '../../model';
import type { Camera } from './camera';
import type { PanPolicy, StageEvents } from './types';

/** Zoom per pixel of wheel: a notch of 100 gives about 1.22. */
const WHEEL_ZOOM = 0.002;
const LINE = 18;
const FLING_DECAY = 0.995;
const FLING_MIN = 0.06;

type Emit = (detail: StageEvents['gesture']) => void;

interface Finger {
  point: Point;
  pans: boolean;
}

/** Moves the camera by wheel, trackpad, dragged pointers and two fingers. */
export class Gestures {
  readonly #root: HTMLElement;
  readonly #camera: Camera;
  readonly #emit: Emit;
  readonly #abort = new AbortController();
  readonly #fingers = new Map<number, Finger>();
  #policy: PanPolicy;
  #space = false;
  #kind: 'pan' | 'pinch' | null = null;
  #velocity: Point = [0, 0];
  #movedAt = 0;
  #fling: number | null = null;

  constructor(root: HTMLElement, camera: Camera, onEmptyBoard: (event: PointerEvent) => boolean, emit: Emit) {
    this.#root = root;
    this.#camera = camera;
    this.#emit = emit;
    this.#policy = (event) => event.pointerType === 'touch' && onEmptyBoard(event);
    const { signal } = this.#abort;
    root.addEventListener('wheel', (event) => this.#wheel(event), { passive: false, signal });
    root.addEventListener('pointerdown', (event) => this.#down(event), { capture: true, signal });
    root.addEventListener('pointermove', (event) => this.#move(event), { capture: true, signal });
    for (const type of ['pointerup', 'pointercancel'] as const)
      root.addEventListener(type, (event) => this.#up(event), { capture: true, signal });
    window.addEventListener('keydown', (event) => this.#key(event, true), { signal });
    window.addEventListener('keyup', (event) => this.#key(event, false), { signal });
    window.addEventListener('blur', () => this.#setSpace(false), { signal });
  }

  setPolicy(policy: PanPolicy): void {
    this.#policy = policy;
  }

  destroy(): void {
    this.#stopFling();
    this.#abort.abort();
  }

  #point(event: { clientX: number; clientY: number }): Point {
    const box = this.#root.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #wheel(event: WheelEvent): void {
    if (event.target instanceof Element && event.target.closest('[data-own-wheel]')) return;
    event.preventDefault();
    this.#stopFling();
    const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? this.#camera.height : 1;
    if (event.ctrlKey || event.metaKey) {
      // Pinching on a trackpad comes as small deltas with ctrl; a mouse notch as large ones.
      const fine = Math.abs(event.deltaY) < 50 && event.deltaMode === 0 ? 5 : 1;
      const delta = Math.max(-120, Math.min(120, event.deltaY * unit));
      this.#camera.zoomAbout(this.#point(event), Math.exp(-delta * WHEEL_ZOOM * fine));
      return;
    }
    const sideways = event.shiftKey && event.deltaX === 0;
    this.#camera.panBy(-(sideways ? event.deltaY : event.deltaX) * unit, sideways ? 0 : -event.deltaY * unit);
  }

  #key(event: KeyboardEvent, down: boolean): void {
    if (event.code !== 'Space' || event.isComposing || event.keyCode === 229) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (down && target?.closest('input, textarea, select, button, a, [contenteditable], [role="button"]'))
      return;
    if (down && target?.closest('.bs-stage, body')) event.preventDefault();
    this.#setSpace(down);
  }

  #setSpace(space: boolean): void {
    this.#space = space;
    this.#root.toggleAttribute('data-space', space);
  }

  #down(event: PointerEvent): void {
    if (event.target instanceof Element && event.target.closest('[data-own-pointer]')) return;
    this.#stopFling();
    const pans = event.button === 1 || this.#space || this.#policy(event);
    if (event.pointerType === 'touch') {
      this.#fingers.set(event.pointerId, { point: this.#point(event), pans });
      if (this.#fingers.size === 2) {
        this.#begin('pinch', event);
        return;
      }
      if (this.#fingers.size > 2 || this.#kind === 'pinch') {
        event.stopPropagation();
        return;
      }
    } else if (pans) this.#fingers.set(event.pointerId, { point: this.#point(event), pans });
    if (pans) this.#begin('pan', event);
  }

  #begin(kind: 'pan' | 'pinch', event: PointerEvent): void {
    event.preventDefault();
    event.stopPropagation();
    this.#camera.stop();
    if (this.#kind !== kind) {
      if (this.#kind) this.#emit({ kind: this.#kind, phase: 'end' });
      this.#kind = kind;
      this.#emit({ kind, phase: 'start' });
    }
    this.#velocity = [0, 0];
    this.#root.toggleAttribute('data-panning', true);
    for (const id of this.#fingers.keys()) this.#root.setPointerCapture(id);
  }

  #move(event: PointerEvent): void {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    const next = this.#point(event);
    if (this.#kind === null) {
      finger.point = next;
      return;
    }
    event.stopPropagation();
    if (this.#kind === 'pinch') this.#pinch(event.pointerId, finger, next);
    else this.#drag(finger, next, event.timeStamp);
  }

  #drag(finger: Finger, next: Point, time: number): void {
    const dx = next[0] - finger.point[0];
    const dy = next[1] - finger.point[1];
    finger.point = next;
    const passed = Math.max(1, time - this.#movedAt);
    this.#movedAt = time;
    const fresh = Math.min(1, passed / 40);
    this.#velocity = [
      this.#velocity[0] * (1 - fresh) + (dx / passed) * fresh,
      this.#velocity[1] * (1 - fresh) + (dy / passed) * fresh,
    ];
    this.#camera.panBy(dx, dy);
  }

  #pinch(id: number, finger: Finger, next: Point): void {
    const other = [...this.#fingers].find(([otherId]) => otherId !== id)?.[1];
    if (!other) return;
    const before = Math.hypot(finger.point[0] - other.point[0], finger.point[1] - other.point[1]);
    const after = Math.hypot(next[0] - other.point[0], next[1] - other.point[1]);
    const from: Point = [(finger.point[0] + other.point[0]) / 2, (finger.point[1] + other.point[1]) / 2];
    const to: Point = [(next[0] + other.point[0]) / 2, (next[1] + other.point[1]) / 2];
    finger.point = next;
    this.#camera.panBy(to[0] - from[0], to[1] - from[1]);
    if (before > 8 && after > 8) this.#camera.zoomAbout(to, after / before);
  }

  #up(event: PointerEvent): void {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    this.#fingers.delete(event.pointerId);
    if (this.#kind === null) return;
    event.stopPropagation();
    if (this.#kind === 'pinch' && this.#fingers.size > 0) return;
    const kind = this.#kind;
    this.#kind = null;
    this.#root.removeAttribute('data-panning');
    this.#emit({ kind, phase: 'end' });
    if (kind === 'pan' && event.pointerType === 'touch' && event.timeStamp - this.#movedAt < 60)
      this.#startFling();
  }

  /** A finger lifted in motion lets the board glide on. */
  #startFling(): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    let last = performance.now();
    const step = (now: number) => {
      const passed = Math.min(40, Math.max(0, now - last));
      last = now;
      const [vx, vy] = this.#velocity;
      this.#velocity = [vx * FLING_DECAY ** passed, vy * FLING_DECAY ** passed];
      if (Math.hypot(vx, vy) < FLING_MIN) {
        this.#fling = null;
        return;
      }
      this.#camera.panBy(vx * passed, vy * passed);
      this.#fling = requestAnimationFrame(step);
    };
    this.#fling = requestAnimationFrame(step);
  }

  #stopFling(): void {
    if (this.#fling !== null) cancelAnimationFrame(this.#fling);
    this.#fling = null;
  }
}
