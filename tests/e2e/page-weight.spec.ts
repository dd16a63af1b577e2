import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../setup/fixtures';

/** The scripts that a page asks for: how many files, and their size as the browser reads them. */
async function scriptsOf(page: Page, path: string): Promise<{ files: number; kB: number; code: string }> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const all = await Promise.all(bodies);
  const code = all.map((body) => body.toString()).join('\n');
  return { files: all.length, kB: all.reduce((sum, body) => sum + body.length, 0) / 1000, code };
}

test.describe('what a page loads', () => {
  test('a page without a board leaves out what boards need, in few files', async ({ person }) => {
    const page = await person();
    await signIn(page, 'staff');
    const { files, kB, code } = await scriptsOf(page, '/home');
    expect(code.includes('hydrateRoot'), 'the framework is loaded').toBe(true);
    // What Yjs says when it is loaded twice: it is in every bundle of it.
    expect(code.includes('Yjs was already imported'), 'the engine of boards is loaded').toBe(false);
    expect(files).toBeLessThan(45);
    expect(kB).toBeLessThan(1050);
  });

  test('files of the build are sent as the build compressed them', async ({ server }) => {
    const html = await (await fetch(`${server.url}/`)).text();
    const path = String(/\/assets\/entry\.client-[\w-]+\.js/.exec(html));
    const get = async (accept: string) => {
      const answer = await fetch(server.url + path, { headers: { 'Accept-Encoding': accept } });
      expect(answer.headers.get('cache-control')).toContain('immutable');
      expect(answer.headers.get('content-type')).toContain('javascript');
      return {
        encoding: answer.headers.get('content-encoding'),
        length: Number(answer.headers.get('content-length')),
        text: await answer.text(),
      };
    };
    const [plain, br, gzip] = [await get('identity'), await get('gzip, br'), await get('gzip')];
    expect([plain.encoding, br.encoding, gzip.encoding]).toEqual([null, 'br', 'gzip']);
    expect(br.text === plain.text).toBe(true);
    expect(gzip.text === plain.text).toBe(true);
    // A length is known before sending only where nothing is compressed on the way.
    expect(br.length).toBeGreaterThan(0);
    expect(br.length).toBeLessThan(gzip.length);
    expect(gzip.length).toBeLessThan(plain.length);
  });
});
