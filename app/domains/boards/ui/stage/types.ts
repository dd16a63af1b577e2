import type { Board, BoardObject, Box, Point, Size } from '../../model';
import type { Camera } from './camera';

/**
 * The stage draws a board and tells what is where. It knows nothing of tools, selection or documents: it reads
 * plain objects from a `StageSource` and is told everything else (`Decoration`, `RemotePerson`, `Preview`).
 * Screen points and lengths are CSS pixels from the top left of the stage; board points are board units.
 */

/** Where the objects come from: a `BoardStore`, or any board that tells its changes. */
export interface StageSource extends Board {
  /** Called after each change with the ids concerned. Returns the way out. */
  on(
    listener: (change: {
      added: ReadonlySet<string>;
      changed: ReadonlySet<string>;
      removed: ReadonlySet<string>;
    }) => void,
  ): () => void;
}

/** What is shown on an object without being part of the document. */
export interface Decoration {
  /** Dots on the object that this screen may show; undefined while they are secret or when there is no vote. */
  votes?: number;
  /** Of these, the viewer's own. */
  myVotes?: number;
  locked?: boolean;
  /** Other people who have it selected; the first colour outlines it. */
  selectedBy?: readonly { name: string; colour: string }[];
  /** Pale, as when a search or filter leaves it out. */
  dimmed?: boolean;
  /** Ringed, as when a search found it or it was called attention to. */
  highlighted?: boolean;
}
export type Decorations = ReadonlyMap<string, Decoration>;

/** Names of people by id, for the small name at the foot of a note. Empty where boards are anonymous. */
export type Authors = ReadonlyMap<string, string>;

/** Somebody else on this board. */
export interface RemotePerson {
  id: string;
  name: string;
  /** CSS colour, dark enough for white text. */
  colour: string;
  /** Board point of the pointer; null when away or hidden. */
  cursor: Point | null;
}

/** Where an object is shown for now, before (or without) being written to the document. */
export interface Preview {
  at?: Point;
  size?: Size;
  /** The group it counts for; null when it is being carried out of its own. */
  group?: string | null;
}

/** Words for the screen reader and small signs. Built from the catalogue by `stageWords`. */
export interface StageWords {
  /** Kind of object: ふせん, 島, … */
  kind(object: BoardObject): string;
  /** One sentence with everything: text, colour in words, group, author, votes, lock. */
  describe(
    object: BoardObject,
    context: { group: string | null; author: string | undefined; decoration: Decoration | undefined },
  ): string;
  /** Name of the whole board area. */
  board: string;
  locked: string;
  votes(count: number): string;
}

/** What a point meets. */
export interface Hit {
  id: string;
  object: BoardObject;
  /** `title`: the frame's title or the group's 表札; `edge`: border of a frame or group, line of a connector. */
  part: 'body' | 'title' | 'edge';
}

export interface OverlayView {
  camera: Camera;
  width: number;
  height: number;
  /** Device pixels per CSS pixel; the context is already scaled by it. */
  dpr: number;
}

export interface OverlayHandle {
  /** Ask to be drawn or placed again in the next frame. */
  update(): void;
  remove(): void;
}

export type Placement = 'cover' | 'above' | 'below' | 'point';

/** Things of the editor above the board, following the camera. */
export interface StageOverlay {
  /** Container above the board in screen space; it lets pointer events through, its children may take them. */
  readonly element: HTMLElement;
  /** Draws marquee, handles, guides in CSS pixels. Called when camera, objects or the painter itself changed. */
  addPainter(paint: (context: CanvasRenderingContext2D, view: OverlayView) => void): OverlayHandle;
  /**
   * Keeps an element at a board box or point: `cover` takes position and size, `above`/`below` centre it outside the
   * box and keep it inside the stage, `point` puts its top left there. Hidden while `anchor` returns null.
   */
  attach(element: HTMLElement, anchor: () => Box | Point | null, placement: Placement): OverlayHandle;
}

export interface StageEvents {
  /** An object's element came into the DOM or left it. */
  mount: { id: string; element: HTMLElement };
  unmount: { id: string };
  /** Camera moved or the stage was resized (once a frame). */
  view: { camera: Camera };
  /** Two fingers came down, or a pan began: tools give up what they had begun with that pointer. */
  gesture: { kind: 'pan' | 'pinch'; phase: 'start' | 'end' };
}

/** Whether a pointer press moves the board instead of reaching the tools. */
export type PanPolicy = (event: PointerEvent) => boolean;

export interface RevealOptions {
  /** Default true; never when reduced motion is asked for. */
  animate?: boolean;
  /** Put keyboard focus on it. */
  focus?: boolean;
}

/** The drawing engine as the editor sees it. Made by `createStage`. */
export interface Stage {
  /** Positioned container; listen to pointer events here. Takes no focus itself. */
  readonly root: HTMLElement;
  readonly camera: Camera;
  readonly overlay: StageOverlay;

  /** Replaces all decorations; unchanged entries (same reference) cost nothing. */
  setDecorations(decorations: Decorations): void;
  /** Whose notes are signed, near enough to read. */
  setAuthors(authors: Authors): void;
  /** Others' pointers; `hidden` removes them all from the screen. */
  setPeople(people: readonly RemotePerson[], options?: { hidden?: boolean }): void;
  /** Shows objects elsewhere while dragging or resizing. An empty map ends it. Connectors and groups follow. */
  setPreview(preview: ReadonlyMap<string, Preview>): void;
  /** Default: middle button, or any button while Space is held, or touch on empty board. */
  setPanPolicy(policy: PanPolicy): void;
  /** Lets the pointer select text in notes (reading mode). Default false. */
  setTextSelectable(selectable: boolean): void;

  /** Screen point of an event, relative to the stage. */
  pointOf(event: { clientX: number; clientY: number }): Point;
  /** Objects under a screen point, topmost first. `tolerance` in screen pixels, default 4. */
  hitTest(screen: Point, tolerance?: number): Hit[];
  /** Objects whose box is wholly inside (`contain`) or touches (`touch`) a board box, lowest first. */
  objectsIn(box: Box, how: 'contain' | 'touch'): BoardObject[];
  /** Box as drawn, including previews; groups from their members; null for unknown ids and empty groups. */
  boxOf(id: string): Box | null;
  /** Box around everything; null on an empty board. */
  contentBox(): Box | null;
  /** Mounted ids in reading order: what Tab walks through. */
  mountedOrder(): string[];

  /** Element of a mounted object, with `data-object`; null when it is only drawn on the canvas. */
  elementFor(id: string): HTMLElement | null;
  /** Keeps an object in the DOM wherever the camera goes (selection, focus). Returns the release. */
  pin(id: string): () => void;
  /**
   * Puts an element (the editor's textarea) into the object in place of its text, with the same box and
   * typography, and pins it: it stays mounted until released, so that a composition is never cut off.
   */
  mountInObject(id: string, element: HTMLElement): () => void;
  /** Brings an object into view and into the DOM; resolves with its element once it is there (null if unknown). */
  reveal(id: string, options?: RevealOptions): Promise<HTMLElement | null>;

  on<K extends keyof StageEvents>(event: K, listener: (detail: StageEvents[K]) => void): () => void;
  destroy(): void;
}
