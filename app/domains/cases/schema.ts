import { z } from 'zod';
import { isAreaCode } from '~/domains/areas/model';
import { CASE_SECTIONS, CASE_THEMES, type CaseSection, PICTURE_PEOPLE } from './model';

/** Longest texts in characters. */
export const CASE_LIMITS = { title: 80, summary: 200, section: 4000, note: 500, caption: 200 } as const;

const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, 'too_long'));
const line = (max: number) => text(max).transform((value) => value.replace(/\s+/g, ' '));
const neededLine = (max: number) => line(max).pipe(z.string().min(1, 'required'));

const day = line(10)
  .pipe(z.string().refine((value) => value === '' || isDay(value), 'bad_day'))
  .transform((value) => (value === '' ? null : value));

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** A whole number as people write it, with commas and in full width; null: not said. */
const whole = (max: number) =>
  line(20)
    .transform((value) => value.normalize('NFKC').replace(/[,\s円人]/g, ''))
    .pipe(z.string().regex(/^\d{0,12}$/, 'bad_number'))
    .transform((value) => (value === '' ? null : Number(value)))
    .pipe(z.number().int().max(max, 'bad_number').nullable());

/** None, one or several boxes come as nothing, a string or a list. */
const themes = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.enum(CASE_THEMES)).transform((values) => CASE_THEMES.filter((theme) => values.includes(theme))),
);

const revision = z.coerce.number('required').int().min(1);

const sections = Object.fromEntries(CASE_SECTIONS.map((key) => [key, text(CASE_LIMITS.section)])) as Record<
  CaseSection,
  ReturnType<typeof text>
>;

export const caseInput = z
  .object({
    revision,
    title: neededLine(CASE_LIMITS.title),
    summary: line(CASE_LIMITS.summary),
    ...sections,
    themes,
    areaCode: line(20)
      .pipe(z.string().refine((value) => value === '' || isAreaCode(value), 'bad_choice'))
      .transform((value) => (value === '' ? null : value)),
    startedOn: day,
    endedOn: day,
    moneyYen: whole(100_000_000_000),
    peopleReached: whole(100_000_000),
    volunteers: whole(100_000_000),
  })
  .refine(({ startedOn, endedOn }) => startedOn === null || endedOn === null || startedOn <= endedOn, {
    message: 'day_order',
    path: ['endedOn'],
  });
export type CaseInput = z.output<typeof caseInput>;

export const startInput = z.object({ collaboration: z.string().regex(/^clb_[0-9a-z]{1,32}$/, 'required') });
export const stepInput = z.object({ revision });

/** When consent was asked for: what the page showed that somebody answers. */
const asked = z.coerce.number('required').int().min(1);

export const publishInput = z.object({ asked });
export const answerInput = z.object({
  asked,
  organisation: z.string().min(1).max(40),
  consent: z.enum(['agreed', 'refused'], { error: 'required' }),
  note: text(CASE_LIMITS.note),
});
export const takeBackInput = z.object({
  organisation: z.string().min(1).max(40),
  note: text(CASE_LIMITS.note),
});
export const paperInput = z.object({
  asked,
  organisation: z.string().min(1).max(40),
  note: text(CASE_LIMITS.note).pipe(z.string().min(1, 'required')),
});
export const withdrawInput = z.object({ reason: text(CASE_LIMITS.note).pipe(z.string().min(1, 'required')) });

/** A picture goes with it as a file. */
export const pictureInput = z
  .object({
    caption: neededLine(CASE_LIMITS.caption),
    people: z.enum(PICTURE_PEOPLE, { error: 'required' }).catch('unasked'),
    consentNote: line(CASE_LIMITS.note),
  })
  .refine(({ people, consentNote }) => people !== 'agreed' || consentNote !== '', {
    message: 'consent_needed',
    path: ['consentNote'],
  });
export const pictureId = z.object({ picture: z.string().regex(/^fil_[0-9a-z]{1,32}$/) });
export const emptyInput = z.object({});

const caseFilter = z.object({
  words: z
    .string()
    .catch('')
    .transform((value) => value.slice(0, 100)),
  theme: z.enum(CASE_THEMES).nullable().catch(null),
  area: z.string().refine(isAreaCode).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type CaseFilter = z.output<typeof caseFilter>;

/** Reads the filter from an address. */
export function readCaseFilter(search: URLSearchParams): CaseFilter {
  return caseFilter.parse({
    words: search.get('q') ?? '',
    theme: search.get('theme'),
    area: search.get('area'),
    page: search.get('page') ?? 1,
  });
}
