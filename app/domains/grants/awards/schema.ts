import { z } from 'zod';
import type { BudgetLine } from '../model/budget';
import { NEW_LINES } from './model/change';
import { AWARD_LIST_KINDS } from './model/list';
import { REPORT_LIMITS } from './model/report';

/** Text of several lines; empty when absent. */
const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, 'too_long'));
const neededText = (max: number) => text(max).pipe(z.string().min(1, 'required'));
const line = (max: number) => text(max).transform((value) => value.replace(/\s+/g, ' '));
const neededLine = (max: number) => line(max).pipe(z.string().min(1, 'required'));
const day = z
  .string()
  .optional()
  .transform((value) => value ?? '')
  .pipe(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'required'))
  .refine((value) => {
    const at = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
  }, 'required');
const id = z.string({ error: 'required' }).min(1, 'required').max(40, 'required');

/** An amount as people write it: 450,000 円, ４５００００. Null where nothing was written. */
const amount = z
  .string()
  .optional()
  .transform((value) => (value ?? '').normalize('NFKC').replace(/[\s,、円¥￥]/g, ''))
  .pipe(z.string().regex(/^\d{0,10}$/, 'not_yen'))
  .transform((value) => (value === '' ? null : Number(value)))
  .refine((value) => value === null || value <= 1_000_000_000, 'not_yen');
const wholeYen = amount.transform((value, context) => {
  if (value !== null) return value;
  context.addIssue({ code: 'custom', message: 'required' });
  return z.NEVER;
});
const someYen = wholeYen.refine((value) => value > 0, 'not_yen');

export const emptyInput = z.object({});
export const reasonInput = z.object({ reason: neededText(2_000) });
export const datesInput = z.object({ interimDue: day, reportDue: day });
export const receiptInput = z.object({
  lineId: id,
  text: neededLine(200),
  payee: neededLine(120),
  day,
  amountYen: someYen,
});
export const receiptChoice = z.object({ receipt: id });
export const judgeInput = z.object({ receipt: id, accepted: wholeYen, text: line(400) });
export const moneyInput = z.object({ amountYen: someYen, day, note: line(200) });
export const voidInput = z.object({ payment: id, reason: neededText(400) });
export const fixInput = z.object({ seen: z.coerce.number().int().min(0) });
export const returnInput = z.object({ text: neededText(2_000) });
export const answerChangeInput = z.object({
  approve: z.enum(['yes', 'no'], { error: 'required' }).transform((value) => value === 'yes'),
  answer: text(2_000),
});

const revision = z.coerce.number().int().min(0);
const answer = text(REPORT_LIMITS.text);
/** What people reached by the undertaking are counted as: a whole number. */
const people = z
  .string()
  .optional()
  .transform((value) => (value ?? '').normalize('NFKC').replace(/[\s,人名]/g, ''))
  .pipe(z.string().regex(/^\d{0,7}$/, 'not_number'));

export const interimInput = z
  .object({ revision, done: answer, next: answer })
  .transform(({ revision, ...texts }) => ({ kind: 'interim' as const, revision, texts, income: [] }));

const incomeRows = Array.from({ length: REPORT_LIMITS.income }, (_, row) => row);

export const finalInput = z
  .object({
    revision,
    done: answer,
    result: answer,
    people,
    next: answer,
    ...Object.fromEntries(
      incomeRows.flatMap((row): [string, z.ZodType][] => [
        [`income_text_${row}`, line(120)],
        [`income_yen_${row}`, amount],
      ]),
    ),
  })
  .transform((value, context) => {
    const { revision, done, result, people, next } = value;
    const rows = value as unknown as Record<string, string | number | null>;
    const income = incomeRows.flatMap((row) => {
      const [words, yen] = [String(rows[`income_text_${row}`]), rows[`income_yen_${row}`] as number | null];
      if (words === '' && yen === null) return [];
      if (words === '')
        context.addIssue({ code: 'custom', message: 'required', path: [`income_text_${row}`] });
      if (yen === null)
        context.addIssue({ code: 'custom', message: 'required', path: [`income_yen_${row}`] });
      return [{ id: `i${row}`, text: words, amountYen: yen ?? 0 }];
    });
    return { kind: 'final' as const, revision, texts: { done, result, people, next }, income };
  });

/** Fields of a change: `yen_<id>` and `text_<id>` for each cost, `new_…_<n>` for those that are added. */
export function changeInput(lines: readonly BudgetLine[], newId: () => string) {
  const fields: [string, z.ZodType][] = lines.flatMap((one): [string, z.ZodType][] => [
    [`yen_${one.id}`, wholeYen],
    [`text_${one.id}`, neededLine(200)],
  ]);
  for (let n = 0; n < NEW_LINES; n++) {
    fields.push([`new_kind_${n}`, text(40)], [`new_text_${n}`, line(200)], [`new_yen_${n}`, amount]);
  }
  return z
    .object({
      reason: neededText(2_000),
      content: text(4_000),
      endsOn: day,
      ...Object.fromEntries(fields),
    })
    .transform((value, context) => {
      const given = value as unknown as Record<string, string | number | null>;
      const kept = lines.map((one) => ({
        ...one,
        text: String(given[`text_${one.id}`]),
        amountYen: Number(given[`yen_${one.id}`]),
      }));
      const added = readNewLines(given, newId, (path) =>
        context.addIssue({ code: 'custom', message: 'required', path: [path] }),
      );
      const { reason, content, endsOn } = value;
      return { reason, content, endsOn, stop: false, lines: [...kept, ...added] };
    });
}

function readNewLines(
  given: Record<string, string | number | null>,
  newId: () => string,
  missing: (path: string) => void,
): BudgetLine[] {
  return Array.from({ length: NEW_LINES }, (_, n) => n).flatMap((n) => {
    const [kind, words, yen] = [given[`new_kind_${n}`], given[`new_text_${n}`], given[`new_yen_${n}`]];
    if (words === '' && yen === null) return [];
    if (kind === '') missing(`new_kind_${n}`);
    if (words === '') missing(`new_text_${n}`);
    if (yen === null) missing(`new_yen_${n}`);
    return [{ id: newId(), kind: String(kind), text: String(words), amountYen: Number(yen) }];
  });
}

/** What of the awards is shown. */
export const awardFilter = z.object({ show: z.enum(AWARD_LIST_KINDS).catch('open') });
