import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// A word said aloud in a room guards a session for some hours; the cost lets a hundred people in within seconds.
const COST = { N: 8192, r: 8, p: 1 } as const;
const KEY_BYTES = 32;

/** People type what they hear: width, case and spaces don't count. */
function normalise(passphrase: string): string {
  return passphrase.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

function derive(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(normalise(passphrase), salt, KEY_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Hash to store: `scrypt$<salt>$<key>`, base64url. */
export async function hashPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(passphrase, salt);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether the passphrase is the one that was hashed. */
export async function matchesPassphrase(hash: string, passphrase: string): Promise<boolean> {
  const [, salt, key] = hash.split('$');
  if (!salt || !key) return false;
  const expected = Buffer.from(key, 'base64url');
  return timingSafeEqual(await derive(passphrase, Buffer.from(salt, 'base64url')), expected);
}
