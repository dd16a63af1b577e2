import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFigure, LARGEST_FIGURE, parseFigure, shareFigure } from './figures';

describe('figures', () => {
  test.each([
    ['32.4', 1, '', 324],
    ['３２．４％', 1, '%', 324],
    ['94.10', 1, '%', 941],
    ['590,000,000円', 0, '円', 590_000_000],
    ['1062', 0, '件', 1062],
    ['70', 1, '%', 700],
    ['0', 1, '%', 0],
  ])('%s is read', (text, decimals, unit, value) => {
    expect(parseFigure(text, decimals, unit)).toBe(value);
  });

  test.each(['', '-1', '1.25', '1,06', '約590', 'NaN', '1e3', '９９９９９９９９９９９９９９', '32.4円'])(
    '%s is not',
    (text) => {
      expect(parseFigure(text, 1, '%')).toBeNull();
    },
  );

  test('what is written can be read again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: LARGEST_FIGURE }),
        fc.integer({ min: 0, max: 3 }),
        (value, places) => {
          expect(parseFigure(formatFigure(value, places), places)).toBe(value);
        },
      ),
    );
  });

  test('shares are rounded once, halves upwards', () => {
    expect(shareFigure(1, 3, 1)).toBe(333);
    expect(shareFigure(2, 3, 1)).toBe(667);
    expect(shareFigure(1, 2000, 1)).toBe(1);
    expect(shareFigure(1, 2001, 1)).toBe(0);
    expect(shareFigure(0, 0, 1)).toBeNull();
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (part, whole) => {
        fc.pre(part <= whole);
        const share = shareFigure(part, whole, 1) ?? -1;
        expect(Math.abs(share / 1000 - part / whole)).toBeLessThanOrEqual(0.0005 + 1e-12);
      }),
    );
  });
});
