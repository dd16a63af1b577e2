import { describe, expect, it } from 'vitest';
import { makeAgenda, makeRoom, makeRound, makeState } from '../../../../../tests/factories/session-view';
import type { RoomView, SessionState, VoteRound } from '../../model';
import { changesBetween, openRound, roundOnBoard } from './changes';

const kinds = (before: RoomView, after: RoomView) =>
  changesBetween(before, after, 'brd_main').map((change) => change.kind);
const room = (state: Partial<SessionState>, rounds: VoteRound[] = []) =>
  makeRoom({ state: makeState(state), rounds });

describe('what people are told', () => {
  it('names the new phase and what it allows, once', () => {
    expect(changesBetween(room({}), room({ phaseId: 'phs_share' }), 'brd_main')).toEqual([
      { kind: 'phase', title: 'みんなで共有する', permission: 'look' },
    ]);
  });
  it('tells a changed permission of the same phase', () => {
    const phases = makeAgenda().map((phase) => ({ ...phase, permission: 'look' as const }));
    expect(changesBetween(room({}), room({ phases }), 'brd_main')).toEqual([
      { kind: 'permission', permission: 'look' },
    ]);
  });
  it('stays silent when nothing that concerns everyone changed', () => {
    expect(kinds(room({}), room({ version: 2, timer: null }))).toEqual([]);
  });
  it('tells start with its first phase, end and reopening', () => {
    expect(kinds(room({ status: 'planned', phaseId: null }), room({}))).toEqual(['started', 'phase']);
    expect(kinds(room({}), room({ status: 'ended' }))).toEqual(['ended']);
    expect(kinds(room({ status: 'ended' }), room({}))).toEqual(['reopened']);
  });
  it('tells each call once, also a repeated one', () => {
    const camera = { x: 0, y: 0, w: 100, h: 100 };
    const call = (id: string) => ({ id, boardId: 'brd_main', camera, at: 1, by: '進行役' });
    expect(kinds(room({}), room({ gather: call('a') }))).toEqual(['gathered']);
    expect(kinds(room({ gather: call('a') }), room({ gather: call('a') }))).toEqual([]);
    expect(kinds(room({ gather: call('a') }), room({ gather: call('b') }))).toEqual(['gathered']);
  });
  it('does not tell the person who is followed to follow', () => {
    expect(kinds(room({}), room({ follow: { personId: 'gst_me', name: '山田はなこ' } }))).toEqual([]);
    expect(kinds(room({}), room({ follow: { personId: 'usr_1', name: '進行役' } }))).toEqual(['following']);
    expect(kinds(room({ follow: { personId: 'usr_1', name: '進行役' } }), room({}))).toEqual(['followEnded']);
  });
  it('tells locks of the board on screen only', () => {
    const boards = (locked: boolean) => [{ id: 'brd_main', title: '', locked, lockedObjects: [] }];
    expect(kinds(room({ boards: boards(false) }), room({ boards: boards(true) }))).toEqual(['boardLocked']);
    expect(
      changesBetween(room({ boards: boards(false) }), room({ boards: boards(true) }), 'brd_other'),
    ).toEqual([]);
  });
  it('follows a vote round through its life', () => {
    const open = makeRound({ openedAt: 1 });
    const closed = makeRound({ openedAt: 1, closedAt: 5, results: [] });
    expect(kinds(room({}), room({}, [open]))).toEqual(['voteOpened']);
    expect(kinds(room({}, [open]), room({}, [closed]))).toEqual(['voteClosed']);
    expect(kinds(room({}, [closed]), room({}, [open]))).toEqual(['voteReopened']);
    expect(kinds(room({}), room({}, [closed]))).toEqual([]);
  });
  it('says once that a phase for voting has begun', () => {
    expect(kinds(room({}), room({ phaseId: 'phs_vote' }, [makeRound()]))).toEqual(['phase']);
  });
});

describe('the round a screen works with', () => {
  it('prefers the open one, then the one closed last', () => {
    const early = makeRound({ id: 'a', closedAt: 10 });
    const late = makeRound({ id: 'b', closedAt: 20 });
    const open = makeRound({ id: 'c' });
    expect(roundOnBoard([late, early], 'brd_main')?.id).toBe('b');
    expect(roundOnBoard([early, open, late], 'brd_main')?.id).toBe('c');
    expect(roundOnBoard([early], 'brd_other')).toBeNull();
    expect(openRound([early, late])).toBeNull();
  });
});
