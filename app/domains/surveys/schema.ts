import { z } from 'zod';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { parseDay, parseYear } from '~/platform/wareki';
import { QUESTION_KINDS, SURVEY_LIMITS } from './model';

const text = (max: number) =>
  z
    .string({ error: 'text_missing' })
    .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max, 'text_long'));
const needed = (max: number) => text(max).pipe(z.string().min(1, 'text_missing'));

const year = z.string({ error: 'year_wrong' }).transform((value, context) => {
  const read = parseYear(value);
  if (read !== null && read >= 2000 && read <= 2100) return read;
  context.addIssue({ code: 'custom', message: 'year_wrong' });
  return z.NEVER;
});
const day = z.string({ error: 'day_wrong' }).transform((value, context) => {
  const read = parseDay(value);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'day_wrong' });
  return z.NEVER;
});
const maybeDay = z
  .string()
  .optional()
  .transform((value, context) => {
    if (!value?.trim()) return null;
    const read = parseDay(value);
    if (read !== null) return read;
    context.addIssue({ code: 'custom', message: 'day_wrong' });
    return z.NEVER;
  });

export const surveyInput = z.object({
  title: needed(80),
  lead: text(1000),
  fiscalYear: year,
  closesOn: day,
  remindOn: maybeDay,
});
export type SurveyInput = z.output<typeof surveyInput>;

const questionId = z.string().regex(/^[a-z0-9_]{1,24}$/);
export const questionInput = z.object({
  question: questionId.optional(),
  label: needed(200),
  help: text(300),
  kind: z.enum(QUESTION_KINDS, { error: 'kind_missing' }),
  required: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
  /** One a line. */
  choices: z
    .string()
    .optional()
    .transform((value) =>
      (value ?? '')
        .normalize('NFC')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(100, 'text_long')).max(SURVEY_LIMITS.choices, 'choices_many')),
  /** `question choice`; empty: of everybody. */
  onlyIf: z
    .string()
    .optional()
    .transform((value) => {
      const [question, choice] = (value ?? '').split(' ');
      return question && choice ? { question, choice } : null;
    }),
});
export type QuestionInput = z.output<typeof questionInput>;

export const moveInput = z.object({ question: questionId, to: z.enum(['up', 'down']) });
export const removeInput = z.object({ question: questionId });
export const openInput = z.object({
  'types[]': z.array(z.enum(ORGANISATION_TYPES), { error: 'types_missing' }).min(1, 'types_missing'),
});
export const reopenInput = z.object({ closesOn: day });
export const linkInput = z.object({ invitation: z.string().regex(/^svi_[0-9a-z]{1,32}$/) });
export const nothing = z.object({});
export const pageParam = z.coerce.number().int().min(1).max(10_000).catch(1);
