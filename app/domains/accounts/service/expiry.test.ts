import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeSession, type TestSession } from '../../../../tests/factories/workshop';
import { forgetExpired } from './expiry.server';

const DAY = 86_400_000;
let s: TestSession;
beforeEach(async () => {
  s = await makeSession();
});
afterEach(() => s.deps.db.destroy());

const count = async (table: 'user_sessions' | 'guests' | 'account_tokens' | 'participants') => {
  const { n } = await s.deps.db
    .selectFrom(table)
    .select((of) => of.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
};

it('forgets guests whose device was away for 180 days, not their part in the workshop', async () => {
  const { cookie } = await s.deps.auth.createGuest();
  await s.join('さとう');
  const people = await count('participants');
  s.deps.clock.advance(179 * DAY);
  await s.deps.auth.resolve(cookie.split(';')[0]);
  s.deps.clock.advance(2 * DAY);
  await forgetExpired(s.deps);
  expect(await count('guests')).toBe(1);
  expect(await s.deps.auth.resolve(cookie.split(';')[0])).toMatchObject({ kind: 'guest' });
  expect(await count('participants')).toBe(people);
  s.deps.clock.advance(181 * DAY);
  expect(await forgetExpired(s.deps)).toMatchObject({ guests: 1 });
  expect(await count('guests')).toBe(0);
  expect(await forgetExpired(s.deps)).toEqual({ sessions: 0, guests: 0, links: 0 });
});

it('forgets sessions that ran out, and links 90 days after their end', async () => {
  const { userId } = s.facilitator;
  await s.deps.auth.createSession(userId);
  await s.deps.db
    .insertInto('account_tokens')
    .values({
      id: 'tok_1',
      kind: 'reset',
      token_hash: 'x',
      user_id: userId,
      created_at: s.deps.clock.now(),
      expires_at: s.deps.clock.now() + DAY,
    })
    .execute();
  s.deps.clock.advance(13 * DAY);
  expect(await forgetExpired(s.deps)).toEqual({ sessions: 0, guests: 0, links: 0 });
  s.deps.clock.advance(2 * DAY);
  expect(await forgetExpired(s.deps)).toEqual({ sessions: 1, guests: 0, links: 0 });
  expect(await count('account_tokens')).toBe(1);
  s.deps.clock.advance(90 * DAY);
  expect(await forgetExpired(s.deps)).toMatchObject({ links: 1 });
});
