import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { standardQuestions } from '../standard-form';
import { type Answers, fieldsOf, formProblems, type Question, readAnswers, told } from './questions';
import { type Asked, countByType, responseRate, resultsOf, toldRates } from './results';

const QUESTIONS = standardQuestions((key) => key);
const [main, types] = QUESTIONS as [Question, Question];
const fields = (values: Record<string, string[]>) => new Map(Object.entries(values));

test('the standard form can be sent', () => {
  expect(formProblems(QUESTIONS)).toEqual(new Map());
  expect([main.feeds, types.feeds]).toEqual(['collaborating', 'partner_types']);
});

test('half of an answer can be saved, and only a whole one handed in', () => {
  const half = readAnswers(QUESTIONS, fields({ [`q_${main.id}`]: ['yes'] }), { complete: false });
  expect(half).toEqual({ answers: { [main.id]: 'yes' }, problems: new Map() });
  const whole = readAnswers(QUESTIONS, fields({ [`q_${main.id}`]: ['yes'] }), { complete: true });
  expect(whole.problems.get(types.id)).toBe('answer_missing');
});

test('a question that is not asked is neither missing nor kept', () => {
  const read = readAnswers(QUESTIONS, fields({ [`q_${main.id}`]: ['no'], [`q_${types.id}`]: ['npo'] }), {
    complete: true,
  });
  expect(read.answers).not.toHaveProperty(types.id);
  expect(read.problems.has(types.id)).toBe(false);
});

test('foreign choices, words for numbers and long texts are refused beside their field', () => {
  const number = QUESTIONS.find(({ kind }) => kind === 'number');
  const text = QUESTIONS.find(({ kind }) => kind === 'text');
  const read = readAnswers(
    QUESTIONS,
    fields({
      [`q_${main.id}`]: ['yes'],
      [`q_${types.id}`]: ['npo', 'martians'],
      [`q_${number?.id}`]: ['たくさん'],
      [`q_${text?.id}`]: ['あ'.repeat(2001)],
    }),
    { complete: false },
  );
  expect(Object.fromEntries(read.problems)).toEqual({
    [types.id]: 'answer_choice',
    [number?.id ?? '']: 'answer_number',
    [text?.id ?? '']: 'answer_long',
  });
});

test('a form says what is wrong with it', () => {
  const broken = (over: Partial<Question>): Question => ({
    ...main,
    id: 'x',
    feeds: null,
    onlyIf: null,
    ...over,
  });
  const problem = (...questions: Question[]) => formProblems(questions).get('x');
  expect(formProblems([]).get('')).toBe('no_questions');
  expect(problem(broken({ choices: [] }))).toBe('question_choices');
  expect(problem(main, broken({ feeds: 'collaborating' }))).toBe('question_feed');
  expect(problem(broken({ feeds: 'partner_types', kind: 'multiple' }))).toBe('question_feed');
  expect(problem(broken({ onlyIf: { question: main.id, choice: 'yes' } }), main)).toBe('question_only_if');
});

const asked = (type: Asked['type'], answers: Answers, answered = true): Asked => ({
  type,
  answers,
  answered,
});

test('by hand: 4 asked, 3 answered (75.0 %), 2 collaborate, 1 with another type', () => {
  const all = [
    asked('npo', { [main.id]: 'yes', [types.id]: ['npo', 'chonaikai'] }),
    asked('chonaikai', { [main.id]: 'yes', [types.id]: ['chonaikai'] }),
    asked('group', { [main.id]: 'no' }),
    asked('npo', { [main.id]: 'yes', [types.id]: ['company'] }, false),
    asked('company', { [main.id]: 'yes', [types.id]: ['npo'] }),
  ];
  const counted = all.slice(0, 4);
  expect(responseRate({ sent: 4, answered: 3 })).toBe(750);
  expect(toldRates(QUESTIONS, all, ['npo', 'chonaikai', 'group'])).toEqual({
    active: 3,
    collaborating: 2,
    crossType: 1,
  });
  expect([...countByType(counted)]).toEqual([
    ['npo', { sent: 2, answered: 1 }],
    ['chonaikai', { sent: 1, answered: 1 }],
    ['group', { sent: 1, answered: 1 }],
  ]);
  const [first, second] = resultsOf(QUESTIONS, counted);
  expect([first?.asked, first?.answered, first?.choices.map(({ count }) => count)]).toEqual([3, 3, [2, 1]]);
  expect([second?.asked, second?.answered]).toEqual([2, 2]);
  expect(second?.choices.find(({ id }) => id === 'chonaikai')?.count).toBe(2);
});

const anyAnswers = fc.record(
  {
    [main.id]: fc.constantFrom('yes', 'no'),
    [types.id]: fc.subarray([...ORGANISATION_TYPES], { minLength: 1 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

test('what a form shows reads back as it was', () => {
  fc.assert(
    fc.property(anyAnswers, (given) => {
      const shown = new Map(Object.entries(fieldsOf(QUESTIONS, given)));
      const once = readAnswers(QUESTIONS, shown, { complete: false }).answers;
      const again = new Map(Object.entries(fieldsOf(QUESTIONS, once)));
      expect(readAnswers(QUESTIONS, again, { complete: false }).answers).toEqual(once);
    }),
  );
});

test('nobody collaborates with another type without collaborating', () => {
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom(...ORGANISATION_TYPES), (given, own) => {
      const said = told(QUESTIONS, given, own);
      expect(said === null || said.collaborating || !said.crossType).toBe(true);
    }),
  );
});
