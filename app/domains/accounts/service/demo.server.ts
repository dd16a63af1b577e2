import { randomBytes } from 'node:crypto';
import type { Deps } from '~/platform/deps.server';
import { newId } from '~/platform/ids';
import { kanaSortKey } from '~/platform/kana';
import type { AccountRole, UserPrincipal } from '../model';
import { hashPassword } from '../passwords.server';
import * as repo from '../repo.server';

const DEMO_ACCOUNTS = [
  { key: 'staff', email: 'staff@example.jp', name: '佐藤 恵', kana: 'さとう めぐみ', role: 'staff' },
  {
    key: 'facilitator',
    email: 'facilitator@example.jp',
    name: '高橋 直樹',
    kana: 'たかはし なおき',
    role: 'facilitator',
  },
  { key: 'npo', email: 'npo@example.jp', name: '鈴木 あゆみ', kana: 'すずき あゆみ', role: 'member' },
] as const satisfies readonly { key: string; email: string; name: string; kana: string; role: AccountRole }[];

type DemoKey = (typeof DEMO_ACCOUNTS)[number]['key'];

/** Makes the demo accounts, or sets their password anew where they exist. Returns them as principals. */
export async function seedDemoAccounts(
  deps: Pick<Deps, 'db' | 'clock'>,
  password: string,
): Promise<Record<DemoKey, UserPrincipal>> {
  const passwordHash = await hashPassword(password);
  return deps.db.transaction().execute(async (trx) => {
    const made = {} as Record<DemoKey, UserPrincipal>;
    for (const { key, email, name, kana, role } of DEMO_ACCOUNTS) {
      const existing = await repo.findUserByEmail(trx, email);
      const id = existing?.id ?? newId('usr');
      if (existing) await repo.updateUser(trx, id, { password_hash: passwordHash });
      else {
        await repo.insertUser(trx, {
          id,
          email,
          name,
          kana,
          sort_key: kanaSortKey(kana),
          role,
          password_hash: passwordHash,
          locale: null,
          created_at: deps.clock.now(),
          disabled_at: null,
        });
      }
      made[key] = {
        kind: 'user',
        userId: id,
        email,
        name: existing?.name ?? name,
        role: existing?.role ?? role,
      };
    }
    return made;
  });
}

/**
 * Makes members on the other side of what the demo accounts do. Without `password` nobody can sign in as them; with one it
 * becomes theirs, also where they exist.
 */
export async function seedDemoPeople(
  deps: Pick<Deps, 'db' | 'clock'>,
  people: readonly { email: string; name: string; kana: string }[],
  password?: string,
): Promise<UserPrincipal[]> {
  const known = await Promise.all(people.map(({ email }) => repo.findUserByEmail(deps.db, email)));
  // Making a hash takes long on purpose; a demo that is there needs none.
  const isNeeded = password !== undefined || !known.every(Boolean);
  const password_hash = isNeeded ? await hashPassword(password ?? randomBytes(32).toString('base64url')) : '';
  return deps.db.transaction().execute(async (trx) => {
    const made: UserPrincipal[] = [];
    for (const { email, name, kana } of people) {
      const existing = await repo.findUserByEmail(trx, email);
      const userId = existing?.id ?? newId('usr');
      const role = existing?.role ?? 'member';
      if (existing && password !== undefined) await repo.updateUser(trx, userId, { password_hash });
      if (!existing) {
        await repo.insertUser(trx, {
          id: userId,
          email,
          name,
          kana,
          sort_key: kanaSortKey(kana),
          role,
          password_hash,
          locale: null,
          created_at: deps.clock.now(),
          disabled_at: null,
        });
      }
      made.push({ kind: 'user', userId, email, name, role });
    }
    return made;
  });
}
