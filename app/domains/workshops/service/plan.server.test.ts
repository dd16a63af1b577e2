import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boardRoom } from '~/domains/boards/policy';
import { createBoard, removeBoard } from '~/domains/boards/service.server';
import { makeAccount } from '../../../../tests/factories/deps';
import { makeSession, type TestSession } from '../../../../tests/factories/workshop';
import { BUILT_IN_TEMPLATES } from '../model';
import { addPhase, applyTemplate, movePhase, removePhase, updatePhase } from './agenda.server';
import { endSession } from './conduct.server';
import { addFacilitator, copyWorkshop, createWorkshop, getPlan, removeFacilitator } from './plan.server';
import {
  createProgramme,
  listOpenWorkshops,
  listProgrammesWithWorkshops,
  updateProgramme,
} from './programmes.server';
import { createSession, discardSession, renewCode, setDoor, updateSession } from './sessions.server';
import { getSessionView } from './state.server';
import { listAgendaTemplates, removeAgendaTemplate, saveAgendaAsTemplate } from './templates.server';

let s: TestSession;
beforeEach(async () => {
  s = await makeSession();
});
afterEach(async () => s.deps.db.destroy());

const plan = () => getPlan(s.deps, s.facilitator, s.workshopId);
const titles = async () => (await plan()).sessions[0]?.phases.map((phase) => phase.title);
const PHASE = {
  title: '休憩',
  instruction: '',
  minutes: 10,
  permission: 'look' as const,
  boardId: null,
  mapId: null,
  votesEach: 3,
  votesPerNote: 1,
};

describe('who plans', () => {
  it('members and guests do not; facilitators see their own, staff all', async () => {
    const member = await makeAccount(s.deps, 'member');
    const other = await makeAccount(s.deps, 'facilitator');
    const staff = await makeAccount(s.deps, 'staff');
    const guest = await s.join('さとう');
    await expect(listProgrammesWithWorkshops(s.deps, member)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listProgrammesWithWorkshops(s.deps, guest)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    const count = async (who: typeof staff) =>
      (await listProgrammesWithWorkshops(s.deps, who))[0]?.workshops.length;
    expect([await count(s.facilitator), await count(other), await count(staff)]).toEqual([1, 0, 1]);
    expect(await listOpenWorkshops(s.deps, member)).toEqual([]);
    expect(await listOpenWorkshops(s.deps, s.facilitator)).toMatchObject([{ people: 1 }]);
    for (const who of [member, other, guest]) {
      await expect(getPlan(s.deps, who, s.workshopId)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('programmes are changed by staff alone', async () => {
    const input = { name: '新しい事業', description: '', fiscalYear: 2027 };
    const id = await createProgramme(s.deps, s.facilitator, input);
    await expect(updateProgramme(s.deps, s.facilitator, id, input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const staff = await makeAccount(s.deps, 'staff');
    await updateProgramme(s.deps, staff, id, { ...input, name: '名前' });
    expect((await listProgrammesWithWorkshops(s.deps, staff))[0]?.name).toBe('名前');
  });
});

describe('co-facilitators', () => {
  it('are existing accounts, lead at once, and stop at once', async () => {
    const other = await makeAccount(s.deps, 'member', { email: 'co@example.jp' });
    await expect(
      addFacilitator(s.deps, s.facilitator, s.workshopId, { email: 'nobody@example.jp' }),
    ).rejects.toMatchObject({ details: { reason: 'account_unknown' } });
    await addFacilitator(s.deps, s.facilitator, s.workshopId, { email: 'co@example.jp' });
    expect(await getPlan(s.deps, other, s.workshopId)).toMatchObject({ role: 'co', mayStaff: false });
    await expect(removeFacilitator(s.deps, other, s.workshopId, s.facilitator.userId)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      removeFacilitator(s.deps, s.facilitator, s.workshopId, s.facilitator.userId),
    ).rejects.toMatchObject({ details: { reason: 'creator_stays' } });
    await removeFacilitator(s.deps, s.facilitator, s.workshopId, other.userId);
    await expect(getPlan(s.deps, other, s.workshopId)).rejects.toMatchObject({ code: 'forbidden' });
    expect(s.deps.emitted).toContainEqual({ type: 'access.changed', personId: other.userId });
  });
});

describe('the agenda', () => {
  it('grows, moves, changes and shrinks without gaps', async () => {
    const id = await addPhase(s.deps, s.facilitator, s.sessionId, PHASE);
    expect(await titles()).toEqual(['書く', '投票', '発表', '休憩']);
    await movePhase(s.deps, s.facilitator, s.sessionId, id, -1);
    await movePhase(s.deps, s.facilitator, s.sessionId, id, -1);
    expect(await titles()).toEqual(['書く', '休憩', '投票', '発表']);
    await updatePhase(s.deps, s.facilitator, s.sessionId, id, { ...PHASE, title: '小休止' });
    await removePhase(s.deps, s.facilitator, s.sessionId, s.phases.vote);
    const phases = (await plan()).sessions[0]?.phases ?? [];
    expect(phases.map((phase) => [phase.title, phase.position])).toEqual([
      ['書く', 0],
      ['小休止', 1],
      ['発表', 2],
    ]);
    await expect(removePhase(s.deps, s.facilitator, s.sessionId, s.phases.write)).rejects.toMatchObject({
      details: { reason: 'phase_current' },
    });
  });

  it('changed in the middle of a phase, holds at once', async () => {
    const before = s.deps.emitted.filter((event) => event.type === 'access.changed').length;
    await updatePhase(s.deps, s.facilitator, s.sessionId, s.phases.write, {
      ...PHASE,
      boardId: s.boardId,
    });
    expect(s.deps.emitted.filter((event) => event.type === 'access.changed')).toHaveLength(before + 1);
  });

  it('takes no board of another workshop', async () => {
    const other = await makeSession();
    const boardId = other.boardId;
    await other.deps.db.destroy();
    await expect(addPhase(s.deps, s.facilitator, s.sessionId, { ...PHASE, boardId })).rejects.toMatchObject({
      details: { reason: 'board_foreign' },
    });
  });

  it('survives the removal of its board', async () => {
    await removeBoard(s.deps, s.facilitator, s.boardId);
    expect((await plan()).sessions[0]?.phases.map((phase) => phase.boardId)).toEqual([null, null, null]);
  });
});

describe('templates', () => {
  it('come in words of the language and fill a planned session', async () => {
    const templates = await listAgendaTemplates(s.deps, s.facilitator, 'ja');
    expect(templates.map((template) => template.id)).toEqual(BUILT_IN_TEMPLATES.map((one) => one.id));
    for (const template of templates) {
      for (const text of [template.name, ...template.phases.map((phase) => phase.title)]) {
        expect(text).not.toContain('templates.');
      }
    }
    const id = await createSession(s.deps, s.facilitator, s.workshopId, { title: '第2回', startsAt: null });
    await applyTemplate(s.deps, s.facilitator, id, 'kj', 'ja');
    const second = (await plan()).sessions[1];
    expect(second?.phases).toHaveLength(6);
    expect(second?.phases[1]?.boardId).toBe(s.boardId);
    await expect(applyTemplate(s.deps, s.facilitator, s.sessionId, 'kj', 'ja')).rejects.toMatchObject({
      details: { reason: 'session_started' },
    });
  });

  it('are saved from a session, used by others, and removed by who saved them', async () => {
    const id = await saveAgendaAsTemplate(s.deps, s.facilitator, s.sessionId, { name: 'いつもの' });
    const other = await makeAccount(s.deps, 'facilitator');
    const programmeId = (await plan()).programme.id;
    const input = { programmeId, title: '別', description: '', templateId: id };
    const workshopId = await createWorkshop(s.deps, other, input, 'ja');
    const copy = await getPlan(s.deps, other, workshopId);
    expect(copy.sessions[0]?.phases.map((phase) => [phase.title, phase.boardId])).toEqual([
      ['書く', copy.boards[0]?.id],
      ['投票', copy.boards[0]?.id],
      ['発表', copy.boards[0]?.id],
    ]);
    await expect(removeAgendaTemplate(s.deps, other, id)).rejects.toMatchObject({ code: 'forbidden' });
    await removeAgendaTemplate(s.deps, s.facilitator, id);
    await expect(createWorkshop(s.deps, other, input, 'ja')).rejects.toMatchObject({
      details: { reason: 'template_gone' },
    });
  });
});

describe('copying a workshop', () => {
  it('takes agendas and boards, with what is on them if wanted; neither people nor votes nor codes', async () => {
    await s.join('さとう');
    s.addNotes('n1');
    for (const content of [false, true]) {
      const id = await copyWorkshop(s.deps, s.facilitator, s.workshopId, { title: '再び', content });
      const copy = await getPlan(s.deps, s.facilitator, id);
      const [board] = copy.boards;
      expect(copy.sessions).toMatchObject([{ status: 'planned', people: { in: 0 } }]);
      expect(copy.sessions[0]?.code).not.toBe(s.code);
      expect(copy.sessions[0]?.phases.map((phase) => phase.boardId)).toEqual([
        board?.id,
        board?.id,
        board?.id,
      ]);
      const objects = s.rooms.doc(boardRoom(board?.id ?? '')).getMap('objects');
      expect(objects.size).toBe(content ? 1 : 0);
    }
  });
});

describe('sessions', () => {
  it('are planned with an agenda of another, changed, and discarded while unused', async () => {
    const id = await createSession(s.deps, s.facilitator, s.workshopId, {
      title: '第2回',
      startsAt: null,
      agendaFrom: s.sessionId,
    });
    await updateSession(s.deps, s.facilitator, id, { title: '二回目', startsAt: 1_800_000_000_000 });
    await setDoor(s.deps, s.facilitator, id, { waitingRoom: true, passphraseMode: 'set', passphrase: 'x' });
    const second = (await plan()).sessions[1];
    expect(second).toMatchObject({ title: '二回目', waitingRoom: true, hasPassphrase: true });
    expect(second?.phases).toHaveLength(3);
    await discardSession(s.deps, s.facilitator, id);
    expect((await plan()).sessions).toHaveLength(1);
    await expect(discardSession(s.deps, s.facilitator, s.sessionId)).rejects.toMatchObject({
      details: { reason: 'session_used' },
    });
    await expect(
      setDoor(s.deps, s.facilitator, s.sessionId, {
        waitingRoom: false,
        passphraseMode: 'set',
        passphrase: '  ',
      }),
    ).rejects.toMatchObject({ details: { reason: 'passphrase_empty' } });
  });

  it('that are over keep no code to renew, and are read by those who took part', async () => {
    const guest = await s.join('さとう');
    await endSession(s.deps, s.facilitator, s.sessionId);
    await expect(renewCode(s.deps, s.facilitator, s.sessionId)).rejects.toMatchObject({
      details: { reason: 'session_ended' },
    });
    expect(await getSessionView(s.deps, guest, s.sessionId)).toMatchObject({ state: { status: 'ended' } });
  });

  it('hear of new boards', async () => {
    const before = (await getSessionView(s.deps, s.facilitator, s.sessionId)) as {
      state: { version: number };
    };
    await createBoard(s.deps, s.facilitator, s.workshopId, { title: '二枚目' });
    const after = await getSessionView(s.deps, s.facilitator, s.sessionId);
    expect(after).toMatchObject({
      state: { version: before.state.version + 1, boards: [{}, { title: '二枚目' }] },
    });
  });
});
