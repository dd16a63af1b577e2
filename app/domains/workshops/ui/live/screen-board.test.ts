import { describe, expect, it } from 'vitest';
import { makePhase, makeState } from '../../../../../tests/factories/session-view';
import { placeKey, screenBoardId, screenMapId } from './screen-board';

const boards = ['brd_main', 'brd_b', 'brd_c'].map((id) => ({
  id,
  title: id,
  locked: false,
  lockedObjects: [],
}));
const camera = { x: 0, y: 0, w: 10, h: 10 };
const call = { id: 'gth_1', boardId: 'brd_b', camera, at: 2_000, by: '進行役' };
const base = makeState({ boards, phaseStartedAt: 1_000 });

describe('the board on a screen', () => {
  it('is the phase’s by default', () => expect(screenBoardId(base, null)).toBe('brd_main'));
  it('is where the facilitator called', () =>
    expect(screenBoardId({ ...base, gather: call }, null)).toBe('brd_b'));
  it('is the new phase’s when the phase began after the call', () =>
    expect(screenBoardId({ ...base, gather: call, phaseStartedAt: 3_000 }, null)).toBe('brd_main'));
  it('is the person’s choice until the facilitator decides anew', () => {
    const choice = { boardId: 'brd_c', key: placeKey(base) };
    expect(screenBoardId(base, choice)).toBe('brd_c');
    expect(screenBoardId({ ...base, gather: call }, choice)).toBe('brd_b');
    expect(screenBoardId({ ...base, phaseId: 'phs_vote' }, choice)).toBe('brd_main');
  });
  it('is none in a phase of talking', () => {
    const phases = [makePhase({ boardId: null })];
    expect(screenBoardId({ ...base, phases }, null)).toBeNull();
  });
  it('ignores boards that are gone', () => {
    expect(screenBoardId(base, { boardId: 'brd_gone', key: placeKey(base) })).toBe('brd_main');
    expect(screenBoardId({ ...base, gather: { ...call, boardId: 'brd_gone' } }, null)).toBe('brd_main');
  });
});

describe('the map on a screen', () => {
  const maps = ['map_a', 'map_b'].map((id) => ({ id, title: id, kind: 'table' as const, locked: false }));
  const onMap = { ...base, maps, phases: [makePhase({ boardId: null, mapId: 'map_a' })] };

  it('is the phase’s, and no board', () => {
    expect(screenMapId(onMap, null)).toBe('map_a');
    expect(screenBoardId(onMap, null)).toBeNull();
  });
  it('is the person’s choice while it holds, over the phase’s board too', () => {
    const choice = { boardId: 'map_b', key: placeKey(base) };
    expect(screenMapId({ ...base, maps }, choice)).toBe('map_b');
    expect(screenBoardId({ ...base, maps }, choice)).toBeNull();
    expect(screenMapId({ ...base, maps }, null)).toBeNull();
  });
  it('gives way to a board that was chosen or called to', () => {
    expect(screenMapId(onMap, { boardId: 'brd_b', key: placeKey(base) })).toBeNull();
    expect(screenMapId({ ...onMap, gather: call }, null)).toBeNull();
  });
  it('ignores maps that are gone', () => {
    expect(screenMapId({ ...onMap, maps: [] }, null)).toBeNull();
  });
});
