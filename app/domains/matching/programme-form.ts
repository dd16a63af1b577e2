import { FIT_TERMS, type Programme } from './model';

/** What a form holds, by the names of its fields; a field may be there several times. */
export type FormValues = Record<string, string[]>;

/** Questions a programme can have. */
export const MOST_QUESTIONS = 12;
export const MOST_PARTNER_SETS = 4;

/** A programme as its form begins. */
export function programmeValues({ settings, ...programme }: Programme): FormValues {
  const values: FormValues = {
    revision: [String(programme.revision)],
    name: [programme.name],
    description: [programme.description],
    fiscalYear: [String(programme.fiscalYear)],
    opensOn: [programme.opensOn ?? ''],
    closesOn: [programme.closesOn ?? ''],
    'pairing.first': settings.pairing.first,
    'pairing.second': settings.pairing.second,
    area: [settings.area],
    respectCapacity: settings.respectCapacity ? ['on'] : [],
    openLimit: [String(settings.openLimit)],
    replyDays: [String(settings.replyDays)],
    remindDays: [String(settings.remindDays)],
    formBy: [settings.formBy],
    followUpMonths: [settings.followUpMonths.join(', ')],
  };
  for (const term of FIT_TERMS) values[`weights.${term}`] = [String(settings.weights[term])];
  for (const name of ['exposure', 'awards', 'newcomers'] as const) {
    values[`damping.${name}`] = [String(Math.round(settings.damping[name] * 100))];
  }
  settings.requiredPartners.forEach((set, i) => {
    values[`requiredPartners[${i}]`] = set;
  });
  settings.form.forEach((question, i) => {
    const at = `form[${i}]`;
    values[`${at}.key`] = [question.key];
    values[`${at}.label`] = [question.label];
    values[`${at}.help`] = [question.help];
    values[`${at}.kind`] = [question.kind];
    values[`${at}.options`] = [question.options.join('\n')];
    values[`${at}.required`] = question.required ? ['on'] : [];
  });
  return values;
}

/** What somebody has sent, to be shown again. */
export function sentValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    const known = values[name] ?? [];
    known.push(value);
    values[name] = known;
  }
  return values;
}

const QUESTION_FIELDS = ['key', 'label', 'help', 'kind', 'options', 'required'] as const;

/** Changes the places of a question and the one before or after it, in what was sent. */
export function moveQuestion(values: FormValues, at: number, by: 1 | -1): FormValues {
  const moved = { ...values };
  for (const field of QUESTION_FIELDS) {
    const [one, other] = [`form[${at}].${field}`, `form[${at + by}].${field}`];
    moved[one] = values[other] ?? [];
    moved[other] = values[one] ?? [];
  }
  return moved;
}

/** Tells one order of questions from another. */
export function questionOrder(values: FormValues): string {
  return Array.from({ length: MOST_QUESTIONS }, (_, i) => values[`form[${i}].label`]?.[0] ?? '').join('|');
}

/** Rows of a list in the form: those that hold something, and one more. */
export function rowsOf(values: FormValues, pattern: RegExp, most: number): number {
  const numbers = Object.entries(values).flatMap(([name, list]) => {
    const match = pattern.exec(name);
    return match && list.some((value) => value !== '') ? [Number(match[1])] : [];
  });
  return Math.min(most, Math.max(-1, ...numbers) + 2);
}
