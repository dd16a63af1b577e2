import { z } from 'zod';
import { parseDay } from '~/platform/wareki';
import { TYPED_ORIGINS } from './model';
import { COLLABORATION_MOVES, COLLABORATION_STATUSES } from './model/acts';
import { GOES_ON } from './model/check-ins';

const line = (max: number) =>
  z
    .string({ error: 'required' })
    .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'required').max(max, 'too_long'));
const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').trim())
    .pipe(z.string().max(max, 'too_long'));
const yes = z
  .string()
  .optional()
  .transform((value) => value === 'yes');

/** A calendar day in any way a Japanese office writes it; '' when nothing is written. */
const optionalDay = z
  .string()
  .optional()
  .transform((value, context) => readDay((value ?? '').trim(), context));
const day = z
  .string({ error: 'required' })
  .min(1, 'required')
  .transform((value, context) => readDay(value.trim(), context));

function readDay(written: string, context: z.RefinementCtx): string {
  if (written === '') return '';
  const found = parseDay(written);
  if (found !== null && found >= '1900-01-01' && found <= '2200-12-31') return found;
  context.addIssue({ code: 'custom', message: 'day' });
  return z.NEVER;
}

/** A whole number of people or yen, also in full width and with commas; null when nothing is written. */
const count = z
  .string()
  .optional()
  .transform((value, context) => {
    const written = (value ?? '').normalize('NFKC').replace(/[,\s]|円|人/g, '');
    if (written === '') return null;
    if (!/^\d{1,12}$/.test(written)) {
      context.addIssue({ code: 'custom', message: 'number' });
      return z.NEVER;
    }
    return Number(written);
  });

const words = {
  title: line(120),
  summary: text(2000),
  origin: z.enum(TYPED_ORIGINS, { error: 'required' }),
  originNote: text(200),
  startedOn: day,
  endedOn: optionalDay,
  area: text(20),
};

export const newInput = z.object({
  ...words,
  lead: line(200),
  partners: text(2000).transform((value) =>
    value
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .slice(0, 30),
  ),
  idea: z
    .string()
    .regex(/^(ide_[0-9a-z]{1,32})?$/)
    .optional(),
});
export const editInput = z.object(words);
export const moveInput = z.object({
  move: z.enum(COLLABORATION_MOVES, { error: 'required' }),
  day: optionalDay,
});
export const partnerInput = z.object({
  organisation: line(200),
  task: text(300),
  fromDay: optionalDay,
  toDay: optionalDay,
});
export const partnerGoneInput = z.object({ organisation: line(60) });
export const publishInput = z.object({ show: yes });
export const moneyInput = z.object({ day: optionalDay });
export const figuresInput = z.object({
  fiscalYear: z.coerce.number({ error: 'number' }).int('number').min(1990, 'number').max(2200, 'number'),
  people: count,
  volunteers: count,
  grantYen: count,
  ownYen: count,
});
export const milestoneInput = z.object({ title: line(120), dueOn: day });
export const milestoneChangeInput = z.object({
  milestone: line(60),
  change: z.enum(['done', 'open', 'remove'], { error: 'required' }),
});
export const logInput = z.object({
  day,
  text: text(4000).pipe(z.string().min(1, 'required')),
  people: count,
  volunteers: count,
  alt: text(200),
  peopleAgreed: yes,
});
export const logGoneInput = z.object({ entry: line(60) });
export const checkInLinkInput = z.object({ checkIn: line(60) });

/** Answers to a look back; all of it may be left open until it is handed in. */
export const checkInInput = z.object({
  goesOn: z
    .enum(GOES_ON)
    .or(z.literal(''))
    .optional()
    .transform((value) => value || null),
  withWhom: text(1000),
  people: count,
  volunteers: count,
  changed: text(4000),
  needs: text(2000),
  by: text(80),
});

export const statusFilter = z.enum(COLLABORATION_STATUSES).nullable().catch(null);
export const wordsFilter = z
  .string()
  .transform((value) => value.normalize('NFKC').trim().slice(0, 80))
  .catch('');
