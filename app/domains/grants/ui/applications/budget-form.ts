import type { Budget } from '../../model/budget';
import { readYen } from '../../model/money';
import { TAX_CHOICES, withTax } from '../../model/tax';

/** A budget as it stands in the form while somebody types; what is no amount counts as nothing. */
export function budgetOfForm(form: FormData): Budget {
  const value = (name: string) => String(form.get(name) ?? '');
  const amount = (name: string) => readYen(value(name)) ?? 0;
  const rows = (list: 'lines' | 'income') =>
    [...form.keys()].flatMap((name) => {
      const match = /^(lines|income)\[(\d+)\]\.amount$/.exec(name);
      if (match?.[1] !== list) return [];
      const at = `${list}[${match[2]}]`;
      const choice = TAX_CHOICES.find((one) => one === value(`${at}.tax`));
      const written = amount(`${at}.amount`);
      const amounts = choice ? withTax(written, choice) : { amountYen: written };
      const row = { id: at, text: value(`${at}.text`).trim(), ...amounts };
      return row.text !== '' || row.amountYen > 0 ? [{ ...row, kind: value(`${at}.kind`) }] : [];
    });
  return { lines: rows('lines'), income: rows('income'), requestYen: amount('request') };
}
