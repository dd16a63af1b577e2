import { afterEach, describe, expect, it } from 'vitest';
import { makeTalks, type TestTalks } from '../../../../../tests/factories/talks';
import type { FormQuestion, ProgrammeSettings } from '../../model';
import { takeNewTalk, takeTalkForm } from '../forms.server';
import { type NewTalkSearch, newTalkSearch } from '../schema';
import { agreeInTalk } from './agree.server';
import { answerTalk } from './answer.server';
import { askOrganisation, introduceOrganisations, openNewTalk } from './ask.server';
import { viewTalk } from './view.server';

const question = (key: string, required: boolean): FormQuestion => ({
  key,
  label: `質問 ${key}`,
  help: '',
  kind: 'line',
  options: [],
  required,
});
const FORM = [question('aim', true), question('wish', false)];

let s: TestTalks;
afterEach(() => s.deps.db.destroy());
const begin = async (settings: Partial<ProgrammeSettings>) => {
  s = await makeTalks({ form: FORM, ...settings });
};
const pair = () => ({ programme: s.programme, from: s.npo, to: s.chonaikai });
const asking = (over: Partial<ReturnType<typeof pair>> = {}) => ({
  ...pair(),
  message: '一緒にしませんか',
  answers: {},
  ...over,
});
const search = (over: Partial<NewTalkSearch> = {}) => newTalkSearch.parse({ ...pair(), ...over });
const write = (person: typeof s.asker, id: string, fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ intent: 'answers', ...fields })) form.set(name, value);
  return takeTalkForm(s.deps, person, id, new Request('http://x/', { method: 'POST', body: form }));
};
const refused = (work: Promise<unknown>, code: string, reason: string) =>
  expect(work).rejects.toMatchObject({ code, details: { reason } });
/** The form comes back with what is wrong with it, or with one of its fields. */
const comesBack = async (work: Promise<unknown>, error: Record<string, string[]>) =>
  expect(await work).toMatchObject({ data: { intent: 'answers', result: { error } } });

describe('questions that must be answered', () => {
  it('are asked with a request, which is not sent without', async () => {
    await begin({});
    const page = await openNewTalk(s.deps, s.asker, search());
    expect(page.programme).toMatchObject({ questions: FORM, answersLater: null });
    const form = new FormData();
    form.set('message', '一緒にしませんか');
    const sent: string[] = [];
    const take = () => takeNewTalk(s.deps, s.asker, search(), form, async (id) => void sent.push(id));
    await take();
    expect(sent).toEqual([]);
    form.set('form_aim', '雪あかり');
    await take();
    expect((await viewTalk(s.deps, s.asked, sent[0] ?? '')).answers).toEqual([
      { label: '質問 aim', value: '雪あかり' },
    ]);
  });

  it('keep two whom the city introduced from agreeing until they are answered', async () => {
    await begin({});
    expect((await openNewTalk(s.deps, s.staff, search())).programme).toMatchObject({
      questions: [],
      answersLater: '架空NPOあかり',
    });
    const { id } = await introduceOrganisations(s.deps, s.staff, asking());
    expect((await viewTalk(s.deps, s.asker, id)).questions?.canAnswer).toBe(false);
    for (const person of [s.asker, s.asked]) await answerTalk(s.deps, person, id, 'accept');
    await refused(agreeInTalk(s.deps, s.asked, id), 'conflict', 'questions_open');
    const before = await viewTalk(s.deps, s.asked, id);
    expect(before.acts).not.toContain('agree');
    expect(before.questions).toMatchObject({ side: 'from', isLacking: true, canAnswer: false });

    await comesBack(write(s.asked, id, { form_aim: 'x' }), { '': ['read_only'] });
    await comesBack(write(s.asker, id, { form_aim: '' }), { form_aim: ['required'] });
    expect((await viewTalk(s.deps, s.asker, id)).questions?.isLacking).toBe(true);
    s.deps.mailer.sent.length = 0;
    await write(s.asker, id, { form_aim: '花壇', form_wish: '5月' });
    expect(s.deps.mailer.sent.map(({ to }) => to)).toContain(s.asked.email);
    await write(s.asker, id, { form_aim: '花壇と清掃' });
    const after = await viewTalk(s.deps, s.asked, id);
    expect(after.answers).toEqual([{ label: '質問 aim', value: '花壇と清掃' }]);
    expect(after.entries.filter(({ event }) => event === 'answered')).toHaveLength(2);
    const kept = await s.deps.db
      .selectFrom('match_messages')
      .select('details')
      .where('text', '=', 'answered')
      .orderBy('id', 'desc')
      .execute();
    expect(kept.map(({ details }) => JSON.parse(JSON.parse(details).before))).toContainEqual({
      aim: '花壇',
      wish: '5月',
    });

    await agreeInTalk(s.deps, s.asked, id);
    // What one has agreed to does not change under its hands.
    await comesBack(write(s.asker, id, { form_aim: '別のこと' }), { '': ['not_now'] });
    expect((await agreeInTalk(s.deps, s.asker, id)).agreed).toBe(true);
  });

  it('are for the side that looks where the programme says so, whoever asked', async () => {
    await begin({ formBy: 'first' });
    const turned = { from: s.chonaikai, to: s.npo };
    const page = await openNewTalk(s.deps, s.asked, search(turned));
    expect(page.programme).toMatchObject({ questions: [], answersLater: '架空NPOあかり' });
    const { id } = await askOrganisation(s.deps, s.asked, asking(turned));
    await answerTalk(s.deps, s.asker, id, 'accept');
    expect((await viewTalk(s.deps, s.asked, id)).questions).toMatchObject({ side: 'to', canAnswer: false });
    await refused(agreeInTalk(s.deps, s.asked, id), 'conflict', 'questions_open');
    await write(s.asker, id, { form_aim: '花壇' });
    await agreeInTalk(s.deps, s.asked, id);
  });
});
