import { ORGANISATION_TYPES, type OrganisationType } from '~/domains/organisations/model';

export const QUESTION_KINDS = ['single', 'multiple', 'number', 'line', 'text'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/**
 * What a question's answers are reckoned into: whether the organisation collaborated (a question of the kind `single`
 * whose first choice is yes), and with which types (`multiple`, whose choices are types of organisations).
 */
export const QUESTION_FEEDS = ['collaborating', 'partner_types'] as const;
export type QuestionFeed = (typeof QUESTION_FEEDS)[number];

export interface Choice {
  id: string;
  label: string;
}

export interface Question {
  id: string;
  kind: QuestionKind;
  label: string;
  help: string;
  required: boolean;
  /** For `single` and `multiple`. */
  choices: Choice[];
  feeds: QuestionFeed | null;
  /** Asked only where another question before it was answered so; null: of everybody. */
  onlyIf: { question: string; choice: string } | null;
}

/** Answers by question id: a choice, choices, a number, words. What is not there was not answered. */
export type Answers = Record<string, string | string[] | number>;

export const SURVEY_LIMITS = {
  questions: 40,
  choices: 20,
  line: 100,
  text: 2000,
  number: 1_000_000_000,
} as const;

/** Ids of the choices by which a question of yes and no is told. */
export const YES = 'yes';
export const NO = 'no';

/** Whether a question is put to an organisation that has answered so far as it has. */
export function isAsked(question: Question, answers: Answers): boolean {
  if (question.onlyIf === null) return true;
  const given = answers[question.onlyIf.question];
  return given === question.onlyIf.choice || (Array.isArray(given) && given.includes(question.onlyIf.choice));
}

export type AnswerProblem = 'answer_missing' | 'answer_choice' | 'answer_number' | 'answer_long';

/** The name a question's field has in the form. */
export const fieldOf = (question: Pick<Question, 'id'>) => `q_${question.id}`;

/**
 * Reads posted answers. What can't be read is a problem of its field; `complete`: required questions that are asked
 * must be answered. Answers to questions that are not asked are left out.
 */
export function readAnswers(
  questions: readonly Question[],
  fields: ReadonlyMap<string, readonly string[]>,
  { complete }: { complete: boolean },
): { answers: Answers; problems: Map<string, AnswerProblem> } {
  const answers: Answers = {};
  const problems = new Map<string, AnswerProblem>();
  for (const question of questions) {
    if (!isAsked(question, answers)) continue;
    const given = (fields.get(fieldOf(question)) ?? [])
      .map((one) => one.normalize('NFC').trim())
      .filter(Boolean);
    if (given.length === 0) {
      if (complete && question.required) problems.set(question.id, 'answer_missing');
      continue;
    }
    const read = readOne(question, given);
    if ('problem' in read) problems.set(question.id, read.problem);
    else answers[question.id] = read.value;
  }
  return { answers, problems };
}

type Read = { value: Answers[string] } | { problem: AnswerProblem };

function readOne(question: Question, given: readonly string[]): Read {
  const [first = ''] = given;
  switch (question.kind) {
    case 'single':
      return question.choices.some(({ id }) => id === first)
        ? { value: first }
        : { problem: 'answer_choice' };
    case 'multiple':
      return given.every((one) => question.choices.some(({ id }) => id === one))
        ? { value: question.choices.map(({ id }) => id).filter((id) => given.includes(id)) }
        : { problem: 'answer_choice' };
    case 'number':
      return readNumber(first);
    case 'line':
      return first.length <= SURVEY_LIMITS.line
        ? { value: first.replace(/\s+/g, ' ') }
        : { problem: 'answer_long' };
    case 'text':
      return first.length <= SURVEY_LIMITS.text ? { value: first } : { problem: 'answer_long' };
  }
}

function readNumber(text: string): Read {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  const value = /^\d{1,10}$/.test(plain) ? Number(plain) : Number.NaN;
  return value <= SURVEY_LIMITS.number ? { value } : { problem: 'answer_number' };
}

/** Answers as a form shows them, by field. */
export function fieldsOf(questions: readonly Question[], answers: Answers): Record<string, string[]> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const given = answers[question.id];
      if (given === undefined) return [];
      return [[fieldOf(question), Array.isArray(given) ? given : [String(given)]]];
    }),
  );
}

export type FormProblem = 'no_questions' | 'question_choices' | 'question_feed' | 'question_only_if';

/** What keeps a form from being sent, by question id; '' for the whole form. */
export function formProblems(questions: readonly Question[]): Map<string, FormProblem> {
  const problems = new Map<string, FormProblem>();
  if (questions.length === 0) problems.set('', 'no_questions');
  questions.forEach((question, i) => {
    const hasChoices = question.kind === 'single' || question.kind === 'multiple';
    if (hasChoices && question.choices.length < 2) problems.set(question.id, 'question_choices');
    if (!feedFits(question, questions)) problems.set(question.id, 'question_feed');
    const { onlyIf } = question;
    if (onlyIf === null) return;
    const asked = questions.slice(0, i).find(({ id }) => id === onlyIf.question);
    if (!asked?.choices.some(({ id }) => id === onlyIf.choice)) problems.set(question.id, 'question_only_if');
  });
  return problems;
}

function feedFits(question: Question, questions: readonly Question[]): boolean {
  const { feeds, kind, choices } = question;
  if (feeds === null) return true;
  if (questions.filter((one) => one.feeds === feeds).length > 1) return false;
  if (feeds === 'collaborating') return kind === 'single' && choices.some(({ id }) => id === YES);
  return (
    kind === 'multiple' && choices.every(({ id }) => (ORGANISATION_TYPES as readonly string[]).includes(id))
  );
}

/** What one organisation answered to the questions that feed the rates; null where it left them out. */
export function told(
  questions: readonly Question[],
  answers: Answers,
  own: OrganisationType,
): { collaborating: boolean; crossType: boolean } | null {
  const main = questions.find(({ feeds }) => feeds === 'collaborating');
  const given = main && answers[main.id];
  if (given === undefined) return null;
  const types = questions.find(({ feeds }) => feeds === 'partner_types');
  const partners = types ? answers[types.id] : undefined;
  const collaborating = given === YES;
  const others = Array.isArray(partners) && partners.some((type) => type !== own);
  return { collaborating, crossType: collaborating && others };
}
