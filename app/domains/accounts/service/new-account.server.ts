import type { Kysely } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { kanaSortKey } from '~/platform/kana';
import type { Database } from '../../../../db/types';
import type { AccountRole, UserPrincipal } from '../model';
import * as repo from '../repo.server';

/**
 * Makes an account in the caller's transaction for an address that has proved itself by a link from a mail. Throws
 * `conflict` (`email_taken`).
 */
export async function insertAccount(
  trx: Kysely<Database>,
  clock: Clock,
  given: {
    email: string;
    name: string;
    kana: string;
    role: AccountRole;
    passwordHash: string;
    locale: string | null;
  },
): Promise<UserPrincipal> {
  const { email, name, kana, role, passwordHash, locale } = given;
  if (await repo.findUserByEmail(trx, email)) throw new DomainError('conflict', { reason: 'email_taken' });
  const userId = newId('usr');
  await repo.insertUser(trx, {
    id: userId,
    email,
    name,
    kana,
    sort_key: kanaSortKey(kana || name),
    role,
    password_hash: passwordHash,
    locale,
    created_at: clock.now(),
    disabled_at: null,
  });
  return { kind: 'user', userId, email, name, role };
}

/** The language an address' account chose, and whether there is such an account at all. */
export async function findAccount(
  deps: Pick<Deps, 'db'>,
  email: string,
): Promise<{ locale: string | null } | null> {
  const user = await repo.findUserByEmail(deps.db, email);
  return user ? { locale: user.locale } : null;
}
