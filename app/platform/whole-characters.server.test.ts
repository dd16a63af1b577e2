import { PassThrough, type Writable } from 'node:stream';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { wholeCharacters } from './whole-characters.server';

/** A page of many short Japanese texts, shifted by `shift` bytes against React's buffer. */
function page(shift: number) {
  const rows = Array.from({ length: 200 }, (_, i) =>
    createElement('p', { key: i, 'aria-label': `架空ひかりの会${i}` }, `締め切りは変えられます。${i}`),
  );
  return createElement('div', { id: 'x'.repeat(shift + 1) }, rows);
}

async function render(shift: number, through: PassThrough | ReturnType<typeof wholeCharacters>) {
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    through.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
    through.on('end', resolve);
    through.on('error', reject);
  });
  const { pipe } = renderToPipeableStream(page(shift), { onShellReady: () => pipe(through as Writable) });
  await ended;
  return Buffer.concat(chunks);
}

describe('pages in Japanese', () => {
  it('arrive without zero bytes wherever the buffer ends', async () => {
    let mended = 0;
    for (let shift = 0; shift < 6; shift++) {
      const raw = await render(shift, new PassThrough());
      const sent = await render(shift, wholeCharacters());
      expect(sent.includes(0)).toBe(false);
      expect(sent.toString()).toBe(raw.toString().replaceAll('\0', ''));
      expect(sent.toString()).toContain('<p aria-label="架空ひかりの会199">締め切りは変えられます。199</p>');
      if (raw.includes(0)) mended++;
    }
    // Were React mended, this would be needed no more.
    expect(mended).toBeGreaterThan(0);
  });
});
