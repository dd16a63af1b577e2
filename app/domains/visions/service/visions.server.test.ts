import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS, type UserPrincipal } from '~/domains/accounts/model';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { addObject } from '~/domains/boards/doc';
import { boardRoom } from '~/domains/boards/policy';
import { goToPhase } from '~/domains/workshops/service/conduct.server';
import { makeAccount } from '../../../../tests/factories/deps';
import { makeSession, type TestSession } from '../../../../tests/factories/workshop';
import { readBody, writeBody } from '../doc';
import { type BlockNode, templateContent } from '../model';
import { visionRoom } from '../policy';
import { authorizeVisionRoom } from './access.server';
import { openVersionPage, openVisionPage } from './reading.server';
import { draftSources, searchSources } from './sources.server';
import {
  agreeOnVision,
  inviteEditor,
  openDraft,
  publishVision,
  removeEditor,
  withdrawVision,
} from './steps.server';
import { compareVersions, keepVersion, openVersionsPage, restoreVersion } from './versions.server';
import { createVision, listPublishedVisions, listVisionsOfArea } from './visions.server';

const AREA = '011070-03-01';
let session: TestSession;
let staff: UserPrincipal;
let id: string;

beforeEach(async () => {
  session = await makeSession();
  staff = await makeAccount(session.deps, 'staff');
  await seedDemoAreas(session.deps);
  const input = { title: '二十四軒ビジョン', areaCode: AREA, workshopId: session.workshopId };
  id = await createVision(session.deps, session.facilitator, input, 'ja');
});
afterEach(() => session.deps.db.destroy());

const write = (...blocks: BlockNode[]) =>
  session.deps.rooms.edit(visionRoom(id), 'usr_x', (doc) => writeBody(doc, blocks));
const text = () => readBody(session.rooms.doc(visionRoom(id)));
const line = (words: string): BlockNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
const modeOf = async (principal: Parameters<ReturnType<typeof authorizeVisionRoom>>[0]) => {
  const access = await authorizeVisionRoom(session.deps)(principal, visionRoom(id));
  return access.ok ? access.mode : access.reason;
};

describe('rights on the room', () => {
  it('follow the phase and the status, and are told to open connections', async () => {
    const guest = await session.join('山田');
    expect(await modeOf(session.facilitator)).toBe('write');
    expect(await modeOf(guest)).toBe('write');
    expect(await modeOf(ANONYMOUS)).toBe('unauthenticated');
    expect(await modeOf(await makeAccount(session.deps, 'facilitator'))).toBe('forbidden');
    await goToPhase(session.deps, session.facilitator, session.sessionId, {
      phaseId: session.phases.look,
    });
    expect(await modeOf(guest)).toBe('read');
    await agreeOnVision(session.deps, session.facilitator, id, { day: '2026-11-20', meeting: '役員会' });
    expect(await modeOf(session.facilitator)).toBe('read');
    expect(await modeOf(staff)).toBe('read');
    expect(session.deps.emitted).toContainEqual({ type: 'access.changed', rooms: [visionRoom(id)] });
    await openDraft(session.deps, session.facilitator, id);
    expect(await modeOf(session.facilitator)).toBe('write');
  });

  it('are given to invited accounts where there is no workshop, and end with the invitation', async () => {
    const member = await makeAccount(session.deps, 'member');
    await expect(inviteEditor(session.deps, session.facilitator, id, member.email)).rejects.toMatchObject({
      details: { reason: 'has_workshop' },
    });
    const input = { title: 'もみじ台', areaCode: '011088-04', workshopId: null };
    id = await createVision(session.deps, session.facilitator, input, 'ja');
    expect(await modeOf(member)).toBe('forbidden');
    await inviteEditor(session.deps, session.facilitator, id, member.email);
    expect(await modeOf(member)).toBe('write');
    await expect(
      agreeOnVision(session.deps, member, id, { day: '2026-11-20', meeting: 'x' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await removeEditor(session.deps, session.facilitator, id, member.userId);
    expect(await modeOf(member)).toBe('forbidden');
  });
});

describe('versions', () => {
  it('are kept, compared and restored without losing what was there', async () => {
    const { deps, facilitator } = session;
    expect(await keepVersion(deps, facilitator, id, '下書き')).toBe(1);
    await write(line('会いに行けるまち'), line('あとで消える文'));
    await restoreVersion(deps, facilitator, id, 1);
    expect(text()).toEqual(templateContent('ja'));
    const { versions } = await openVersionsPage(deps, facilitator, id);
    expect(versions.map((version) => version.kind)).toEqual(['restored', 'before-restore', 'kept']);
    const { lines } = await compareVersions(deps, facilitator, id, { from: 1, to: 2 });
    expect(lines.some((one) => one.change === 'added' && one.parts[0]?.text === 'あとで消える文')).toBe(true);
    const { lines: none } = await compareVersions(deps, facilitator, id, { from: 1, to: 0 });
    expect(none.every((one) => one.change === 'same')).toBe(true);
    await restoreVersion(deps, facilitator, id, 2);
    expect(text()).toContainEqual(line('あとで消える文'));
  });

  it('are the last two where nothing is chosen', async () => {
    const { deps, facilitator } = session;
    const sides = async (from: number | null, to: number | null) => {
      const compared = await compareVersions(deps, facilitator, id, { from, to });
      return [compared.from, compared.to];
    };
    expect(await sides(null, null)).toEqual([0, 0]);
    await keepVersion(deps, facilitator, id, '一');
    expect(await sides(null, null)).toEqual([1, 0]);
    await write(line('二つめ'));
    await keepVersion(deps, facilitator, id, '二');
    await keepVersion(deps, facilitator, id, '三');
    expect(await sides(null, null)).toEqual([2, 3]);
    expect(await sides(1, null)).toEqual([1, 3]);
    expect(await sides(3, null)).toEqual([3, 0]);
    expect(await sides(null, 2)).toEqual([1, 2]);
    expect(await sides(null, 0)).toEqual([3, 0]);
    await expect(sides(9, null)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('take in what is written in the instant of agreeing, and nothing after it', async () => {
    const { deps, facilitator } = session;
    await write(line('合意する文'));
    const meeting = { day: '2026-11-20', meeting: '役員会' };
    const late = async () => write(line('合意する文'), line('閉まる前に書いた文'));
    await agreeOnVision({ ...deps, rooms: { ...deps.rooms, settled: late } }, facilitator, id, meeting);
    const page = await openVisionPage(deps, facilitator, id, 'draft');
    expect(page.shown).toMatchObject({
      number: 1,
      content: [line('合意する文'), line('閉まる前に書いた文')],
    });
    expect(page.shown.content).toEqual(text());

    await openDraft(deps, facilitator, id);
    const reopened = async () => {
      await openDraft(deps, facilitator, id);
      await write(line('次の案'));
    };
    await agreeOnVision({ ...deps, rooms: { ...deps.rooms, settled: reopened } }, facilitator, id, meeting);
    expect((await openVersionPage(deps, facilitator, id, 2)).shown.content).toContainEqual(
      line('閉まる前に書いた文'),
    );
  });

  it('are agreed on once, however often it is pressed', async () => {
    const { deps, facilitator } = session;
    const meeting = { day: '2026-11-20', meeting: '役員会' };
    const pressed = await Promise.allSettled([1, 2].map(() => agreeOnVision(deps, facilitator, id, meeting)));
    expect(pressed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await openVersionsPage(deps, facilitator, id)).versions).toHaveLength(1);
  });

  it('are not restored over a text the area agreed on', async () => {
    await keepVersion(session.deps, session.facilitator, id, '下書き');
    await agreeOnVision(session.deps, session.facilitator, id, { day: '2026-11-20', meeting: '役員会' });
    await expect(restoreVersion(session.deps, session.facilitator, id, 1)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('publication', () => {
  it('shows everybody the agreed version only, through new drafts, until it is withdrawn', async () => {
    const { deps, facilitator } = session;
    await write(line('合意した文'));
    await expect(publishVision(deps, staff, id)).rejects.toMatchObject({ details: { reason: 'not_agreed' } });
    await expect(openVisionPage(deps, ANONYMOUS, id, null)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await agreeOnVision(deps, facilitator, id, { day: '2026-11-20', meeting: '役員会' });
    await expect(publishVision(deps, facilitator, id)).rejects.toMatchObject({ code: 'forbidden' });
    await publishVision(deps, staff, id);
    await openDraft(deps, facilitator, id);
    await write(line('書きかけの文'));

    const open = await openVisionPage(deps, ANONYMOUS, id, 'draft');
    expect(open.shown.content).toEqual([line('合意した文')]);
    expect(open).toMatchObject({ inside: false, workshop: null, agreed: null });
    const inside = await openVisionPage(deps, facilitator, id, 'draft');
    expect(inside.shown.content).toEqual([line('書きかけの文')]);
    expect((await openVersionPage(deps, ANONYMOUS, id, 1)).shown.number).toBe(1);
    expect((await listPublishedVisions(deps)).map((item) => item.id)).toEqual([id]);
    expect((await listVisionsOfArea(deps, ANONYMOUS, AREA)).map((item) => item.id)).toEqual([id]);

    await withdrawVision(deps, staff, id, '数字の誤り');
    await expect(openVisionPage(deps, ANONYMOUS, id, null)).rejects.toMatchObject({ code: 'gone' });
    await expect(openVersionPage(deps, ANONYMOUS, id, 1)).rejects.toMatchObject({ code: 'gone' });
    expect(await listVisionsOfArea(deps, ANONYMOUS, AREA)).toEqual([]);
    const log = await deps.db.selectFrom('audit_log').select('action').where('subject_id', '=', id).execute();
    expect(log.map((entry) => entry.action).sort()).toEqual([
      'visions.agreed',
      'visions.published',
      'visions.reopened',
      'visions.withdrawn',
    ]);
  });
});

describe('sources', () => {
  it('are found on the boards of the workshop, and keep their words when the note goes', async () => {
    const { deps, facilitator } = session;
    const guest = await session.join('山田');
    const board = session.rooms.doc(boardRoom(session.boardId));
    const writer = { doc: board, origin: null, by: guest.guestId, now: () => 1 };
    const note = {
      type: 'note',
      at: [0, 0],
      size: [200, 200],
      colour: 'yellow',
      text: 'ゆきの滑り台',
    } as const;
    const object = addObject(writer, note);
    const [cited] = await searchSources(deps, facilitator, id, 'ユキ');
    expect(cited).toMatchObject({
      kind: 'note',
      source: session.boardId,
      object,
      who: '山田',
      text: 'ゆきの滑り台',
    });
    if (!cited) throw new Error('nothing found');
    await write({ type: 'paragraph', content: [{ type: 'citation', cites: cited }] });
    const key = `${session.boardId} ${object}`;
    expect((await draftSources(deps, facilitator, id))[key]).toMatchObject({ state: 'there' });
    board.getMap('objects').delete(object);
    expect((await draftSources(deps, facilitator, id))[key]).toEqual({ state: 'gone', href: null });
    const page = await openVisionPage(deps, facilitator, id, null);
    expect(page.shown.content).toEqual([
      { type: 'paragraph', content: [{ type: 'citation', cites: cited }] },
    ]);
  });
});
