import { expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from './model';
import { karteSearch, readKarteOptions } from './schema';

it('reads what it wrote', () => {
  const options = {
    births: -20,
    families: 1,
    intervals: 3,
    control: 'published',
    basis: 'register',
    on: '2026-03-31',
  } as const;
  expect(readKarteOptions(new URLSearchParams(karteSearch(options)))).toEqual(options);
  expect(karteSearch(DEFAULT_OPTIONS)).toBe('');
  expect(karteSearch(DEFAULT_OPTIONS, 2040)).toBe('?year=2040');
});

it('takes the default for whatever it does not know', () => {
  const search = new URLSearchParams('births=9999&families=x&intervals=&control=ours&basis=guess&year=-1');
  expect(readKarteOptions(search)).toEqual(DEFAULT_OPTIONS);
  expect(readKarteOptions(new URLSearchParams())).toEqual(DEFAULT_OPTIONS);
});
