import { Transform } from 'node:stream';

/**
 * Takes zero bytes out of a page. React 18 writes its buffer of 2,048 bytes whole even when the last character, of
 * three bytes in Japanese, had no room in it; the rest is zeros, which browsers show as U+FFFD in attributes and in the
 * data of the page (facebook/react issue 24985). A page holds no zero byte of its own: HTML knows no such character.
 */
export function wholeCharacters(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
