import { Lucia } from 'lucia';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { createTestDeps, makeAccount, type TestDeps } from '../../tests/factories/deps';
import { KyselyAdapter } from './lucia-adapter';

/** What Lucia asks of an adapter (lucia/dist/database.d.ts), call by call. */
describe('KyselyAdapter', () => {
  let deps: TestDeps;
  let adapter: KyselyAdapter;
  let account: UserPrincipal;
  const inHours = (hours: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + hours * 3_600_000);
  const session = (id: string, hours = 1) => ({
    id,
    userId: account.userId,
    expiresAt: inHours(hours),
    attributes: {},
  });

  beforeEach(async () => {
    deps = await createTestDeps();
    adapter = new KyselyAdapter(deps.db);
    account = await makeAccount(deps, 'member', { email: 'a@example.jp', name: '甲' });
  });
  afterEach(() => deps.db.destroy());

  it('returns a session with its account', async () => {
    await adapter.setSession(session('s1'));
    const attributes = { email: 'a@example.jp', name: '甲', role: 'member', locale: null };
    expect(await adapter.getSessionAndUser('s1')).toEqual([
      session('s1'),
      { id: account.userId, attributes },
    ]);
  });

  it('returns nothing for an unknown session', async () => {
    expect(await adapter.getSessionAndUser('nope')).toEqual([null, null]);
  });

  it('returns expired sessions as well: Lucia decides', async () => {
    await adapter.setSession(session('old', -1));
    expect((await adapter.getSessionAndUser('old'))[0]).toEqual(session('old', -1));
  });

  it('treats a disabled account as absent', async () => {
    await adapter.setSession(session('s1'));
    await deps.db.updateTable('users').set({ disabled_at: 1 }).execute();
    const [found, user] = await adapter.getSessionAndUser('s1');
    expect(found).toEqual(session('s1'));
    expect(user).toBeNull();
    expect(await new Lucia(adapter).validateSession('s1')).toEqual({ session: null, user: null });
    expect(await adapter.getUserSessions(account.userId)).toEqual([]);
  });

  it('lists, extends and deletes sessions', async () => {
    const other = await makeAccount(deps, 'member');
    await adapter.setSession(session('s1'));
    await adapter.setSession(session('s2'));
    await adapter.setSession({ ...session('theirs'), userId: other.userId });
    await adapter.updateSessionExpiration('s1', inHours(5));
    expect(await adapter.getUserSessions(account.userId)).toEqual(
      expect.arrayContaining([session('s1', 5), session('s2')]),
    );
    await adapter.deleteSession('s2');
    expect(await adapter.getUserSessions(account.userId)).toEqual([session('s1', 5)]);
    await adapter.deleteUserSessions(account.userId);
    expect(await adapter.getUserSessions(account.userId)).toEqual([]);
    expect(await adapter.getUserSessions(other.userId)).toHaveLength(1);
  });

  it('clears what has expired', async () => {
    await adapter.setSession(session('old', -1));
    await adapter.setSession(session('new'));
    await adapter.deleteExpiredSessions();
    expect(await adapter.getUserSessions(account.userId)).toEqual([session('new')]);
  });

  it('loses the sessions of a deleted account', async () => {
    await adapter.setSession(session('s1'));
    await deps.db.deleteFrom('users').execute();
    expect(await adapter.getSessionAndUser('s1')).toEqual([null, null]);
  });
});
