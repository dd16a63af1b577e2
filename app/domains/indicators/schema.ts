import { z } from 'zod';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { parseYear } from '~/platform/wareki';

/** Fiscal years that may be written. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2100;

/** A year asked for in an address; null when there is none or it is none. */
export const yearParam = z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR).nullable().catch(null);

/** Why a year can't be used, or the year: 令和6年度, R6, 2024. */
export function readFiscalYear(text: string): number | 'year_missing' | 'year_wrong' {
  if (text.trim() === '') return 'year_missing';
  const year = parseYear(text);
  return year !== null && year >= FIRST_YEAR && year <= LAST_YEAR ? year : 'year_wrong';
}

const year = z.string({ error: 'year_missing' }).transform((text, context) => {
  const read = readFiscalYear(text);
  if (typeof read === 'number') return read;
  context.addIssue({ code: 'custom', message: read });
  return z.NEVER;
});
const text = (max: number) =>
  z
    .string({ error: 'text_missing' })
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().max(max, 'text_long'));
const needed = (max: number) => text(max).pipe(z.string().min(1, 'text_missing'));
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on');

/** A figure of a year; how it is written depends on the indicator, so it stays text here. */
export const figureInput = z.object({
  year,
  figure: needed(40),
  approximate: ticked,
  source: needed(200),
  note: text(500),
  /** The figure is right although a sum over the years seems to fall. */
  anyway: ticked,
});
export type FigureInput = z.output<typeof figureInput>;

export const targetInput = z.object({ year, basisYear: year, figure: needed(40), reason: needed(500) });
export type TargetInput = z.output<typeof targetInput>;

export const definitionInput = z.object({
  year,
  text: needed(500),
  comparable: z.enum(['yes', 'no'], { error: 'comparable_missing' }).transform((value) => value === 'yes'),
  why: needed(1000),
  'types[]': z.array(z.enum(ORGANISATION_TYPES)).optional(),
});
export type DefinitionInput = z.output<typeof definitionInput>;

/** A rate that was reckoned, to be written down as the year's figure. */
export const measuredInput = z.object({ year });

/** A survey whose rate is to be written down. */
export const toldInput = z.object({ survey: z.string().regex(/^srv_[0-9a-z]{1,32}$/, 'nothing_measured') });

/** Figures of a file that was looked at before: `[key, year, value, approximate, source, note]` each. */
export const importedInput = z.object({
  rows: z.string().transform((json, context) => {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'import_rows' });
      return z.NEVER;
    }
  }),
});
export const importedRows = z
  .array(
    z.object({
      key: z.string().max(60),
      year: z.number().int().min(FIRST_YEAR).max(LAST_YEAR),
      value: z.number().int().min(0),
      approximate: z.boolean(),
      source: z.string().min(1).max(200),
      note: z.string().max(500),
    }),
  )
  .min(1)
  .max(500);
export type ImportedFigure = z.output<typeof importedRows>[number];
