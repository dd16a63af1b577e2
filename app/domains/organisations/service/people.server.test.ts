import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { makeOrganisation } from '../../../../tests/factories/organisations';
import { createClaim, decideClaim, getClaim, listClaims, withdrawClaim } from './claims.server';
import {
  acceptMemberInvitation,
  forgetInvitations,
  inviteMember,
  joinWithNewAccount,
  readMemberInvitation,
  revokeMemberInvitation,
} from './invitations.server';
import { changeMemberRole, getMembers, leaveOrganisation, removeMember } from './members.server';

let deps: TestDeps;
let staff: UserPrincipal;
let owner: UserPrincipal;
let stranger: UserPrincipal;
let id: string;
beforeEach(async () => {
  deps = await createTestDeps();
  staff = await makeAccount(deps, 'staff');
  owner = await makeAccount(deps, 'member', { name: '架空 花子' });
  stranger = await makeAccount(deps, 'member', { name: '架空 太郎' });
  id = await makeOrganisation(deps, { name: '架空の会' });
  await deps.db
    .insertInto('organisation_members')
    .values({ organisation_id: id, user_id: owner.userId, role: 'owner', joined_at: 1 })
    .execute();
});
afterEach(() => deps.db.destroy());

const ORIGIN = 'https://example.jp';
const rolesOf = async () =>
  Object.fromEntries((await getMembers(deps, staff, id)).members.map(({ name, role }) => [name, role]));
const audited = async () =>
  (await deps.db.selectFrom('audit_log').select(['action', 'subject_id']).orderBy('id').execute())
    .map(({ action, subject_id }) => `${action} ${subject_id === id}`)
    .sort();
async function invited(email: string, role: 'owner' | 'editor' | 'viewer' = 'editor') {
  await inviteMember(deps, owner, id, { email, role }, ORIGIN);
  const mail = deps.mailer.sent.at(-1);
  expect(mail?.to).toBe(email);
  return /invitations\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

describe('an invitation', () => {
  test('brings in who has an account, once', async () => {
    const token = await invited(stranger.email);
    expect(deps.mailer.sent[0]?.text).toContain('「架空の会」に、あなたを「書く人」として');
    expect(await readMemberInvitation(deps, token)).toEqual({
      organisation: { id, name: '架空の会' },
      email: stranger.email,
      role: 'editor',
      hasAccount: true,
    });
    await expect(acceptMemberInvitation(deps, { kind: 'anonymous' }, token)).rejects.toThrow(
      'unauthenticated',
    );
    expect(await acceptMemberInvitation(deps, stranger, token)).toEqual({ organisationId: id });
    expect(await rolesOf()).toEqual({ '架空 花子': 'owner', '架空 太郎': 'editor' });
    await expect(acceptMemberInvitation(deps, staff, token)).rejects.toThrow('gone: link_used');
    expect(await audited()).toEqual([
      'organisations.member-invited true',
      'organisations.member-joined true',
    ]);
  });

  test('makes an account for an address that has none', async () => {
    const token = await invited('new@example.jp', 'viewer');
    const made = await joinWithNewAccount(deps, token, {
      name: '架空 次郎',
      kana: 'かくう じろう',
      password: 'correct horse battery',
    });
    expect(made.organisationId).toBe(id);
    expect(made.cookies.length).toBeGreaterThan(0);
    expect(await rolesOf()).toMatchObject({ '架空 次郎': 'viewer' });
    const account = deps.db.selectFrom('users').select('role').where('email', '=', 'new@example.jp');
    expect(await account.executeTakeFirst()).toEqual({ role: 'member' });
  });

  test('makes no second account for an address that has one', async () => {
    const token = await invited(stranger.email);
    const input = { name: '別の人', kana: '', password: 'correct horse battery' };
    await expect(joinWithNewAccount(deps, token, input)).rejects.toThrow('conflict: email_taken');
    expect((await readMemberInvitation(deps, token)).role).toBe('editor');
  });

  test('ends when it is withdrawn, sent anew, or after 14 days', async () => {
    const first = await invited('new@example.jp');
    const second = await invited('new@example.jp');
    await expect(readMemberInvitation(deps, first)).rejects.toThrow('gone: link_revoked');
    const [open, ...others] = (await getMembers(deps, owner, id)).invitations;
    expect(others).toEqual([]);
    await revokeMemberInvitation(deps, owner, id, open?.id ?? '');
    await expect(readMemberInvitation(deps, second)).rejects.toThrow('gone: link_revoked');
    const third = await invited('new@example.jp');
    deps.clock.advance(14 * 86_400_000);
    await expect(readMemberInvitation(deps, third)).rejects.toThrow('gone: link_expired');
    await expect(readMemberInvitation(deps, 'x')).rejects.toThrow('not_found: link_unknown');
  });

  test('is forgotten 90 days after its end', async () => {
    await invited('used@example.jp', 'viewer');
    const token = await invited('later@example.jp', 'viewer');
    expect(await forgetInvitations(deps)).toEqual({ invitations: 0 });
    deps.clock.advance(103 * 86_400_000);
    expect(await forgetInvitations(deps)).toEqual({ invitations: 0 });
    await expect(readMemberInvitation(deps, token)).rejects.toThrow('gone: link_expired');
    deps.clock.advance(2 * 86_400_000);
    expect(await forgetInvitations(deps)).toEqual({ invitations: 2 });
    await expect(readMemberInvitation(deps, token)).rejects.toThrow('not_found: link_unknown');
  });

  test('never lowers a role', async () => {
    const token = await invited('other@example.jp', 'viewer');
    await acceptMemberInvitation(deps, owner, token);
    expect(await rolesOf()).toEqual({ '架空 花子': 'owner' });
  });

  test('is for owners and staff to send', async () => {
    const input = { email: 'a@example.jp', role: 'owner' as const };
    await expect(inviteMember(deps, stranger, id, input, ORIGIN)).rejects.toThrow('forbidden');
    await changeMemberRole(deps, staff, id, { userId: owner.userId, role: 'editor' });
    await expect(inviteMember(deps, owner, id, input, ORIGIN)).rejects.toThrow('forbidden');
    await expect(getMembers(deps, stranger, id)).rejects.toThrow('forbidden');
    await expect(getMembers(deps, { kind: 'anonymous' }, id)).rejects.toThrow('unauthenticated');
  });
});

describe('members', () => {
  test('the last owner stays until there is another, except that staff may', async () => {
    await expect(leaveOrganisation(deps, owner, id)).rejects.toThrow('conflict: last_owner');
    const demotion = { userId: owner.userId, role: 'viewer' as const };
    await expect(changeMemberRole(deps, owner, id, demotion)).rejects.toThrow('conflict: last_owner');
    await acceptMemberInvitation(deps, stranger, await invited(stranger.email, 'owner'));
    await leaveOrganisation(deps, owner, id);
    expect(await rolesOf()).toEqual({ '架空 太郎': 'owner' });
    expect(deps.emitted).toContainEqual({ type: 'access.changed', personId: owner.userId });
    await removeMember(deps, staff, id, stranger.userId);
    expect(await rolesOf()).toEqual({});
  });

  test('colleagues see names, owners addresses', async () => {
    await acceptMemberInvitation(deps, stranger, await invited(stranger.email, 'viewer'));
    const seen = (await getMembers(deps, stranger, id)).members.map(({ name, email }) => [name, email]);
    expect(seen).toEqual([
      ['架空 花子', ''],
      ['架空 太郎', stranger.email],
    ]);
    expect((await getMembers(deps, stranger, id)).may).toEqual({ manage: false, leave: true });
  });
});

describe('a request for an entry', () => {
  let listed: string;
  beforeEach(async () => {
    listed = await makeOrganisation(deps, { name: '架空町内会', type: 'chonaikai' });
  });

  test('is decided by staff with a reason: accepted', async () => {
    await createClaim(deps, stranger, listed, '会長です。');
    expect(await getClaim(deps, stranger, listed)).toMatchObject({
      state: 'waiting',
      latest: { message: '会長です。' },
    });
    const asked = deps.mailer.sent.at(-1);
    expect(asked).toMatchObject({ to: staff.email, subject: expect.stringContaining('架空町内会') });
    expect(asked?.text).toContain('/admin/organisations/claims');
    expect(asked?.text).not.toContain('会長です。');
    await expect(createClaim(deps, stranger, listed, '会長です。')).rejects.toThrow('claim_waiting');
    await expect(listClaims(deps, owner)).rejects.toThrow('forbidden');
    const [claim] = (await listClaims(deps, staff)).open;
    expect(claim).toMatchObject({ person: { name: '架空 太郎' }, organisation: { name: '架空町内会' } });
    const decision = { id: claim?.id ?? '', decision: 'accepted' as const, reason: '電話で確かめました。' };
    await expect(decideClaim(deps, stranger, decision, ORIGIN)).rejects.toThrow('forbidden');
    await decideClaim(deps, staff, decision, ORIGIN);
    expect((await getMembers(deps, stranger, listed)).members).toMatchObject([
      { userId: stranger.userId, role: 'owner' },
    ]);
    expect(deps.mailer.sent.at(-1)).toMatchObject({ to: stranger.email });
    expect(deps.mailer.sent.at(-1)?.text).toContain('電話で確かめました。');
    await expect(decideClaim(deps, staff, decision, ORIGIN)).rejects.toThrow('claim_decided');
    expect(await getClaim(deps, owner, listed)).toMatchObject({ state: 'taken' });
    await expect(createClaim(deps, owner, listed, 'わたしも')).rejects.toThrow('has_owner');
    const history = deps.db.selectFrom('organisation_history').select(['kind', 'note']);
    expect(await history.where('kind', '=', 'claimed').execute()).toEqual([
      { kind: 'claimed', note: '架空 太郎' },
    ]);
  });

  test('refused, and asked again', async () => {
    await createClaim(deps, stranger, listed, '会長です。');
    const [claim] = (await listClaims(deps, staff)).open;
    const decision = { id: claim?.id ?? '', decision: 'refused' as const, reason: '名簿にありません。' };
    await decideClaim(deps, staff, decision, ORIGIN);
    expect(await getClaim(deps, stranger, listed)).toMatchObject({
      state: 'open',
      latest: { status: 'refused', reason: '名簿にありません。' },
    });
    await createClaim(deps, stranger, listed, 'もう一度');
    await withdrawClaim(deps, stranger, listed);
    expect((await listClaims(deps, staff)).open).toEqual([]);
    await expect(withdrawClaim(deps, stranger, listed)).rejects.toThrow('claim_decided');
  });

  test('no more than five wait at once', async () => {
    for (let i = 0; i < 5; i++) {
      const other = await makeOrganisation(deps, { name: `架空${i}` });
      await createClaim(deps, stranger, other, 'はい');
    }
    await expect(createClaim(deps, stranger, listed, 'はい')).rejects.toThrow('too_many_claims');
  });
});
