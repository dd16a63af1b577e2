import { expect, test } from 'vitest';
import { isAreaCode, municipalCheckDigit } from './areas';

const CODES = [
  ['札幌市', '011002'],
  ['中央区', '011011'],
  ['北区', '011029'],
  ['東区', '011037'],
  ['白石区', '011045'],
  ['豊平区', '011053'],
  ['南区', '011061'],
  ['西区', '011070'],
  ['厚別区', '011088'],
  ['手稲区', '011096'],
  ['清田区', '011100'],
] as const;

test.each(CODES)('%s has the check digit of %s', (_name, code) => {
  expect(municipalCheckDigit(code.slice(0, 5))).toBe(Number(code[5]));
  expect(isAreaCode(code)).toBe(true);
});

test('a digit mistyped is noticed', () => {
  expect(isAreaCode('011012')).toBe(false);
  expect(isAreaCode('011001')).toBe(false);
});

test('centres and 連合町内会 carry the code of what is around them', () => {
  expect(isAreaCode('011070-04')).toBe(true);
  expect(isAreaCode('011070-04-01')).toBe(true);
  expect(isAreaCode('011071-04')).toBe(false);
  expect(isAreaCode('011070-4')).toBe(false);
  expect(isAreaCode('')).toBe(false);
});
