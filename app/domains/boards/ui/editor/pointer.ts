import { isPlaced, type Point } from '../../model';
import type { Hit } from '../stage/types';
import { type Effect, isDrag, type PointerInput, step, type Target, type World } from '../tools/machine';
import { HANDLES, type Handle, handlePoint } from '../tools/resize';
import { writes } from '../tools/tool';
import { type Desk, mayChange, refuse, select, warn } from './desk';
import { Dragging, resizable } from './drag';
import { makeConnector, makeFrame, makeLabel, makeNote, makePen, makeStamp } from './make';
import { selectionBox } from './view';

const HOLD_MS = 450;
const DOUBLE_MS = 350;
const DOUBLE_REACH = 24;
/** Pixels a finger may wander and still mean a tap. */
const TAP_REACH = 10;
/** Pixels around a handle that still count as it. */
const HANDLE_REACH = { mouse: 8, touch: 18 } as const;
/** Handles of a selection smaller than this on screen would cover it. */
const HANDLES_FROM = 28;
/** Distance of the handles from which connectors are drawn, in pixels. */
export const LINK_DISTANCE = 22;

/** Listens to the stage's pointer events, asks the machine what they mean and carries it out. */
export class Pointing {
  readonly #desk: Desk;
  readonly #dragging: Dragging;
  readonly #endings: (() => void)[] = [];
  #active: number | null = null;
  #hold: ReturnType<typeof setTimeout> | null = null;
  #last: { at: number; screen: Point } | null = null;
  /** How many quick presses the current one is. */
  #clicks = 1;
  #lastInput: PointerInput | null = null;
  /** A press with which the stage began to move the board; without movement it is a tap all the same. */
  #tap: { id: number; input: PointerInput } | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#dragging = new Dragging(desk);
    const { root } = desk.stage;
    const listen = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ) => {
      // In the capture phase: the stage keeps presses that move the board from going further down.
      root.addEventListener(type, listener, { capture: true });
      this.#endings.push(() => root.removeEventListener(type, listener, { capture: true }));
    };
    listen('pointerdown', this.#onDown);
    listen('pointermove', this.#onMove);
    listen('pointerup', this.#onUp);
    listen('pointercancel', () => this.cancel());
    listen('contextmenu', (event) => {
      if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
    });
    this.#endings.push(
      desk.stage.on('gesture', ({ phase }) => {
        if (phase === 'start') this.cancel();
      }),
    );
    desk.stage.setPanPolicy((event) => this.#pans(event));
  }

  destroy(): void {
    this.cancel();
    for (const end of this.#endings) end();
  }

  /** Gives up what is under way and shows everything as it was. */
  cancel(): void {
    this.#stopHold();
    this.#active = null;
    this.#tap = null;
    const input = this.#lastInput;
    if (input && this.#desk.pointer.value.kind !== 'idle') this.#feed({ ...input, kind: 'cancel' });
  }

  get dragging(): boolean {
    return isDrag(this.#desk.pointer.value);
  }

  /** Whether a press moves the board. Fingers move it except on what is selected, so that nothing slips. */
  #pans(event: PointerEvent): boolean {
    const desk = this.#desk;
    if (event.button === 1) return true;
    if (isOwn(event.target)) return false;
    const tool = desk.tool.value;
    if (tool === 'hand') return true;
    if (writes(tool) && desk.access.value.mayWrite) return false;
    const target = this.#target(desk.stage.pointOf(event), event.pointerType === 'touch');
    if (event.pointerType !== 'touch') {
      return !desk.access.value.mayWrite && target.kind === 'nothing';
    }
    if (target.kind === 'handle' || target.kind === 'link') return false;
    return !(desk.access.value.mayWrite && target.kind === 'object' && desk.selection.value.has(target.id));
  }

  readonly #onDown = (event: PointerEvent) => {
    if (isOwn(event.target) || this.#active !== null || event.button !== 0) return;
    const screen = this.#desk.stage.pointOf(event);
    const near = this.#last && distance(this.#last.screen, screen) < DOUBLE_REACH;
    const quick = this.#last && event.timeStamp - this.#last.at < DOUBLE_MS;
    this.#clicks = near && quick ? this.#clicks + 1 : 1;
    this.#last = { at: event.timeStamp, screen };
    const input = this.#input('down', event);
    const touch = event.pointerType === 'touch';
    if (event.defaultPrevented) this.#tap = { id: event.pointerId, input };
    else {
      this.#active = event.pointerId;
      this.#press(input);
      if (!touch && event.isTrusted) this.#desk.stage.root.setPointerCapture(event.pointerId);
    }
    if (touch) this.#hold = setTimeout(() => this.#held(input), HOLD_MS);
  };

  #press(input: PointerInput): void {
    // A press elsewhere ends writing; the field's own blur does it when focus moves, which a canvas never takes.
    this.#desk.editing.value?.finish();
    this.#feed(input);
  }

  #held(input: PointerInput): void {
    this.#hold = null;
    if (this.#tap) this.#press(input);
    this.#tap = null;
    this.#feed({ ...input, kind: 'hold' });
    if (this.#desk.pointer.value.kind === 'idle') navigator.vibrate?.(10);
    else if (this.#active === null) this.#feed({ ...input, kind: 'cancel' });
  }

  readonly #onMove = (event: PointerEvent) => {
    if (this.#tap?.id === event.pointerId) {
      if (distance(this.#tap.input.screen, this.#desk.stage.pointOf(event)) <= TAP_REACH) return;
      this.#tap = null;
      this.#stopHold();
      return;
    }
    if (event.pointerId !== this.#active) {
      if (this.#desk.pointer.value.kind === 'link' && event.buttons === 0) {
        this.#feed(this.#input('move', event));
      }
      return;
    }
    const drawing = this.#desk.pointer.value.kind === 'draw';
    const events = drawing ? (event.getCoalescedEvents?.() ?? []) : [];
    for (const each of events.length > 0 ? events : [event]) this.#feed(this.#input('move', each));
    const { value } = this.#desk.pointer;
    if (value.kind !== 'press') this.#stopHold();
  };

  readonly #onUp = (event: PointerEvent) => {
    const tap = this.#tap;
    if (tap?.id === event.pointerId) {
      this.#tap = null;
      this.#stopHold();
      this.#press(tap.input);
      this.#feed({ ...tap.input, kind: 'up' });
      return;
    }
    if (event.pointerId !== this.#active) return;
    this.#stopHold();
    this.#active = null;
    this.#feed(this.#input('up', event));
  };

  #stopHold(): void {
    if (this.#hold !== null) clearTimeout(this.#hold);
    this.#hold = null;
  }

  #input(kind: PointerInput['kind'], event: PointerEvent): PointerInput {
    const screen = this.#desk.stage.pointOf(event);
    return {
      kind,
      screen,
      at: this.#desk.stage.camera.toBoard(screen),
      shift: event.shiftKey,
      free: event.ctrlKey || event.metaKey || event.altKey,
      touch: event.pointerType === 'touch',
      clicks: Math.min(2, this.#clicks),
    };
  }

  #feed(input: PointerInput): void {
    this.#lastInput = input;
    const [next, effects] = step(this.#desk.pointer.value, input, this.#world());
    this.#desk.pointer.set(next);
    for (const effect of effects) this.#run(effect);
  }

  #world(): World {
    const desk = this.#desk;
    return {
      tool: desk.tool.value,
      mayWrite: desk.access.value.mayWrite,
      selection: desk.selection.value,
      target: (screen, touch) => this.#target(screen, touch),
      mayChange: (id) => mayChange(desk, id),
      linkable: (screen) => this.#linkable(screen),
      inBox: (box) =>
        desk.stage
          .objectsIn(box, 'touch')
          .filter((object) => object.type !== 'frame' && object.type !== 'group')
          .map((object) => object.id),
    };
  }

  #target(screen: Point, touch: boolean): Target {
    const desk = this.#desk;
    const reach = touch ? HANDLE_REACH.touch : HANDLE_REACH.mouse;
    if (desk.tool.value === 'select' && desk.access.value.mayWrite) {
      const handle = handleAt(desk, screen, reach, touch);
      if (handle) return { kind: 'handle', handle };
      const link = linkHandles(desk).find(({ point }) => distance(point, screen) <= reach);
      if (link) return { kind: 'link', id: link.id };
    }
    const hit = desk.stage.hitTest(screen, touch ? 12 : 4)[0];
    return hit ? objectTarget(hit) : { kind: 'nothing' };
  }

  #linkable(screen: Point): string | null {
    const hit = this.#desk.stage
      .hitTest(screen, 8)
      .find(
        ({ object, part }) => object.type !== 'connector' && !(object.type === 'frame' && part === 'body'),
      );
    return hit?.id ?? null;
  }

  #run(effect: Effect): void {
    const desk = this.#desk;
    switch (effect.do) {
      case 'select':
        select(desk, effect.ids);
        break;
      case 'begin-move':
        this.#dragging.beginMove();
        break;
      case 'move':
        this.#dragging.move(effect.dx, effect.dy, effect.at, effect.free);
        break;
      case 'drop':
        this.#dragging.drop(effect.at);
        break;
      case 'begin-resize':
        this.#dragging.beginResize();
        break;
      case 'resize':
        this.#dragging.resize(effect.handle, [effect.dx, effect.dy], effect.ratio);
        break;
      case 'end-resize':
        this.#dragging.endResize();
        break;
      case 'revert':
        this.#dragging.revert();
        break;
      case 'edit':
        desk.edit(effect.id);
        break;
      case 'tool':
        desk.tool.set(effect.tool);
        break;
      case 'refuse':
        if (desk.access.value.mayWrite) warn(desk, desk.words('boards:refused.locked'));
        else refuse(desk);
        break;
      default:
        this.#make(effect);
    }
  }

  #make(effect: Extract<Effect, { do: 'make' | 'make-frame' | 'make-pen' | 'link' }>): void {
    const desk = this.#desk;
    if (effect.do === 'make-pen') makePen(desk, effect.points);
    else if (effect.do === 'link') {
      const id = makeConnector(desk, effect.from, effect.to);
      if (id) select(desk, [id]);
    } else if (effect.do === 'make-frame') {
      desk.tool.set('select');
      makeFrame(desk, effect.box, effect.at);
    } else if (effect.what === 'stamp') makeStamp(desk, effect.at);
    else {
      desk.tool.set('select');
      if (effect.what === 'note') makeNote(desk, effect.at);
      else makeLabel(desk, effect.at);
    }
  }
}

/** Fields and bars above the board keep their presses. */
function isOwn(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('textarea, [data-own-pointer]') !== null;
}

function objectTarget(hit: Hit): Target {
  return { kind: 'object', id: hit.id, type: hit.object.type, part: hit.part };
}

/** Handles shown on the selection, on screen. Fingers get corners only. */
export function shownHandles(desk: Desk, touch = false): { handle: Handle; point: Point }[] {
  if (desk.editing.value || resizable(desk, desk.selection.value).size === 0) return [];
  if (resizable(desk, desk.selection.value).size < desk.selection.value.size) return [];
  const box = selectionBox(desk);
  if (!box) return [];
  const shown = desk.stage.camera.boxToScreen(box);
  if (shown.w < HANDLES_FROM && shown.h < HANDLES_FROM) return [];
  return HANDLES.filter((handle) => handle.length === 2 || (!touch && wide(shown, handle))).map((handle) => ({
    handle,
    point: handlePoint(shown, handle),
  }));
}

function wide(box: { w: number; h: number }, handle: Handle): boolean {
  return (handle === 'n' || handle === 's' ? box.w : box.h) > 4 * HANDLES_FROM;
}

function handleAt(desk: Desk, screen: Point, reach: number, touch: boolean): Handle | null {
  return shownHandles(desk, touch).find(({ point }) => distance(point, screen) <= reach)?.handle ?? null;
}

/** Round handles beside a single selected object, from which a connector is drawn. */
export function linkHandles(desk: Desk): { id: string; point: Point }[] {
  const [id] = desk.selection.value;
  if (id === undefined || desk.selection.value.size !== 1 || desk.editing.value) return [];
  const object = desk.store.get(id);
  if (!object || object.type === 'connector' || object.type === 'pen' || object.type === 'frame') return [];
  if (!desk.access.value.mayWrite || (isPlaced(object) && !mayChange(desk, id))) return [];
  const box = desk.stage.boxOf(id);
  if (!box) return [];
  const { x, y, w, h } = desk.stage.camera.boxToScreen(box);
  if (w < HANDLES_FROM) return [];
  const d = LINK_DISTANCE;
  return [
    { id, point: [x + w + d, y + h / 2] },
    { id, point: [x - d, y + h / 2] },
    { id, point: [x + w / 2, y + h + d] },
  ];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
