import { lastOfFebruary, type RuleSet } from './rule-set';

/** The same rules a year later; days move by a year, and the last of February stays the last of February. */
export function nextYearOf(rules: RuleSet): RuleSet {
  const closesWithFebruary = rules.costsUntil === lastOfFebruary(rules.fiscalYear);
  return {
    ...rules,
    fiscalYear: rules.fiscalYear + 1,
    opensOn: yearLater(rules.opensOn),
    closesOn: yearLater(rules.closesOn),
    costsUntil: closesWithFebruary ? lastOfFebruary(rules.fiscalYear + 1) : yearLater(rules.costsUntil),
  };
}

/** The same day a year later; 28 February after a 29th. */
function yearLater(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(year) + 1}-${month}-${month === '02' && date === '29' ? '28' : date}`;
}
