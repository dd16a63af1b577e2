import type { TFunction } from 'i18next';
import { formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { formatYen } from '~/platform/wareki';
import type { BudgetProblem } from '../model/budget';
import type { EligibilityProblem } from '../model/eligibility';
import type { Missing } from '../model/readiness';
import type { RuleSet } from '../model/rule-set';

/** A day in words; `day`: `YYYY-MM-DD`. */
export function dayWords(day: string, language: string): string {
  return formatDay(day, language as Language);
}

/** Names of types of organisations in one line. */
export function typeWords(t: TFunction, types: readonly string[]): string {
  return types.map((type) => t(`organisations:types.${type}`)).join(t('grants:or'));
}

export function eligibilityWords(t: TFunction, problem: EligibilityProblem, language: string): string {
  return t(`grants:eligibility.${problem.code}`, {
    day: 'day' in problem ? dayWords(problem.day, language) : '',
    types: 'types' in problem ? typeWords(t, problem.types) : '',
    years: 'years' in problem ? problem.years : 0,
  });
}

/** What is wrong with a budget, with the amounts, in one sentence. */
export function budgetWords(
  t: TFunction,
  problem: BudgetProblem,
  { costs, rate }: Pick<RuleSet, 'costs' | 'rate'>,
): string {
  const missing = 'missingYen' in problem ? problem.missingYen : 0;
  const code = problem.code === 'not_balanced' && missing < 0 ? 'too_much' : problem.code;
  return t(`grants:budget.problem.${code === 'over_rate' && !rate ? 'over_cost' : code}`, {
    most: 'mostYen' in problem ? formatYen(problem.mostYen) : '',
    over: 'overYen' in problem ? formatYen(problem.overYen) : '',
    kind: 'kind' in problem ? (costs.find(({ key }) => key === problem.kind)?.label ?? problem.kind) : '',
    missing: formatYen(Math.abs(missing)),
    rate: rateWords(t, rate),
  });
}

/** 9割, 3分の1; empty where everything is paid. */
export function rateWords(t: TFunction, rate: RuleSet['rate']): string {
  if (!rate) return '';
  const tenths = (rate.of * 10) / rate.outOf;
  return Number.isInteger(tenths)
    ? t('grants:tenths', { n: tenths, percent: tenths * 10 })
    : t('grants:fraction', { of: rate.of, outOf: rate.outOf });
}

/** One thing that is missing, in one sentence. */
export function missingWords(
  t: TFunction,
  missing: Missing,
  money: Pick<RuleSet, 'costs' | 'rate'>,
  language: string,
): string {
  if (missing.code === 'eligibility') return eligibilityWords(t, missing.problem, language);
  if (missing.code === 'budget') return budgetWords(t, missing.problem, money);
  return t(`grants:missing.${missing.code}`, {
    name: 'name' in missing ? missing.name : '',
    label: 'label' in missing ? missing.label : '',
    over: 'over' in missing ? missing.over : 0,
  });
}
