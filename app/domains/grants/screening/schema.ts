import { z } from 'zod';

const plain = z
  .string()
  .optional()
  .transform((value) => (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim());
const text = (max: number) => plain.pipe(z.string().min(1, 'required').max(max, 'too_long'));
const maybeText = (max: number) => plain.pipe(z.string().max(max, 'too_long'));
const id = z.string({ error: 'required' }).min(1, 'required').max(40);
/** A day that exists, `YYYY-MM-DD`. */
const day = z
  .string({ error: 'day' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'day')
  .refine((value) => {
    const at = Date.parse(`${value}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
  }, 'day');
const typed = z
  .string()
  .optional()
  .transform((value) => (value ?? '').normalize('NFKC').replace(/[,\s円]/g, ''));
/** A whole number or nothing. */
const maybeWhole = (most: number) =>
  typed.pipe(
    z.union([
      z.literal('').transform(() => null),
      z
        .string()
        .regex(/^\d{1,10}$/, 'number')
        .transform(Number)
        .pipe(z.number().max(most, 'number')),
    ]),
  );

export const accountInput = z.object({ account: id });
export const openInput = z.object({ scoresDue: day });
export const proposeInput = z.object({
  missingToo: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
  passes: maybeWhole(1000),
});
export const reasonInput = z.object({ reason: text(1000) });
export const nothing = z.object({});
export const minutesInput = z.object({
  text: maybeText(50_000),
  revision: z.coerce.number().int().min(0),
});

export const judgeInput = z
  .object({
    verdict: z.enum(['yes', 'no', 'more', 'again'], { error: 'required' }),
    reasons: text(2000),
    moreBy: z.union([z.literal('').transform(() => null), day]).optional(),
  })
  .transform((value) => ({ ...value, moreBy: value.moreBy ?? null }));
export const conflictInput = z.object({ account: id, reason: text(500) });
export const declareInput = z.object({ reason: text(500) });
export const noteInput = z.object({ text: text(4000) });
export const changeInput = z.object({
  chosen: z.enum(['yes', 'no'], { error: 'required' }).transform((value) => value === 'yes'),
  amountYen: maybeWhole(1_000_000_000),
  reason: text(1000),
});
export const reasonsInput = z.object({ reasons: text(2000), conditions: maybeText(2000) });

/** Points by criterion come as `points-<key>`; an empty field is no points. */
export const scoreInput = z
  .looseObject({
    comment: maybeText(4000),
    handIn: z
      .string()
      .optional()
      .transform((value) => value === 'yes'),
  })
  .transform(({ comment, handIn, ...rest }, context) => {
    const points: Record<string, number> = {};
    for (const [name, value] of Object.entries(rest)) {
      const key = /^points-([a-z][a-z0-9_]{0,39})$/.exec(name)?.[1];
      if (key === undefined || typeof value !== 'string') continue;
      const plainValue = value.normalize('NFKC').trim();
      if (plainValue === '') continue;
      if (!/^\d{1,3}$/.test(plainValue)) {
        context.addIssue({ code: 'custom', message: 'points_range', path: [name] });
      } else points[key] = Number(plainValue);
    }
    return { comment, handIn, points };
  });
