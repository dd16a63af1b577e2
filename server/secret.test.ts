import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOrCreateSecret } from './secret';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secret-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('makes a secret once, for its owner only, and reads it ever after', async () => {
  const file = join(folder, 'deep', 'cookie.secret');
  const made = readOrCreateSecret(file);
  expect(made).toHaveLength(32);
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(readOrCreateSecret(file)).toEqual(made);
});

it('refuses a damaged file instead of replacing it', async () => {
  const file = join(folder, 'cookie.secret');
  await writeFile(file, 'half');
  expect(() => readOrCreateSecret(file)).toThrow('is damaged');
});
