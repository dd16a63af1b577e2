import { hash } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import type { UserPrincipal } from '../model';
import { hashPassword } from '../passwords.server';
import { type Caller, signIn, signOut } from './sign-in.server';

const PASSWORD = 'snow lamps in the park';
const header = (cookies: string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ');
const stranger = (connectionKey = '203.0.113.1'): Caller => ({ cookieHeader: null, connectionKey });
const FAILED = { code: 'invalid', details: { reason: 'sign_in_failed' } };

describe('signing in', () => {
  let deps: TestDeps;
  let account: UserPrincipal;
  const attempt = (caller: Caller, password: string, email = 'me@example.jp') =>
    signIn(deps, caller, { email, password });
  const fail = async (count: number, caller: Caller, email?: string) => {
    for (let n = 0; n < count; n += 1)
      await expect(attempt(caller, 'wrong', email)).rejects.toMatchObject(FAILED);
  };

  beforeEach(async () => {
    deps = await createTestDeps();
    const passwordHash = await hashPassword(PASSWORD);
    account = await makeAccount(deps, 'facilitator', { email: 'me@example.jp', passwordHash });
  });
  afterEach(() => deps.db.destroy());

  it('opens a session for the right password', async () => {
    const { userId, cookies } = await attempt(stranger(), PASSWORD);
    expect(userId).toBe(account.userId);
    expect(await deps.auth.resolve(header(cookies))).toMatchObject({ kind: 'user', userId });
  });

  it('gives one answer whether the account is unknown, closed, without password, or the password is wrong', async () => {
    await makeAccount(deps, 'member', { email: 'none@example.jp' });
    const closed = await makeAccount(deps, 'member', {
      email: 'closed@example.jp',
      passwordHash: await hashPassword(PASSWORD),
    });
    await deps.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', closed.userId).execute();
    await expect(attempt(stranger(), 'wrong')).rejects.toMatchObject(FAILED);
    for (const email of ['unknown@example.jp', 'none@example.jp', 'closed@example.jp']) {
      await expect(attempt(stranger(), PASSWORD, email)).rejects.toMatchObject(FAILED);
    }
  });

  it('stops guessing at one account, whether it exists or not, and says when to come back', async () => {
    for (const email of ['me@example.jp', 'unknown@example.jp']) {
      await fail(10, stranger(), email);
      await expect(attempt(stranger(), PASSWORD, email)).rejects.toMatchObject({
        code: 'too_many',
        details: { reason: 'too_many_attempts', retryAfterSeconds: expect.any(Number) },
      });
    }
  });

  it('counts guesses sent all at once', async () => {
    const guesses = Array.from({ length: 30 }, () =>
      attempt(stranger(), 'wrong').catch((error) => error.code),
    );
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === 'invalid')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too_many')).toHaveLength(20);
  });

  it('does not lock others behind the same address out', async () => {
    for (let person = 0; person < 5; person += 1) await fail(10, stranger(), `p${person}@example.jp`);
    await attempt(stranger(), PASSWORD);
  });

  it('lets a known device in while strangers guess at its account', async () => {
    const { cookies } = await attempt(stranger(), PASSWORD);
    await fail(10, stranger('198.51.100.7'));
    await expect(attempt(stranger(), PASSWORD)).rejects.toMatchObject({ code: 'too_many' });
    const mine = { cookieHeader: header(cookies), connectionKey: '203.0.113.1' };
    expect(await attempt(mine, PASSWORD)).toMatchObject({ userId: account.userId });
  });

  it('limits guesses from a known device too', async () => {
    const { cookies } = await attempt(stranger(), PASSWORD);
    const mine = { cookieHeader: header(cookies), connectionKey: '203.0.113.1' };
    await fail(10, mine);
    await expect(attempt(mine, PASSWORD)).rejects.toMatchObject({ code: 'too_many' });
  });

  it('slows a machine that tries account after account, but not the devices known there', async () => {
    const { cookies } = await attempt(stranger(), PASSWORD);
    for (let n = 0; n < 300; n += 1) await deps.attempts.spend('sign-in-address', '203.0.113.1');
    await expect(attempt(stranger(), PASSWORD)).rejects.toMatchObject({ code: 'too_many' });
    await attempt({ cookieHeader: header(cookies), connectionKey: '203.0.113.1' }, PASSWORD);
    await attempt(stranger('198.51.100.7'), PASSWORD);
  });

  it('forgets failures after the right password, so that a room can sign in all day', async () => {
    for (let round = 0; round < 4; round += 1) {
      await fail(9, stranger());
      await attempt(stranger(), PASSWORD);
    }
  });

  it('renews a hash made with former parameters', async () => {
    const old = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await deps.db.updateTable('users').set({ password_hash: old }).execute();
    await attempt(stranger(), PASSWORD);
    const { password_hash } = await deps.db
      .selectFrom('users')
      .select('password_hash')
      .executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/m=19456,t=2,p=1/);
    await attempt(stranger(), PASSWORD);
  });

  it('signs out this browser only and has its connections asked anew', async () => {
    const first = header((await attempt(stranger(), PASSWORD)).cookies);
    const second = header((await attempt(stranger(), PASSWORD)).cookies);
    await signOut(deps, await deps.auth.resolve(first), first);
    expect(await deps.auth.resolve(first)).toEqual({ kind: 'anonymous' });
    expect(await deps.auth.resolve(second)).toMatchObject({ userId: account.userId });
    expect(deps.emitted).toEqual([{ type: 'access.changed', personId: account.userId }]);
  });
});
