import { parseWithZod } from '@conform-to/zod/v4';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkBudget } from '../../model/budget';
import { readYen } from '../../model/money';
import { RULE_SETS } from '../../model/rule-sets';
import { TAX_CHOICES } from '../../model/tax';
import { budgetInput } from '../../schema';
import { budgetOfForm } from './budget-form';

const rules = RULE_SETS.network_2024;
const amounts = fc.oneof(
  fc.integer({ min: 0, max: 3_000_000 }).map(String),
  fc.constantFrom('1,200円', '１２０', '', ' 5 000 '),
);
const rows = fc.array(
  fc.record({
    kind: fc.constantFrom('fees', 'food', 'yacht'),
    text: fc.constantFrom('', '謝礼'),
    amount: amounts,
    tax: fc.constantFrom('', ...TAX_CHOICES),
  }),
  { maxLength: 6 },
);

it('is judged while typing as it is when it is kept', () => {
  fc.assert(
    fc.property(rows, rows, amounts, (lines, income, request) => {
      const form = new FormData();
      form.set('revision', '3');
      form.set('request', request);
      lines.forEach((row, i) => {
        for (const [name, value] of Object.entries(row)) form.set(`lines[${i}].${name}`, value);
      });
      income.forEach(({ text, amount }, i) => {
        form.set(`income[${i}].text`, text);
        form.set(`income[${i}].amount`, amount);
      });
      const kept = parseWithZod(form, { schema: budgetInput, disableAutoCoercion: true });
      if (kept.status !== 'success') throw new Error(JSON.stringify(kept.error));
      const told = (check: ReturnType<typeof checkBudget>) => ({
        ...check,
        problems: check.problems.map((problem) => ({ ...problem, line: '' })),
      });
      expect(told(checkBudget(rules, 1, budgetOfForm(form)))).toEqual(
        told(checkBudget(rules, 1, kept.value.budget)),
      );
    }),
  );
});

it.each([
  ['1,200円', 1_200],
  ['￥１２００', 1_200],
  ['', 0],
  ['-5', null],
  ['1.5', null],
  ['一万', null],
  ['1000000001', null],
])('reads %s as %s', (text, yen) => expect(readYen(text)).toBe(yen));
