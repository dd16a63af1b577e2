import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { ARGON2, hashPassword, needsRehash, verifyPassword } from './passwords.server';

describe('passwords', () => {
  it('are hashed with argon2id and today’s parameters', async () => {
    const stored = await hashPassword('正しい馬の電池');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(needsRehash(stored)).toBe(false);
    expect(await verifyPassword(stored, '正しい馬の電池')).toBe(true);
    expect(await verifyPassword(stored, '正しい馬の電地')).toBe(false);
  });

  it('are the same however the keyboard composed them', async () => {
    const stored = await hashPassword('ｶﾞｯｺｳ-２０２６');
    expect(await verifyPassword(stored, 'ガッコウ-2026')).toBe(true);
    expect(await verifyPassword(stored, 'ガッコウ-2026')).toBe(true);
  });

  it('are hashed anew when parameters have changed', async () => {
    const weak = await hash('secret words', { ...ARGON2, timeCost: 1 });
    expect(needsRehash(weak)).toBe(true);
    expect(await verifyPassword(weak, 'secret words')).toBe(true);
  });

  it('take about as long for nobody as for somebody', async () => {
    const stored = await hashPassword('some password');
    const time = async (value: string | null) => {
      const runs: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        const begun = performance.now();
        expect(await verifyPassword(value, 'wrong')).toBe(false);
        runs.push(performance.now() - begun);
      }
      return runs.sort((a, b) => a - b)[2] ?? 0;
    };
    const [somebody, nobody] = [await time(stored), await time(null)];
    expect(nobody).toBeGreaterThan(somebody / 4);
  });

  it('never match a damaged hash', async () => {
    expect(await verifyPassword('not a hash', 'x')).toBe(false);
  });
});
