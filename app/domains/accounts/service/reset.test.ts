import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import type { UserPrincipal } from '../model';
import { hashPassword } from '../passwords.server';
import { readReset, requestReset, resetOrigin, resetPassword } from './reset.server';
import { signIn } from './sign-in.server';

const ORIGIN = 'http://localhost:4400';
const CALLER = { cookieHeader: null, connectionKey: '203.0.113.1' };
const [OLD, NEW] = ['the former password', 'snow lamps in the park'];

describe('resetting a password', () => {
  let deps: TestDeps;
  let account: UserPrincipal;
  beforeEach(async () => {
    deps = await createTestDeps();
    account = await makeAccount(deps, 'member', {
      email: 'me@example.jp',
      passwordHash: await hashPassword(OLD),
    });
  });
  afterEach(() => deps.db.destroy());

  const ask = async (email = 'me@example.jp') => {
    await requestReset(deps, CALLER, email, ORIGIN);
    return /\/reset\/([\w-]{43})\b/.exec((await deps.mailer.next()).text)?.[1] ?? 'no link';
  };

  it('changes it by the link in the mail and ends every session', async () => {
    const session = (await deps.auth.createSession(account.userId)).split(';')[0];
    const token = await ask();
    expect(await readReset(deps, token)).toEqual({ email: 'me@example.jp', name: account.name });
    await resetPassword(deps, token, NEW);
    expect(await deps.auth.resolve(session)).toEqual({ kind: 'anonymous' });
    expect(deps.emitted).toContainEqual({ type: 'access.changed', personId: account.userId });
    await expect(signIn(deps, CALLER, { email: 'me@example.jp', password: OLD })).rejects.toMatchObject({
      code: 'invalid',
    });
    await signIn(deps, CALLER, { email: 'me@example.jp', password: NEW });
  });

  it('works once and for an hour', async () => {
    const used = await ask();
    await resetPassword(deps, used, NEW);
    await expect(resetPassword(deps, used, OLD)).rejects.toMatchObject({ details: { reason: 'link_used' } });
    const late = await ask();
    deps.clock.advance(3_600_000);
    await expect(readReset(deps, late)).rejects.toMatchObject({ details: { reason: 'link_expired' } });
    await expect(resetPassword(deps, late, OLD)).rejects.toMatchObject({
      details: { reason: 'link_expired' },
    });
  });

  it('lets only the newest link work', async () => {
    const [first, second] = [await ask(), await ask()];
    await expect(readReset(deps, first)).rejects.toMatchObject({ details: { reason: 'link_revoked' } });
    await resetPassword(deps, second, NEW);
  });

  it('answers alike for addresses without an account, and sends nothing', async () => {
    await requestReset(deps, CALLER, 'unknown@example.jp', ORIGIN);
    const closed = await makeAccount(deps, 'member', { email: 'closed@example.jp' });
    await deps.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', closed.userId).execute();
    await requestReset(deps, CALLER, 'closed@example.jp', ORIGIN);
    await ask();
    expect(deps.mailer.sent.map((mail) => mail.to)).toEqual(['me@example.jp']);
  });

  it('stops asking for one address after five, whether it has an account or not', async () => {
    for (const email of ['me@example.jp', 'unknown@example.jp']) {
      for (let n = 0; n < 5; n += 1) await requestReset(deps, CALLER, email, ORIGIN);
      await expect(requestReset(deps, CALLER, email, ORIGIN)).rejects.toMatchObject({ code: 'too_many' });
    }
  });

  it('is no way back for an account that was closed meanwhile', async () => {
    const token = await ask();
    await deps.db.updateTable('users').set({ disabled_at: 1 }).execute();
    await expect(resetPassword(deps, token, NEW)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('never mails a host that the request made up', () => {
    const env = (over: object) => ({ ...deps, env: { ...deps.env, port: 3000, ...over } });
    const smtp = 'smtp://mail.example.jp';
    expect(resetOrigin(env({ smtpUrl: smtp, baseUrl: null }), 'http://evil.example')).toBe(
      'http://localhost:3000',
    );
    expect(
      resetOrigin(env({ smtpUrl: smtp, baseUrl: 'https://machi.example.jp' }), 'http://evil.example'),
    ).toBe('https://machi.example.jp');
    expect(resetOrigin(env({ smtpUrl: null, baseUrl: null }), ORIGIN)).toBe(ORIGIN);
  });
});
