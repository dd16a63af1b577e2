import { expect, it } from 'vitest';
import { safeReturnPath } from './return-path';

it.each(['/', '/home?x=1#y', '/a/b', '/j/424242', '/%E5%86%AC'])('keeps %s', (path) => {
  expect(safeReturnPath(path)).toBe(path);
});

it.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n/evil.example',
  '/..//evil.example',
  '/a/../..//evil.example',
  '/./\\evil.example',
  ' /home',
  'home',
  '',
  null,
  undefined,
  7,
])('refuses %j', (path) => {
  expect(safeReturnPath(path, '/home')).toBe('/home');
});
