import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANONYMOUS, type Principal } from '~/domains/accounts/model';
import { addMilestone, publishCollaboration } from '~/domains/collaborations/service/change.server';
import { addLog, removeLog } from '~/domains/collaborations/service/log.server';
import { getCollaboration } from '~/domains/collaborations/service.server';
import { agreeInTalk } from '~/domains/matching/talks/service/agree.server';
import { answerTalk } from '~/domains/matching/talks/service/answer.server';
import { askOrganisation } from '~/domains/matching/talks/service/ask.server';
import { listWaiting } from '~/domains/matching/talks/service/lists.server';
import { answerQuestions } from '~/domains/matching/talks/service/questions.server';
import { addNote } from '~/domains/matching/talks/service/staff.server';
import { completeFollowUp, recordMeeting, sendMessage } from '~/domains/matching/talks/service/thread.server';
import { makeCase, type TestCase } from '../../../tests/factories/cases';
import { createMemoryRooms } from '../../../tests/factories/rooms';
import { makeTalks } from '../../../tests/factories/talks';
import type { SearchKind } from './model';
import { searchEverything } from './service.server';
import { bringUpToDate } from './work.server';

let test: TestCase;
beforeEach(async () => {
  test = await makeCase();
});
afterEach(() => test.deps.db.destroy());

const index = () => bringUpToDate({ ...test.deps, rooms: createMemoryRooms() }, { quiet: 0, longest: 0 });
const linksOf = async (principal: Principal, kind: SearchKind, words: string) => {
  const { groups } = await searchEverything(test.deps, principal, words);
  return (groups.find((group) => group.kind === kind)?.hits ?? []).map(({ to }) => to);
};

it('finds lines and meetings of a talk for its two sides and staff, notes of staff for staff only', async () => {
  const { deps, asker, asked, viewer, outsider, staff, programme, npo, chonaikai } = test;
  const { id } = await askOrganisation(deps, asker, {
    programme,
    from: npo,
    to: chonaikai,
    message: 'はじめまして、たき火をしませんか',
    answers: {},
  });
  await answerTalk(deps, asked, id, 'accept');
  await sendMessage(deps, asked, id, { text: 'やきいもはどうでしょう', files: [] });
  const meeting = { day: '2026-11-20', place: '円山会館', people: '三人', said: '薪を集める', next: '下見' };
  await recordMeeting(deps, asker, id, meeting);
  await addNote(deps, staff, id, { text: '火の届け出を忘れずに' });
  await index();
  const to = [`/matches/${id}`];
  for (const words of ['たき火', 'ヤキイモ', '薪', '円山会館', '下見']) {
    for (const someone of [asker, asked, viewer, staff])
      expect(await linksOf(someone, 'messages', words)).toEqual(to);
    for (const someone of [outsider, ANONYMOUS])
      expect(await linksOf(someone, 'messages', words)).toEqual([]);
  }
  expect(await linksOf(staff, 'messages', '届け出')).toEqual(to);
  for (const someone of [asker, asked, viewer, outsider])
    expect(await linksOf(someone, 'messages', '届け出')).toEqual([]);
  await deps.db.deleteFrom('organisation_members').where('user_id', '=', viewer.userId).execute();
  expect(await linksOf(viewer, 'messages', 'たき火')).toEqual([]);
  await deps.db.deleteFrom('match_messages').where('text', '=', 'やきいもはどうでしょう').execute();
  expect(await linksOf(staff, 'messages', 'やきいも')).toEqual([]);
});

it('finds answers to the programme’s questions and what was told of a talk later', async () => {
  await test.deps.db.destroy();
  const question = { help: '', kind: 'line' as const, options: [], required: false };
  const form = ['aim', 'wish'].map((key) => ({ ...question, key, label: `質問 ${key}` }));
  test = await makeCase(await makeTalks({ form, followUpMonths: [6] }));
  const { deps, asker, asked, viewer, outsider, staff, programme, npo, chonaikai } = test;
  const { id } = await askOrganisation(deps, asker, {
    programme,
    from: npo,
    to: chonaikai,
    message: 'はじめまして',
    answers: { aim: 'ひまわり迷路', wish: '土運び' },
  });
  await answerTalk(deps, asked, id, 'accept');
  await index();
  const to = [`/matches/${id}`];
  const expectFound = async (words: string, isFound: boolean) => {
    for (const someone of [asker, asked, viewer, staff])
      expect(await linksOf(someone, 'messages', words)).toEqual(isFound ? to : []);
    for (const someone of [outsider, ANONYMOUS])
      expect(await linksOf(someone, 'messages', words)).toEqual([]);
  };
  await expectFound('迷路', true);
  // What is written anew is gone at once, and there again with the next reading.
  await answerQuestions(deps, asker, id, { aim: 'コスモス畑', wish: '土運び' });
  await expectFound('迷路', false);
  await index();
  await expectFound('迷路', false);
  await expectFound('コスモス', true);
  await expectFound('土運び', true);
  // A question that is asked no more is not shown in the talk either.
  const programmes = deps.db.updateTable('match_programmes').where('id', '=', programme);
  const { settings } = await deps.db
    .selectFrom('match_programmes')
    .select('settings')
    .executeTakeFirstOrThrow();
  await programmes.set({ settings: JSON.stringify({ ...JSON.parse(settings), form: [form[0]] }) }).execute();
  await expectFound('土運び', false);
  for (const person of [asker, asked]) await agreeInTalk(deps, person, id);
  deps.clock.advance(185 * 86_400_000);
  const [due] = (await listWaiting(deps, asker)).followUps;
  await completeFollowUp(deps, asker, id, { id: due?.id ?? '', text: '種を来年も分け合います' });
  await index();
  await expectFound('種を来年', true);
});

it('finds what is kept of a collaboration for its partners, and for everybody once it is public', async () => {
  const { deps, asker, viewer, outsider, staff, collaboration: id } = test;
  const entry = {
    day: '2026-11-20',
    people: null,
    volunteers: null,
    alt: '',
    peopleAgreed: false,
    files: [],
  };
  await addLog(deps, asker, id, { ...entry, text: '落ち葉をあつめた' });
  await addMilestone(deps, asker, id, { title: '腐葉土をくばる', dueOn: '2027-03-01' });
  await index();
  const to = [`/collaborations/${id}`];
  for (const words of ['落ち葉', '腐葉土', '落']) {
    for (const someone of [asker, viewer, staff])
      expect(await linksOf(someone, 'records', words)).toEqual(to);
    for (const someone of [outsider, ANONYMOUS]) expect(await linksOf(someone, 'records', words)).toEqual([]);
  }
  await publishCollaboration(deps, staff, id, { show: true });
  await index();
  expect(await linksOf(ANONYMOUS, 'records', '落ち葉')).toEqual(to);
  await publishCollaboration(deps, staff, id, { show: false });
  expect(await linksOf(ANONYMOUS, 'records', '落ち葉')).toEqual([]);
  const [written] = (await getCollaboration(deps, asker, id)).log;
  await removeLog(deps, asker, id, { entry: written?.id ?? '' });
  expect(await linksOf(staff, 'records', '落ち葉')).toEqual([]);
});
