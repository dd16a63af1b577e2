import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const BYTES = 32;

/**
 * A secret of 32 bytes kept in `file` (hex), made at first use and readable by its owner only. Throws when the
 * file holds something else: silently replacing a secret would hide a damaged data folder.
 */
export function readOrCreateSecret(file: string): Buffer {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new Error(
      `${file} is damaged: restore it from a backup, or remove it and have everyone sign in again`,
    );
  }
  return Buffer.from(text, 'hex');
}
