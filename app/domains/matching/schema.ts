import { z } from 'zod';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { FIT_TERMS, type FormQuestion, PROGRAMME_KINDS, programmeSettings } from './model';

/**
 * Inputs of programmes. Messages are keys below `matching:errors`. A form sends one ticked box as a text, several as a
 * list, and nothing for an empty field.
 */
const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, 'too_long'));
const line = (max: number) =>
  text(max)
    .pipe(z.string().min(1, 'required'))
    .transform((value) => value.replace(/\s+/g, ' '));
const day = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null)
  .pipe(z.iso.date('day_wrong').nullable());
/** Full-width digits are digits. */
const digits = z.string({ error: 'required' }).transform((value) => value.normalize('NFKC').trim());
const whole = (min: number, max: number) =>
  digits
    .pipe(z.string().regex(/^\d{1,6}$/, 'number_wrong'))
    .transform(Number)
    .pipe(z.number().min(min, 'number_range').max(max, 'number_range'));
const decimal = (min: number, max: number) =>
  digits
    .pipe(z.string().regex(/^\d{1,3}(\.\d{1,3})?$/, 'number_wrong'))
    .transform(Number)
    .pipe(z.number().min(min, 'number_range').max(max, 'number_range'));
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on' || value === 'yes');
const typeList = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))
  .pipe(z.array(z.enum(ORGANISATION_TYPES)));
const types = typeList.refine((list) => list.length > 0, 'types_missing');
const several = <T extends z.ZodType>(one: T, max: number) =>
  z.array(one).max(max, 'too_many_rows').optional().default([]);

const question = z
  .object({
    key: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,39}$/)
      .optional()
      .catch(undefined),
    label: text(120),
    help: text(400),
    kind: z.enum(['line', 'text', 'day', 'choice']).optional().default('text'),
    options: text(2000).transform((value) => [
      ...new Set(
        value
          .split('\n')
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    ]),
    required: ticked,
  })
  .superRefine(({ label, kind, options }, context) => {
    if (label !== '' && kind === 'choice' && options.length < 2) {
      context.addIssue({ code: 'custom', path: ['options'], message: 'options_missing' });
    }
    if (options.length > 20 || options.some((one) => one.length > 80)) {
      context.addIssue({ code: 'custom', path: ['options'], message: 'options_long' });
    }
  });

/** Leaves out rows without a label and gives new ones a key that no other has. */
function questionsOf(rows: z.output<typeof question>[]): FormQuestion[] {
  const used = new Set(rows.flatMap(({ key, label }) => (label !== '' && key ? [key] : [])));
  const given = new Set<string>();
  return rows
    .filter(({ label }) => label !== '')
    .map(({ key, options, ...row }) => {
      let own = key ?? '';
      for (let n = 1; own === '' || given.has(own) || (key === undefined && used.has(own)); n++)
        own = `q${n}`;
      given.add(own);
      return { ...row, key: own, options: row.kind === 'choice' ? options : [] };
    });
}

const weights = Object.fromEntries(FIT_TERMS.map((term) => [term, decimal(0, 10)])) as Record<
  (typeof FIT_TERMS)[number],
  ReturnType<typeof decimal>
>;
/** Strengths are set in parts of a hundred. */
const percent = whole(0, 100).transform((value) => value / 100);

/** The form of a programme with all its rules. */
export const programmeInput = z
  .object({
    revision: whole(1, 999_999),
    name: line(80),
    description: text(1000),
    fiscalYear: whole(2000, 2100),
    opensOn: day,
    closesOn: day,
    pairing: z.object({ first: types, second: types }).prefault({}),
    requiredPartners: several(typeList, 4).transform((sets) => sets.filter((set) => set.length > 0)),
    area: z.enum(['any', 'shared', 'new'], { error: 'required' }),
    respectCapacity: ticked,
    openLimit: whole(1, 50),
    replyDays: whole(1, 90),
    remindDays: whole(0, 30),
    weights: z.object(weights),
    damping: z.object({ exposure: percent, awards: percent, newcomers: percent }),
    formBy: z.enum(['asker', 'first']).optional().default('asker'),
    form: several(question, 20)
      .transform(questionsOf)
      .refine((list) => list.length <= 12, 'too_many_rows'),
    followUpMonths: text(60)
      .transform((value) =>
        value
          .normalize('NFKC')
          .split(/[\s,、・]+/)
          .filter(Boolean),
      )
      .pipe(
        z
          .array(
            z
              .string()
              .regex(/^\d{1,2}$/, 'months_wrong')
              .transform(Number),
          )
          .max(5, 'months_wrong'),
      )
      .refine((list) => list.every((months) => months >= 1 && months <= 60), 'months_wrong')
      .transform((list) => [...new Set(list)].sort((a, b) => a - b)),
  })
  .superRefine(({ opensOn, closesOn, replyDays, remindDays }, context) => {
    if (opensOn !== null && closesOn !== null && closesOn < opensOn) {
      context.addIssue({ code: 'custom', path: ['closesOn'], message: 'days_reversed' });
    }
    if (remindDays >= replyDays) {
      context.addIssue({ code: 'custom', path: ['remindDays'], message: 'remind_late' });
    }
  })
  .transform(({ revision, name, description, fiscalYear, opensOn, closesOn, ...settings }) => ({
    revision,
    about: { name, description, fiscalYear, opensOn, closesOn },
    settings: programmeSettings.parse(settings),
  }));
export type ProgrammeInput = z.output<typeof programmeInput>;

export const newProgrammeInput = z.object({
  kind: z.enum(PROGRAMME_KINDS, { error: 'required' }),
  fiscalYear: whole(2000, 2100),
});

const pick = z
  .string()
  .regex(/^[a-z]{2,5}_\w{1,60}$/)
  .nullable()
  .catch(null);

/** What `/matching` is asked for in its address. */
export const suggestionQuery = z.object({
  organisation: pick,
  programme: pick,
  /** Staff: why this one is not among them. */
  with: pick,
  /** Staff: names looked for, of the organisation and of the other. */
  q: z.string().trim().max(100).catch(''),
  withQ: z.string().trim().max(100).catch(''),
});
export type SuggestionQuery = z.output<typeof suggestionQuery>;
