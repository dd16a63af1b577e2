import type { BoardObject } from '../../model';
import type { Camera } from './camera';
import { createItemElement, fillItemElement, type ItemElement, styleMeasures } from './dom-items';
import { titleScale } from './lod';
import type { PaintTools } from './paint/brush';
import { FRAME_TITLE, GROUP_TITLE } from './paint/signs';
import { byStack, type Scene, type SceneItem } from './scene';
import { deviceView } from './tiles';
import type { StageEvents, StageWords } from './types';

/** Around the view, CSS pixels: elements are made within the first and taken away beyond the second. */
const MAKE_AROUND = 260;
const KEEP_AROUND = 700;
/** Camera travel in CSS pixels after which the surroundings are looked at again. */
const LOOK_EVERY = 90;
const MAKE_MS = 4;
const POOLED = 320;

interface Mounted {
  readonly element: ItemElement;
  item: SceneItem;
}

type Emit = <K extends 'mount' | 'unmount'>(event: K, detail: StageEvents[K]) => void;

/** Objects as elements: those in view when near, and those pinned always. */
export class DomLayer {
  readonly world = document.createElement('div');
  readonly #scene: Scene;
  readonly #tools: PaintTools;
  readonly #emit: Emit;
  #words: StageWords;
  readonly #mounted = new Map<string, Mounted>();
  readonly #pool = new Map<BoardObject['type'], ItemElement[]>();
  readonly #pins = new Map<string, number>();
  readonly #edited = new Map<string, HTMLElement>();
  /** To be made, nearest to the middle last. */
  #queue: SceneItem[] = [];
  #looked: { x: number; y: number; zoom: number } | null = null;
  #restack = false;
  #zoom = 0;

  constructor(scene: Scene, tools: PaintTools, words: StageWords, emit: Emit) {
    this.#scene = scene;
    this.#tools = tools;
    this.#words = words;
    this.#emit = emit;
    this.world.className = 'bs-world';
    for (const [name, value] of styleMeasures()) this.world.style.setProperty(name, value);
  }

  get order(): string[] {
    return Array.from(this.world.children, (child) => (child as HTMLElement).dataset.object ?? '');
  }

  element(id: string): HTMLElement | null {
    return this.#mounted.get(id)?.element.root ?? null;
  }

  has(id: string): boolean {
    return this.#mounted.has(id);
  }

  setWords(words: StageWords): void {
    this.#words = words;
    for (const mounted of this.#mounted.values()) this.#fill(mounted);
  }

  /** Puts the world where the camera is. Only a transform changes. */
  follow(camera: Camera, dpr: number, moving: boolean): void {
    const view = deviceView(camera, dpr);
    this.world.style.transform = `translate3d(${-view.x * camera.zoom}px, ${-view.y * camera.zoom}px, 0) scale(${camera.zoom})`;
    this.world.classList.toggle('bs-moving', moving);
  }

  /** Sizes that depend on the zoom: set when it has come to rest, for they lay titles out anew. */
  settleZoom(zoom: number): void {
    if (zoom === this.#zoom) return;
    this.#zoom = zoom;
    const { style } = this.world;
    style.setProperty('--zoom', String(zoom));
    style.setProperty('--group-title-scale', String(titleScale(zoom, GROUP_TITLE.font)));
    style.setProperty('--frame-title-scale', String(titleScale(zoom, FRAME_TITLE.font)));
  }

  setFar(far: boolean): void {
    this.world.classList.toggle('bs-far', far);
    this.#looked = null;
    this.#queue = [];
  }

  /** Near: makes and takes away a few elements. True while more are waiting. */
  sync(camera: Camera, zooming: boolean): boolean {
    if (this.#mustLook(camera)) this.#look(camera);
    if (!zooming) this.#make();
    this.#arrange(zooming);
    return this.#queue.length > 0;
  }

  /** Far: takes elements away bit by bit, all but the pinned. True while some are left. */
  drain(): boolean {
    let left = 40;
    for (const id of this.#mounted.keys()) {
      if (this.#pins.has(id)) continue;
      if (left === 0) return true;
      left -= 1;
      this.#unmount(id);
    }
    return false;
  }

  changed(gone: readonly SceneItem[], come: readonly SceneItem[]): void {
    const here = new Set(come.map(({ id }) => id));
    for (const { id } of gone) if (!here.has(id)) this.#unmount(id);
    for (const item of come) {
      const mounted = this.#mounted.get(item.id);
      if (!mounted) continue;
      const restack = mounted.item.object.z !== item.object.z || mounted.item.depth !== item.depth;
      mounted.item = item;
      this.#fill(mounted);
      if (restack) this.#restack = true;
    }
    this.#looked = null;
  }

  repaint(id: string): void {
    const mounted = this.#mounted.get(id);
    if (mounted) this.#fill(mounted);
  }

  repaintAll(): void {
    for (const mounted of this.#mounted.values()) this.#fill(mounted);
  }

  pin(id: string): () => void {
    this.#pins.set(id, (this.#pins.get(id) ?? 0) + 1);
    this.#ensure(id)?.root.classList.add('bs-pinned');
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const left = (this.#pins.get(id) ?? 1) - 1;
      if (left > 0) {
        this.#pins.set(id, left);
        return;
      }
      this.#pins.delete(id);
      this.element(id)?.classList.remove('bs-pinned');
      this.#looked = null;
    };
  }

  mountInObject(id: string, host: HTMLElement): () => void {
    const unpin = this.pin(id);
    const mounted = this.#mounted.get(id);
    const text = mounted?.element.text;
    if (!mounted || !text) return unpin;
    host.classList.add('bs-host');
    this.#edited.set(id, host);
    text.replaceChildren(host);
    mounted.element.root.classList.add('bs-edited');
    this.#fill(mounted);
    return () => {
      if (this.#edited.get(id) !== host) return;
      this.#edited.delete(id);
      host.remove();
      mounted.element.root.classList.remove('bs-edited');
      if (this.#mounted.get(id) === mounted) this.#fill(mounted);
      unpin();
    };
  }

  /** Makes one element now. */
  #ensure(id: string): ItemElement | null {
    const known = this.#mounted.get(id);
    if (known) return known.element;
    const item = this.#scene.get(id);
    return item ? this.#mount(item).element : null;
  }

  ensure(id: string): HTMLElement | null {
    return this.#ensure(id)?.root ?? null;
  }

  #mustLook(camera: Camera): boolean {
    const last = this.#looked;
    if (!last) return true;
    const travel = Math.max(Math.abs(camera.x - last.x), Math.abs(camera.y - last.y)) * camera.zoom;
    return travel > LOOK_EVERY || Math.abs(Math.log(camera.zoom / last.zoom)) > 0.05;
  }

  #look(camera: Camera): void {
    this.#looked = { x: camera.x, y: camera.y, zoom: camera.zoom };
    const keep = new Set<string>();
    for (const { id } of this.#scene.touching(camera.visibleBox(KEEP_AROUND))) keep.add(id);
    for (const id of this.#mounted.keys()) if (!keep.has(id) && !this.#pins.has(id)) this.#unmount(id);
    const cx = camera.x + camera.width / camera.zoom / 2;
    const cy = camera.y + camera.height / camera.zoom / 2;
    const far = (item: SceneItem) =>
      Math.max(Math.abs((item.minX + item.maxX) / 2 - cx), Math.abs((item.minY + item.maxY) / 2 - cy));
    this.#queue = this.#scene
      .touching(camera.visibleBox(MAKE_AROUND))
      .filter(({ id }) => !this.#mounted.has(id))
      .sort((a, b) => far(b) - far(a));
  }

  #make(): void {
    const start = performance.now();
    while (this.#queue.length > 0) {
      const item = this.#queue.pop();
      const now = item ? this.#scene.get(item.id) : undefined;
      if (now && !this.#mounted.has(now.id)) this.#mount(now);
      if (performance.now() - start > MAKE_MS) return;
    }
  }

  #mount(item: SceneItem): Mounted {
    const { type } = item.object;
    const element = this.#pool.get(type)?.pop() ?? createItemElement(type);
    const mounted: Mounted = { element, item };
    this.#mounted.set(item.id, mounted);
    element.root.classList.toggle('bs-pinned', this.#pins.has(item.id));
    this.#fill(mounted);
    this.world.append(element.root);
    this.#restack = true;
    this.#emit('mount', { id: item.id, element: element.root });
    return mounted;
  }

  #unmount(id: string): void {
    const mounted = this.#mounted.get(id);
    if (!mounted) return;
    this.#mounted.delete(id);
    this.#edited.get(id)?.remove();
    this.#edited.delete(id);
    const { root, type } = mounted.element;
    root.remove();
    root.classList.remove('bs-edited', 'bs-pinned');
    root.tabIndex = -1;
    const pool = this.#pool.get(type) ?? [];
    this.#pool.set(type, pool);
    if (pool.length < POOLED) pool.push(mounted.element);
    this.#emit('unmount', { id });
  }

  #fill({ element, item }: Mounted): void {
    const group = item.object.group ? this.#scene.get(item.object.group)?.object : undefined;
    fillItemElement(element, item, {
      tools: this.#tools,
      words: this.#words,
      decoration: this.#tools.decorations.get(item.id),
      group: group && 'text' in group ? group.text : null,
      edited: this.#edited.has(item.id),
    });
  }

  /** Stacking by number at once; reading order by place in the DOM, when at rest. */
  #arrange(moving: boolean): void {
    if (!this.#restack) return;
    const stack = [...this.#mounted.values()].sort((a, b) => byStack(a.item, b.item));
    stack.forEach(({ element }, i) => {
      const z = String(i + 1);
      if (element.root.style.zIndex !== z) element.root.style.zIndex = z;
    });
    if (moving || this.#queue.length > 0) return;
    this.#restack = false;
    this.#orderForReading();
  }

  #orderForReading(): void {
    const order = [...this.#mounted.values()].sort((a, b) => readingCompare(a.item, b.item));
    const focused = document.activeElement?.closest('.bs-item');
    let next: Element | null = null;
    for (const { element } of order.reverse()) {
      const { root } = element;
      if (root.nextElementSibling !== next && root !== focused) this.world.insertBefore(root, next);
      next = root;
    }
  }
}

/** Rows from the top, each from the left; a ground before what lies on it. */
function readingCompare(a: SceneItem, b: SceneItem): number {
  const rowA = Math.round(a.box.y / 100);
  const rowB = Math.round(b.box.y / 100);
  return rowA - rowB || a.box.x - b.box.x || a.layer - b.layer || (a.id < b.id ? -1 : 1);
}
