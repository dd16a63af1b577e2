import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { normalizePassword } from './model';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. A changed value rehashes at the next sign-in. */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const OPTIONS = { algorithm: 2 satisfies Algorithm.Argon2id, ...ARGON2 };
const HEAD = `$argon2id$v=19$m=${ARGON2.memoryCost},t=${ARGON2.timeCost},p=${ARGON2.parallelism}$`;
/** Matches no password; verified in place of an account that isn't there, so that both answers take as long. */
const NOBODY = `${HEAD}${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Hash of a password in PHC format. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalizePassword(password), OPTIONS);
}

/** Whether the password belongs to the hash. Takes the same time when there is no hash, and says no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODY, normalizePassword(password)).catch(() => false);
  return stored !== null && matches;
}

/** Whether a hash was made with other parameters than today's. */
export function needsRehash(stored: string): boolean {
  return !stored.startsWith(HEAD);
}
