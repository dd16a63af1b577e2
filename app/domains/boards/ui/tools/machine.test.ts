import { describe, expect, it } from 'vitest';
import type { Point } from '../../model';
import { type Effect, IDLE, type PointerInput, type State, step, type Target, type World } from './machine';

const input = (kind: PointerInput['kind'], at: Point, more: Partial<PointerInput> = {}): PointerInput => ({
  kind,
  at,
  screen: at,
  shift: false,
  free: false,
  touch: false,
  clicks: 1,
  ...more,
});

function world(more: Partial<World> & { at?: Target } = {}): World {
  return {
    tool: 'select',
    mayWrite: true,
    selection: new Set(),
    target: () => more.at ?? { kind: 'nothing' },
    mayChange: () => true,
    linkable: () => null,
    inBox: () => [],
    ...more,
  };
}

/** Runs inputs through the machine; returns the last state and every effect. */
function run(inputs: PointerInput[], w: World, state: State = IDLE): { state: State; effects: Effect[] } {
  const effects: Effect[] = [];
  for (const each of inputs) {
    const [next, did] = step(state, each, w);
    state = next;
    effects.push(...did);
  }
  return { state, effects };
}

const note: Target = { kind: 'object', id: 'a', type: 'note', part: 'body' };
const frame: Target = { kind: 'object', id: 'f', type: 'frame', part: 'body' };

describe('selecting', () => {
  it('selects on click, adds with Shift, clears on empty board', () => {
    const click = [input('down', [0, 0]), input('up', [0, 0])];
    expect(run(click, world({ at: note })).effects).toEqual([{ do: 'select', ids: ['a'] }]);
    const shift = click.map((each) => ({ ...each, shift: true }));
    expect(run(shift, world({ at: note, selection: new Set(['b']) })).effects).toEqual([
      { do: 'select', ids: ['b', 'a'] },
    ]);
    expect(run(click, world()).effects).toEqual([{ do: 'select', ids: [] }]);
  });

  it('opens on double click and makes a note on empty board', () => {
    const double = [input('down', [5, 5], { clicks: 2 }), input('up', [5, 5], { clicks: 2 })];
    expect(run(double, world({ at: note })).effects).toContainEqual({ do: 'edit', id: 'a' });
    expect(run(double, world()).effects).toEqual([{ do: 'make', what: 'note', at: [5, 5] }]);
    expect(run(double, world({ at: frame })).effects).toEqual([{ do: 'make', what: 'note', at: [5, 5] }]);
  });

  it('draws a marquee from empty board and from inside a frame', () => {
    for (const at of [undefined, frame]) {
      const w = world({ ...(at ? { at } : {}), inBox: () => ['a', 'b'] });
      const { state, effects } = run([input('down', [0, 0]), input('move', [50, 50])], w);
      expect(state.kind).toBe('marquee');
      expect(effects).toEqual([{ do: 'select', ids: ['a', 'b'] }]);
    }
  });

  it('adds by a long press', () => {
    const w = world({ at: note, selection: new Set(['b']) });
    const { state, effects } = run([input('down', [0, 0], { touch: true }), input('hold', [0, 0])], w);
    expect(effects).toEqual([{ do: 'select', ids: ['b', 'a'] }]);
    expect(run([input('up', [0, 0])], w, state).effects).toEqual([]);
  });
});

describe('moving', () => {
  it('begins after some pixels, tells each move and drops', () => {
    const w = world({ at: note });
    const { effects } = run(
      [input('down', [0, 0]), input('move', [2, 0]), input('move', [20, 5]), input('up', [20, 5])],
      w,
    );
    expect(effects.map((each) => each.do)).toEqual(['select', 'begin-move', 'move', 'move', 'drop']);
  });

  it('moves the whole selection when the pressed one is in it', () => {
    const { effects } = run(
      [input('down', [0, 0]), input('move', [20, 5])],
      world({ at: note, selection: new Set(['a', 'b']) }),
    );
    expect(effects[0]).toEqual({ do: 'begin-move' });
  });

  it('refuses what is locked and puts things back on cancel', () => {
    const locked = world({ at: note, mayChange: () => false });
    expect(run([input('down', [0, 0]), input('move', [20, 5])], locked).effects).toEqual([
      { do: 'refuse', id: 'a' },
    ]);
    const { effects } = run(
      [input('down', [0, 0]), input('move', [20, 5]), input('cancel', [20, 5])],
      world({ at: note }),
    );
    expect(effects.at(-1)).toEqual({ do: 'revert' });
  });

  it('moves nothing while writing is not allowed', () => {
    const { effects } = run(
      [input('down', [0, 0]), input('move', [20, 5]), input('up', [20, 5])],
      world({ at: note, mayWrite: false }),
    );
    expect(effects).toEqual([]);
  });
});

describe('making', () => {
  it('places notes, frames and pen lines', () => {
    const click = [input('down', [7, 8]), input('up', [7, 8])];
    expect(run(click, world({ tool: 'note', at: note })).effects).toEqual([
      { do: 'make', what: 'note', at: [7, 8] },
    ]);
    expect(run(click, world({ tool: 'frame' })).effects).toEqual([
      { do: 'make-frame', box: null, at: [7, 8] },
    ]);
    const drag = [input('down', [0, 0]), input('move', [50, 10]), input('up', [100, 80])];
    expect(run(drag, world({ tool: 'frame' })).effects).toEqual([
      { do: 'make-frame', box: { x: 0, y: 0, w: 100, h: 80 }, at: [0, 0] },
    ]);
    expect(run(drag, world({ tool: 'pen' })).effects).toEqual([
      {
        do: 'make-pen',
        points: [
          [0, 0],
          [50, 10],
        ],
      },
    ]);
  });

  it('says why when writing is not allowed', () => {
    expect(run([input('down', [0, 0])], world({ tool: 'pen', mayWrite: false })).effects).toEqual([
      { do: 'refuse', id: null },
    ]);
  });
});

describe('connecting', () => {
  const linkable = ([x]: Point) => (x < 10 ? 'a' : x > 90 ? 'b' : null);

  it('goes from object to object by dragging, to a point when let go on the board', () => {
    const w = world({ tool: 'connector', linkable });
    const drag = (to: Point) => [input('down', [0, 0]), input('move', [50, 0]), input('up', to)];
    expect(run(drag([100, 0]), w).effects).toEqual([
      { do: 'link', from: { object: 'a' }, to: { object: 'b' } },
      { do: 'tool', tool: 'select' },
    ]);
    expect(run(drag([50, 40]), w).effects[0]).toEqual({
      do: 'link',
      from: { object: 'a' },
      to: { point: [50, 40] },
    });
  });

  it('goes by two clicks too', () => {
    const w = world({ tool: 'connector', linkable });
    const first = run([input('down', [0, 0]), input('up', [0, 0])], w);
    expect(first.state).toMatchObject({ kind: 'link', sticky: true });
    const second = run([input('down', [100, 0]), input('up', [100, 0])], w, first.state);
    expect(second.effects[0]).toEqual({ do: 'link', from: { object: 'a' }, to: { object: 'b' } });
  });

  it('starts from the handle of a selected note', () => {
    const w = world({ at: { kind: 'link', id: 'a' }, linkable });
    const { effects } = run([input('down', [0, 0]), input('move', [50, 0]), input('up', [100, 0])], w);
    expect(effects).toEqual([{ do: 'link', from: { object: 'a' }, to: { object: 'b' } }]);
  });
});
