import { type BoardObject, type Box, containsBox, grow, readingOrder, union } from '../../model';
import type { Camera } from './camera';
import { createItemElement, fillItemElement, type ItemElement, place, styleMeasures } from './dom-items';
import { groupTitleScale, type Mode, titleScale } from './lod';
import { dotGrid } from './paint';
import type { PaintTools } from './paint/brush';
import { FRAME_TITLE, GROUP_TITLE } from './paint/signs';
import { BOARD, DOT } from './palette';
import type { Scene, SceneItem } from './scene';
import type { StageEvents, StageWords } from './types';
import type { DeviceView } from './view';

/** CSS pixels around the view within which objects are elements: more where they are large and so few. */
function reachAt(zoom: number): number {
  return Math.max(200, Math.min(520, 520 * zoom));
}
/** Camera travel in CSS pixels after which the surroundings are looked at again. */
/** Zoom from which the names at the foot of notes can be read. */
const SIGNED_FROM = 0.7;
const LOOK_EVERY = 200;
/** Elements made in one frame. Style and layout come on top, so it is a count and not a time. */
const MAKE = { moving: 12, resting: 14 } as const;
/** Elements kept beyond those in and around the view: what goes out on one side is used again on the other. */
const SPARE = 200;
const POOLED = 240;
/** From afar: at most so many titles, of frames and groups at least so wide in CSS pixels. */
const TITLES = 120;
const TITLE_ROOM = 56;
/** Board units the ground reaches beyond objects and view. */
const GROUND_ROOM = 3000;
const GROUND_STEP = 1024;
/** Objects up to which reading order is worked out as the outline does. */
const OUTLINE_MAX = 2000;

export type Shown = 'near' | 'mixed' | 'far';

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
  readonly #ground = document.createElement('div');
  #reach: Box | null = null;
  #words: StageWords;
  readonly #mounted = new Map<string, Mounted>();
  readonly #pool = new Map<BoardObject['type'], ItemElement[]>();
  readonly #pins = new Map<string, number>();
  readonly #edited = new Map<string, HTMLElement>();
  /** To be made, nearest to the middle last. */
  #queue: SceneItem[] = [];
  /** Mounted but out of reach, by kind: to be used for others. */
  readonly #victims = new Map<BoardObject['type'], string[]>();
  #looked: { x: number; y: number; zoom: number } | null = null;
  #unstacked = false;
  #unordered = false;
  /** Zoom that titles, and the rest, were last laid out for. */
  #titleZoom = 1e-9;
  #shown: Shown = 'far';
  #zoom = 0;

  constructor(scene: Scene, tools: PaintTools, words: StageWords, emit: Emit) {
    this.#scene = scene;
    this.#tools = tools;
    this.#words = words;
    this.#emit = emit;
    this.world.className = 'bs-world';
    this.world.dataset.show = this.#shown;
    this.#ground.className = 'bs-ground';
    this.#ground.style.backgroundColor = BOARD;
    this.world.append(this.#ground);
    for (const [name, value] of styleMeasures()) this.world.style.setProperty(name, value);
  }

  get order(): string[] {
    return Array.from(
      this.world.querySelectorAll<HTMLElement>(':scope > .bs-item'),
      ({ dataset }) => dataset.object ?? '',
    );
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
  follow(view: DeviceView, zooming: boolean): void {
    const zoom = view.scale / view.dpr;
    this.world.style.transform = `translate3d(${view.offsetX}px, ${view.offsetY}px, 0) scale(${zoom})`;
    this.world.classList.toggle('bs-moving', zooming);
  }

  /** Sizes that depend on the zoom. They lay titles out anew, so while zooming they change in steps. */
  settleZoom(zoom: number, dpr: number, zooming: boolean): void {
    const { style } = this.world;
    const drift = Math.abs(Math.log(zoom / this.#titleZoom));
    if (drift > 0 && (!zooming || drift > 0.2)) {
      this.#titleZoom = zoom;
      style.setProperty('--group-title-scale', String(titleScale(zoom, GROUP_TITLE.font)));
      this.world.classList.toggle('bs-outer-titles', groupTitleScale(zoom, GROUP_TITLE.font, 1) === 0);
      style.setProperty('--frame-title-scale', String(titleScale(zoom, FRAME_TITLE.font)));
    }
    if (zooming || zoom === this.#zoom) return;
    this.#zoom = zoom;
    this.#drawGrid(zoom, dpr);
    style.setProperty('--zoom', String(zoom));
    this.world.classList.toggle('bs-unsigned', zoom < SIGNED_FROM);
  }

  /**
   * `near`: elements and ground. `mixed`: elements over the tiles, while either are still being made. `far`: over the
   * tiles only titles of frames and groups, and what is pinned.
   */
  show(what: Shown): void {
    if (this.#shown === what) return;
    this.#shown = what;
    this.world.dataset.show = what;
  }

  get shown(): Shown {
    return this.#shown;
  }

  /** Whether all of these are elements. */
  hasAll(items: readonly SceneItem[]): boolean {
    return items.every(({ id }) => this.#mounted.has(id));
  }

  /** The mode changed: what is wanted is looked at anew. */
  forgetPlace(): void {
    this.#looked = null;
    this.#queue = [];
  }

  /** Near: makes and takes away a few elements. True while more are waiting. */
  sync(camera: Camera, mode: Mode, moving: boolean, zooming: boolean): boolean {
    this.#holdGround(camera);
    if (this.#mustLook(camera)) this.#look(camera, mode);
    if (!zooming || mode === 'far') this.#make(moving ? MAKE.moving : MAKE.resting);
    this.#stack();
    if (moving || this.#queue.length > 0) return this.#queue.length > 0;
    this.#orderForReading();
    return this.#trim(mode === 'near' ? SPARE : 0);
  }

  /**
   * The ground under all elements, wide enough for where the camera goes. It also holds the size of the world's
   * layer: that would follow the elements, and each change of its corner would have the browser paint all anew.
   */
  #holdGround(camera: Camera): void {
    const view = camera.visibleBox(300);
    if (this.#reach && containsBox(this.#reach, view)) return;
    const boxes = [view, this.#scene.contentBox(), this.#reach].filter((box) => box !== null);
    const reach = grow(union(boxes) ?? view, GROUND_ROOM);
    // Corners on the grid, so that dots keep their places.
    const x = Math.floor(reach.x / GROUND_STEP) * GROUND_STEP;
    const y = Math.floor(reach.y / GROUND_STEP) * GROUND_STEP;
    this.#reach = { x, y, w: reach.x + reach.w - x, h: reach.y + reach.h - y };
    place(this.#ground, x, y, this.#reach.w, this.#reach.h);
  }

  #drawGrid(zoom: number, dpr: number): void {
    const { spacing, alpha, size } = dotGrid(zoom, dpr);
    const { style } = this.#ground;
    const radius = size / dpr / 2 / zoom;
    const share = Math.round(alpha * 255)
      .toString(16)
      .padStart(2, '0');
    style.backgroundImage = `radial-gradient(circle, ${DOT}${share} ${radius}px, transparent ${radius + 0.4 / zoom}px)`;
    style.backgroundSize = `${spacing}px ${spacing}px`;
    style.backgroundPosition = `${-spacing / 2}px ${-spacing / 2}px`;
  }

  changed(gone: readonly SceneItem[], come: readonly SceneItem[]): void {
    const here = new Set(come.map(({ id }) => id));
    const renamed = new Set<string>();
    for (const { id } of gone) if (!here.has(id)) this.#unmount(id);
    for (const item of come) {
      const mounted = this.#mounted.get(item.id);
      if (!mounted) continue;
      const restack = mounted.item.object.z !== item.object.z || mounted.item.depth !== item.depth;
      if (titleOf(mounted.item) !== titleOf(item)) renamed.add(item.id);
      mounted.item = item;
      this.#fill(mounted);
      if (restack) this.#unstacked = true;
      if (mounted.item.box !== item.box) this.#unordered = true;
    }
    this.#tellMembers(renamed);
    this.#looked = null;
  }

  /** What screen readers hear of a member names its group, so a new title is told to the members in view. */
  #tellMembers(renamed: ReadonlySet<string>): void {
    if (renamed.size === 0) return;
    for (const mounted of this.#mounted.values()) {
      const { group } = mounted.item.object;
      if (group !== null && renamed.has(group)) this.#fill(mounted);
    }
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

  #look(camera: Camera, mode: Mode): void {
    this.#looked = { x: camera.x, y: camera.y, zoom: camera.zoom };
    const around = camera.visibleBox(reachAt(camera.zoom));
    const near = mode === 'near' ? this.#scene.touching(around) : this.#readableTitles(around, camera.zoom);
    const wanted = new Set(near.map(({ id }) => id));
    const cx = camera.x + camera.width / camera.zoom / 2;
    const cy = camera.y + camera.height / camera.zoom / 2;
    const far = (item: SceneItem) =>
      Math.max(Math.abs((item.minX + item.maxX) / 2 - cx), Math.abs((item.minY + item.maxY) / 2 - cy));
    this.#findVictims(wanted, far);
    this.#queue = near.filter(({ id }) => !this.#mounted.has(id)).sort((a, b) => far(b) - far(a));
  }

  /** From afar frames and groups keep their titles as elements, the largest first, while they can be read. */
  #readableTitles(around: Box, zoom: number): SceneItem[] {
    return this.#scene
      .grounds(around)
      .filter(({ box, object }) => box.w * zoom >= TITLE_ROOM && 'text' in object && object.text !== '')
      .sort((a, b) => b.box.w - a.box.w)
      .slice(0, TITLES);
  }

  /** What is out of reach, the farthest last: its old place is the least likely to be looked at again. */
  #findVictims(wanted: ReadonlySet<string>, far: (item: SceneItem) => number): void {
    const active = document.activeElement?.closest<HTMLElement>('.bs-item')?.dataset.object;
    const out = [...this.#mounted.values()].filter(
      ({ item }) => !wanted.has(item.id) && !this.#pins.has(item.id) && item.id !== active,
    );
    this.#victims.clear();
    for (const { item, element } of out.sort((a, b) => far(a.item) - far(b.item))) {
      const victims = this.#victims.get(element.type);
      if (victims) victims.push(item.id);
      else this.#victims.set(element.type, [item.id]);
    }
  }

  #make(count: number): void {
    for (let left = count; left > 0; ) {
      const queued = this.#queue.pop();
      if (!queued) return;
      const item = this.#scene.get(queued.id);
      if (!item || this.#mounted.has(item.id)) continue;
      this.#mount(item);
      left -= 1;
    }
  }

  /** An element for a kind: one out of reach if there is one, still in its place; else one of the pool; else a new one. */
  #elementFor(type: BoardObject['type']): ItemElement {
    const victims = this.#victims.get(type) ?? [];
    while (victims.length > SPARE) {
      const id = victims.pop();
      const element = id && !this.#pins.has(id) ? this.#mounted.get(id)?.element : undefined;
      if (!id || !element) continue;
      this.#mounted.delete(id);
      this.#emit('unmount', { id });
      return element;
    }
    return this.#pool.get(type)?.pop() ?? createItemElement(type);
  }

  /** At rest: takes away a few elements that are out of reach. True while there are more. */
  #trim(keep: number): boolean {
    let spare = -keep;
    for (const victims of this.#victims.values()) spare += victims.length;
    for (const victims of this.#victims.values())
      for (let left = Math.min(20, spare); left > 0 && victims.length > 0; left -= 1, spare -= 1) {
        const id = victims.pop();
        if (id && !this.#pins.has(id)) this.#unmount(id);
      }
    return spare > 0;
  }

  #mount(item: SceneItem): Mounted {
    const { type } = item.object;
    const element = this.#elementFor(type);
    const mounted: Mounted = { element, item };
    this.#mounted.set(item.id, mounted);
    element.root.classList.toggle('bs-pinned', this.#pins.has(item.id));
    this.#fill(mounted);
    if (element.root.parentNode === null) this.world.append(element.root);
    this.#unordered = true;
    this.#unstacked = true;
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
      author: item.object.type === 'note' ? this.#tools.authors.get(item.object.by) : undefined,
      group: group && 'text' in group ? group.text : null,
      edited: this.#edited.has(item.id),
    });
  }

  #stack(): void {
    if (!this.#unstacked) return;
    this.#unstacked = false;
    for (const { element, item } of this.#mounted.values()) {
      const z = String(this.#scene.rankOf(item));
      if (element.root.style.zIndex !== z) element.root.style.zIndex = z;
    }
  }

  /** As the outline has it; on very large boards, where that takes too long, by rows. */
  #inReadingOrder(): Mounted[] {
    const mounted = [...this.#mounted.values()];
    if (this.#scene.size > OUTLINE_MAX) return mounted.sort((a, b) => byRows(a.item, b.item));
    const ranks = new Map(readingOrder(this.#scene.board).map((id, i) => [id, i]));
    return mounted.sort((a, b) => (ranks.get(a.item.id) ?? 0) - (ranks.get(b.item.id) ?? 0));
  }

  /** Reading order is the order in the DOM. An element that has focus stays, the others move around it. */
  #orderForReading(): void {
    if (!this.#unordered) return;
    this.#unordered = false;
    const order = this.#inReadingOrder();
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
function byRows(a: SceneItem, b: SceneItem): number {
  const rowA = Math.round(a.box.y / 100);
  const rowB = Math.round(b.box.y / 100);
  return rowA - rowB || a.box.x - b.box.x || a.layer - b.layer || (a.id < b.id ? -1 : 1);
}

/** 表札 of a group; null for everything else. */
function titleOf({ object }: SceneItem): string | null {
  return object.type === 'group' ? object.text : null;
}
