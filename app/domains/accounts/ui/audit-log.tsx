import type { i18n as I18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import type { AuditEntry } from '../audit.server';
import { ACCOUNT_ROLES } from '../model';
import { CELL, HEAD_CELL } from './admin-frame';

/** Details of an entry of this domain that name a role. */
const ROLE_DETAILS = ['role', 'from', 'to'];

function split(action: string): [domain: string, verb: string] {
  const dot = action.indexOf('.');
  return [action.slice(0, dot), action.slice(dot + 1)];
}

/** Short name of an action, for the filter; the action itself when its domain gave it no name. */
export function auditLabel(i18n: I18n, action: string): string {
  const [domain, verb] = split(action);
  const key = `${domain}:auditLabel.${verb}`;
  return i18n.exists(key) ? i18n.t(key) : action;
}

/** What happened, as a sentence. Account roles among the details are put into words. */
export function auditSentence(
  i18n: I18n,
  entry: Pick<AuditEntry, 'action' | 'details' | 'subjectId'>,
): string {
  const [domain, verb] = split(entry.action);
  const key = `${domain}:audit.${verb}`;
  const words = Object.fromEntries(
    Object.entries(entry.details).map(([name, value]) => {
      const role =
        domain === 'accounts' &&
        ROLE_DETAILS.includes(name) &&
        ACCOUNT_ROLES.find((known) => known === value);
      return [name, role ? i18n.t(`accounts:roles.${role}`) : value];
    }),
  );
  if (i18n.exists(key)) return i18n.t(key, words);
  const action = auditLabel(i18n, entry.action);
  return i18n.t('accounts:log.other', { action, subject: entry.subjectId });
}

/** The log, one decision a row, newest first. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr>
          <th scope="col" className={`${HEAD_CELL} max-md:hidden`}>
            {t('accounts:log.columns.at')}
          </th>
          <th scope="col" className={`${HEAD_CELL} max-md:hidden`}>
            {t('accounts:log.columns.who')}
          </th>
          <th scope="col" className={HEAD_CELL}>
            {t('accounts:log.columns.what')}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const who = entry.actorName || t('accounts:log.system');
          const at = (
            <time dateTime={new Date(entry.at).toISOString()}>{formatDateTime(entry.at, language)}</time>
          );
          return (
            <tr key={entry.id}>
              <td className={`${CELL} whitespace-nowrap max-md:hidden`}>{at}</td>
              <td className={`${CELL} whitespace-nowrap max-md:hidden`}>{who}</td>
              <td className={CELL}>
                <span className="block text-ink-soft md:hidden">
                  {at}
                  <span className="block font-bold text-ink">{who}</span>
                </span>
                {auditSentence(i18n, entry)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
