import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '~/platform/deps.server';

const ID = /^[a-z]+_[a-z0-9]+$/;

/** Uploads as files below `folder`, spread over subfolders by the last two characters of the id. */
export function createFileStore(folder: string): FileStore {
  const pathOf = (id: string): string => {
    if (!ID.test(id)) throw new Error(`not a file id: ${id}`);
    return join(folder, id.slice(-2), id);
  };
  return {
    async put(id, bytes) {
      const path = pathOf(id);
      await mkdir(join(folder, id.slice(-2)), { recursive: true });
      const draft = `${path}.${randomBytes(4).toString('hex')}`;
      const handle = await open(draft, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, path);
    },
    async get(id) {
      try {
        return await readFile(pathOf(id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async remove(id) {
      await rm(pathOf(id), { force: true });
    },
  };
}
