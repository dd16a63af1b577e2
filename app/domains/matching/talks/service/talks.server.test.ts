import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getCollaboration, listCollaborations } from '~/domains/collaborations/service.server';
import { XLSX_TYPE } from '~/domains/files/model';
import { dayOf } from '~/platform/wareki';
import { phonePhoto } from '../../../../../tests/factories/phone-photo';
import { makeTalks, type TestTalks } from '../../../../../tests/factories/talks';
import { DAY_MS } from '../model';
import { agreeInTalk, takeBackAgreement } from './agree.server';
import { answerTalk } from './answer.server';
import { askOrganisation, introduceOrganisations, openNewTalk } from './ask.server';
import { tendTalks } from './due.server';
import { listMyTalks, listWaiting } from './lists.server';
import { blockOther, reportTalk, unblock } from './safety.server';
import { addNote, coordinateTalk, countStaffDuties, listAllTalks, settleReport } from './staff.server';
import { completeFollowUp, readAttachment, recordMeeting, sendMessage } from './thread.server';
import { viewTalk } from './view.server';

let s: TestTalks;
beforeEach(async () => {
  s = await makeTalks();
});
afterEach(() => s.deps.db.destroy());

const ask = (over: Partial<{ from: string; to: string }> = {}, by = s.asker) =>
  askOrganisation(s.deps, by, {
    programme: s.programme,
    from: s.npo,
    to: s.chonaikai,
    message: 'いっしょに雪あかりをしませんか',
    answers: {},
    ...over,
  });
/** Addresses that got a mail since the last look. */
let looked = 0;
const mailed = () => {
  const since = s.deps.mailer.sent.slice(looked);
  looked = s.deps.mailer.sent.length;
  return [...new Set(since.map(({ to }) => to))].sort();
};
beforeEach(() => {
  looked = 0;
});
const refused = (work: Promise<unknown>, code: string, reason?: string) =>
  expect(work).rejects.toMatchObject({ code, ...(reason ? { details: { reason } } : {}) });

describe('a request', () => {
  it('is asked back, talked about, agreed by each side, and becomes a collaboration with looks back', async () => {
    const { id } = await ask();
    expect(mailed()).toContain(s.asked.email);
    expect((await listWaiting(s.deps, s.asked)).requests).toMatchObject([{ id, daysLeft: 14 }]);
    await answerTalk(s.deps, s.asked, id, 'ask_back', { text: 'どの公園ですか' });
    expect(mailed()).toEqual([s.asker.email]);
    await sendMessage(s.deps, s.asker, id, { text: 'みどり公園です', files: [] });
    await recordMeeting(s.deps, s.asked, id, {
      day: '2026-11-20',
      place: '会館',
      people: '5人',
      said: '日程',
      next: '下見',
    });
    expect((await agreeInTalk(s.deps, s.asker, id)).agreed).toBe(false);
    await takeBackAgreement(s.deps, s.asker, id);
    await agreeInTalk(s.deps, s.asker, id);
    await refused(agreeInTalk(s.deps, s.asker, id), 'conflict', 'not_now');
    expect((await agreeInTalk(s.deps, s.asked, id)).agreed).toBe(true);
    const view = await viewTalk(s.deps, s.viewer, id);
    expect(view).toMatchObject({ status: 'agreed', own: 'to', canAct: false, acts: [] });
    expect(view.entries.map(({ kind, event }) => event ?? kind)).toEqual([
      ...['asked', 'asked_back', 'message', 'message', 'meeting'],
      ...['agree', 'unagree', 'agree', 'agree', 'agreed'],
    ]);
    expect(view.followUps).toHaveLength(1);
    const collaboration = await getCollaboration(s.deps, s.viewer, view.collaborationId ?? '');
    expect(collaboration).toMatchObject({ status: 'active', origin: 'match' });
    expect(collaboration.partners.map((one) => one.id).sort()).toEqual([s.npo, s.chonaikai].sort());
    await refused(getCollaboration(s.deps, s.outsider, collaboration.id), 'not_found');
    expect((await listCollaborations(s.deps, s.outsider, { page: 1 })).total).toBe(0);
    expect((await listCollaborations(s.deps, s.staff, { page: 1 })).total).toBe(1);
  });

  it('is declined with a reason that only staff ever read', async () => {
    const { id } = await ask();
    await answerTalk(s.deps, s.asked, id, 'decline', { reason: 'money', note: '会計に余裕がない' });
    for (const person of [s.asker, s.asked, s.viewer]) {
      const shown = JSON.stringify([
        await viewTalk(s.deps, person, id),
        await listMyTalks(s.deps, person),
        s.deps.mailer.sent,
      ]);
      expect(shown).not.toMatch(/会計に余裕がない|money/);
    }
    expect((await viewTalk(s.deps, s.staff, id)).staff).toMatchObject({
      reason: 'money',
      note: '会計に余裕がない',
    });
    await refused(ask(), 'conflict', 'ask_later');
    s.deps.clock.advance(91 * DAY_MS);
    await ask();
  });

  it('keeps to the limit, to one talk between the two, and to who is paired', async () => {
    const one = await s.addOrganisation('company', '架空工業');
    const two = await s.addOrganisation('chonaikai', '架空ひがし町内会');
    await refused(ask({ to: s.npo }), 'conflict', 'same_organisation');
    const carries = (capacity: number | null) =>
      s.deps.db.updateTable('organisations').set({ capacity }).where('id', '=', s.chonaikai).execute();
    await carries(0);
    await refused(ask(), 'conflict', 'not_free');
    await carries(null);
    const first = await ask();
    await refused(ask(), 'conflict', 'already_asked');
    const again = { programme: s.programme, from: s.npo, to: s.chonaikai, q: '' };
    expect((await openNewTalk(s.deps, s.asker, again)).obstacle).toMatchObject({ talk: first.id });
    await refused(ask({ from: s.chonaikai, to: s.npo }, s.asked), 'conflict', 'already_asked');
    await refused(ask({ from: s.chonaikai, to: two.id }, s.asked), 'conflict', 'not_paired');
    await ask({ to: one.id });
    await refused(ask({ to: two.id }), 'conflict', 'open_limit');
    await answerTalk(s.deps, s.asker, first.id, 'withdraw');
    await ask({ to: two.id });
  });

  it('is taken on the days of its programme only, and between areas that the programme allows', async () => {
    const change = (values: { opens_on?: string | null; closes_on?: string | null; settings?: string }) =>
      s.deps.db.updateTable('match_programmes').set(values).where('id', '=', s.programme).execute();
    const today = dayOf(s.deps.clock.now());
    const [yesterday, tomorrow] = [-1, 1].map((days) => dayOf(s.deps.clock.now() + days * DAY_MS));
    await change({ closes_on: yesterday });
    await refused(ask(), 'conflict', 'programme_closed');
    await change({ opens_on: tomorrow, closes_on: null });
    await refused(ask(), 'conflict', 'programme_closed');
    const { settings } = await s.deps.db
      .selectFrom('match_programmes')
      .select('settings')
      .executeTakeFirstOrThrow();
    const shared = JSON.stringify({ ...JSON.parse(settings), area: 'shared' });
    await change({ opens_on: today, closes_on: today, settings: shared });
    await s.deps.db
      .insertInto('organisation_areas')
      .values([
        { organisation_id: s.npo, area_code: '011011-01' },
        { organisation_id: s.chonaikai, area_code: '011070-03' },
      ])
      .execute();
    await refused(ask(), 'conflict', 'not_area');
    await s.deps.db
      .insertInto('organisation_areas')
      .values({ organisation_id: s.npo, area_code: '011070-03' })
      .execute();
    await ask();
  });

  it('is not made in a programme that is a draft, of which nobody hears', async () => {
    await s.deps.db
      .updateTable('match_programmes')
      .set({ status: 'draft' })
      .where('id', '=', s.programme)
      .execute();
    await refused(ask(), 'not_found');
    const page = await openNewTalk(s.deps, s.asker, { programme: s.programme, from: '', to: '', q: '' });
    expect(page).toMatchObject({ programme: null, programmes: [] });
  });

  it('goes to nobody where nobody would read it', async () => {
    const { id, owner } = await s.addOrganisation('company', '架空印刷');
    await s.deps.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', owner.userId).execute();
    await refused(ask({ to: id }), 'conflict', 'nobody_there');
  });

  it('is asked by those who act for the organisation only', async () => {
    for (const person of [s.outsider, s.viewer, s.staff]) await refused(ask({}, person), 'forbidden');
    await refused(
      openNewTalk(s.deps, s.outsider, { programme: '', from: s.npo, to: '', q: '' }),
      'forbidden',
    );
    expect(
      await openNewTalk(s.deps, s.asker, { programme: s.programme, from: '', to: '', q: 'みどり' }),
    ).toMatchObject({
      from: { id: s.npo },
      found: [{ id: s.chonaikai }],
    });
  });
});

describe('time', () => {
  it('reminds once before the deadline, expires once at it, however often it looks', async () => {
    const { id } = await ask();
    mailed();
    s.deps.clock.advance(11 * DAY_MS - 1);
    expect(await tendTalks(s.deps)).toEqual({ expired: 0, reminded: 0, followUps: 0 });
    s.deps.clock.advance(1);
    expect(await tendTalks(s.deps)).toMatchObject({ reminded: 1 });
    expect(mailed()).not.toContain(s.asker.email);
    expect(await tendTalks(s.deps)).toMatchObject({ reminded: 0 });
    s.deps.clock.advance(3 * DAY_MS);
    // Nobody has looked yet, and still it is over.
    await refused(answerTalk(s.deps, s.asked, id, 'accept'), 'conflict', 'not_now');
    expect(await tendTalks(s.deps)).toEqual({ expired: 1, reminded: 0, followUps: 0 });
    expect(await tendTalks(s.deps)).toEqual({ expired: 0, reminded: 0, followUps: 0 });
    expect(mailed()).toEqual(expect.arrayContaining([s.asker.email, s.asked.email]));
    const view = await viewTalk(s.deps, s.asker, id);
    expect([view.status, view.entries.at(-1)?.event]).toEqual(['expired', 'expired']);
  });

  it('tries a reminder again that reached nobody', async () => {
    await ask();
    s.deps.clock.advance(12 * DAY_MS);
    const { send } = s.deps.mailer;
    s.deps.mailer.send = () => Promise.reject(new Error('down'));
    expect(await tendTalks(s.deps)).toMatchObject({ reminded: 0 });
    s.deps.mailer.send = send;
    expect(await tendTalks(s.deps)).toMatchObject({ reminded: 1 });
  });

  it('asks both how it went, once, six months after the agreement', async () => {
    const { id } = await ask();
    await answerTalk(s.deps, s.asked, id, 'accept');
    for (const person of [s.asker, s.asked]) await agreeInTalk(s.deps, person, id);
    s.deps.clock.advance(185 * DAY_MS);
    mailed();
    expect(await tendTalks(s.deps)).toMatchObject({ followUps: 1 });
    expect(mailed()).toEqual(expect.arrayContaining([s.asker.email, s.asked.email]));
    expect(await tendTalks(s.deps)).toMatchObject({ followUps: 0 });
    const [due] = (await listWaiting(s.deps, s.asker)).followUps;
    await completeFollowUp(s.deps, s.asker, id, { id: due?.id ?? '', text: '続いています' });
    await refused(
      completeFollowUp(s.deps, s.asked, id, { id: due?.id ?? '', text: '' }),
      'conflict',
      'already_done',
    );
    expect((await listWaiting(s.deps, s.asked)).followUps).toEqual([]);
  });
});

describe('files', () => {
  const talk = async () => {
    const { id } = await ask();
    await answerTalk(s.deps, s.asked, id, 'accept');
    return id;
  };
  const send = (id: string, name: string, bytes: Uint8Array) =>
    sendMessage(s.deps, s.asked, id, { text: '', files: [{ name, bytes }] });

  it('are known by their bytes, handed to the two and to staff, and to nobody else', async () => {
    const id = await talk();
    await send(id, '../../計画.exe', new TextEncoder().encode('%PDF-1.7\n'));
    await send(id, 'photo.jpg', await phonePhoto());
    const parts = { '[Content_Types].xml': new Uint8Array(), 'xl/workbook.xml': new Uint8Array() };
    await send(id, '予算', zipSync(parts));
    const files = (await viewTalk(s.deps, s.asker, id)).entries.flatMap((entry) => entry.files);
    expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['計画.pdf', 'application/pdf'],
      ['photo.webp', 'image/webp'],
      ['予算.xlsx', XLSX_TYPE],
    ]);
    const file = files[0]?.id ?? '';
    for (const person of [s.asker, s.viewer, s.staff]) {
      const { headers } = await readAttachment(s.deps, person, id, file);
      expect(headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff' });
    }
    await refused(readAttachment(s.deps, s.outsider, id, file), 'not_found');
    // Nor by way of a talk of their own.
    const { id: own } = await ask({ to: 'org_架空商事' });
    await refused(readAttachment(s.deps, s.outsider, own, file), 'not_found');
  });

  it('of another type are refused, and then nothing is kept', async () => {
    const id = await talk();
    await refused(send(id, 'a.pdf', new TextEncoder().encode('<script>')), 'unsupported', 'file_type');
    const macros = {
      '[Content_Types].xml': new Uint8Array(),
      'xl/workbook.xml': new Uint8Array(),
      'xl/vbaProject.bin': new Uint8Array(),
    };
    await refused(send(id, 'a.xlsx', zipSync(macros)), 'unsupported', 'file_type');
    await refused(send(id, 'a.xlsx', new TextEncoder().encode('PK\x03\x04')), 'unsupported', 'file_type');
    expect((await viewTalk(s.deps, s.asked, id)).entries.every((entry) => entry.files.length === 0)).toBe(
      true,
    );
  });
});

describe('staff', () => {
  it('bring two together: both are asked, and each answers for itself', async () => {
    const { id } = await introduceOrganisations(s.deps, s.staff, {
      programme: s.programme,
      from: s.npo,
      to: s.chonaikai,
      message: '気が合いそうです',
      answers: {},
    });
    expect(mailed()).toEqual(expect.arrayContaining([s.asker.email, s.asked.email]));
    await refused(answerTalk(s.deps, s.staff, id, 'accept'), 'conflict', 'not_now');
    await answerTalk(s.deps, s.asker, id, 'accept');
    expect((await viewTalk(s.deps, s.asked, id)).status).toBe('open');
    await answerTalk(s.deps, s.asked, id, 'accept');
    expect(await viewTalk(s.deps, s.asker, id)).toMatchObject({
      status: 'talking',
      coordinator: s.staff.name,
      introduced: true,
    });
    const log = await s.deps.db.selectFrom('audit_log').select('action').execute();
    expect(log.map(({ action }) => action)).toEqual(['talks.introduced']);
  });

  it('stand by a talk, and keep notes that only they read', async () => {
    const { id } = await ask();
    await coordinateTalk(s.deps, s.staff, id, true);
    await addNote(s.deps, s.staff, id, { text: '去年の件に注意' });
    const [before] = (await listMyTalks(s.deps, s.asker)).items;
    s.deps.clock.advance(DAY_MS);
    await addNote(s.deps, s.staff, id, { text: '去年の件の続き' });
    expect((await listMyTalks(s.deps, s.asker)).items[0]?.lastAt).toBe(before?.lastAt);
    await refused(addNote(s.deps, s.asker, id, { text: '' }), 'forbidden');
    await refused(coordinateTalk(s.deps, s.asked, id, false), 'forbidden');
    expect(JSON.stringify(await viewTalk(s.deps, s.asker, id))).not.toContain('去年の件');
    expect((await viewTalk(s.deps, s.staff, id)).entries.at(-1)).toMatchObject({ kind: 'note' });
    await coordinateTalk(s.deps, s.staff, id, false);
    expect((await viewTalk(s.deps, s.asker, id)).coordinator).toBeNull();
  });

  it('settle a report, of which the other side never hears', async () => {
    const { id } = await ask();
    await reportTalk(s.deps, s.asked, id, { text: 'しつこい連絡' });
    expect(await countStaffDuties(s.deps, s.staff)).toEqual({ reports: 1, soon: 0 });
    const [report] = (
      await listAllTalks(s.deps, s.staff, { status: 'all', programme: '', q: 'あかり', page: 1 })
    ).reports;
    await refused(settleReport(s.deps, s.asked, { id: report?.id ?? '', answer: '' }), 'forbidden');
    await settleReport(s.deps, s.staff, { id: report?.id ?? '', answer: '話をしました' });
    await refused(
      settleReport(s.deps, s.staff, { id: report?.id ?? '', answer: '' }),
      'conflict',
      'already_done',
    );
    expect((await viewTalk(s.deps, s.asked, id)).reports).toMatchObject([{ answer: '話をしました' }]);
    expect(JSON.stringify(await viewTalk(s.deps, s.asker, id))).not.toMatch(/しつこい|話をしました|reported/);
  });
});

it('a block ends the request without a word of it, and works in both directions until it is lifted', async () => {
  const { id } = await ask();
  await blockOther(s.deps, s.asked, id, { reason: '秘密の理由' });
  expect(JSON.stringify(await viewTalk(s.deps, s.asker, id))).not.toMatch(/秘密の理由|blocked"/);
  expect((await viewTalk(s.deps, s.asker, id)).status).toBe('declined');
  s.deps.clock.advance(91 * DAY_MS);
  await refused(ask(), 'conflict', 'not_possible');
  await refused(ask({ from: s.chonaikai, to: s.npo }, s.asked), 'conflict', 'not_possible');
  const [block] = (await listMyTalks(s.deps, s.asked)).blocks;
  await refused(unblock(s.deps, s.asker, block ?? { organisation: '', other: '' }), 'forbidden');
  for (const _twice of [1, 2]) await unblock(s.deps, s.asked, block ?? { organisation: '', other: '' });
  await ask();
  const events = async (person: typeof s.staff) =>
    (await viewTalk(s.deps, person, id)).entries.map(({ event }) => event);
  expect(await events(s.staff)).toEqual(['asked', 'declined', 'blocked', 'unblocked']);
  expect(await events(s.asker)).toEqual(['asked', 'declined']);
});

it('is not there for people of neither organisation, and viewers change nothing', async () => {
  const { id } = await ask();
  await refused(viewTalk(s.deps, { kind: 'anonymous' }, id), 'unauthenticated');
  await refused(viewTalk(s.deps, s.outsider, id), 'not_found');
  for (const [person, code] of [
    [s.outsider, 'not_found'],
    [s.viewer, 'forbidden'],
  ] as const) {
    await refused(answerTalk(s.deps, person, id, 'accept'), code);
    await refused(answerTalk(s.deps, person, id, 'decline', { reason: 'busy' }), code);
    await refused(sendMessage(s.deps, person, id, { text: 'x', files: [] }), code);
    await refused(agreeInTalk(s.deps, person, id), code);
    await refused(blockOther(s.deps, person, id, { reason: '' }), code);
    await refused(reportTalk(s.deps, person, id, { text: 'x' }), code);
  }
  await refused(listAllTalks(s.deps, s.asker, { status: 'all', programme: '', q: '', page: 1 }), 'forbidden');
});
