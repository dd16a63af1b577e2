import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { i18nFor } from '~/platform/i18n/translate.server';
import { auditLabel, auditSentence } from './audit-log';

const entry = (action: `${string}.${string}`, details: Record<string, string>) => ({
  action,
  details,
  subjectId: 'usr_1',
});

/** Every `<domain>.<verb>` that is handed to `recordAudit` or named beside it in a service. */
function recordedActions(): string[] {
  const found = new Set<string>();
  for (const domain of readdirSync('app/domains')) {
    const files = readdirSync(join('app/domains', domain), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.server.ts'))) {
      const source = readFileSync(join('app/domains', domain, file), 'utf8');
      if (!source.includes('recordAudit(')) continue;
      for (const [, action] of source.matchAll(new RegExp(`'(${domain}\\.[a-z-]+)'`, 'g'))) {
        if (action) found.add(action);
      }
      // Decisions about accounts name only the verb; `decide` puts the domain before it.
      for (const [, verb] of source.matchAll(/\{ action: '([a-z-]+)'/g)) found.add(`${domain}.${verb}`);
    }
  }
  return [...found].sort();
}

describe('the log', () => {
  it('tells decisions as sentences, roles in words', () => {
    const details = { name: '鈴木 あゆみ', email: 'npo@example.jp', from: 'member', to: 'staff' };
    expect(auditSentence(i18nFor('ja'), entry('accounts.role-changed', details))).toBe(
      '鈴木 あゆみ さん（npo@example.jp）の役割を「団体の方」から「職員」に変えました。',
    );
    expect(auditSentence(i18nFor('en'), entry('accounts.role-changed', details))).toBe(
      'Changed the role of 鈴木 あゆみ (npo@example.jp) from Organisation member to City staff.',
    );
  });

  it('leaves names alone that happen to be a role', () => {
    const details = { from: 'staff', title: '冬の公園' };
    expect(auditSentence(i18nFor('ja'), entry('workshops.copied', details))).toContain('「staff」');
  });

  it('says something even of an action it has no words for', () => {
    expect(auditSentence(i18nFor('ja'), entry('grants.awarded', {}))).toBe('grants.awarded（usr_1）');
    expect(auditLabel(i18nFor('ja'), 'grants.awarded')).toBe('grants.awarded');
  });

  it('has words for every action that is recorded', () => {
    const actions = recordedActions();
    expect(actions).toContain('accounts.invited');
    expect(actions).toContain('accounts.disabled');
    expect(actions).toContain('workshops.created');
    const { exists } = i18nFor('ja');
    const missing = actions.flatMap((action) => {
      const [domain, verb] = action.split('.');
      return [`${domain}:audit.${verb}`, `${domain}:auditLabel.${verb}`].filter((key) => !exists(key));
    });
    expect(missing).toEqual([]);
  });
});
