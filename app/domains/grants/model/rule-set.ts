import { z } from 'zod';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';

/** Whole yen; money is never a fraction. */
export const yen = z.number().int().min(0).max(1_000_000_000);
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const words = z.string().trim().min(1).max(200);
const types = z.array(z.enum(ORGANISATION_TYPES)).min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A share as a fraction of whole numbers, so that 90 % of an amount is exact. */
export const share = z
  .object({ of: z.number().int().min(0).max(1_000), outOf: z.number().int().min(1).max(1_000) })
  .refine((one) => one.of <= one.outOf);
export type Share = z.infer<typeof share>;

/** Part of a kind of cost that may move without approval where a rule set doesn't say (軽微な変更). */
export const SMALL_SHIFT: Share = { of: 1, outOf: 5 };

/** A kind of cost an application may or may not contain. */
export const costKind = z.object({
  key,
  label: words,
  eligible: z.boolean(),
  /** Why it is not, or what belongs to it. */
  note: z.string().max(400).default(''),
  /** Largest part of all eligible cost this kind may make up; null: any. */
  atMost: share.nullable().default(null),
});
export type CostKind = z.infer<typeof costKind>;

const criterion = z.object({
  key,
  label: words,
  question: z.string().max(400).default(''),
  /** Points from 0 to this. */
  points: z.number().int().min(1).max(100),
});

const stage = z.object({
  key,
  label: words,
  /** `eligibility`: staff say yes or no with reasons; `scores`: each member of the committee gives points. */
  kind: z.enum(['eligibility', 'scores']),
  rubric: z.array(criterion).max(20).default([]),
});

const document = z.object({
  key,
  label: words,
  required: z.boolean(),
  /** Years of support in which it is asked for; empty: in each. */
  years: z.array(z.number().int().min(1).max(10)).default([]),
});

/** A long text the applicants write together. */
const question = z.object({
  key,
  label: words,
  help: z.string().max(400).default(''),
  /** Most characters, line breaks included. */
  maxChars: z.number().int().min(50).max(20_000),
  required: z.boolean(),
});
export type Question = z.infer<typeof question>;

/** The rules of a grant programme in one fiscal year, as data that staff edit. */
export const ruleSet = z
  .object({
    programme: words,
    /** April of this year to March of the next. */
    fiscalYear: z.number().int().min(2000).max(2100),
    /** Most that is paid, by year of support; its length is the number of years an undertaking can be supported. */
    capYenByYear: z.array(yen.min(1)).min(1).max(10),
    /** Most that is paid of the eligible cost; null: all of it. */
    rate: share.nullable(),
    /** Undertakings chosen in a year; null: as many as the money reaches for. */
    maxAwards: z.number().int().min(1).max(1_000).nullable(),
    /** Money there is in the year; null: not limited here. */
    budgetYen: yen.nullable(),
    lead: types,
    /** One partner of each of these sets; empty: no partner is needed. */
    requiredPartners: z.array(types).max(4),
    newProjectOnly: z.boolean(),
    /** Whether a later year of support is applied for and chosen like the first. */
    reselectedEachYear: z.boolean(),
    /** A granted kind of cost may move by this part without anybody's approval; absent: `SMALL_SHIFT`. */
    smallShift: share.optional(),
    costs: z.array(costKind).min(1).max(40),
    stages: z.array(stage).min(1).max(4),
    documents: z.array(document).max(20),
    questions: z.array(question).min(1).max(20),
    opensOn: day,
    closesOn: day,
    /** Last day on which costs are fixed and paid. */
    costsUntil: day,
    /** Who said so, and where. */
    source: words,
  })
  .refine((one) => one.opensOn <= one.closesOn && one.closesOn <= one.costsUntil, { path: ['closesOn'] })
  .refine(
    (one) => unique(one.costs) && unique(one.stages) && unique(one.documents) && unique(one.questions),
    { path: ['costs'] },
  );
export type RuleSet = z.infer<typeof ruleSet>;

function unique(list: readonly { key: string }[]): boolean {
  return new Set(list.map((one) => one.key)).size === list.length;
}

/** Last day of February of a fiscal year, `YYYY-MM-DD`: the costs of many programmes are closed on it. */
export function lastOfFebruary(fiscalYear: number): string {
  const year = fiscalYear + 1;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}-02-${leap ? 29 : 28}`;
}
