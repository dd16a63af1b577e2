import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { beginWith, hasBegun, readTexts, textOf, writeText } from './doc';

it('writes any text in place of any other, never half a character', () => {
  const word = fc.string({ unit: fc.constantFrom('あ', '😀', '😁', 'a', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(word, word, (before, after) => {
      const doc = new Y.Doc();
      const seen: string[] = [];
      textOf(doc, 'q').insert(0, before);
      textOf(doc, 'q').observe(({ delta }) => {
        for (const { insert } of delta) if (typeof insert === 'string') seen.push(insert);
      });
      doc.transact(() => writeText(doc, 'q', after));
      expect(readTexts(doc, ['q'])).toEqual({ q: after });
      expect(seen.every((part) => !/\p{Cs}/u.test(part))).toBe(true);
    }),
  );
});

it('leaves alone what somebody writes elsewhere in the text', () => {
  const mine = new Y.Doc();
  writeText(mine, 'q', '春と秋');
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  writeText(mine, 'q', '春と夏と秋');
  textOf(theirs, 'q').insert(0, '早い');
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  expect(readTexts(mine, ['q'])).toEqual({ q: '早い春と夏と秋' });
});

it('begins with what is known, once and only where nothing stands', () => {
  const doc = new Y.Doc();
  writeText(doc, 'b', '自分で');
  expect(hasBegun(doc)).toBe(false);
  beginWith(doc, { a: '去年の', b: '去年の' });
  expect(readTexts(doc, ['a', 'b'])).toEqual({ a: '去年の', b: '自分で' });
  writeText(doc, 'a', '');
  beginWith(doc, { a: '去年の' });
  expect(readTexts(doc, ['a'])).toEqual({ a: '' });
  expect(hasBegun(doc)).toBe(true);
});
