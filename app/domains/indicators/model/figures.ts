/**
 * Figures of indicators: whole numbers of the last decimal place, so that 32.4 % with one decimal is 324. They are
 * read, compared and written without ever being a fraction.
 */

/** No figure is larger than this, in units of its last place. */
export const LARGEST_FIGURE = 1_000_000_000_000;

/**
 * Reads a figure as people type it: 32.4, ３２．４％, 590,000,000円, 1,062. The unit may stand behind it. Null for
 * anything else, for what is below zero or too large, and for more decimals than the indicator has.
 */
export function parseFigure(text: string, decimals: number, unit = ''): number | null {
  let plain = text.normalize('NFKC').replace(/\s+/g, '');
  const after = unit.normalize('NFKC');
  if (after !== '' && plain.endsWith(after)) plain = plain.slice(0, -after.length);
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d+))?$/.exec(plain);
  if (match === null) return null;
  const places = (match[2] ?? '').replace(/0+$/, '');
  if (places.length > decimals) return null;
  const value = Number(`${(match[1] ?? '').replaceAll(',', '')}${places.padEnd(decimals, '0')}`);
  return value <= LARGEST_FIGURE ? value : null;
}

/** 324 with one decimal → 32.4; thousands are set apart. */
export function formatFigure(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 ? '−' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** The figure as a number, for a chart or a spreadsheet. */
export function figureNumber(value: number, decimals: number): number {
  return value / 10 ** decimals;
}

/** A share in percent as a figure of so many decimals, halves upwards; null of nothing. */
export function shareFigure(part: number, whole: number, decimals: number): number | null {
  if (whole === 0) return null;
  return Math.floor((2 * part * 10 ** (2 + decimals) + whole) / (2 * whole));
}
