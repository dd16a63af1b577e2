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
