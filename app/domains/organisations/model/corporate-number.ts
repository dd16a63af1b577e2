/**
 * 法人番号: thirteen digits, the first of which checks the others (法人番号の指定等に関する省令 第2条):
 * 9 − (Σ Pn × Qn mod 9), n from the right over twelve digits, Q 1 for odd places and 2 for even ones. Because the sum
 * is taken by nines, 0 written for 9 or 9 for 0 goes unseen.
 */

/** The first digit of a number, from the twelve that follow it. Throws when they are not twelve digits. */
export function corporateCheckDigit(rest: string): number {
  if (!/^\d{12}$/.test(rest)) throw new RangeError('a corporate number has twelve digits after the first');
  const sum = [...rest]
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 2), 0);
  return 9 - (sum % 9);
}

/** The thirteen digits of a number as people write it: full width, with spaces or dashes; null when they don't check. */
export function parseCorporateNumber(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s‐‑‒–—―−ー-]/g, '');
  if (!/^\d{13}$/.test(digits)) return null;
  return corporateCheckDigit(digits.slice(1)) === Number(digits[0]) ? digits : null;
}
