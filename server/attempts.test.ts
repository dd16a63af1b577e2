import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAttempts } from './attempts';

describe('attempts', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function spendAll(attempts: ReturnType<typeof createAttempts>, key: string) {
    for (let count = 0; count < 10; count += 1) await attempts.spend('sign-in', key);
  }
  const REFUSED = {
    name: 'DomainError',
    code: 'too_many',
    details: { reason: 'too_many_attempts', retryAfterSeconds: 900 },
  };

  it('refuses the eleventh and says when to come back', async () => {
    const attempts = createAttempts();
    await spendAll(attempts, 'account:a');
    await expect(attempts.spend('sign-in', 'account:a')).rejects.toMatchObject(REFUSED);
  });

  it('counts each key and each kind by itself', async () => {
    const attempts = createAttempts();
    await spendAll(attempts, 'account:a');
    await attempts.spend('sign-in', 'account:b');
    await attempts.spend('join', 'account:a');
  });

  it('opens again when the time has passed', async () => {
    const attempts = createAttempts();
    await spendAll(attempts, 'account:a');
    await expect(attempts.spend('sign-in', 'account:a')).rejects.toMatchObject(REFUSED);
    vi.advanceTimersByTime(15 * 60_000 + 1);
    await attempts.spend('sign-in', 'account:a');
  });

  it('gives back and forgets', async () => {
    const attempts = createAttempts();
    await spendAll(attempts, 'account:a');
    await attempts.refund('sign-in', 'account:a');
    await attempts.spend('sign-in', 'account:a');
    await expect(attempts.spend('sign-in', 'account:a')).rejects.toMatchObject({ code: 'too_many' });
    await attempts.forget('sign-in', 'account:a');
    await spendAll(attempts, 'account:a');
  });
});
