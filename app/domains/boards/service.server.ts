import * as Y from 'yjs';
import { type Principal, personId } from '~/domains/accounts/model';
import { copyFile } from '~/domains/files/service.server';
import {
  type DocumentAccess,
  documentAccess,
  requireWorkshop,
  touchSessions,
} from '~/domains/workshops/access.server';
import type { BoardSummary } from '~/domains/workshops/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { type AuthorizeRoom, authorizeRooms } from '~/platform/rooms';
import { boardIdOfRoom, boardRoom, MAX_BOARDS, MAX_LOCKED_OBJECTS } from './policy';
import * as repo from './repo.server';

/** A board with what the viewer may do on it now. Who leads may change locked objects, lock and unlock. */
export interface BoardAccess extends DocumentAccess {
  board: { id: string; workshopId: string; title: string; locked: boolean };
}

/**
 * Reads a board by right. Throws `not_found`, `unauthenticated`, or `forbidden` with reason `waiting`, `removed`
 * or none.
 */
export async function getBoard(deps: Deps, principal: Principal, boardId: string): Promise<BoardAccess> {
  const row = await repo.findBoard(deps.db, boardId);
  if (!row) throw new DomainError('not_found');
  const board = { id: row.id, workshopId: row.workshop_id, title: row.title, locked: row.locked === 1 };
  return { board, ...(await documentAccess(deps, principal, board)) };
}

/** Rights on board rooms (`board-<board id>`), asked by the sync side at each connection. */
export function authorizeBoardRoom(deps: Deps): AuthorizeRoom {
  return authorizeRooms(boardIdOfRoom, (principal, boardId) => getBoard(deps, principal, boardId));
}

/** Ids of the objects of a board room that only leads may change; empty for other rooms. */
export async function listLockedObjects(deps: Pick<Deps, 'db'>, room: string): Promise<string[]> {
  const boardId = boardIdOfRoom(room);
  if (!boardId) return [];
  return (await repo.listLocks(deps.db, [boardId])).map((lock) => lock.objectId);
}

/** Boards of a workshop with their locks. The caller has checked the right. */
export async function listBoardSummaries(
  deps: Pick<Deps, 'db'>,
  workshopId: string,
): Promise<BoardSummary[]> {
  const boards = await repo.listBoards(deps.db, workshopId);
  const locks = await repo.listLocks(
    deps.db,
    boards.map((board) => board.id),
  );
  return boards.map((board) => ({
    id: board.id,
    title: board.title,
    locked: board.locked === 1,
    lockedObjects: locks.filter((lock) => lock.boardId === board.id).map((lock) => lock.objectId),
  }));
}

/** Whether the board belongs to the workshop. */
export async function isBoardOf(
  deps: Pick<Deps, 'db'>,
  boardId: string,
  workshopId: string,
): Promise<boolean> {
  return (await repo.findBoard(deps.db, boardId))?.workshop_id === workshopId;
}

/** Makes an empty board; returns its id. Throws `conflict` (`too_many_boards`). */
export async function createBoard(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  input: { title: string },
): Promise<string> {
  await requireWorkshop(deps, principal, workshopId, 'plan.edit');
  return addBoard(deps, workshopId, input.title);
}

async function addBoard(deps: Deps, workshopId: string, title: string): Promise<string> {
  const existing = await repo.listBoards(deps.db, workshopId);
  if (existing.length >= MAX_BOARDS) throw new DomainError('conflict', { reason: 'too_many_boards' });
  const id = newId('brd');
  const last = existing[existing.length - 1]?.created_at ?? 0;
  await repo.insertBoard(deps.db, {
    id,
    workshop_id: workshopId,
    title,
    // Order of boards is the order of their times: two made within a millisecond must not tie.
    created_at: Math.max(deps.clock.now(), last + 1),
  });
  await touchSessions(deps, workshopId);
  return id;
}

export async function renameBoard(
  deps: Deps,
  principal: Principal,
  input: { boardId: string; title: string },
): Promise<void> {
  const board = await boardForEditing(deps, principal, input.boardId);
  await repo.changeBoard(deps.db, board.id, { title: input.title });
  await touchSessions(deps, board.workshop_id);
}

/** Copies a board within its workshop, with what is on it when `content`; returns the new id. */
export async function copyBoard(
  deps: Deps,
  principal: Principal,
  input: { boardId: string; title: string; content: boolean },
): Promise<string> {
  const board = await boardForEditing(deps, principal, input.boardId);
  const id = await addBoard(deps, board.workshop_id, input.title);
  if (input.content) await copyBoardContent(deps, principal, board.id, id);
  return id;
}

/** Removes a board; phases that worked on it have none then. What was written stays in the room log. */
export async function removeBoard(deps: Deps, principal: Principal, boardId: string): Promise<void> {
  const board = await boardForEditing(deps, principal, boardId);
  await repo.removeBoard(deps.db, board.id);
  deps.events.emit({ type: 'access.changed', rooms: [boardRoom(board.id)] });
  await touchSessions(deps, board.workshop_id);
}

/**
 * Copies the boards of one workshop to another: names, and what is on them when `content`. The caller has
 * checked the rights in both. Returns old id → new id.
 */
export async function copyBoards(
  deps: Deps,
  principal: Principal,
  input: { from: string; to: string; content: boolean },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const board of await repo.listBoards(deps.db, input.from)) {
    const id = await addBoard(deps, input.to, board.title);
    ids.set(board.id, id);
    if (input.content) await copyBoardContent(deps, principal, board.id, id);
  }
  return ids;
}

/**
 * Writes what is on one board to another, empty one. Images get files of their own, since a file is seen by
 * those who see its board.
 */
async function copyBoardContent(deps: Deps, principal: Principal, from: string, to: string): Promise<void> {
  const by = personId(principal) ?? 'import';
  const state = await deps.rooms.snapshot(boardRoom(from));
  const source = new Y.Doc();
  Y.applyUpdate(source, state);
  const files = new Map<string, string>();
  for (const object of source.getMap<unknown>('objects').values()) {
    const file = object instanceof Y.Map ? object.get('file') : undefined;
    if (typeof file === 'string' && !files.has(file)) {
      const copy = await copyFile(deps, file, { board: to });
      if (copy) files.set(file, copy);
    }
  }
  source.destroy();
  await deps.rooms.edit(boardRoom(to), by, (doc) => {
    Y.applyUpdate(doc, state);
  });
  if (files.size === 0) return;
  // A change of its own: Yjs takes a transaction that applied an update for somebody else's.
  await deps.rooms.edit(boardRoom(to), by, (doc) => {
    for (const object of doc.getMap<unknown>('objects').values()) {
      if (!(object instanceof Y.Map)) continue;
      const copy = files.get(String(object.get('file')));
      if (copy) object.set('file', copy);
    }
  });
}

async function boardForEditing(deps: Deps, principal: Principal, boardId: string): Promise<repo.BoardRow> {
  const board = await repo.findBoard(deps.db, boardId);
  if (!board) throw new DomainError('not_found');
  await requireWorkshop(deps, principal, board.workshop_id, 'plan.edit');
  return board;
}

/** Locks a board for participants, or opens it again; holds at once for everyone on it. */
export async function setBoardLocked(
  deps: Deps,
  principal: Principal,
  input: { boardId: string; locked: boolean },
): Promise<void> {
  const board = await boardForConduct(deps, principal, input.boardId);
  if ((board.locked === 1) === input.locked) return;
  await repo.changeBoard(deps.db, board.id, { locked: input.locked ? 1 : 0 });
  deps.events.emit({ type: 'access.changed', rooms: [boardRoom(board.id)] });
  await touchSessions(deps, board.workshop_id);
}

/** Locks or unlocks single objects for participants. Throws `conflict` (`too_many_locks`). */
export async function setObjectsLocked(
  deps: Deps,
  principal: Principal,
  input: { boardId: string; objectIds: readonly string[]; locked: boolean },
): Promise<void> {
  const board = await boardForConduct(deps, principal, input.boardId);
  if (input.locked) {
    const before = await repo.listLocks(deps.db, [board.id]);
    const all = new Set([...before.map((lock) => lock.objectId), ...input.objectIds]);
    if (all.size > MAX_LOCKED_OBJECTS) throw new DomainError('conflict', { reason: 'too_many_locks' });
    await repo.addLocks(
      deps.db,
      board.id,
      input.objectIds,
      personId(principal) ?? 'import',
      deps.clock.now(),
    );
  } else {
    await repo.removeLocks(deps.db, board.id, input.objectIds);
  }
  const objectIds = (await repo.listLocks(deps.db, [board.id])).map((lock) => lock.objectId);
  deps.events.emit({ type: 'locks.changed', room: boardRoom(board.id), objectIds });
  await touchSessions(deps, board.workshop_id);
}

async function boardForConduct(deps: Deps, principal: Principal, boardId: string): Promise<repo.BoardRow> {
  const board = await repo.findBoard(deps.db, boardId);
  if (!board) throw new DomainError('not_found');
  await requireWorkshop(deps, principal, board.workshop_id, 'session.conduct');
  return board;
}
