import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '~/domains/accounts/model';
import { makeScreening, type TestScreening } from '../../../../../tests/factories/screening';
import { listWaitingApplications } from '../../service/view.server';
import { reminderDue } from '../model/reminders';
import { setConflict } from './conflicts.server';
import { tendScreenings } from './due.server';
import { judgeEligibility } from './judge.server';
import { listWaitingScreenings } from './page.server';

const DAY_MS = 86_400_000;
let s: TestScreening;
beforeEach(async () => {
  s = await makeScreening();
});
afterEach(() => s.deps.db.destroy());

/** Mails that are sent by reminding now, as `to: subject`. */
async function remind(): Promise<string[]> {
  const before = s.deps.mailer.sent.length;
  await tendScreenings(s.deps);
  return s.deps.mailer.sent.slice(before).map(({ to, subject }) => `${to}: ${subject}`);
}
const inDays = (days: number) => s.deps.clock.advance(days * DAY_MS);
const setLocale = (id: string, locale: string) =>
  s.deps.db.updateTable('users').set({ locale }).where('id', '=', id).execute();

it.each([
  ['2026-12-10', '2026-12-02', null, null],
  ['2026-12-10', '2026-12-03', null, 7],
  ['2026-12-10', '2026-12-08', null, 2],
  ['2026-12-10', '2026-12-10', null, 2],
  ['2026-12-10', '2026-12-11', null, null],
  ['2026-12-10', '2026-12-04', '2026-12-03', null],
  ['2026-12-10', '2026-12-08', '2026-12-03', 2],
  ['2026-12-10', '2026-12-09', '2026-12-08', null],
])('of %s is due on %s, asked on %s: %s', (on, today, asked, days) => {
  expect(reminderDue(on, today, asked)).toBe(days);
});

describe('what applicants were asked to add', () => {
  it('is reminded of before its day, once each, in the language of the person', async () => {
    const { deps, staff, lead, outsider } = s;
    const reminded = `${lead.email}: 追加のお願いの期限は.+です：雪あかり`;
    const id = await s.submitted({ title: '雪あかり' });
    const until = s.inDays(10);
    await judgeEligibility(deps, staff, id, { verdict: 'more', reasons: '規約を', moreBy: until });
    expect(await remind()).toEqual([]);
    inDays(3);
    expect(await remind()).toEqual([expect.stringMatching(reminded)]);
    const mail = deps.mailer.sent.at(-1)?.text ?? '';
    expect(mail).toContain(`/applications/${id}`);
    expect(mail).not.toContain('規約を');
    expect(await remind()).toEqual([]);
    const [waiting] = await listWaitingApplications(deps, lead);
    expect(waiting).toMatchObject({ id, lastDay: until, daysLeft: 7 });
    expect(await listWaitingApplications(deps, outsider)).toEqual([]);
    await setLocale(lead.userId, 'en');
    inDays(5);
    expect(await remind()).toEqual([expect.stringMatching(`${lead.email}: Asked for more by .+: 雪あかり`)]);
    inDays(3);
    expect(await remind()).toEqual([]);
  });

  it('is not when they were asked just now, or have answered; is again for another day', async () => {
    const { deps, staff, lead } = s;
    const reminded = `${lead.email}: 追加のお願いの期限は.+です：雪あかり`;
    const id = await s.submitted({ title: '雪あかり' });
    const ask = (days: number) =>
      judgeEligibility(deps, staff, id, { verdict: 'more', reasons: '規約を', moreBy: s.inDays(days) });
    await ask(7);
    expect(await remind()).toEqual([]);
    inDays(1);
    expect(await remind()).toEqual([]);
    inDays(4);
    expect(await remind()).toHaveLength(1);
    await deps.db.updateTable('grant_applications').set({ status: 'submitted' }).execute();
    expect(await remind()).toEqual([]);
    await ask(9);
    inDays(2);
    expect(await remind()).toEqual([expect.stringMatching(reminded)]);
  });

  it('is tried again when the mail did not go out', async () => {
    const { deps, staff } = s;
    const id = await s.submitted();
    await judgeEligibility(deps, staff, id, { verdict: 'more', reasons: '規約を', moreBy: s.inDays(10) });
    inDays(4);
    const { send } = deps.mailer;
    deps.mailer.send = () => Promise.reject(new Error('mail server unreachable'));
    expect(await tendScreenings(deps)).toEqual({ reminded: 0 });
    deps.mailer.send = send;
    expect(await tendScreenings(deps)).toEqual({ reminded: 1 });
    expect(await tendScreenings(deps)).toEqual({ reminded: 0 });
  });
});

describe('points', () => {
  it('are asked for from who owes some, once each, never about what a member must not judge', async () => {
    const { deps, staff, members } = s;
    const [a, b, c] = members;
    const first = await s.eligible('雪あかり');
    const second = await s.eligible('足湯');
    for (const application of [first, second])
      await setConflict(deps, staff, application, { account: c.userId, reason: '役員をしている' });
    await setConflict(deps, staff, first, { account: b.userId, reason: '親族' });
    expect(await remind()).toEqual([]);
    await s.open();
    expect(await remind()).toEqual([]);
    await s.give(a, first, 4);
    inDays(7);
    await setLocale(b.userId, 'easy');
    const sent = await remind();
    expect(sent.map((line) => line.split(':')[0]).sort()).toEqual([a.email, b.email].sort());
    const texts = deps.mailer.sent.slice(-2).map(({ text }) => text);
    for (const text of texts) {
      expect(text).toMatch(/申請が1件|1件（けん）/);
      expect(text).not.toMatch(/雪あかり|足湯/);
    }
    expect(texts.join()).toContain('点（てん）は');
    expect(await remind()).toEqual([]);
    const owing = async (who: Principal) => (await listWaitingScreenings(deps, who)).length;
    expect([await owing(a), await owing(b), await owing(c)]).toEqual([1, 1, 0]);
    await s.give(b, second, 3);
    inDays(5);
    expect(await remind()).toEqual([expect.stringContaining(`${a.email}: 採点の期限は`)]);
    inDays(3);
    expect(await remind()).toEqual([]);
  });

  it('are not asked for from accounts that were closed', async () => {
    const { deps, members } = s;
    await s.eligible('雪あかり');
    await s.open();
    await deps.db.updateTable('users').set({ disabled_at: 1 }).where('id', '=', members[0].userId).execute();
    inDays(8);
    expect(await remind()).toHaveLength(2);
  });
});
