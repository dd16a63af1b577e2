import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { listAudit } from '../audit.server';
import type { UserPrincipal } from '../model';
import { auditFilterSchema, inviteSchema } from '../schema';
import {
  acceptInvitation,
  inviteAccount,
  listInvitations,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from './invitations.server';

const ORIGIN = 'https://machi.example.jp';
const DAY = 86_400_000;
const HANAKO = inviteSchema.parse({
  email: 'hanako@example.jp',
  name: '山田 花子',
  kana: 'やまだ はなこ',
  role: 'facilitator',
});
const ACCEPT = { name: '山田 花子', kana: 'やまだ はなこ', password: 'snow lamps in the park' };
const gone = (reason: string) => ({ code: 'gone', details: { reason } });

describe('invitations', () => {
  let deps: TestDeps;
  let staff: UserPrincipal;
  beforeEach(async () => {
    deps = await createTestDeps();
    staff = await makeAccount(deps, 'staff', { name: '佐藤 恵' });
  });
  afterEach(() => deps.db.destroy());

  const tokenIn = (text: string | undefined) => /\/invite\/([\w-]{43})\b/.exec(text ?? '')?.[1] ?? 'no link';
  const invite = async () => {
    const sent = await inviteAccount(deps, staff, HANAKO, ORIGIN);
    return { ...sent, token: tokenIn((await deps.mailer.next()).text) };
  };
  const actions = async () =>
    (await listAudit(deps, staff, auditFilterSchema.parse({}))).entries.map((entry) => entry.action);

  it('sends a link in Japanese and makes the promised account', async () => {
    const { token } = await invite();
    expect(deps.mailer.sent[0]).toMatchObject({
      to: 'hanako@example.jp',
      subject: '【まちのわ】招待のお知らせ',
      text: expect.stringContaining(`山田 花子 様\n\n佐藤 恵 さんが、まちのわに「進行役」として`),
    });
    expect(deps.mailer.sent[0]?.text).toContain(`${ORIGIN}/invite/${token}`);
    expect(await readInvitation(deps, token)).toMatchObject({
      email: 'hanako@example.jp',
      role: 'facilitator',
    });
    const { userId, cookies } = await acceptInvitation(deps, token, ACCEPT);
    expect(await deps.auth.resolve(cookies.map((c) => c.split(';')[0]).join('; '))).toMatchObject({
      userId,
      name: '山田 花子',
      role: 'facilitator',
    });
    expect(await actions()).toEqual(
      expect.arrayContaining(['accounts.invited', 'accounts.invitation-accepted']),
    );
  });

  it('works once, even when two browsers are equally fast', async () => {
    const { token } = await invite();
    const results = await Promise.allSettled([
      acceptInvitation(deps, token, ACCEPT),
      acceptInvitation(deps, token, ACCEPT),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    await expect(readInvitation(deps, token)).rejects.toMatchObject(gone('link_used'));
    await expect(acceptInvitation(deps, token, ACCEPT)).rejects.toMatchObject(gone('link_used'));
  });

  it('ends after 14 days, can be sent again, and the former link is dead then', async () => {
    const { id, token } = await invite();
    deps.clock.advance(14 * DAY);
    await expect(readInvitation(deps, token)).rejects.toMatchObject(gone('link_expired'));
    expect(await listInvitations(deps, staff)).toMatchObject([{ id, expired: true }]);
    await resendInvitation(deps, staff, id, ORIGIN);
    const second = tokenIn((await deps.mailer.next()).text);
    await expect(readInvitation(deps, token)).rejects.toMatchObject({ code: 'not_found' });
    await acceptInvitation(deps, second, ACCEPT);
    await expect(resendInvitation(deps, staff, id, ORIGIN)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('can be withdrawn, once', async () => {
    const { id, token } = await invite();
    await revokeInvitation(deps, staff, id);
    await expect(readInvitation(deps, token)).rejects.toMatchObject(gone('link_revoked'));
    await expect(revokeInvitation(deps, staff, id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(resendInvitation(deps, staff, id, ORIGIN)).rejects.toMatchObject({ code: 'conflict' });
    expect(await listInvitations(deps, staff)).toEqual([]);
    await invite();
  });

  it('is refused for who is here or invited already', async () => {
    await invite();
    await expect(inviteAccount(deps, staff, HANAKO, ORIGIN)).rejects.toMatchObject({
      details: { reason: 'already_invited' },
    });
    await expect(inviteAccount(deps, staff, { ...HANAKO, email: staff.email }, ORIGIN)).rejects.toMatchObject(
      {
        details: { reason: 'email_taken' },
      },
    );
  });

  it('stays and says so when the mail could not be sent', async () => {
    deps.mailer.breakDown();
    expect(await inviteAccount(deps, staff, HANAKO, ORIGIN)).toMatchObject({ mailed: false });
    expect(await listInvitations(deps, staff)).toHaveLength(1);
  });

  it('shows the link to the inviter only where no mail server is set', async () => {
    expect((await inviteAccount(deps, staff, HANAKO, ORIGIN)).link).toMatch(`${ORIGIN}/invite/`);
    const withSmtp = { ...deps, env: { ...deps.env, smtpUrl: 'smtp://mail.example.jp' } };
    expect(
      (await inviteAccount(withSmtp, staff, { ...HANAKO, email: 'b@example.jp' }, ORIGIN)).link,
    ).toBeNull();
  });

  it('belongs to staff', async () => {
    const { id } = await invite();
    for (const role of ['facilitator', 'member'] as const) {
      const other = await makeAccount(deps, role);
      const forbidden = { code: 'forbidden' };
      await expect(inviteAccount(deps, other, HANAKO, ORIGIN)).rejects.toMatchObject(forbidden);
      await expect(resendInvitation(deps, other, id, ORIGIN)).rejects.toMatchObject(forbidden);
      await expect(revokeInvitation(deps, other, id)).rejects.toMatchObject(forbidden);
      await expect(listInvitations(deps, other)).rejects.toMatchObject(forbidden);
      await expect(listAudit(deps, other, auditFilterSchema.parse({}))).rejects.toMatchObject(forbidden);
    }
  });

  it('keeps the token itself out of the database', async () => {
    const { token } = await invite();
    expect(JSON.stringify(await deps.db.selectFrom('account_tokens').selectAll().execute())).not.toContain(
      token,
    );
    expect(JSON.stringify(await deps.db.selectFrom('audit_log').selectAll().execute())).not.toContain(token);
  });
});
