import { type BoardObject, type Box, containsBox, overlaps, type Point } from '../../model';
import { Camera } from './camera';
import { CanvasLayer } from './canvas-layer';
import { DomLayer } from './dom-layer';
import { Gestures } from './gestures';
import { hitsAt } from './hit';
import { chooseMode, type Mode } from './lod';
import { CanvasMeasure } from './measure';
import { Overlay } from './overlay';
import { Pace } from './pace';
import type { PaintTools } from './paint/brush';
import { ImageStore } from './paint/images';
import { SheetSprites } from './paint/sheet';
import { PeopleLayer } from './people-layer';
import { byStack, Scene, type SceneItem } from './scene';
import type {
  Authors,
  Decorations,
  Hit,
  PanPolicy,
  Preview,
  RemotePerson,
  RevealOptions,
  Stage,
  StageEvents,
  StageOverlay,
  StageSource,
  StageWords,
} from './types';
import { type DeviceView, deviceView } from './view';

export interface StageOptions {
  source: StageSource;
  words: StageWords;
  camera?: Camera;
  /** Address of an uploaded file. Default `/files/<id>`. */
  fileUrl?: (file: string) => string;
}

/** Milliseconds without camera movement after which everything is drawn exactly. */
const REST_MS = 130;
/** Milliseconds in which fonts may follow each other. */
const FONTS_MS = 120;
const NOTHING: Decorations = new Map();

type Listeners = { [K in keyof StageEvents]: Set<(detail: StageEvents[K]) => void> };

/** Puts a stage into an element, which it fills. */
export function createStage(host: HTMLElement, options: StageOptions): BoardStage {
  return new BoardStage(host, options);
}

/** Composes the layers and decides each frame what has to be done. */
export class BoardStage implements Stage {
  readonly root = document.createElement('div');
  readonly camera: Camera;
  readonly #scene: Scene;
  readonly #tools: PaintTools;
  readonly #canvas: CanvasLayer;
  readonly #dom: DomLayer;
  readonly #overlay: Overlay;
  readonly #people = new PeopleLayer();
  readonly #pace = new Pace();
  readonly #gestures: Gestures;
  readonly #stops: (() => void)[] = [];
  readonly #listeners: Listeners = {
    mount: new Set(),
    unmount: new Set(),
    view: new Set(),
    gesture: new Set(),
  };
  #heldIds: ReadonlySet<string> = new Set();
  #mode: Mode = 'far';
  #frame: number | null = null;
  #rest: ReturnType<typeof setTimeout> | null = null;
  #movedAt = Number.NEGATIVE_INFINITY;
  #zoomedAt = Number.NEGATIVE_INFINITY;
  #lastZoom = 0;
  #viewChanged = true;

  constructor(host: HTMLElement, options: StageOptions) {
    this.camera = options.camera ?? new Camera();
    const images = new ImageStore(options.fileUrl ?? ((file) => `/files/${file}`), (file) =>
      this.#imageCame(file),
    );
    this.#tools = {
      measure: new CanvasMeasure(),
      sprites: new SheetSprites(),
      images,
      decorations: NOTHING,
      authors: new Map(),
    };
    this.#scene = new Scene(options.source, (gone, come) => this.#objectsChanged(gone, come));
    this.#canvas = new CanvasLayer(this.#scene, this.#tools);
    this.#dom = new DomLayer(this.#scene, this.#tools, options.words, (event, detail) =>
      this.#emit(event, detail),
    );
    this.#overlay = new Overlay(this.camera, () => this.#invalidate());
    this.root.className = 'bs-stage';
    this.root.setAttribute('role', 'region');
    this.root.setAttribute('aria-label', options.words.board);
    this.root.append(
      this.#canvas.tiles.element,
      this.#dom.world,
      this.#canvas.live,
      this.#people.element,
      this.#overlay.canvas,
      this.#overlay.element,
    );
    this.#gestures = new Gestures(
      this.root,
      this.camera,
      (event) => this.hitTest(this.pointOf(event)).every(({ part }) => part === 'body'),
      (detail) => this.#emit('gesture', detail),
    );
    host.append(this.root);
    this.#watch();
  }

  get overlay(): StageOverlay {
    return this.#overlay;
  }
  get mode(): Mode {
    return this.#mode;
  }

  setDecorations(decorations: Decorations): void {
    const before = this.#tools.decorations;
    this.#tools.decorations = decorations;
    for (const id of new Set([...before.keys(), ...decorations.keys()])) {
      if (before.get(id) === decorations.get(id)) continue;
      const item = this.#scene.get(id);
      if (!item) continue;
      this.#canvas.repaint(item);
      this.#dom.repaint(id);
    }
    this.#people.setSelections(decorations);
    this.#invalidate();
  }

  setAuthors(authors: Authors): void {
    if (this.#tools.authors === authors) return;
    this.#tools.authors = authors;
    this.#dom.repaintAll();
  }

  setPeople(people: readonly RemotePerson[], options: { hidden?: boolean } = {}): void {
    this.#people.setPeople(people, options.hidden === true);
    this.#invalidate();
  }

  setPreview(preview: ReadonlyMap<string, Preview>): void {
    this.#heldIds = new Set(preview.keys());
    this.#scene.setPreview(preview);
  }

  setPanPolicy(policy: PanPolicy): void {
    this.#gestures.setPolicy(policy);
  }

  setTextSelectable(selectable: boolean): void {
    this.root.toggleAttribute('data-selectable', selectable);
  }

  setWords(words: StageWords): void {
    this.root.setAttribute('aria-label', words.board);
    this.#dom.setWords(words);
  }

  pointOf(event: { clientX: number; clientY: number }): Point {
    const box = this.root.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  hitTest(screen: Point, tolerance = 4): Hit[] {
    const { zoom } = this.camera;
    return hitsAt(this.#scene, this.camera.toBoard(screen), tolerance / zoom, zoom, this.#tools.measure.em);
  }

  objectsIn(box: Box, how: 'contain' | 'touch'): BoardObject[] {
    const test = how === 'contain' ? containsBox : overlaps;
    return this.#scene
      .touching(box)
      .filter((item) => test(box, item.box))
      .sort(byStack)
      .map(({ object }) => object);
  }

  boxOf(id: string): Box | null {
    return this.#scene.get(id)?.box ?? null;
  }

  contentBox(): Box | null {
    return this.#scene.contentBox();
  }

  mountedOrder(): string[] {
    return this.#dom.order;
  }

  elementFor(id: string): HTMLElement | null {
    return this.#dom.element(id);
  }

  pin(id: string): () => void {
    const release = this.#dom.pin(id);
    this.#invalidate();
    return release;
  }

  mountInObject(id: string, element: HTMLElement): () => void {
    const release = this.#dom.mountInObject(id, element);
    this.#invalidate();
    return release;
  }

  async reveal(id: string, options: RevealOptions = {}): Promise<HTMLElement | null> {
    const item = this.#scene.get(id);
    if (!item) return null;
    const release = this.#dom.pin(id);
    const focusedBefore = document.activeElement;
    const view = this.camera.visibleBox(-40);
    if (!containsBox(view, item.box) || this.#mode === 'far')
      await this.#bringIntoView(item, options.animate ?? true);
    const element = this.#dom.ensure(id);
    // Whoever went on to something else while the view moved keeps the focus there.
    if (options.focus && document.activeElement === focusedBefore) element?.focus({ preventScroll: true });
    requestAnimationFrame(() => release());
    return element;
  }

  on<K extends keyof StageEvents>(event: K, listener: (detail: StageEvents[K]) => void): () => void {
    const listeners: Set<(detail: StageEvents[K]) => void> = this.#listeners[event];
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#gestures.destroy();
    this.#scene.destroy();
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.camera.stop();
    this.root.remove();
  }

  #emit<K extends keyof StageEvents>(event: K, detail: StageEvents[K]): void {
    const listeners: Set<(detail: StageEvents[K]) => void> = this.#listeners[event];
    for (const listener of listeners) listener(detail);
  }

  #watch(): void {
    const resize = new ResizeObserver(() => this.#resize());
    resize.observe(this.root);
    this.#stops.push(() => resize.disconnect());
    this.#stops.push(this.camera.onChange(() => this.#cameraMoved()));
    this.#watchFonts();
    this.#watchResolution();
    this.#resize();
  }

  /** Japanese fonts come in many slices, one after the other: one repaint for those that come together. */
  #watchFonts(): void {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const came = () => {
      timer ??= setTimeout(() => {
        timer = null;
        this.#fontsCame();
      }, FONTS_MS);
    };
    document.fonts.addEventListener('loadingdone', came);
    this.#stops.push(() => {
      document.fonts.removeEventListener('loadingdone', came);
      if (timer !== null) clearTimeout(timer);
    });
  }

  /** The window went to another screen: the projector's pixels are not the laptop's. */
  #watchResolution(): void {
    let query: MediaQueryList | null = null;
    const watch = () => {
      query?.removeEventListener('change', watch);
      query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
      query.addEventListener('change', watch);
      this.#invalidate();
    };
    watch();
    this.#stops.push(() => query?.removeEventListener('change', watch));
  }

  #resize(): void {
    const { width, height } = this.root.getBoundingClientRect();
    if (width === 0 || height === 0) return;
    this.camera.setViewport(width, height);
    // At once: a canvas that was just resized is empty.
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.#draw(performance.now());
  }

  #cameraMoved(): void {
    const now = performance.now();
    this.#movedAt = now;
    if (this.camera.zoom !== this.#lastZoom) this.#zoomedAt = now;
    this.#lastZoom = this.camera.zoom;
    this.#viewChanged = true;
    this.#invalidate();
  }

  #objectsChanged(gone: readonly SceneItem[], come: readonly SceneItem[]): void {
    this.#canvas.changed(gone, come, this.#heldIds, performance.now());
    this.#dom.changed(gone, come);
    this.#invalidate();
  }

  #imageCame(file: string): void {
    for (const item of this.#scene.all())
      if (item.object.type === 'image' && item.object.file === file) this.#canvas.repaint(item);
    this.#invalidate();
  }

  #fontsCame(): void {
    this.#tools.measure.forget();
    this.#scene.dropFits();
    this.#canvas.repaintAll();
    this.#dom.repaintAll();
    this.#invalidate();
  }

  #invalidate(): void {
    this.#overlay.markDirty();
    if (this.#frame === null) this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now: number): void {
    this.#frame = null;
    const time = performance.now();
    const moving = time - this.#movedAt < REST_MS;
    const zooming = time - this.#zoomedAt < REST_MS;
    const view = deviceView(this.camera, devicePixelRatio || 1);
    if (moving) this.#pace.frame(now);
    else this.#pace.rest();
    this.root.classList.toggle('bs-slow', this.#pace.slow);
    this.#chooseMode();
    const pending = this.#drawBoard(view, moving, zooming);
    this.#dom.follow(view, zooming);
    this.#dom.settleZoom(this.camera.zoom, view.dpr, zooming);
    const people = this.#people.frame(this.camera, (id) => this.boxOf(id), now);
    this.#overlay.frame(view.dpr);
    if (this.#viewChanged) {
      this.#viewChanged = false;
      this.#emit('view', { camera: this.camera });
    }
    if (moving) this.#restLater();
    if (pending || people) this.#invalidate();
  }

  /** True while something is left to make or draw without anything moving. */
  #drawBoard(view: DeviceView, moving: boolean, zooming: boolean): boolean {
    const making = this.#dom.sync(this.camera, this.#mode, moving, zooming);
    // Elements come into sight only when the zoom rests: showing them all at once is dear.
    const waits = zooming && this.#dom.shown === 'far';
    const near = this.#mode === 'near' && !waits;
    if (near && this.#dom.hasAll(this.#scene.touching(this.camera.visibleBox()))) {
      this.#dom.show('near');
      this.#canvas.hide();
      return making;
    }
    const tiles = this.#canvas.draw(view, moving, zooming, this.#heldIds, (id) => this.#dom.has(id));
    this.#dom.show(waits || (!near && tiles.complete) ? 'far' : 'mixed');
    return (making && !zooming) || tiles.pending;
  }

  #chooseMode(): void {
    const inView = () => this.#scene.touching(this.camera.visibleBox()).length;
    const mode = chooseMode(this.#mode, this.camera.zoom, inView);
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.root.dataset.detail = mode;
    this.#dom.forgetPlace();
  }

  /** One more frame once the hand is still: exact tiles, sharp letters, reading order. */
  #restLater(): void {
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#rest = null;
      this.#invalidate();
    }, REST_MS + 20);
  }

  #bringIntoView(item: SceneItem, animate: boolean): Promise<void> {
    const { box } = item;
    const { width, height } = this.camera;
    const fits = Math.min((width - 80) / Math.max(box.w, 1), (height - 80) / Math.max(box.h, 1));
    const zoom = Math.min(Math.max(this.camera.zoom, 0.6), Math.max(fits, 0.02), 1.2);
    return this.camera.goTo(
      { x: box.x + box.w / 2 - width / 2 / zoom, y: box.y + box.h / 2 - height / 2 / zoom, zoom },
      animate,
    );
  }
}
