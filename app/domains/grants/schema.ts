import { z } from 'zod';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import type { Budget } from './model/budget';
import type { Applicants } from './model/eligibility';
import { readYen } from './model/money';
import type { Question } from './model/rule-set';
import { TAX_CHOICES, withTax } from './model/tax';

/** Inputs of applications. Messages are keys below `grants:errors`. A form sends nothing for an empty field. */
export const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, 'too_long'));
export const line = (max: number) => text(max).transform((value) => value.replace(/\s+/g, ' '));
export const neededLine = (max: number) => line(max).pipe(z.string().min(1, 'required'));
const id = z.string().max(40).catch('');
export const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on' || value === 'yes');

/** Whole yen as people write them, see `readYen`. */
export const yenText = z
  .string()
  .optional()
  .transform((value) => readYen(value ?? ''))
  .pipe(z.number('yen_wrong'));

/** From what an application is begun, in the address. */
export const newApplicationSearch = z.object({
  programme: id,
  lead: id,
  match: id,
  idea: id,
  case: id,
  collaboration: id,
});
export type NewApplicationSearch = z.infer<typeof newApplicationSearch>;

/** Most characters of a title. */
export const TITLE = 80;

export const newApplicationInput = z.object({ title: neededLine(TITLE), isNew: ticked });
export const aboutInput = z.object({ title: neededLine(TITLE), isNew: ticked });

const organisation = z.string({ error: 'required' }).regex(/^org_[^\s]{1,40}$/, 'required');
export const partnerInput = z.object({
  organisation,
  role: neededLine(80),
  contribution: text(600).pipe(z.string().min(1, 'required')),
});
export const organisationInput = z.object({ organisation });
export const emptyInput = z.object({});
export const withdrawInput = z.object({ reason: text(600) });
export const partnerSearch = z
  .string()
  .max(80)
  .transform((value) => value.normalize('NFKC').trim())
  .catch('');

/** Rows a budget can have. */
export const MOST_LINES = 40;
export const MOST_INCOME = 10;

const lineId = z
  .string()
  .regex(/^[a-z0-9]{1,16}$/)
  .optional()
  .catch(undefined);
const tax = z.enum(TAX_CHOICES).optional().catch(undefined);
const costRow = z.object({ id: lineId, kind: line(40), text: line(120), amount: yenText, tax });
const incomeRow = z.object({ id: lineId, text: line(120), amount: yenText });

/** The form of a budget; rows in which nothing stands are left out, new ones get an id, and tax that was left out is added. */
export const budgetInput = z
  .object({
    revision: z.coerce.number().int().min(0).catch(-1),
    request: yenText,
    lines: z.array(costRow).max(MOST_LINES, 'too_many_rows').optional().default([]),
    income: z.array(incomeRow).max(MOST_INCOME, 'too_many_rows').optional().default([]),
  })
  .transform(({ revision, request, lines, income }): { revision: number; budget: Budget } => {
    const used = new Set<string>();
    const idOf = (given: string | undefined, letter: string): string => {
      let own = given ?? '';
      for (let n = 1; own === '' || used.has(own); n++) own = `${letter}${n}`;
      used.add(own);
      return own;
    };
    return {
      revision,
      budget: {
        requestYen: request,
        lines: lines
          .filter((row) => row.text !== '' || row.amount > 0)
          .map((row) => ({
            id: idOf(row.id, 'l'),
            kind: row.kind,
            text: row.text,
            ...(row.tax ? withTax(row.amount, row.tax) : { amountYen: row.amount }),
          })),
        income: income
          .filter((row) => row.text !== '' || row.amount > 0)
          .map((row) => ({ id: idOf(row.id, 'i'), text: row.text, amountYen: row.amount })),
      },
    };
  });

/** Most characters of a text in the room, beyond what the rules allow: somebody may still be shortening. */
const DRAFT_CHARS = 40_000;

/** The texts as a form without JavaScript sends them, each with a mark of what it was begun from. */
export function textsInput(questions: readonly Question[]) {
  const one = z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n'))
    .pipe(z.string().max(DRAFT_CHARS, 'too_long'));
  return z.object(
    Object.fromEntries(
      questions.flatMap(({ key }) => [
        [fieldOf(key), one],
        [markOf(key), z.string().max(40).catch('')],
      ]),
    ),
  );
}

/** Names of the fields of a question. */
export const fieldOf = (key: string) => `text_${key}`;
export const markOf = (key: string) => `mark_${key}`;

export const fileInput = z.object({ document: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'required') });
export const removeFileInput = z.object({ file: z.string().regex(/^fil_[0-9a-z]{1,32}$/) });

const canWe = z.object({
  lead: z.enum(ORGANISATION_TYPES),
  partners: z.array(z.enum(ORGANISATION_TYPES)).max(20),
  isNew: z.boolean(),
  year: z.coerce.number().int().min(1).max(10).catch(1),
  hasPrevious: z.boolean(),
});

/** "Can we apply?", as it is asked in the address; null: it is not. */
export function readCanWe(search: URLSearchParams): Applicants | null {
  const read = canWe.safeParse({
    lead: search.get('lead'),
    partners: search.getAll('partners'),
    isNew: search.has('isNew'),
    year: search.get('year') ?? 1,
    hasPrevious: search.has('hasPrevious'),
  });
  if (!search.has('check') || !read.success) return null;
  const { lead, partners, ...said } = read.data;
  return { ...said, leadType: lead, partnerTypes: partners };
}
