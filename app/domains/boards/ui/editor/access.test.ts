import { describe, expect, it } from 'vitest';
import type { RoomStatus } from '~/platform/sync/status';
import type { BoardSession } from '../board-props';
import { accessOf } from './access';

const status = (more: Partial<RoomStatus>): RoomStatus => ({
  state: 'saved',
  refusal: null,
  readOnly: null,
  unsent: 0,
  withheld: 0,
  onDevice: true,
  loaded: true,
  ...more,
});
const session = (more: Partial<BoardSession>): BoardSession => ({
  lockedIds: [],
  boardLocked: false,
  authors: new Map(),
  permission: 'write',
  status: 'running',
  hideCursors: false,
  gather: null,
  follow: null,
  voting: null,
  ...more,
});
const writing = { mayWrite: true, reason: null };

describe('accessOf', () => {
  it('writes when the connection says so', () => {
    expect(accessOf(status({ state: 'saving' }), null, false, null)).toEqual(writing);
  });

  it('goes on while offline as it was', () => {
    expect(accessOf(status({ state: 'offline' }), null, false, writing)).toEqual(writing);
    const reading = { mayWrite: false, reason: 'look' as const };
    expect(accessOf(status({ state: 'offline' }), null, false, reading)).toEqual(reading);
    expect(accessOf(status({ state: 'connecting' }), null, false, writing)).toEqual(writing);
    // An empty board counts as not loaded when the line is cut.
    expect(accessOf(status({ state: 'offline', loaded: false }), null, false, writing)).toEqual(writing);
  });

  it('waits for the first connection, and writes on the copy of the device when there is none', () => {
    expect(accessOf(status({ state: 'connecting' }), null, false, null).reason).toBe('connecting');
    const waiting = { mayWrite: false, reason: 'connecting' as const };
    expect(accessOf(status({ state: 'offline' }), null, false, waiting)).toEqual(writing);
    expect(accessOf(status({ state: 'offline', loaded: false }), null, false, waiting).mayWrite).toBe(false);
  });

  it.each([
    [session({ permission: 'vote' }), 'vote'],
    [session({ permission: 'look' }), 'look'],
    [session({ status: 'ended' }), 'ended'],
    [session({ status: 'planned' }), 'not_started'],
    [session({ boardLocked: true }), 'board_locked'],
    [null, 'rights'],
  ])('says why reading is all', (given, reason) => {
    const readOnly = status({ state: 'read-only', readOnly: 'rights' });
    expect(accessOf(readOnly, given, false, writing)).toEqual({ mayWrite: false, reason });
  });

  it('tells a full disk from a missing right, and never writes what a later program wrote', () => {
    const full = status({ state: 'read-only', readOnly: 'storage' });
    expect(accessOf(full, session({ permission: 'look' }), false, writing).reason).toBe('storage');
    expect(accessOf(status({}), null, true, writing).reason).toBe('newer');
  });
});
