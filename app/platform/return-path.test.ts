import { expect, it } from 'vitest';
import { safeReturnPath } from './return-path';

it.each(['/', '/home?x=1#y', '/a/b'])('keeps %s', (path) => {
  expect(safeReturnPath(path)).toBe(path);
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', 'home', null, 7])(
  'refuses %s',
  (path) => {
    expect(safeReturnPath(path, '/home')).toBe('/home');
  },
);
