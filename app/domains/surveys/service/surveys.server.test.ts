import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { COUNTED_TYPES } from '~/domains/indicators/model';
import type { OrganisationType } from '~/domains/organisations/model';
import { dayOf } from '~/platform/wareki';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { makeOrganisation } from '../../../../tests/factories/organisations';
import { openAnswer, saveAnswer } from './answer.server';
import { moveQuestion, putQuestion, removeQuestion } from './form.server';
import { listWaitingSurveys, openForMember } from './members.server';
import { exportAnswers, listToldRates } from './results.server';
import {
  closeSurvey,
  makeLink,
  openSurvey,
  remindSurvey,
  reopenSurvey,
  sendWaiting,
  tendSurveys,
} from './send.server';
import { changeSurvey, createSurvey, getSurvey, listSurveys } from './survey.server';

const DAY = 86_400_000;
let deps: TestDeps;
let staff: UserPrincipal;
beforeEach(async () => {
  deps = await createTestDeps({ envVars: { BASE_URL: 'https://machi.example.jp' } });
  staff = await makeAccount(deps, 'staff');
});
afterEach(() => deps.db.destroy());

const dayIn = (days: number) => dayOf(deps.clock.now() + days * DAY);
const input = (over: Partial<Parameters<typeof createSurvey>[2]> = {}) => ({
  title: '架空のアンケート',
  lead: 'お願いします',
  fiscalYear: 2025,
  closesOn: dayIn(14),
  remindOn: dayIn(10),
  ...over,
});
const make = () => createSurvey(deps, staff, input(), 'ja');
const asks = (name: string, type: OrganisationType, email = '') =>
  makeOrganisation(deps, { name: `架空${name}`, type, contact: { name: '', email, phone: '' } });
const tokenOf = (text: string) => /survey\/([\w-]+)/.exec(text)?.[1] ?? '';
const fields = (values: Record<string, string[]>) => new Map(Object.entries(values));
const TOGETHER = { q_together: ['yes'], q_types: ['chonaikai'] };

/** A survey sent to two organisations with an address and one without; the tokens of the two mails. */
async function sent() {
  await asks('あ', 'npo', 'a@example.jp');
  await asks('い', 'chonaikai', 'b@example.jp');
  await asks('う', 'group');
  await asks('え', 'company', 'c@example.jp');
  const id = await make();
  expect(await openSurvey(deps, staff, id, COUNTED_TYPES)).toBe(3);
  expect(await sendWaiting(deps)).toEqual({ sent: 2, failed: 0 });
  const mails = [...deps.mailer.sent].sort((a, b) => a.to.localeCompare(b.to));
  return { id, tokens: mails.map(({ text }) => tokenOf(text)) };
}

test('each organisation gets a link of its own; only its hash is kept; who has no address is named', async () => {
  const { id, tokens } = await sent();
  expect(deps.mailer.sent.map(({ to }) => to).sort()).toEqual(['a@example.jp', 'b@example.jp']);
  expect(new Set(tokens).size).toBe(2);
  const dump = JSON.stringify(await deps.db.selectFrom('survey_links').selectAll().execute());
  for (const token of tokens) expect(dump).not.toContain(token);
  const { asked } = await getSurvey(deps, staff, id, 1);
  expect(asked.map(({ organisation, state }) => [organisation.name, state])).toEqual([
    ['架空あ', 'sent'],
    ['架空い', 'sent'],
    ['架空う', 'no_address'],
  ]);
  expect(await sendWaiting(deps)).toEqual({ sent: 0, failed: 0 });
});

test('an answer is saved in part, handed in, changed, and closed', async () => {
  const { id, tokens } = await sent();
  const [token = ''] = tokens;
  expect(await openAnswer(deps, token)).toMatchObject({ organisation: '架空あ', isOpen: true, revision: 0 });
  const part = fields({ q_together: ['yes'], q_count: ['２'] });
  await saveAnswer(deps, token, { fields: part, revision: 0, complete: false });
  expect(await openAnswer(deps, token)).toMatchObject({
    answers: { together: 'yes', count: 2 },
    revision: 1,
    answeredAt: null,
  });
  expect(await getSurvey(deps, staff, id, 1)).toMatchObject({ sent: 3, answered: 0 });
  const early = await saveAnswer(deps, token, { fields: part, revision: 1, complete: true });
  expect([...early.problems]).toEqual([['types', 'answer_missing']]);
  await expect(saveAnswer(deps, token, { fields: part, revision: 1, complete: false })).rejects.toThrow(
    'saved_meanwhile',
  );
  await saveAnswer(deps, token, { fields: fields(TOGETHER), revision: 2, complete: true });
  const view = await getSurvey(deps, staff, id, 1);
  expect([view.sent, view.answered]).toEqual([3, 1]);
  expect(view.results[0]?.choices.map(({ count }) => count)).toEqual([1, 0]);
  await closeSurvey(deps, staff, id);
  expect(await openAnswer(deps, token)).toMatchObject({ isOpen: false });
  await expect(
    saveAnswer(deps, token, { fields: fields(TOGETHER), revision: 3, complete: true }),
  ).rejects.toThrow('survey_closed');
});

test('the answers become the two rates, once the survey is over', async () => {
  const { id, tokens } = await sent();
  const [a = '', b = ''] = tokens;
  await saveAnswer(deps, a, { fields: fields(TOGETHER), revision: 0, complete: true });
  await saveAnswer(deps, b, { fields: fields(TOGETHER), revision: 0, complete: true });
  expect(await listToldRates(deps, () => COUNTED_TYPES)).toEqual([]);
  await closeSurvey(deps, staff, id);
  expect(await listToldRates(deps, () => COUNTED_TYPES)).toMatchObject([
    { fiscalYear: 2025, sent: 3, answered: 2, active: 2, collaborating: 2, crossType: 1 },
  ]);
  const { body } = await exportAnswers(deps, staff, id, 'ja');
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  expect(csv.startsWith('\ufeff団体,種類,回答日時,')).toBe(true);
  expect(csv.split('\r\n')).toHaveLength(4);
  expect(csv).toContain('はい,町内会・自治会');
});

test('who has not answered is reminded by hand and on the day set; former links still work', async () => {
  const { id, tokens } = await sent();
  const [a = '', b = ''] = tokens;
  await saveAnswer(deps, a, { fields: fields({ q_together: ['no'] }), revision: 0, complete: true });
  expect(await remindSurvey(deps, staff, id)).toBe(1);
  expect(await remindSurvey(deps, staff, id)).toBe(0);
  expect(await tendSurveys(deps)).toMatchObject({ sent: 1, reminded: 0 });
  deps.clock.advance(10 * DAY);
  expect(await tendSurveys(deps)).toMatchObject({ sent: 1, reminded: 1 });
  expect(await tendSurveys(deps)).toMatchObject({ sent: 0, reminded: 0 });
  const later = deps.mailer.sent.slice(2);
  expect(later.map(({ to }) => to)).toEqual(['b@example.jp', 'b@example.jp']);
  for (const token of [b, ...later.map(({ text }) => tokenOf(text))]) {
    expect(await openAnswer(deps, token)).toMatchObject({ organisation: '架空い' });
  }
  deps.clock.advance(5 * DAY);
  expect(await openAnswer(deps, b)).toMatchObject({ isOpen: false });
  expect(await tendSurveys(deps)).toMatchObject({ closed: 1 });
  expect((await listSurveys(deps, staff))[0]?.status).toBe('closed');
});

test('a mail that can not be sent is tried three times and then named', async () => {
  await asks('あ', 'npo', 'a@example.jp');
  const id = await make();
  await openSurvey(deps, staff, id, ['npo']);
  deps.mailer.breakDown();
  for (let i = 0; i < 3; i++) expect(await sendWaiting(deps)).toEqual({ sent: 0, failed: 1 });
  expect(await sendWaiting(deps)).toEqual({ sent: 0, failed: 0 });
  expect((await getSurvey(deps, staff, id, 1)).asked[0]?.state).toBe('failed');
});

test('a link can be made for an organisation without address', async () => {
  const { id } = await sent();
  const { asked } = await getSurvey(deps, staff, id, 1);
  const { link } = await makeLink(deps, staff, id, asked[2]?.invitation ?? '');
  expect(await openAnswer(deps, tokenOf(link))).toMatchObject({ organisation: '架空う' });
  expect(link.startsWith('https://machi.example.jp/survey/')).toBe(true);
});

test('the form of a draft is changed, and no longer once it is sent', async () => {
  await asks('あ', 'npo', 'a@example.jp');
  const id = await make();
  const question = { label: '好きな季節は', help: '', kind: 'single' as const, required: true, onlyIf: null };
  await putQuestion(deps, staff, id, { ...question, choices: ['春', '夏'], question: undefined });
  const added = async () =>
    (await getSurvey(deps, staff, id, 1)).questions.find(({ id: one }) => one === 'q1');
  expect((await added())?.choices.map(({ id: one }) => one)).toEqual(['c1', 'c2']);
  await putQuestion(deps, staff, id, { ...question, choices: ['冬', '夏', '春'], question: 'q1' });
  expect((await added())?.choices).toEqual([
    { id: 'c3', label: '冬' },
    { id: 'c2', label: '夏' },
    { id: 'c1', label: '春' },
  ]);
  await moveQuestion(deps, staff, id, { question: 'q1', to: 'up' });
  await putQuestion(deps, staff, id, { ...question, choices: [], kind: 'text', question: 'together' });
  const { questions } = await getSurvey(deps, staff, id, 1);
  expect(questions.at(-2)?.id).toBe('q1');
  expect(questions[0]).toMatchObject({ kind: 'single', feeds: 'collaborating', label: '好きな季節は' });
  await putQuestion(deps, staff, id, { ...question, choices: ['一つ'], question: 'q1' });
  await expect(openSurvey(deps, staff, id, ['npo'])).rejects.toThrow('question_choices');
  await removeQuestion(deps, staff, id, 'q1');
  await expect(openSurvey(deps, staff, id, ['school'])).rejects.toThrow('nobody');
  await openSurvey(deps, staff, id, ['npo']);
  await expect(removeQuestion(deps, staff, id, 'wish')).rejects.toThrow('survey_state');
  await expect(openSurvey(deps, staff, id, ['npo'])).rejects.toThrow('survey_state');
  await changeSurvey(deps, staff, id, input({ title: '別の名前', closesOn: dayIn(20) }));
  expect(await getSurvey(deps, staff, id, 1)).toMatchObject({
    title: '架空のアンケート',
    closesOn: dayIn(20),
  });
});

test('nobody but staff keeps surveys, and no link that was not given opens one', async () => {
  const { id } = await sent();
  const member = await makeAccount(deps, 'member');
  await expect(createSurvey(deps, member, input(), 'ja')).rejects.toThrow('forbidden');
  await expect(getSurvey(deps, member, id, 1)).rejects.toThrow('forbidden');
  await expect(remindSurvey(deps, member, id)).rejects.toThrow('forbidden');
  await expect(exportAnswers(deps, member, id, 'ja')).rejects.toThrow('forbidden');
  await expect(makeLink(deps, { kind: 'anonymous' }, id, 'svi_x')).rejects.toThrow('unauthenticated');
  await expect(openAnswer(deps, 'A'.repeat(43))).rejects.toThrow('link_unknown');
  await expect(createSurvey(deps, staff, input({ remindOn: dayIn(15) }), 'ja')).rejects.toThrow(
    'remind_late',
  );
});

test('a survey that is over takes answers again, and the log says who decided so', async () => {
  const { id, tokens } = await sent();
  const [a = '', b = ''] = tokens;
  await saveAnswer(deps, a, { fields: fields(TOGETHER), revision: 0, complete: true });
  await expect(reopenSurvey(deps, staff, id, { closesOn: dayIn(20) })).rejects.toThrow('survey_state');
  deps.clock.advance(16 * DAY);
  await tendSurveys(deps);
  await expect(reopenSurvey(deps, staff, id, { closesOn: dayIn(-1) })).rejects.toThrow('closes_past');
  const member = await makeAccount(deps, 'member');
  await expect(reopenSurvey(deps, member, id, { closesOn: dayIn(5) })).rejects.toThrow('forbidden');
  await reopenSurvey(deps, staff, id, { closesOn: dayIn(5) });
  expect(await getSurvey(deps, staff, id, 1)).toMatchObject({
    status: 'open',
    closesOn: dayIn(5),
    answered: 1,
    remindOn: null,
  });
  expect(await listToldRates(deps, () => COUNTED_TYPES)).toEqual([]);
  await saveAnswer(deps, b, { fields: fields(TOGETHER), revision: 0, complete: true });
  const log = await deps.db
    .selectFrom('audit_log')
    .select(['actor_id', 'action', 'details'])
    .where('action', '=', 'surveys.reopen')
    .execute();
  expect(log).toMatchObject([{ actor_id: staff.userId, details: expect.stringContaining(dayIn(5)) }]);
  deps.clock.advance(6 * DAY);
  expect(await tendSurveys(deps)).toMatchObject({ closed: 1 });
});

test('a mail speaks the language of the account with its address', async () => {
  const person = await makeAccount(deps, 'member', { email: 'reader@example.jp' });
  await deps.db.updateTable('users').set({ locale: 'en' }).where('id', '=', person.userId).execute();
  await asks('あ', 'npo', 'Reader@example.jp');
  await asks('い', 'npo', 'nobody@example.jp');
  const id = await make();
  await openSurvey(deps, staff, id, ['npo']);
  await sendWaiting(deps);
  const text = (to: string) => deps.mailer.sent.find((mail) => mail.to === to)?.text ?? '';
  expect(text('Reader@example.jp')).not.toContain('みなさまへ');
  expect(text('Reader@example.jp')).not.toContain('締め切り');
  expect(text('nobody@example.jp')).toContain('みなさまへ');
});

test('an open survey waits for the people of an organisation; those who act for it answer without a mail', async () => {
  const { id } = await sent();
  const { asked } = await getSurvey(deps, staff, id, 1);
  const [invitation = '', others = ''] = [asked[2]?.invitation, asked[0]?.invitation];
  const belongs = async (role: 'editor' | 'viewer') => {
    const person = await makeAccount(deps, 'member');
    const organisation_id = asked[2]?.organisation.id ?? '';
    const row = { organisation_id, user_id: person.userId, role, joined_at: deps.clock.now() };
    await deps.db.insertInto('organisation_members').values(row).execute();
    return person;
  };
  const [editor, viewer] = [await belongs('editor'), await belongs('viewer')];
  expect(await listWaitingSurveys(deps, editor)).toEqual([
    {
      invitation,
      title: '架空のアンケート',
      organisation: '架空う',
      closesOn: dayIn(14),
      isBegun: false,
      mayAnswer: true,
    },
  ]);
  expect(await listWaitingSurveys(deps, viewer)).toMatchObject([{ mayAnswer: false }]);
  expect(await listWaitingSurveys(deps, staff)).toEqual([]);
  await expect(openForMember(deps, viewer, invitation)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(openForMember(deps, editor, others)).rejects.toMatchObject({ code: 'not_found' });
  await expect(openForMember(deps, { kind: 'anonymous' }, invitation)).rejects.toThrow('unauthenticated');
  const token = tokenOf(await openForMember(deps, editor, invitation));
  await saveAnswer(deps, token, { fields: fields({}), revision: 0, complete: false });
  expect(await listWaitingSurveys(deps, editor)).toMatchObject([{ isBegun: true }]);
  await saveAnswer(deps, token, { fields: fields({ q_together: ['no'] }), revision: 1, complete: true });
  expect(await listWaitingSurveys(deps, editor)).toEqual([]);
  await expect(openForMember(deps, editor, invitation)).rejects.toMatchObject({ code: 'not_found' });
});
