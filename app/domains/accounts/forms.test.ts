import { describe, expect, it } from 'vitest';
import { DomainError } from '~/platform/errors';
import { brokenLink, invalidForm, parseForm, refusedForm, refusedLinkForm } from './forms.server';
import { acceptSchema, inviteSchema, signInSchema } from './schema';

function posted(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}

describe('forms', () => {
  it('say what is missing in our own words, for empty and for absent fields', () => {
    for (const form of [posted({}), posted({ email: '', password: '' })]) {
      expect(invalidForm(parseForm(form, signInSchema))).toMatchObject({
        data: { error: { email: ['email_missing'], password: ['password_missing'] } },
        init: { status: 422 },
      });
    }
    expect(invalidForm(parseForm(posted({ email: 'a@b.jp' }), inviteSchema)).data.error).toEqual({
      name: ['name_missing'],
      role: ['role_missing'],
    });
  });

  it('keep what was typed, but never a password', () => {
    const form = posted({
      name: '',
      kana: 'やまだ',
      password: 'snow lamps in the park',
      current: 'old secret',
    });
    const answer = JSON.stringify(invalidForm(parseForm(form, acceptSchema)).data);
    expect(answer).toContain('やまだ');
    expect(answer).not.toContain('snow lamps');
    expect(answer).not.toContain('old secret');
  });

  it('show a refusal beside its field, or for the whole form with when to come back', () => {
    const submission = parseForm(posted({ email: 'a@b.jp', password: 'x' }), signInSchema);
    const taken = refusedForm(submission, new DomainError('conflict', { reason: 'email_taken' }));
    expect(taken).toMatchObject({ data: { error: { email: ['email_taken'] } }, init: { status: 409 } });
    const details = { reason: 'too_many_attempts', retryAfterSeconds: 601 };
    expect(refusedForm(submission, new DomainError('too_many', details))).toMatchObject({
      data: { error: { '': ['too_many_attempts|11'] } },
      init: { status: 429, headers: { 'Retry-After': '601' } },
    });
  });

  it('leave other errors alone', () => {
    const submission = parseForm(posted({}), signInSchema);
    const broken = new Error('disk full');
    expect(() => refusedForm(submission, broken)).toThrow(broken);
    expect(() => brokenLink(broken)).toThrow(broken);
    const gone = new DomainError('gone', { reason: 'link_used' });
    expect(() => refusedForm(submission, gone)).toThrow(gone);
    expect(refusedLinkForm(submission, gone)).toMatchObject({ data: null, init: { status: 410 } });
    expect(brokenLink(gone)).toBe('used');
  });
});
