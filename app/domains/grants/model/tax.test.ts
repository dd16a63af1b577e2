import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choiceOf, TAX_CHOICES, taxWithin, withTax } from './tax';

it('is what an amount holds of it, in whole yen', () => {
  expect(taxWithin(1_100, 10)).toBe(100);
  expect(taxWithin(1_080, 8)).toBe(80);
  expect(taxWithin(999, 10)).toBe(90);
  expect(taxWithin(999, 0)).toBe(0);
});

it('is added where an amount is written without it', () => {
  expect(TAX_CHOICES.map((choice) => withTax(10_005, choice))).toEqual([
    { amountYen: 10_005, tax: 10 },
    { amountYen: 10_005, tax: 8 },
    { amountYen: 11_005, tax: 10 },
    { amountYen: 10_805, tax: 8 },
    { amountYen: 10_005, tax: 0 },
  ]);
});

it('is the same whether it was added or is taken out again, and an amount that is kept stays what it is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.constantFrom(...TAX_CHOICES),
      (written, choice) => {
        const { amountYen, tax } = withTax(written, choice);
        expect(Number.isSafeInteger(amountYen)).toBe(true);
        if (amountYen > written) expect(taxWithin(amountYen, tax)).toBe(amountYen - written);
        expect(withTax(amountYen, choiceOf(tax))).toEqual({ amountYen, tax });
      },
    ),
  );
});
