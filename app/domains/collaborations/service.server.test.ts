import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '~/domains/accounts/model';
import { makeTalks, type TestTalks } from '../../../tests/factories/talks';
import { checkInInput, figuresInput } from './schema';
import {
  addMilestone,
  changeMilestone,
  createCollaboration,
  endMoney,
  moveCollaboration,
  publishCollaboration,
  putFigures,
  putPartner,
  removePartner,
} from './service/change.server';
import { answerCheckIn, makeCheckInLink, readCheckIn, tendCheckIns } from './service/check-ins.server';
import { addLog, readPhoto, removeLog } from './service/log.server';
import { getCollaboration, listCollaborations } from './service.server';

let talks: TestTalks;
beforeEach(async () => {
  talks = await makeTalks();
});
afterEach(() => talks.deps.db.destroy());

const ANONYMOUS: Principal = { kind: 'anonymous' };
const WORDS = {
  title: '雪の公園',
  summary: '',
  origin: 'agreement' as const,
  originNote: 'まちづくりパートナー協定',
  startedOn: '2024-05-01',
  endedOn: '',
  area: '',
};

async function typeIn(): Promise<string> {
  const { deps, asker } = talks;
  const lead = '架空NPOあかり';
  const { id } = await createCollaboration(deps, asker, { ...WORDS, lead, partners: ['架空みどり町内会'] });
  return id;
}

const ANSWERS = {
  goesOn: null,
  withWhom: '',
  people: null,
  volunteers: null,
  changed: '',
  needs: '',
  by: '',
};

describe('a collaboration that is typed in', () => {
  it('belongs to its partners: each acts by what it is, others find nothing', async () => {
    const { deps, asker, asked, viewer, staff, outsider, chonaikai } = talks;
    const input = { ...WORDS, lead: '架空NPOあかり', partners: [] };
    await expect(createCollaboration(deps, outsider, input)).rejects.toMatchObject({
      details: { reason: 'not_own' },
    });
    await expect(
      createCollaboration(deps, asker, { ...input, partners: ['どこにもない会'] }),
    ).rejects.toMatchObject({ details: { reason: 'partners_unknown' } });
    const id = await typeIn();
    expect((await getCollaboration(deps, viewer, id)).may).toEqual([]);
    await expect(getCollaboration(deps, outsider, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getCollaboration(deps, ANONYMOUS, id)).rejects.toMatchObject({ code: 'unauthenticated' });
    await addMilestone(deps, asked, id, { title: '下見', dueOn: '2024-06-01' });
    const [milestone] = (await getCollaboration(deps, asker, id)).milestones;
    await changeMilestone(deps, asker, id, { milestone: milestone?.id ?? '', change: 'done' });
    expect((await getCollaboration(deps, staff, id)).milestones).toMatchObject([{ title: '下見' }]);
    await expect(
      moveCollaboration(deps, asked, id, { move: 'end', day: '2025-03-31' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      moveCollaboration(deps, asker, id, { move: 'end', day: '2024-04-30' }),
    ).rejects.toMatchObject({ details: { reason: 'days' } });
    await moveCollaboration(deps, asker, id, { move: 'end', day: '2025-03-31' });
    await expect(addMilestone(deps, asker, id, { title: 'x', dueOn: '2025-06-01' })).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'not_now' },
    });
    await putPartner(deps, staff, id, { organisation: '架空商事', task: '場所', fromDay: '', toDay: '' });
    expect((await getCollaboration(deps, outsider, id)).partners.map(({ name }) => name)).toContain(
      '架空商事',
    );
    await removePartner(deps, staff, id, { organisation: chonaikai });
    await expect(getCollaboration(deps, asked, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(removePartner(deps, staff, id, { organisation: talks.npo })).rejects.toMatchObject({
      details: { reason: 'lead_stays' },
    });
  });

  it('shows outside only what was published, without names of people and only pictures with consent', async () => {
    const { deps, asker, asked } = talks;
    const id = await typeIn();
    const raw = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#88aacc' } })
      .withExif({ IFD0: { ImageDescription: 'ひみつの場所' } })
      .jpeg()
      .toBuffer();
    const bytes = new Uint8Array(raw);
    const log = { day: '2024-07-01', people: 120, volunteers: 8, alt: '公園' };
    const files = [{ name: 'p.jpg', bytes }];
    await addLog(deps, asker, id, { ...log, text: '雪かき', peopleAgreed: true, files });
    await addLog(deps, asked, id, { ...log, text: '準備', peopleAgreed: false, files });
    await putFigures(deps, asker, id, {
      fiscalYear: 2024,
      people: 120,
      volunteers: 8,
      grantYen: 1_596_000,
      ownYen: null,
    });
    await expect(getCollaboration(deps, ANONYMOUS, id)).rejects.toThrow();
    await publishCollaboration(deps, asker, id, { show: true });
    const seen = await getCollaboration(deps, ANONYMOUS, id);
    expect(seen).toMatchObject({ inside: false, checkIns: [], may: [], moneyEndsOn: null });
    expect(seen.log.map(({ by, photos }) => [by, photos.length]).sort()).toEqual([
      ['', 0],
      ['', 1],
    ]);
    expect((await listCollaborations(deps, ANONYMOUS, { page: 1 })).items.map((item) => item.id)).toEqual([
      id,
    ]);
    const inside = await getCollaboration(deps, asked, id);
    const hidden = inside.log.find(({ text }) => text === '準備');
    const open = inside.log.find(({ text }) => text === '雪かき');
    await expect(readPhoto(deps, ANONYMOUS, id, hidden?.photos[0]?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
    const photo = await readPhoto(deps, ANONYMOUS, id, open?.photos[0]?.id ?? '');
    const meta = await sharp(photo.bytes).metadata();
    expect([meta.format, meta.exif]).toEqual(['webp', undefined]);
    await expect(removeLog(deps, asked, id, { entry: open?.id ?? '' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await removeLog(deps, asker, id, { entry: open?.id ?? '' });
    expect(await deps.files.get(open?.photos[0]?.id ?? '')).toBeNull();
  });
});

const DAY = 86_400_000;
const dayFrom = (now: number, days: number) =>
  new Date(now + days * DAY + 9 * 3_600_000).toISOString().slice(0, 10);

describe('a look back', () => {
  it('is mailed once to each who acts for a partner, reminded once, saved in part and handed in once', async () => {
    const { deps, staff, asker } = talks;
    const id = await typeIn();
    await endMoney(deps, staff, id, { day: dayFrom(deps.clock.now(), 0) });
    const [first] = (await getCollaboration(deps, asker, id)).checkIns;
    expect(first).toMatchObject({ months: 6, state: 'planned' });
    expect(await tendCheckIns(deps)).toEqual({ sent: 0, reminded: 0, forgotten: 0 });
    deps.clock.advance(186 * DAY);
    expect(await tendCheckIns(deps)).toMatchObject({ sent: 1 });
    expect(await tendCheckIns(deps)).toMatchObject({ sent: 0 });
    // The owner of each partner and the secretary of the association, each with a link of their own.
    const people = deps.mailer.sent.map(({ to }) => to);
    expect(people).toEqual(expect.arrayContaining([asker.email, talks.asked.email]));
    expect([people.length, new Set(people).size]).toEqual([3, 3]);
    const token = /check-in\/([\w-]{43})/.exec(deps.mailer.sent[0]?.text ?? '')?.[1] ?? '';
    const stored = JSON.stringify(await deps.db.selectFrom('check_in_links').selectAll().execute());
    expect(stored).not.toContain(token);
    const part = { ...ANSWERS, withWhom: '商店街' };
    await answerCheckIn(deps, token, 'here', { submit: false, answers: part });
    expect(await readCheckIn(deps, token, 'here')).toMatchObject({ isAnswered: false, answers: part });
    expect((await getCollaboration(deps, asker, id)).checkIns[0]).toMatchObject({
      state: 'begun',
      answers: null,
    });
    deps.clock.advance(21 * DAY);
    expect(await tendCheckIns(deps)).toMatchObject({ sent: 0, reminded: 1 });
    expect(await tendCheckIns(deps)).toMatchObject({ reminded: 0 });
    await expect(answerCheckIn(deps, token, 'here', { submit: true, answers: part })).rejects.toMatchObject({
      details: { reason: 'goes_on_needed' },
    });
    const whole = { ...part, goesOn: 'grown' as const, people: 300 };
    await answerCheckIn(deps, token, 'here', { submit: true, answers: whole });
    await expect(answerCheckIn(deps, token, 'here', { submit: true, answers: whole })).rejects.toMatchObject({
      details: { reason: 'answered' },
    });
    expect((await getCollaboration(deps, asker, id)).checkIns[0]).toMatchObject({
      state: 'answered',
      answers: whole,
    });
    await expect(makeCheckInLink(deps, asker, id, first?.id ?? '')).rejects.toMatchObject({
      details: { reason: 'answered' },
    });
  });

  it('is not opened by guessing, by a link that ended, or made by others', async () => {
    const { deps, staff, asker, viewer } = talks;
    const id = await typeIn();
    await endMoney(deps, staff, id, { day: '2024-03-31' });
    const { checkIns } = await getCollaboration(deps, asker, id);
    expect(checkIns.map(({ state }) => state)).toContain('passed');
    const checkIn = checkIns[0]?.id ?? '';
    await expect(makeCheckInLink(deps, viewer, id, checkIn)).rejects.toMatchObject({ code: 'forbidden' });
    const { path } = await makeCheckInLink(deps, asker, id, checkIn);
    const token = path.split('/').pop() ?? '';
    expect((await readCheckIn(deps, token, 'here')).title).toBe('雪の公園');
    deps.clock.advance(60 * DAY);
    await expect(readCheckIn(deps, token, 'here')).rejects.toMatchObject({ code: 'gone' });
    const guess = () => readCheckIn(deps, 'A'.repeat(43), 'guesser');
    for (let i = 0; i < 100; i++) await expect(guess()).rejects.toMatchObject({ code: 'not_found' });
    await expect(guess()).rejects.toMatchObject({ code: 'too_many' });
  });

  it('takes no more than 60 saves of ten minutes, and keeps what was saved', async () => {
    const { deps, staff, asker } = talks;
    const id = await typeIn();
    await endMoney(deps, staff, id, { day: '2024-03-31' });
    const { checkIns } = await getCollaboration(deps, asker, id);
    const { path } = await makeCheckInLink(deps, asker, id, checkIns[0]?.id ?? '');
    const token = path.split('/').pop() ?? '';
    const save = (withWhom: string) =>
      answerCheckIn(deps, token, 'here', { submit: false, answers: { ...ANSWERS, withWhom } });
    for (let i = 0; i < 60; i++) await save(`商店街${i}`);
    await expect(save('だれか')).rejects.toMatchObject({ code: 'too_many' });
    expect((await readCheckIn(deps, token, 'here')).answers.withWhom).toBe('商店街59');
    await expect(makeCheckInLink(deps, asker, id, 'cki_none')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is tried again when no mail went out, and moves with the day of money until then', async () => {
    const { deps, staff, asker } = talks;
    const id = await typeIn();
    await endMoney(deps, staff, id, { day: dayFrom(deps.clock.now(), -190) });
    deps.mailer.breakDown();
    expect(await tendCheckIns(deps)).toMatchObject({ sent: 0 });
    expect((await getCollaboration(deps, asker, id)).checkIns[0]?.state).toBe('due');
    await endMoney(deps, staff, id, { day: dayFrom(deps.clock.now(), 0) });
    expect((await getCollaboration(deps, asker, id)).checkIns[0]?.state).toBe('planned');
    await endMoney(deps, staff, id, { day: '' });
    expect((await getCollaboration(deps, asker, id)).checkIns).toEqual([]);
  });
});

it('reads numbers as people write them, and never takes a part of a yen', () => {
  const read = (people: string) => checkInInput.safeParse({ people });
  expect(read('１，２００人').data?.people).toBe(1200);
  expect(read('').data?.people).toBeNull();
  expect(read('1.5').success).toBe(false);
  expect(read('-3').success).toBe(false);
  expect(figuresInput.safeParse({ fiscalYear: '2024', grantYen: '1,596,000円' }).data?.grantYen).toBe(
    1_596_000,
  );
  expect(figuresInput.safeParse({ fiscalYear: '2024.5' }).success).toBe(false);
});
