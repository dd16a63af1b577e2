import { describe, expect, it } from 'vitest';
import {
  accountsFilterSchema,
  auditFilterSchema,
  inviteSchema,
  newPasswordSchema,
  signInSchema,
} from './schema';

const problems = (result: {
  success: boolean;
  error?: { issues: { path: PropertyKey[]; message: string }[] };
}) => Object.fromEntries((result.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]));

describe('addresses', () => {
  it.each(['hanako@example.jp', 'a..b.@docomo.ne.jp', 'Ｈａｎａｋｏ＠example.jp', 'x+y@sub.example.co.jp'])(
    'accepts %s',
    (email) => {
      expect(problems(signInSchema.safeParse({ email, password: 'x' }))).toEqual({});
    },
  );
  it.each([
    'hanako',
    'hanako@',
    '@example.jp',
    'a b@example.jp',
    'a@b',
    'a@b..jp',
    'a@x.jp,b@x.jp',
    'a@x.jp\nBcc: b@x.jp',
  ])('refuses %j', (email) => {
    expect(problems(signInSchema.safeParse({ email, password: 'x' }))).toEqual({ email: 'email_wrong' });
  });
  it('says what is missing, field by field', () => {
    expect(problems(signInSchema.safeParse({}))).toEqual({
      email: 'email_missing',
      password: 'password_missing',
    });
    expect(problems(inviteSchema.safeParse({ kana: '漢字' }))).toEqual({
      email: 'email_missing',
      name: 'name_missing',
      kana: 'kana_wrong',
      role: 'role_missing',
    });
  });
});

describe('names', () => {
  it('levels spaces and keeps rare kanji', () => {
    const parsed = inviteSchema.parse({
      email: 'a@b.jp',
      name: ' 𠮷田　花子 ',
      kana: 'ﾖｼﾀﾞ ﾊﾅｺ',
      role: 'member',
    });
    expect(parsed).toMatchObject({ name: '𠮷田 花子', kana: 'よしだ はなこ', language: 'ja' });
  });
  it('refuses what is not a name', () => {
    const name = (value: string) =>
      problems(inviteSchema.safeParse({ email: 'a@b.jp', role: 'member', name: value }));
    expect(name('a\u0000b')).toEqual({ name: 'name_wrong' });
    expect(name('あ'.repeat(61))).toEqual({ name: 'name_long' });
    expect(name('　 ')).toEqual({ name: 'name_missing' });
  });
});

describe('new passwords', () => {
  const problem = (password: string) => problems(newPasswordSchema.safeParse({ password })).password;
  it('have no rule but length and rarity', () => {
    expect(problem('雪 と 灯り の 公園')).toBeUndefined();
    expect(problem('correct horse battery')).toBeUndefined();
    expect(problem('')).toBe('password_missing');
    expect(problem('short one')).toBe('password_short');
    expect(problem('x'.repeat(201))).toBe('password_long');
  });
  it.each([
    'Password123',
    '1234567890',
    'ｑｗｅｒｔｙｕｉｏｐ',
    'abababababab',
    'abcdefghijklm',
    'zzzzzzzzzzzz',
    'Sapporo2026',
  ])('refuses %s', (password) => {
    expect(problem(password)).toBe('password_common');
  });
});

describe('filters in the address', () => {
  it('fall back instead of failing', () => {
    expect(accountsFilterSchema.parse({ role: 'king', page: '-3', sort: 'x' })).toEqual({
      q: '',
      role: 'all',
      status: 'all',
      sort: 'name',
      page: 1,
    });
    expect(auditFilterSchema.parse({ action: "x'; --", from: '2026-13-45', page: '2' })).toEqual({
      q: '',
      action: 'all',
      from: '',
      to: '',
      page: 2,
    });
  });
});
