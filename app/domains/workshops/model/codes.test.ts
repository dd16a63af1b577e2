import { describe, expect, it } from 'vitest';
import { formatCode, newCode, readCode } from './codes';

describe('join codes', () => {
  it('have six digits, no leading zero, and no order', () => {
    const codes = Array.from({ length: 500 }, newCode);
    expect(codes.every((code) => /^[1-9]\d{5}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(490);
    const rising = codes.filter((code, i) => i > 0 && code > (codes[i - 1] ?? '')).length;
    expect(rising).toBeGreaterThan(150);
    expect(rising).toBeLessThan(350);
  });

  it.each([
    ['424242', '424242'],
    [' 424 242 ', '424242'],
    ['４２４２４２', '424242'],
    ['424-242', '424242'],
    ['４２４　２４２', '424242'],
  ])('reads %j', (typed, code) => expect(readCode(typed)).toBe(code));

  it.each(['', '12345', '1234567', '12345a', 'abcdef'])('refuses %j', (typed) =>
    expect(readCode(typed)).toBeNull(),
  );

  it('are shown in two halves', () => expect(formatCode('424242')).toBe('424 242'));
});
