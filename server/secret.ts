import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const BYTES = 32;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/**
 * A secret of 32 bytes kept in `file` (hex), made at first use and readable by its owner only.
 * Throws when the file holds something else: silently replacing a secret would hide a damaged data folder.
 */
export function readOrCreateSecret(file: string): Buffer {
  try {
    const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (secret.length !== BYTES) throw new Error(`${file}: not a secret of ${BYTES} bytes`);
    return secret;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const secret = randomBytes(BYTES);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${secret.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  return secret;
}
