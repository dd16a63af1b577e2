import type { BoardObject, Box, ConnectorEnd, Point } from '../../model';
import type { Handle } from './resize';
import { staysActive, type Tool, writes } from './tool';

/**
 * What pointer presses mean. A pure machine: an input and what the board looks like go in, the next state and
 * effects come out. The editor carries out the effects.
 */

export interface PointerInput {
  kind: 'down' | 'move' | 'up' | 'cancel' | 'hold';
  /** Where, in board units and in pixels of the stage. */
  at: Point;
  screen: Point;
  shift: boolean;
  /** Alt or Ctrl/⌘: things don't line up by themselves. */
  free: boolean;
  touch: boolean;
  /** 2 for the second press of a double click. */
  clicks: number;
}

/** What a press meets, topmost first: handles of the selection, then objects. */
export type Target =
  | { kind: 'handle'; handle: Handle }
  | { kind: 'link'; id: string }
  | { kind: 'object'; id: string; type: BoardObject['type']; part: 'body' | 'title' | 'edge' }
  | { kind: 'nothing' };

/** The board as the machine asks about it. */
export interface World {
  tool: Tool;
  mayWrite: boolean;
  selection: ReadonlySet<string>;
  target(screen: Point, touch: boolean): Target;
  /** Whether this person may move and change the object. */
  mayChange(id: string): boolean;
  /** Object a connector would hang on at this point; null for none. */
  linkable(screen: Point): string | null;
  /** Objects a marquee takes. */
  inBox(box: Box): string[];
}

export type State =
  | { kind: 'idle' }
  | { kind: 'press'; target: Target; at: Point; screen: Point; was: boolean; input: PointerInput }
  | { kind: 'marquee'; from: Point; to: Point; base: ReadonlySet<string> }
  | { kind: 'move'; from: Point; to: Point; free: boolean }
  | { kind: 'resize'; handle: Handle; from: Point; to: Point; ratio: boolean }
  | { kind: 'link'; from: ConnectorEnd; to: Point; target: string | null; sticky: boolean }
  | { kind: 'draw'; points: Point[] }
  | { kind: 'frame'; from: Point; to: Point };

export type Effect =
  | { do: 'select'; ids: readonly string[] }
  | { do: 'begin-move' }
  | { do: 'move'; dx: number; dy: number; at: Point; free: boolean }
  | { do: 'drop'; at: Point }
  | { do: 'begin-resize' }
  | { do: 'resize'; handle: Handle; dx: number; dy: number; ratio: boolean }
  | { do: 'end-resize' }
  /** Shows everything as it was before the drag. */
  | { do: 'revert' }
  | { do: 'make'; what: 'note' | 'label' | 'stamp'; at: Point }
  | { do: 'make-frame'; box: Box | null; at: Point }
  | { do: 'make-pen'; points: readonly Point[] }
  | { do: 'link'; from: ConnectorEnd; to: ConnectorEnd }
  | { do: 'edit'; id: string }
  | { do: 'tool'; tool: Tool }
  /** Read-only: tell why nothing happens. */
  | { do: 'refuse'; id: string | null };

/** Pixels a pointer may wander before a press becomes a drag. */
const SLOP = { mouse: 4, touch: 10 } as const;
/** A frame dragged smaller than this was meant as a click. */
const FRAME_MIN = 40;

export const IDLE: State = { kind: 'idle' };

type Step = [State, Effect[]];

/** The next state and what to do. */
export function step(state: State, input: PointerInput, world: World): Step {
  if (input.kind === 'cancel') return [IDLE, isDrag(state) ? [{ do: 'revert' }] : []];
  if (input.kind === 'down') return down(state, input, world);
  if (input.kind === 'hold') return hold(state, world);
  if (input.kind === 'move') return move(state, input, world);
  return up(state, input, world);
}

/** Whether letting go now would change the board. */
export function isDrag(state: State): boolean {
  return state.kind !== 'idle' && state.kind !== 'press' && state.kind !== 'marquee';
}

function down(state: State, input: PointerInput, world: World): Step {
  const { tool } = world;
  if (writes(tool) && !world.mayWrite) return [IDLE, [{ do: 'refuse', id: null }]];
  if (tool === 'pen') return [{ kind: 'draw', points: [input.at] }, []];
  if (tool === 'frame') return [{ kind: 'frame', from: input.at, to: input.at }, []];
  if (tool === 'connector') {
    if (state.kind === 'link' && state.sticky) return [{ ...state, to: input.at }, []];
    const id = world.linkable(input.screen);
    return [{ kind: 'link', from: end(id, input.at), to: input.at, target: null, sticky: false }, []];
  }
  const target = world.target(input.screen, input.touch);
  const was = target.kind === 'object' && world.selection.has(target.id);
  return [{ kind: 'press', target, at: input.at, screen: input.screen, was, input }, []];
}

function move(state: State, input: PointerInput, world: World): Step {
  switch (state.kind) {
    case 'idle':
      return [state, []];
    case 'press':
      return isFar(state.screen, input) ? begin(state, input, world) : [state, []];
    case 'marquee': {
      const found = world.inBox(boxBetween(state.from, input.at));
      return [{ ...state, to: input.at }, [{ do: 'select', ids: [...new Set([...state.base, ...found])] }]];
    }
    case 'move':
      return [{ ...state, to: input.at, free: input.free }, [moveEffect(state.from, input)]];
    case 'resize':
      return [{ ...state, to: input.at, ratio: input.shift }, [resizeEffect(state, input)]];
    case 'link':
      return [{ ...state, to: input.at, target: other(state.from, world.linkable(input.screen)) }, []];
    case 'draw':
      return [{ kind: 'draw', points: [...state.points, input.at] }, []];
    case 'frame':
      return [{ ...state, to: input.at }, []];
  }
}

/** A press becomes a drag. */
function begin(state: Extract<State, { kind: 'press' }>, input: PointerInput, world: World): Step {
  const { target, at } = state;
  if (writes(world.tool)) return [state, []];
  if (world.tool === 'hand' || !world.mayWrite) return [IDLE, []];
  if (target.kind === 'handle') {
    const next: State = { kind: 'resize', handle: target.handle, from: at, to: input.at, ratio: input.shift };
    return [next, [{ do: 'begin-resize' }, resizeEffect(next, input)]];
  }
  if (target.kind === 'link') {
    return [{ kind: 'link', from: { object: target.id }, to: input.at, target: null, sticky: false }, []];
  }
  if (target.kind === 'object' && !(target.type === 'frame' && target.part === 'body')) {
    const ids = state.was
      ? [...world.selection]
      : input.shift
        ? [...world.selection, target.id]
        : [target.id];
    if (!ids.some((id) => world.mayChange(id))) return [IDLE, [{ do: 'refuse', id: target.id }]];
    const select: Effect[] = state.was ? [] : [{ do: 'select', ids }];
    return [
      { kind: 'move', from: at, to: input.at, free: input.free },
      [...select, { do: 'begin-move' }, moveEffect(at, input)],
    ];
  }
  if (state.input.touch) return [IDLE, []];
  const base = input.shift ? world.selection : new Set<string>();
  const found = world.inBox(boxBetween(at, input.at));
  return [
    { kind: 'marquee', from: at, to: input.at, base },
    [{ do: 'select', ids: [...new Set([...base, ...found])] }],
  ];
}

function up(state: State, input: PointerInput, world: World): Step {
  switch (state.kind) {
    case 'idle':
    case 'marquee':
      return [IDLE, []];
    case 'press':
      return [IDLE, click(state, world)];
    case 'move':
      return [IDLE, [moveEffect(state.from, input), { do: 'drop', at: input.at }]];
    case 'resize':
      return [IDLE, [resizeEffect(state, input), { do: 'end-resize' }]];
    case 'link':
      return endLink(state, input, world);
    case 'draw':
      return [IDLE, [{ do: 'make-pen', points: state.points }]];
    case 'frame': {
      const box = boxBetween(state.from, input.at);
      const small = box.w < FRAME_MIN && box.h < FRAME_MIN;
      return [IDLE, [{ do: 'make-frame', box: small ? null : box, at: state.from }]];
    }
  }
}

function click(state: Extract<State, { kind: 'press' }>, world: World): Effect[] {
  const { target, input, at } = state;
  const { tool } = world;
  if (tool === 'note' || tool === 'label' || tool === 'stamp') return [{ do: 'make', what: tool, at }];
  if (target.kind === 'handle' || target.kind === 'link') return [];
  const onBoard = target.kind === 'nothing' || (target.type === 'frame' && target.part === 'body');
  if (onBoard) {
    if (input.clicks === 2 && world.mayWrite) return [{ do: 'make', what: 'note', at }];
    return input.shift ? [] : [{ do: 'select', ids: [] }];
  }
  const { id } = target;
  if (input.clicks === 2 || (input.touch && state.was && world.selection.size === 1)) {
    return world.mayChange(id) && world.mayWrite
      ? [
          { do: 'select', ids: [id] },
          { do: 'edit', id },
        ]
      : [
          { do: 'select', ids: [id] },
          { do: 'refuse', id },
        ];
  }
  if (input.shift) return [{ do: 'select', ids: toggled(world.selection, id) }];
  return [{ do: 'select', ids: [id] }];
}

/** A long press adds to the selection or takes away, as Shift does. */
function hold(state: State, world: World): Step {
  if (state.kind !== 'press' || state.target.kind !== 'object' || writes(world.tool)) return [state, []];
  return [IDLE, [{ do: 'select', ids: toggled(world.selection, state.target.id) }]];
}

function endLink(state: Extract<State, { kind: 'link' }>, input: PointerInput, world: World): Step {
  const target = world.linkable(input.screen);
  const moved =
    'object' in state.from ? target !== state.from.object : !samePoint(state.from.point, input.at);
  if (!moved && !state.sticky) return [{ ...state, to: input.at, sticky: true }, []];
  if (!moved) return [IDLE, []];
  const done: Effect = { do: 'link', from: state.from, to: end(target, input.at) };
  return [IDLE, staysActive(world.tool) ? [done] : [done, { do: 'tool', tool: 'select' }]];
}

function moveEffect(from: Point, input: PointerInput): Effect {
  return {
    do: 'move',
    dx: input.at[0] - from[0],
    dy: input.at[1] - from[1],
    at: input.at,
    free: input.free,
  };
}

function resizeEffect(state: { handle: Handle; from: Point }, input: PointerInput): Effect {
  return {
    do: 'resize',
    handle: state.handle,
    dx: input.at[0] - state.from[0],
    dy: input.at[1] - state.from[1],
    ratio: input.shift,
  };
}

function toggled(selection: ReadonlySet<string>, id: string): string[] {
  return selection.has(id) ? [...selection].filter((each) => each !== id) : [...selection, id];
}

function isFar(from: Point, input: PointerInput): boolean {
  const slop = input.touch ? SLOP.touch : SLOP.mouse;
  return Math.hypot(input.screen[0] - from[0], input.screen[1] - from[1]) > slop;
}

function end(id: string | null, at: Point): ConnectorEnd {
  return id === null ? { point: at } : { object: id };
}

function other(from: ConnectorEnd, id: string | null): string | null {
  return 'object' in from && from.object === id ? null : id;
}

function samePoint(a: Point, b: Point): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) < 4;
}

/** The box with these two corners. */
export function boxBetween(a: Point, b: Point): Box {
  return {
    x: Math.min(a[0], b[0]),
    y: Math.min(a[1], b[1]),
    w: Math.abs(a[0] - b[0]),
    h: Math.abs(a[1] - b[1]),
  };
}
