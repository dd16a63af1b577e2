import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { NO, type Question, YES } from './model';

/** The questions a new survey begins with; their words are in the catalogue. */
export function standardQuestions(t: (key: string) => string): Question[] {
  const words = (key: string) => t(`surveys:standard.${key}`);
  const question = (over: Partial<Question> & Pick<Question, 'id' | 'kind'>): Question => ({
    label: words(`${over.id}.label`),
    help: words(`${over.id}.help`),
    required: false,
    choices: [],
    feeds: null,
    onlyIf: { question: 'together', choice: YES },
    ...over,
  });
  return [
    question({
      id: 'together',
      kind: 'single',
      required: true,
      feeds: 'collaborating',
      onlyIf: null,
      choices: [
        { id: YES, label: words('together.yes') },
        { id: NO, label: words('together.no') },
      ],
    }),
    question({
      id: 'types',
      kind: 'multiple',
      required: true,
      feeds: 'partner_types',
      choices: ORGANISATION_TYPES.map((id) => ({ id, label: t(`organisations:types.${id}`) })),
    }),
    question({ id: 'count', kind: 'number' }),
    question({
      id: 'gain',
      kind: 'multiple',
      choices: ['people', 'places', 'knowledge', 'money', 'visibility'].map((id) => ({
        id,
        label: words(`gain.${id}`),
      })),
    }),
    question({
      id: 'hinder',
      kind: 'single',
      onlyIf: { question: 'together', choice: NO },
      choices: ['unknown', 'time', 'need', 'tried'].map((id) => ({ id, label: words(`hinder.${id}`) })),
    }),
    question({ id: 'wish', kind: 'text', onlyIf: null }),
  ];
}
