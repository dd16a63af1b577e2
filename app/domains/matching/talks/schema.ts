import { z } from 'zod';
import type { FormQuestion } from '../model';
import { DECLINE_REASONS, TALK_LIMITS, TALK_STATUSES } from './model';

/** Text of several lines; empty when absent. */
const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, 'too_long'));
const neededText = (max: number) => text(max).pipe(z.string().min(1, 'required'));
const line = (max: number) => text(max).transform((value) => value.replace(/\s+/g, ' '));
const day = z
  .string()
  .optional()
  .transform((value) => value ?? '')
  .pipe(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'required'))
  .refine((value) => !Number.isNaN(Date.parse(`${value}T00:00:00Z`)), 'required');

const MESSAGE = text(TALK_LIMITS.text);

/** A request to another organisation; answers to the programme's own form come beside it, see `formAnswers`. */
export const askInput = z.object({ message: neededText(2000) });

/** Answers to the form of a programme, by the key of the question; fields are named `form.<key>`. */
export function formAnswers(questions: readonly FormQuestion[]) {
  return z.object(
    Object.fromEntries(questions.map((question) => [fieldOf(question.key), answerTo(question)])),
  );
}

/** Name of the field of a question. */
export function fieldOf(key: string): string {
  return `form_${key}`;
}

/** Answers by the key of their question, of what `formAnswers` has taken. */
export function answersByKey(
  questions: readonly FormQuestion[],
  taken: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(questions.map(({ key }) => [key, String(taken[fieldOf(key)] ?? '')]));
}

function answerTo({ kind, options, required }: FormQuestion): z.ZodType<string, string | undefined> {
  const given = kind === 'text' ? text(2000) : line(kind === 'line' ? 300 : 80);
  const fits = (value: string) => {
    if (value === '') return true;
    if (kind === 'day') return day.safeParse(value).success;
    return kind !== 'choice' || options.includes(value);
  };
  return given
    .refine((value) => !required || value !== '', 'required')
    .refine(fits, 'not_offered') as z.ZodType<string, string | undefined>;
}

export const acceptInput = z.object({ text: MESSAGE });
export const askBackInput = z.object({ text: neededText(TALK_LIMITS.text) });
export const declineInput = z.object({
  reason: z.enum(DECLINE_REASONS, { error: 'required' }),
  note: text(1000),
});
export const closeInput = z.object({ text: text(1000) });
export const emptyInput = z.object({});
/** Files come beside the text; one of the two must be there, which the service checks. */
export const messageInput = z.object({ text: MESSAGE });
export const meetingInput = z.object({
  day,
  place: line(120),
  people: line(300),
  said: neededText(TALK_LIMITS.text),
  next: text(1000),
});
export const noteInput = z.object({ text: neededText(TALK_LIMITS.text) });
export const reportInput = z.object({ text: neededText(2000) });
export const blockInput = z.object({ reason: text(500) });
export const followUpInput = z.object({ id: z.string().min(1).max(40), text: neededText(TALK_LIMITS.text) });
export const settleInput = z.object({ id: z.string().min(1).max(40), answer: neededText(2000) });
export const unblockInput = z.object({
  organisation: z.string().min(1).max(40),
  other: z.string().min(1).max(40),
});

const page = z.coerce.number().int().min(1).catch(1);

/** What staff look for among all talks. */
export const talkFilter = z.object({
  status: z.enum(['all', 'soon', ...TALK_STATUSES]).catch('all'),
  programme: z.string().max(40).catch(''),
  q: z
    .string()
    .max(80)
    .transform((value) => value.normalize('NFKC').trim())
    .catch(''),
  page,
});
export type TalkFilter = z.infer<typeof talkFilter>;

const id = z.string().max(40).catch('');

/** What a new request is about, in the address. */
export const newTalkSearch = z.object({
  programme: id,
  from: id,
  to: id,
  /** The case study somebody wants to do alike. */
  case: id,
  /** The idea somebody wants to bring forward with the other. */
  idea: id,
  q: z.string().max(80).catch(''),
});
export type NewTalkSearch = z.infer<typeof newTalkSearch>;
