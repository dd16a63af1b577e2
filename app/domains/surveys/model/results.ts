import type { OrganisationType } from '~/domains/organisations/model';
import { type Answers, isAsked, type Question, told } from './questions';

/** One organisation that was asked. */
export interface Asked {
  type: OrganisationType;
  answers: Answers;
  /** Whether the answer was handed in; what is only saved is not counted. */
  answered: boolean;
}

export interface ChoiceCount {
  id: string;
  label: string;
  count: number;
}

/** What was answered to one question. */
export interface QuestionResult {
  id: string;
  label: string;
  kind: Question['kind'];
  /** Organisations that were asked it and handed their answer in. */
  asked: number;
  answered: number;
  choices: ChoiceCount[];
  /** Of numbers. */
  numbers: { sum: number; least: number; most: number; median: number } | null;
  /** Words, for those who may read them. */
  texts: string[];
}

export interface SurveyCount {
  sent: number;
  answered: number;
}

/** The share of those asked who answered, in tenths of a percent, halves upwards; null when nobody was asked. */
export function responseRate({ sent, answered }: SurveyCount): number | null {
  return sent === 0 ? null : Math.floor((2000 * answered + sent) / (2 * sent));
}

/** Numbers by question, from the answers that were handed in. */
export function resultsOf(questions: readonly Question[], asked: readonly Asked[]): QuestionResult[] {
  const handedIn = asked.filter(({ answered }) => answered);
  return questions.map((question) => {
    const to = handedIn.filter(({ answers }) => isAsked(question, answers));
    const given = to.flatMap(({ answers }) => {
      const answer = answers[question.id];
      return answer === undefined ? [] : [answer];
    });
    return {
      id: question.id,
      label: question.label,
      kind: question.kind,
      asked: to.length,
      answered: given.length,
      choices: question.choices.map(({ id, label }) => ({
        id,
        label,
        count: given.filter((one) => one === id || (Array.isArray(one) && one.includes(id))).length,
      })),
      numbers: numbersOf(given.filter((one): one is number => typeof one === 'number')),
      texts:
        question.kind === 'line' || question.kind === 'text'
          ? given.filter((one): one is string => typeof one === 'string')
          : [],
    };
  });
}

function numbersOf(numbers: readonly number[]): QuestionResult['numbers'] {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (i: number) => sorted[i] ?? 0;
  return {
    sum: sorted.reduce((sum, one) => sum + one, 0),
    least: at(0),
    most: at(sorted.length - 1),
    median: Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle)),
  };
}

/** Sent and answered, by type of organisation in the order they come first. */
export function countByType(asked: readonly Asked[]): Map<OrganisationType, SurveyCount> {
  const counts = new Map<OrganisationType, SurveyCount>();
  for (const { type, answered } of asked) {
    const { sent, answered: before } = counts.get(type) ?? { sent: 0, answered: 0 };
    counts.set(type, { sent: sent + 1, answered: before + (answered ? 1 : 0) });
  }
  return counts;
}

/**
 * What a survey says of the two rates: organisations that answered the question and are counted, those that collaborate,
 * those that do so with another type.
 */
export function toldRates(
  questions: readonly Question[],
  asked: readonly Asked[],
  types: readonly OrganisationType[],
): { active: number; collaborating: number; crossType: number } {
  const answers = asked
    .filter(({ answered, type }) => answered && types.includes(type))
    .flatMap(({ answers: given, type }) => told(questions, given, type) ?? []);
  return {
    active: answers.length,
    collaborating: answers.filter(({ collaborating }) => collaborating).length,
    crossType: answers.filter(({ crossType }) => crossType).length,
  };
}
