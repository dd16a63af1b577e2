import type { BoardSession } from '~/domains/boards/ui/board-props';
import { currentPermission, type RoomView } from '../../model';
import { gatherInForce } from './screen-board';
import type { Voting } from './use-voting';

/** What the session adds to one board on this screen. Nobody is asked to follow themselves. */
export function boardSession(room: RoomView, boardId: string, voting: Voting | null): BoardSession {
  const { state } = room;
  const board = state.boards.find((summary) => summary.id === boardId);
  const gather = gatherInForce(state);
  return {
    lockedIds: board?.lockedObjects ?? [],
    boardLocked: board?.locked ?? false,
    permission: currentPermission(state),
    status: state.status,
    hideCursors: state.hideCursors,
    gather: gather?.boardId === boardId ? { id: gather.id, box: gather.camera, by: gather.by } : null,
    follow: state.follow && state.follow.personId !== room.me.personId ? state.follow : null,
    voting,
  };
}
