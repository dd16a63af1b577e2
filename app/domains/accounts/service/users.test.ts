import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { listAudit } from '../audit.server';
import type { UserPrincipal } from '../model';
import { hashPassword, verifyPassword } from '../passwords.server';
import { accountsFilterSchema, auditFilterSchema } from '../schema';
import { seedDemoAccounts } from './demo.server';
import { changePassword, readProfile, signOutEverywhere, updateProfile } from './own-account.server';
import { checkSetup, completeSetup, issueSetupPath } from './setup.server';
import { changeRole, disableAccount, enableAccount, listAccounts, signOutAccount } from './users.server';

const header = (cookies: string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ');

describe('accounts', () => {
  let deps: TestDeps;
  let staff: UserPrincipal;
  let member: UserPrincipal;
  beforeEach(async () => {
    deps = await createTestDeps();
    staff = await makeAccount(deps, 'staff', { name: '佐藤 恵' });
    member = await makeAccount(deps, 'member', { name: '鈴木 あゆみ', email: 'npo@example.jp' });
  });
  afterEach(() => deps.db.destroy());

  const log = async (filter: object = {}) =>
    (await listAudit(deps, staff, auditFilterSchema.parse(filter))).entries;
  const open = async (principal: UserPrincipal) => header([await deps.auth.createSession(principal.userId)]);

  it('change role at once, and the decision is written down with who and what', async () => {
    const cookie = await open(member);
    await changeRole(deps, staff, member.userId, 'facilitator');
    expect(await deps.auth.resolve(cookie)).toMatchObject({ role: 'facilitator' });
    expect(await log()).toMatchObject([
      {
        actorId: staff.userId,
        actorName: '佐藤 恵',
        action: 'accounts.role-changed',
        subjectId: member.userId,
        details: { name: '鈴木 あゆみ', email: 'npo@example.jp', from: 'member', to: 'facilitator' },
      },
    ]);
    expect(deps.emitted).toEqual([{ type: 'access.changed', personId: member.userId }]);
  });

  it('write nothing when nothing changes', async () => {
    await changeRole(deps, staff, member.userId, 'member');
    await enableAccount(deps, staff, member.userId);
    expect(await log()).toEqual([]);
  });

  it('lose sessions and connections when closed, and open again with the same password', async () => {
    const cookie = await open(member);
    await disableAccount(deps, staff, member.userId);
    expect(await deps.auth.resolve(cookie)).toEqual({ kind: 'anonymous' });
    expect(deps.emitted).toEqual([{ type: 'access.changed', personId: member.userId }]);
    await enableAccount(deps, staff, member.userId);
    expect(await deps.auth.resolve(cookie)).toEqual({ kind: 'anonymous' });
    expect((await log()).map((entry) => entry.action).sort()).toEqual([
      'accounts.disabled',
      'accounts.enabled',
    ]);
  });

  it('keep one member of staff', async () => {
    const second = await makeAccount(deps, 'staff');
    await expect(disableAccount(deps, staff, staff.userId)).rejects.toMatchObject({ code: 'forbidden' });
    await disableAccount(deps, staff, second.userId);
    const last = { code: 'conflict', details: { reason: 'last_staff' } };
    await expect(changeRole(deps, staff, staff.userId, 'member')).rejects.toMatchObject(last);
    await enableAccount(deps, staff, second.userId);
    await changeRole(deps, staff, staff.userId, 'member');
    await expect(disableAccount(deps, second, second.userId)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await deps.db.selectFrom('users').where('role', '=', 'staff').selectAll().execute()).toHaveLength(
      1,
    );
  });

  it('keep one when two members of staff close each other at the same moment', async () => {
    const second = await makeAccount(deps, 'staff');
    const results = await Promise.allSettled([
      disableAccount(deps, staff, second.userId),
      disableAccount(deps, second, staff.userId),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keep neither decision nor entry when one of them fails', async () => {
    await deps.db.schema.dropTable('audit_log').execute();
    await expect(changeRole(deps, staff, member.userId, 'staff')).rejects.toThrow();
    const { role } = await deps.db
      .selectFrom('users')
      .where('id', '=', member.userId)
      .select('role')
      .executeTakeFirstOrThrow();
    expect(role).toBe('member');
  });

  it('are signed out everywhere by staff', async () => {
    const cookies = [await open(member), await open(member)];
    await signOutAccount(deps, staff, member.userId);
    for (const cookie of cookies) expect(await deps.auth.resolve(cookie)).toEqual({ kind: 'anonymous' });
  });

  it('obey staff only', async () => {
    for (const who of [member, await makeAccount(deps, 'facilitator'), { kind: 'anonymous' as const }]) {
      const forbidden = { code: 'forbidden' };
      await expect(changeRole(deps, who, member.userId, 'staff')).rejects.toMatchObject(forbidden);
      await expect(disableAccount(deps, who, staff.userId)).rejects.toMatchObject(forbidden);
      await expect(enableAccount(deps, who, staff.userId)).rejects.toMatchObject(forbidden);
      await expect(signOutAccount(deps, who, staff.userId)).rejects.toMatchObject(forbidden);
      await expect(listAccounts(deps, who, accountsFilterSchema.parse({}))).rejects.toMatchObject(forbidden);
    }
    await expect(changeRole(deps, staff, 'usr_none', 'staff')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are listed in kana order, found by reading, and 50 a page', async () => {
    await deps.db.deleteFrom('users').where('id', '!=', staff.userId).execute();
    for (const [name, kana] of [
      ['渡辺', 'わたなべ'],
      ['安部', 'あべ'],
      ['蒲生', 'ガモウ'],
    ] as const) {
      const { userId } = await makeAccount(deps, 'member', { name });
      const owner = { kind: 'user', userId, email: '', name, role: 'member' } as const;
      await updateProfile(deps, owner, { name, kana, locale: 'ja' });
    }
    await updateProfile(deps, staff, { name: '佐藤 恵', kana: 'さとう めぐみ', locale: 'en' });
    const names = async (filter: object) =>
      (await listAccounts(deps, staff, accountsFilterSchema.parse(filter))).accounts.map((row) => row.name);
    expect(await names({})).toEqual(['安部', '蒲生', '佐藤 恵', '渡辺']);
    expect(await names({ q: 'サトウ' })).toEqual(['佐藤 恵']);
    expect(await names({ q: '%' })).toEqual([]);
    expect(await names({ role: 'staff' })).toEqual(['佐藤 恵']);
    expect(await names({ status: 'disabled' })).toEqual([]);
    for (let n = 0; n < 50; n += 1) await makeAccount(deps, 'member');
    const second = await listAccounts(deps, staff, accountsFilterSchema.parse({ page: '2' }));
    expect(second).toMatchObject({ total: 54, pages: 2 });
    expect(second.accounts).toHaveLength(4);
  });

  it('change their own name, language and password, and sign out everywhere', async () => {
    await deps.db
      .updateTable('users')
      .set({ password_hash: await hashPassword('the former password') })
      .execute();
    await updateProfile(deps, member, { name: '鈴木 歩', kana: 'すずき あゆみ', locale: 'easy' });
    expect(await readProfile(deps, member)).toMatchObject({ name: '鈴木 歩', locale: 'easy' });
    const before = await open(member);
    const input = { current: 'wrong', password: 'snow lamps in the park' };
    await expect(changePassword(deps, member, input)).rejects.toMatchObject({
      details: { reason: 'current_password_wrong' },
    });
    const cookies = await changePassword(deps, member, { ...input, current: 'the former password' });
    expect(await deps.auth.resolve(before)).toEqual({ kind: 'anonymous' });
    expect(await deps.auth.resolve(header(cookies))).toMatchObject({
      userId: member.userId,
      name: '鈴木 歩',
    });
    await signOutEverywhere(deps, member, header(cookies));
    expect(await deps.auth.resolve(header(cookies))).toEqual({ kind: 'anonymous' });
    await expect(
      updateProfile(deps, { kind: 'guest', guestId: 'gst_1' }, { name: 'x', kana: '', locale: 'ja' }),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('limit guesses at the current password', async () => {
    const input = { current: 'wrong', password: 'snow lamps in the park' };
    for (let n = 0; n < 10; n += 1) {
      await expect(changePassword(deps, member, input)).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(changePassword(deps, member, input)).rejects.toMatchObject({ code: 'too_many' });
  });
});

describe('the log', () => {
  it('is filtered by day in Japan, by action and by text', async () => {
    const deps = await createTestDeps();
    const staff = await makeAccount(deps, 'staff');
    const member = await makeAccount(deps, 'member', { name: '50%オフ_商店街' });
    await changeRole(deps, staff, member.userId, 'facilitator');
    await changeRole(deps, staff, member.userId, 'member');
    await signOutAccount(deps, staff, member.userId);
    const at = Date.parse('2031-11-24T15:00:00Z');
    await deps.db.updateTable('audit_log').set({ at }).where('action', '=', 'accounts.signed-out').execute();
    const count = async (filter: object) =>
      (await listAudit(deps, staff, auditFilterSchema.parse(filter))).total;
    expect(await count({ from: '2031-11-25', to: '2031-11-25' })).toBe(1);
    expect(await count({ to: '2031-11-24', action: 'accounts.signed-out' })).toBe(0);
    expect(await count({ action: 'accounts.role-changed' })).toBe(2);
    expect(await count({ q: '50%オフ_' })).toBe(3);
    expect(await count({ q: '50_オフ' })).toBe(0);
    await deps.db.destroy();
  });
});

describe('a first start', () => {
  const FIRST = {
    email: 'first@example.jp',
    name: '最初の職員',
    kana: '',
    password: 'snow lamps in the park',
  };

  it('is set up by a link that works once', async () => {
    const deps = await createTestDeps();
    const former = await issueSetupPath(deps);
    const path = await issueSetupPath(deps);
    expect(path).toMatch(/^\/setup\/[\w-]{43}$/);
    const token = (link: string | null) => link?.replace('/setup/', '') ?? '';
    await expect(checkSetup(deps, token(former))).rejects.toMatchObject({
      details: { reason: 'link_revoked' },
    });
    const { cookies } = await completeSetup(deps, token(path), FIRST);
    expect(await deps.auth.resolve(header(cookies))).toMatchObject({
      role: 'staff',
      email: 'first@example.jp',
    });
    await expect(completeSetup(deps, token(path), FIRST)).rejects.toMatchObject({
      details: { reason: 'link_used' },
    });
    expect(await issueSetupPath(deps)).toBeNull();
    await deps.db.destroy();
  });

  it('with the demo has three accounts, and setting them up again only renews the password', async () => {
    const deps = await createTestDeps();
    const first = await seedDemoAccounts(deps, 'demo password');
    const again = await seedDemoAccounts(deps, 'another one');
    expect(again).toEqual(first);
    expect(first).toMatchObject({
      staff: { email: 'staff@example.jp', role: 'staff', name: '佐藤 恵' },
      facilitator: { email: 'facilitator@example.jp', role: 'facilitator' },
      npo: { email: 'npo@example.jp', role: 'member' },
    });
    const rows = await deps.db.selectFrom('users').selectAll().execute();
    expect(rows).toHaveLength(3);
    expect(await verifyPassword(rows[0]?.password_hash ?? null, 'another one')).toBe(true);
    await deps.db.destroy();
  });
});
