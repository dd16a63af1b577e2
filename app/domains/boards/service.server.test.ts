import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endSession, goToPhase } from '~/domains/workshops/service/conduct.server';
import { removePerson } from '~/domains/workshops/service/people.server';
import { setDoor } from '~/domains/workshops/service/sessions.server';
import { makeAccount } from '../../../tests/factories/deps';
import { makeSession, type TestSession } from '../../../tests/factories/workshop';
import { boardIdOfRoom, boardRoom } from './policy';
import {
  authorizeBoardRoom,
  copyBoard,
  createBoard,
  getBoard,
  listBoardSummaries,
  listLockedObjects,
  renameBoard,
  setBoardLocked,
  setObjectsLocked,
} from './service.server';

let s: TestSession;
beforeEach(async () => {
  s = await makeSession();
});
afterEach(async () => s.deps.db.destroy());

type Who = Parameters<ReturnType<typeof authorizeBoardRoom>>[0];
const ask = (who: Who, room = boardRoom(s.boardId)) => authorizeBoardRoom(s.deps)(who, room);
const lock = (locked: boolean) => setBoardLocked(s.deps, s.facilitator, { boardId: s.boardId, locked });

describe('rights on a board room', () => {
  it('participants write while the session runs, the phase permits it and the board is open', async () => {
    const guest = await s.join('さとう');
    const mode = async () => (await ask(guest)) as { mode?: string };
    expect(await ask(guest)).toEqual({
      ok: true,
      mode: 'write',
      personId: guest.guestId,
      privileged: false,
    });
    await lock(true);
    expect((await mode()).mode).toBe('read');
    await lock(false);
    expect((await mode()).mode).toBe('write');
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.vote });
    expect((await mode()).mode).toBe('read');
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.write });
    expect((await mode()).mode).toBe('write');
    await endSession(s.deps, s.facilitator, s.sessionId);
    expect((await mode()).mode).toBe('read');
  });

  it('leads always write; others do not come in', async () => {
    await lock(true);
    const staff = await makeAccount(s.deps, 'staff');
    for (const who of [s.facilitator, staff]) {
      expect(await ask(who)).toMatchObject({ ok: true, mode: 'write', privileged: true });
    }
    const member = await makeAccount(s.deps, 'facilitator');
    expect(await ask(member)).toEqual({ ok: false, reason: 'forbidden' });
    expect(await ask({ kind: 'guest', guestId: 'gst_x' })).toEqual({ ok: false, reason: 'forbidden' });
    expect(await ask({ kind: 'anonymous' })).toEqual({ ok: false, reason: 'unauthenticated' });
  });

  it('nobody at the door, nobody sent away', async () => {
    const guest = await s.join('さとう');
    await removePerson(s.deps, s.facilitator, s.sessionId, guest.guestId);
    expect(await ask(guest)).toEqual({ ok: false, reason: 'forbidden' });
    await setDoor(s.deps, s.facilitator, s.sessionId, {
      waitingRoom: true,
      passphraseMode: 'keep',
      passphrase: '',
    });
    expect(await ask(await s.join('すずき'))).toEqual({ ok: false, reason: 'forbidden' });
  });

  it.each(['', 'board-', 'board-brd_unknown', 'map-x', 'board-brd_x/../y', `board-brd_${'x'.repeat(90)}`])(
    'no room: %j',
    async (room) => {
      expect(await ask(s.facilitator, room)).toEqual({ ok: false, reason: 'not_found' });
    },
  );

  it('room names go both ways', () => {
    expect(boardIdOfRoom(boardRoom('brd_0abc'))).toBe('brd_0abc');
  });
});

describe('locks', () => {
  it('hold objects, are told to the room and to the screens', async () => {
    const change = (objectIds: string[], locked: boolean) =>
      setObjectsLocked(s.deps, s.facilitator, { boardId: s.boardId, objectIds, locked });
    await change(['b', 'a', 'a'], true);
    await change(['a', 'c'], true);
    await change(['b'], false);
    expect(await listLockedObjects(s.deps, boardRoom(s.boardId))).toEqual(['a', 'c']);
    expect(s.deps.emitted).toContainEqual({
      type: 'locks.changed',
      room: boardRoom(s.boardId),
      objectIds: ['a', 'c'],
    });
    expect((await listBoardSummaries(s.deps, s.workshopId))[0]?.lockedObjects).toEqual(['a', 'c']);
    await expect(
      change(
        Array.from({ length: 2001 }, (_, i) => `o${i}`),
        true,
      ),
    ).rejects.toMatchObject({ details: { reason: 'too_many_locks' } });
  });

  it('are for those who lead', async () => {
    const guest = await s.join('さとう');
    const input = { boardId: s.boardId, objectIds: ['a'], locked: true };
    await expect(setObjectsLocked(s.deps, guest, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(setBoardLocked(s.deps, guest, input)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('boards of a workshop', () => {
  it('are made, named, copied with or without content, in order', async () => {
    s.addNotes('n1', 'n2');
    await createBoard(s.deps, s.facilitator, s.workshopId, { title: 'まとめ' });
    const copy = { boardId: s.boardId, title: '写し', content: true };
    const full = await copyBoard(s.deps, s.facilitator, copy);
    const empty = await copyBoard(s.deps, s.facilitator, { ...copy, title: '型', content: false });
    await renameBoard(s.deps, s.facilitator, { boardId: s.boardId, title: '本番' });
    const boards = await listBoardSummaries(s.deps, s.workshopId);
    expect(boards.map((board) => board.title)).toEqual(['本番', 'まとめ', '写し', '型']);
    expect(s.rooms.doc(boardRoom(full)).getMap('objects').size).toBe(2);
    expect(s.rooms.doc(boardRoom(empty)).getMap('objects').size).toBe(0);
    const guest = await s.join('さとう');
    expect(await getBoard(s.deps, guest, full)).toMatchObject({ mode: 'write', lead: false });
    await expect(renameBoard(s.deps, guest, { boardId: full, title: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
