import type { RoomStatus } from '~/platform/sync/status';
import type { BoardSession } from '../board-props';
import type { Access, ReadReason } from './desk';

/**
 * Whether this person may write now. The connection decides; the session only gives the words for why not. While
 * the connection is away what was last known goes on, so that one can write offline.
 */
export function accessOf(
  status: RoomStatus,
  session: BoardSession | null,
  newer: boolean,
  before: Access | null,
): Access {
  if (newer) return no('newer');
  switch (status.state) {
    case 'saved':
    case 'saving':
      return { mayWrite: true, reason: null };
    case 'read-only':
      return no(status.readOnly === 'rights' || !status.readOnly ? rightsReason(session) : status.readOnly);
    case 'refused':
      return no('refused');
    case 'offline':
      if (before && before.reason !== 'connecting') return before;
      return status.loaded ? { mayWrite: true, reason: null } : no('connecting');
    case 'connecting':
      return before ?? no('connecting');
  }
}

function no(reason: ReadReason): Access {
  return { mayWrite: false, reason };
}

function rightsReason(session: BoardSession | null): ReadReason {
  if (!session) return 'rights';
  if (session.status === 'planned') return 'not_started';
  if (session.status === 'ended') return 'ended';
  if (session.boardLocked) return 'board_locked';
  return session.permission === 'write' ? 'rights' : session.permission;
}
