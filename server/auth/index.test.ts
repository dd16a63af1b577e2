import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDeps, makeAccount, type TestDeps } from '../../tests/factories/deps';
import { readCookie } from './cookies';

const DAY = 86_400_000;
/** The `Cookie` header a browser would send for these `Set-Cookie` values. */
const header = (...cookies: string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ');

describe('auth', () => {
  let deps: TestDeps;
  beforeEach(async () => {
    deps = await createTestDeps();
  });
  afterEach(() => deps.db.destroy());

  it('knows nobody without a cookie, and is not upset by rubbish', async () => {
    for (const cookie of [
      null,
      undefined,
      '',
      'x',
      'mw_session=',
      'mw_session=%E0%A4%A; mw_guest=1',
      '='.repeat(50_000),
    ]) {
      expect(await deps.auth.resolve(cookie)).toEqual({ kind: 'anonymous' });
    }
  });

  it('brings a guest back for 180 days after the last visit', async () => {
    const { guestId, cookie } = await deps.auth.createGuest();
    expect(cookie).toMatch(/^mw_guest=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    for (let visit = 0; visit < 3; visit += 1) {
      deps.clock.advance(179 * DAY);
      expect(await deps.auth.resolve(header(cookie))).toEqual({ kind: 'guest', guestId });
    }
    deps.clock.advance(181 * DAY);
    expect(await deps.auth.resolve(header(cookie))).toEqual({ kind: 'anonymous' });
  });

  it('stores only hashes of what browsers hold', async () => {
    const account = await makeAccount(deps, 'staff');
    const session = await deps.auth.createSession(account.userId);
    const { cookie } = await deps.auth.createGuest();
    const stored = JSON.stringify([
      await deps.db.selectFrom('user_sessions').selectAll().execute(),
      await deps.db.selectFrom('guests').selectAll().execute(),
    ]);
    for (const [name, value] of [
      ['mw_session', session],
      ['mw_guest', cookie],
    ] as const) {
      const token = readCookie(header(value), name);
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(stored).not.toContain(token);
    }
    const { id } = await deps.db.selectFrom('user_sessions').select('id').executeTakeFirstOrThrow();
    expect(await deps.auth.resolve(`mw_session=${id}`)).toEqual({ kind: 'anonymous' });
  });

  it('lets the account win over the guest, and tells of both', async () => {
    const account = await makeAccount(deps, 'facilitator');
    const session = await deps.auth.createSession(account.userId);
    const { guestId, cookie } = await deps.auth.createGuest();
    expect(await deps.auth.resolve(header(cookie, session))).toEqual({ ...account, locale: null, guestId });
    const blank = await deps.auth.endSession(header(session));
    expect(blank).toBe('mw_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
    expect(await deps.auth.resolve(header(cookie, session))).toEqual({ kind: 'guest', guestId });
  });

  it('sees a changed role and a disabled account at once', async () => {
    const account = await makeAccount(deps, 'member');
    const cookie = header(await deps.auth.createSession(account.userId));
    await deps.db.updateTable('users').set({ role: 'staff' }).execute();
    expect(await deps.auth.resolve(cookie)).toMatchObject({ role: 'staff' });
    await deps.db.updateTable('users').set({ disabled_at: 1 }).execute();
    expect(await deps.auth.resolve(cookie)).toEqual({ kind: 'anonymous' });
  });

  it('ends all sessions of one account only', async () => {
    const [one, two] = [await makeAccount(deps, 'member'), await makeAccount(deps, 'member')];
    const first = header(await deps.auth.createSession(one.userId));
    const second = header(await deps.auth.createSession(one.userId));
    const other = header(await deps.auth.createSession(two.userId));
    await deps.auth.invalidateAll(deps.db, one.userId);
    expect(await deps.auth.resolve(first)).toEqual({ kind: 'anonymous' });
    expect(await deps.auth.resolve(second)).toEqual({ kind: 'anonymous' });
    expect(await deps.auth.resolve(other)).toMatchObject({ userId: two.userId });
  });

  it('ends sessions within the transaction that decides it', async () => {
    const account = await makeAccount(deps, 'member');
    const cookie = header(await deps.auth.createSession(account.userId));
    const rolledBack = deps.db.transaction().execute(async (trx) => {
      await deps.auth.invalidateAll(trx, account.userId);
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    expect(await deps.auth.resolve(cookie)).toMatchObject({ userId: account.userId });
  });

  it('knows a device for one account and no other, and not a forged one', () => {
    const cookie = header(deps.auth.rememberDevice('a@example.jp'));
    const device = deps.auth.knownDevice(cookie, ' A@Example.jp');
    expect(device).toMatch(/^[\w-]{22}$/);
    expect(deps.auth.knownDevice(cookie, 'b@example.jp')).toBeNull();
    expect(deps.auth.knownDevice(`mw_device=${device}.${'A'.repeat(43)}`, 'a@example.jp')).toBeNull();
    expect(deps.auth.knownDevice(null, 'a@example.jp')).toBeNull();
  });
});
