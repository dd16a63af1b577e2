import { z } from 'zod';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { readYen } from './model/money';
import { type RuleSet, ruleSet, SMALL_SHIFT } from './model/rule-set';
import { MOST_ROWS, readShare } from './programme-form';
import { line, neededLine, text, ticked } from './schema';

/** The form of a programme with all its rules. Messages are keys below `grants:errors`. */
const day = z
  .string()
  .optional()
  .transform((value) => value ?? '')
  .pipe(z.iso.date('day_wrong'));
const digits = z
  .string()
  .optional()
  .transform((value) => (value ?? '').normalize('NFKC').trim());
const whole = (min: number, max: number) =>
  digits
    .pipe(z.string().regex(/^\d{1,9}$/, 'number_wrong'))
    .transform(Number)
    .pipe(z.number().min(min, 'number_range').max(max, 'number_range'));
const wholeOrNone = (min: number, max: number) =>
  digits
    .pipe(z.string().regex(/^\d{0,9}$/, 'number_wrong'))
    .transform((value) => (value === '' ? null : Number(value)))
    .pipe(z.number().min(min, 'number_range').max(max, 'number_range').nullable());
/** The same, and what holds where nothing is written. */
const wholeOr = (none: number, min: number, max: number) =>
  wholeOrNone(min, max).transform((value) => value ?? none);
const yenOrNone = text(20)
  .transform((value) => (value === '' ? null : readYen(value)))
  .pipe(z.number().nullable());
const share = text(20)
  .transform((value) => readShare(value))
  .refine((value) => value !== undefined, 'share_wrong')
  .transform((value) => value ?? null);
const typeList = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))
  .pipe(z.array(z.enum(ORGANISATION_TYPES)));
const several = <T extends z.ZodType>(one: T, most: number) =>
  z
    .array(one)
    .max(most + 1, 'too_many_rows')
    .optional()
    .default([]);
const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/)
  .optional()
  .catch(undefined);

/** Most that is paid, a line for each year of support. */
const caps = text(200)
  .transform((value) =>
    value
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean)
      .map(readYen),
  )
  .pipe(z.array(z.number('yen_wrong').min(1, 'yen_wrong')).min(1, 'required').max(10, 'too_many_rows'));

const years = text(40)
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
          .regex(/^([1-9]|10)$/, 'years_wrong')
          .transform(Number),
      )
      .max(10, 'years_wrong'),
  );

const cost = z.object({ key, label: line(200), note: text(400), eligible: ticked, atMost: share });
const criterion = z.object({
  key,
  label: line(200),
  question: text(400),
  points: wholeOr(10, 1, 100),
});
const stage = z.object({
  key,
  label: line(200),
  kind: z.enum(['eligibility', 'scores']).optional().default('scores'),
  rubric: several(criterion, MOST_ROWS.rubric),
});
const document = z.object({ key, label: line(200), required: ticked, years });
const question = z.object({
  key,
  label: line(200),
  help: text(400),
  maxChars: wholeOr(1_000, 50, 20_000),
  required: ticked,
});

/** Leaves out rows without a label and gives new ones a key that no other has. */
function keyed<Row extends { key?: string | undefined; label: string }>(
  rows: readonly Row[],
  letter: string,
): (Row & { key: string })[] {
  const named = rows.filter(({ label }) => label !== '');
  const used = new Set(named.flatMap((row) => (row.key ? [row.key] : [])));
  const given = new Set<string>();
  return named.map((row) => {
    let own = row.key ?? '';
    for (let n = 1; own === '' || given.has(own) || (row.key === undefined && used.has(own)); n++)
      own = `${letter}${n}`;
    given.add(own);
    return { ...row, key: own };
  });
}

export const programmeInput = z
  .object({
    revision: whole(1, 999_999),
    title: neededLine(200),
    description: text(2_000),
    fiscalYear: whole(2000, 2100),
    opensOn: day,
    closesOn: day,
    costsUntil: day,
    caps,
    rate: share,
    smallShift: share.transform((value) => value ?? SMALL_SHIFT),
    maxAwards: wholeOrNone(1, 1_000),
    budgetYen: yenOrNone,
    lead: typeList.refine((list) => list.length > 0, 'types_missing'),
    requiredPartners: several(typeList, MOST_ROWS.partners),
    newProjectOnly: ticked,
    reselectedEachYear: ticked,
    costs: several(cost, MOST_ROWS.costs),
    stages: several(stage, MOST_ROWS.stages),
    documents: several(document, MOST_ROWS.documents),
    questions: several(question, MOST_ROWS.questions),
    source: neededLine(200),
  })
  .superRefine(({ opensOn, closesOn, costsUntil, ...lists }, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (closesOn < opensOn) wrong('closesOn', 'days_reversed');
    if (costsUntil < closesOn) wrong('costsUntil', 'days_reversed');
    for (const list of ['costs', 'stages', 'questions'] as const) {
      if (!lists[list].some(({ label }) => label !== '')) wrong(list, 'list_empty');
    }
  })
  .transform(({ revision, title, description, caps, ...form }) => {
    const rules: RuleSet = {
      ...form,
      programme: title,
      capYenByYear: caps,
      requiredPartners: form.requiredPartners.filter((set) => set.length > 0),
      costs: keyed(form.costs, 'c'),
      stages: keyed(form.stages, 's').map((one) => ({ ...one, rubric: keyed(one.rubric, 'r') })),
      documents: keyed(form.documents, 'd').filter(({ key }) => key !== 'other'),
      questions: keyed(form.questions, 'q'),
    };
    return { revision, title, description, rules };
  })
  .refine(({ rules }) => ruleSet.safeParse(rules).success, 'rules_wrong');
