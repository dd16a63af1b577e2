import { hash, verify } from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { ARGON2, hashPassword, needsRehash, verifyPassword } from './passwords.server';

vi.mock('@node-rs/argon2', async (load) => {
  const real = await load<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});

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

  it('cost the same work for nobody as for somebody', async () => {
    const stored = await hashPassword('some password');
    const work = (phc: unknown) => String(phc).split('$').slice(1, 4);
    vi.mocked(verify).mockClear();
    expect(await verifyPassword(stored, 'wrong')).toBe(false);
    expect(await verifyPassword(null, 'wrong')).toBe(false);
    const [somebody, nobody] = vi.mocked(verify).mock.calls;
    expect(work(somebody?.[0])).toEqual(['argon2id', 'v=19', 'm=19456,t=2,p=1']);
    expect(work(nobody?.[0])).toEqual(work(somebody?.[0]));
    expect(await verify(String(nobody?.[0]), 'wrong')).toBe(false);
  });

  it('never match a damaged hash', async () => {
    expect(await verifyPassword('not a hash', 'x')).toBe(false);
  });
});
