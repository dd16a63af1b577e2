import { type Share, SMALL_SHIFT } from './model/rule-set';
import type { GrantProgramme } from './service/programmes.server';

/** What a form holds, by the names of its fields; a field may be there several times. */
export type FormValues = Record<string, string[]>;

/** Rows each list can have. */
export const MOST_ROWS = {
  costs: 40,
  stages: 4,
  rubric: 20,
  documents: 20,
  questions: 20,
  partners: 4,
} as const;

/** A share as people write it: 90%, 1/3. Empty: all of it. */
export function shareText(share: Share | null): string {
  if (!share) return '';
  const percent = (share.of * 100) / share.outOf;
  return Number.isInteger(percent) ? `${percent}%` : `${share.of}/${share.outOf}`;
}

/** Reads what `shareText` writes, in full or half width; null for nothing, undefined for what is no share. */
export function readShare(text: string): Share | null | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  if (plain === '') return null;
  const percent = /^(\d{1,3})%$/.exec(plain);
  const tenths = /^(\d{1,2})割$/.exec(plain);
  const fraction = /^(\d{1,3})\/(\d{1,3})$/.exec(plain);
  const share = percent
    ? { of: Number(percent[1]), outOf: 100 }
    : tenths
      ? { of: Number(tenths[1]), outOf: 10 }
      : { of: Number(fraction?.[1]), outOf: Number(fraction?.[2]) };
  return share.of > 0 && share.of <= share.outOf ? share : undefined;
}

/** A programme as its form begins. */
export function programmeValues({ title, description, revision, rules }: GrantProgramme): FormValues {
  const values: FormValues = {
    revision: [String(revision)],
    title: [title],
    description: [description],
    fiscalYear: [String(rules.fiscalYear)],
    opensOn: [rules.opensOn],
    closesOn: [rules.closesOn],
    costsUntil: [rules.costsUntil],
    caps: [rules.capYenByYear.join('\n')],
    rate: [shareText(rules.rate)],
    smallShift: [shareText(rules.smallShift ?? SMALL_SHIFT)],
    maxAwards: [rules.maxAwards === null ? '' : String(rules.maxAwards)],
    budgetYen: [rules.budgetYen === null ? '' : String(rules.budgetYen)],
    lead: rules.lead,
    newProjectOnly: rules.newProjectOnly ? ['on'] : [],
    reselectedEachYear: rules.reselectedEachYear ? ['on'] : [],
    source: [rules.source],
  };
  const row = (at: string, fields: Record<string, string>) => {
    for (const [name, value] of Object.entries(fields)) values[`${at}.${name}`] = [value];
  };
  const on = (is: boolean) => (is ? 'on' : '');
  rules.requiredPartners.forEach((set, i) => {
    values[`requiredPartners[${i}]`] = set;
  });
  rules.costs.forEach(({ key, label, note, eligible, atMost }, i) => {
    row(`costs[${i}]`, { key, label, note, eligible: on(eligible), atMost: shareText(atMost) });
  });
  rules.stages.forEach(({ key, label, kind, rubric }, i) => {
    row(`stages[${i}]`, { key, label, kind });
    rubric.forEach((one, j) => {
      const { key, label, question, points } = one;
      row(`stages[${i}].rubric[${j}]`, { key, label, question, points: String(points) });
    });
  });
  rules.documents.forEach(({ key, label, required, years }, i) => {
    row(`documents[${i}]`, { key, label, required: on(required), years: years.join(', ') });
  });
  rules.questions.forEach(({ key, label, help, maxChars, required }, i) => {
    row(`questions[${i}]`, { key, label, help, maxChars: String(maxChars), required: on(required) });
  });
  return values;
}

/** What somebody has sent, to be shown again. */
export function sentValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}

/** Rows of a list in the form: those that hold something, and one more. `list`: `costs`, `stages[0].rubric`. */
export function rowsOf(values: FormValues, list: string, field: string, most: number): number {
  const numbers = Object.entries(values).flatMap(([name, given]) => {
    const isRow = name.startsWith(`${list}[`) && name.endsWith(`]${field}`);
    const number = isRow ? /^\d+/.exec(name.slice(list.length + 1))?.[0] : undefined;
    return number !== undefined && given.some((value) => value !== '') ? [Number(number)] : [];
  });
  return Math.min(most, Math.max(-1, ...numbers) + 2);
}
