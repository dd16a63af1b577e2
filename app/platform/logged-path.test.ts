import { expect, it } from 'vitest';
import { loggedPath } from './logged-path';

it('keeps secrets of links and queries out of logs', () => {
  expect(loggedPath('https://machi.example.jp/reset/abcdef?next=/home')).toBe('/reset/…');
  expect(loggedPath('/j/424242')).toBe('/j/…');
  expect(loggedPath('/boards/brd_1?view=projector')).toBe('/boards/brd_1');
});
