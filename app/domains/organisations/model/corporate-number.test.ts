import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corporateCheckDigit, parseCorporateNumber } from './corporate-number';

describe('法人番号', () => {
  it.each([
    // 2·1 + 5·1 + 2·1 + 1·2 = 11, mod 9 = 2, 9 − 2 = 7 (国税庁)
    ['000012050002', 7],
    // 8·1 + 3·2 + 1·1 + 2·1 + 1·2 = 19, mod 9 = 1, 9 − 1 = 8 (デジタル庁)
    ['000012010038', 8],
    // 2·1 + 1·2 + 1·1 + 2·2 = 9, mod 9 = 0, 9 − 0 = 9 (札幌市)
    ['000020011002', 9],
    // odd places 2+0+8+6+4+2 = 22, even ones 2·(1+9+7+5+3+1) = 52; 74 mod 9 = 2, 9 − 2 = 7
    ['123456789012', 7],
  ])('%s is checked by %i', (rest, first) => {
    expect(corporateCheckDigit(rest)).toBe(first);
    expect(parseCorporateNumber(`${first}${rest}`)).toBe(`${first}${rest}`);
  });

  it('is read in full width, with dashes and spaces', () => {
    expect(parseCorporateNumber(' ７-0000-1205-0002 ')).toBe('7000012050002');
    expect(parseCorporateNumber('７０００　０１２０５０００２')).toBe('7000012050002');
    expect(parseCorporateNumber('７ー００００１２０５０００２')).toBe('7000012050002');
  });

  it.each(['', '700001205000', '70000120500022', '8000012050002', '7.00001E+12', 'T7000012050002', '七'])(
    '%j is none',
    (text) => expect(parseCorporateNumber(text)).toBeNull(),
  );

  it('finds every single wrong digit except 0 and 9 exchanged', () => {
    const rest = fc.stringMatching(/^\d{12}$/);
    fc.assert(
      fc.property(rest, fc.nat(11), fc.nat(9), (digits, at, other) => {
        const was = Number(digits[at]);
        fc.pre(was !== other && was % 9 !== other % 9);
        const wrong = digits.slice(0, at) + other + digits.slice(at + 1);
        expect(parseCorporateNumber(`${corporateCheckDigit(digits)}${wrong}`)).toBeNull();
      }),
    );
    // The gap that the rule itself has.
    expect(corporateCheckDigit('000000000000')).toBe(corporateCheckDigit('900000000000'));
  });
});
