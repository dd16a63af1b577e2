import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileStore } from './files';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('returns what was put, null for what was not, and nothing after removal', async () => {
  const files = createFileStore(folder);
  expect(await files.get('fil_0000000000000000')).toBeNull();
  await files.put('fil_0000000000000000', new Uint8Array([1, 2, 3]));
  expect(new Uint8Array((await files.get('fil_0000000000000000')) ?? [])).toEqual(new Uint8Array([1, 2, 3]));
  await files.remove('fil_0000000000000000');
  expect(await files.get('fil_0000000000000000')).toBeNull();
});

it('never leaves its folder', async () => {
  const files = createFileStore(folder);
  await expect(files.get('../../etc/passwd')).rejects.toThrow('not a file id');
});
