import { expect, it } from 'vitest';
import { createI18n } from './create';

const WORDS = {
  common: { hello: 'こんにちは', plain: 'plain' },
  boards: {
    title: 'ボード「{{name}}」',
    notes_one: '付箋1枚',
    notes_other: '付箋{{count, number}}枚',
    list: ['a', 'b'],
  },
};
const i18n = createI18n('ja', WORDS);

it('answers like i18next itself, the first time and again', () => {
  const plain = createI18n('ja', WORDS);
  for (const ns of [undefined, 'common', 'boards']) {
    const t = i18n.getFixedT(null, ns as 'common');
    for (let round = 0; round < 2; round++) {
      for (const [key, values] of [
        ['hello', undefined],
        ['common:hello', undefined],
        ['boards:title', { name: '公園' }],
        ['title', { name: '<b>' }],
        ['boards:notes', { count: 1234 }],
        ['boards:notes', { count: 0 }],
        ['missing.key', undefined],
        ['common:missing', undefined],
        ['missing', { defaultValue: 'かわり' }],
      ] as const) {
        expect([key, t(key, { ...values })]).toEqual([key, plain.t(key, { ns, ...values })]);
        if (values === undefined) expect([key, t(key)]).toEqual([key, plain.t(key, { ns })]);
      }
    }
  }
});

it('keeps namespaces apart, and takes arrays, a text in place of a missing one, and a part of the keys', () => {
  const [common, boards] = [i18n.getFixedT(null, 'common'), i18n.getFixedT('ja', 'boards')];
  expect(common('hello')).toBe('こんにちは');
  expect(boards('hello')).toBe('hello');
  expect(common(['missing', 'hello'])).toBe('こんにちは');
  expect(common('missing', 'かわり')).toBe('かわり');
  expect(boards('list', { returnObjects: true })).toEqual(['a', 'b']);
  const part = createI18n('ja', { common: { nav: { home: 'ホーム' } } }).getFixedT(null, 'common', 'nav');
  expect(part('home')).toBe('ホーム');
});

it('looks a word up once', () => {
  const own = createI18n('ja', { common: { hello: 'こんにちは' } });
  own.getFixedT('ja')('hello');
  own.addResource('ja', 'common', 'hello', 'またね');
  expect(own.getFixedT('ja')('hello')).toBe('こんにちは');
  expect(own.t('hello')).toBe('またね');
});
