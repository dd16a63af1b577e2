import type { OrganisationType } from '~/domains/organisations/model';
import type { FormQuestion, ProgrammeSettings } from '../model';
import { otherSide, type Side, type TalkState } from './model';

/** Answers by the key of the question; empty words: not answered. */
export type Answers = Readonly<Record<string, string>>;

/**
 * The side that answers the questions of a programme: the one that asked, or, where the programme says so, the one of the
 * types that look for the others, whoever asked.
 */
export function answeringSide(
  { formBy, pairing }: Pick<ProgrammeSettings, 'formBy' | 'pairing'>,
  types: Record<Side, OrganisationType>,
): Side {
  if (formBy === 'asker') return 'from';
  const looks = (side: Side) =>
    pairing.first.includes(types[side]) && pairing.second.includes(types[otherSide(side)]);
  return !looks('from') && looks('to') ? 'to' : 'from';
}

/** Whether a question that must be answered is not: nobody can agree before. */
export function lacksAnswers(form: readonly FormQuestion[], answers: Answers): boolean {
  return form.some(({ key, required }) => required && !answers[key]);
}

/** Whether answers can be written: while the two talk, until one of them has agreed to what they say. */
export function takesAnswers({ status, agreed }: Pick<TalkState, 'status' | 'agreed'>): boolean {
  return status === 'talking' && !agreed.from && !agreed.to;
}
