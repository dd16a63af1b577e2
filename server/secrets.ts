import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keys of this installation; losing them only makes browsers unknown, losing the database does not expose them. */
export interface Secrets {
  /** Signs what we hand to browsers to keep; hex, 32 bytes. */
  cookie: string;
}

/** Reads `secrets.json` in the data folder, or makes it (readable by the owner only) at the first start. */
export function loadSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'secrets.json');
  const fresh: Secrets = { cookie: randomBytes(32).toString('hex') };
  try {
    writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (
    typeof parsed === 'object' &&
    parsed !== null &&
    'cookie' in parsed &&
    typeof parsed.cookie === 'string'
  ) {
    return { cookie: parsed.cookie };
  }
  throw new Error(`${file} is damaged: restore it from a backup, or remove it and sign in again`);
}
