/** Percent of consumption tax in an amount; 0: there is none in it. */
export type TaxRate = 10 | 8 | 0;

/** How somebody writes an amount: with the tax in it, without it (it is added), or free of tax. */
export const TAX_CHOICES = ['in10', 'in8', 'net10', 'net8', 'none'] as const;
export type TaxChoice = (typeof TAX_CHOICES)[number];

const RATE: Readonly<Record<TaxChoice, TaxRate>> = { in10: 10, in8: 8, net10: 10, net8: 8, none: 0 };

/** The amount with its tax, in whole yen; of tax that is added, what is under a yen is left off. */
export function withTax(amountYen: number, choice: TaxChoice): { amountYen: number; tax: TaxRate } {
  const tax = RATE[choice];
  const isNet = choice === 'net10' || choice === 'net8';
  return { amountYen: isNet ? amountYen + Math.floor((amountYen * tax) / 100) : amountYen, tax };
}

/** Consumption tax inside an amount, what is under a yen left off: 1,100 at 10 % holds 100. */
export function taxWithin(amountYen: number, percent: TaxRate): number {
  return Math.floor((amountYen * percent) / (100 + percent));
}

/** How an amount that is kept is shown to be changed: kept amounts have their tax in them. */
export function choiceOf(tax: TaxRate | undefined): TaxChoice {
  return tax === 8 ? 'in8' : tax === 0 ? 'none' : 'in10';
}
