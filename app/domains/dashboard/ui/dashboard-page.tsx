import { Link } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '~/domains/accounts/audit.server';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { auditSentence } from '~/domains/accounts/ui/audit-log';
import { formatDate, formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Notice } from '~/ui/notice';
import type { Late, LateItem } from '../model';

const LINK = 'inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4';

/** Where staff begin the day: what is late or waits, and what was decided last. */
export function DashboardPage({ late, changes }: { late: Late[]; changes: AuditEntry[] }) {
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-8">
        <h1 className="text-3xl">{t('dashboard:title')}</h1>
        <section aria-labelledby="late" className="flex flex-col gap-4">
          <h2 id="late" className="text-xl sm:text-2xl">
            {t('dashboard:lateTitle')}
          </h2>
          {late.length === 0 ? <Notice kind="good">{t('dashboard:nothing')}</Notice> : null}
          <ul className="grid items-start gap-4 lg:grid-cols-2">
            {late.map((one) => (
              <LateBox key={one.kind} late={one} />
            ))}
          </ul>
        </section>
        <section aria-labelledby="changes" className="flex flex-col gap-4">
          <h2 id="changes" className="text-xl sm:text-2xl">
            {t('dashboard:changesTitle')}
          </h2>
          {changes.length === 0 ? <p>{t('dashboard:noChanges')}</p> : <Changes changes={changes} />}
          <Link to="/admin/audit" className={`${LINK} self-start`}>
            {t('dashboard:allChanges')}
            <ArrowRight aria-hidden="true" className="size-5" />
          </Link>
        </section>
      </div>
    </AdminFrame>
  );
}

function LateBox({ late: { kind, items, total, all } }: { late: Late }) {
  const { t } = useTranslation();
  return (
    <li className="flex flex-col gap-2 rounded-xl border border-line p-5 shadow-card">
      <h3 className="text-lg">{t(`dashboard:late.${kind}`, { count: total })}</h3>
      <ul className="flex flex-col divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
            <Link to={item.to} className={LINK}>
              {item.title}
            </Link>
            <When at={item.at} />
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <Link to={all} className={`${LINK} self-start font-bold`}>
          {t('dashboard:all', { count: total })}
        </Link>
      ) : null}
    </li>
  );
}

function When({ at }: { at: LateItem['at'] }) {
  const { t, i18n } = useTranslation();
  if (at === null) return null;
  const language = i18n.language as Language;
  return (
    <span className="text-ink-soft">
      {'by' in at
        ? t('dashboard:by', { date: formatDate(at.by, language) })
        : t('dashboard:since', { date: formatDate(at.since, language) })}
    </span>
  );
}

/** Paths of the pages of what a decision was about, by the type of its subject. */
const PAGES: Readonly<Record<string, string>> = {
  application: '/applications',
  award: '/awards',
  case: '/cases',
  collaboration: '/collaborations',
  grant: '/screening',
  'grant-programme': '/admin/grants',
  idea: '/ideas',
  import: '/admin/imports',
  match: '/matches',
  'match-programme': '/admin/matching',
  organisation: '/organisations',
  round: '/admin/matching/rounds',
  survey: '/admin/surveys',
  user: '/admin/users',
  vision: '/visions',
  workshop: '/workshops',
};

function Changes({ changes }: { changes: AuditEntry[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ol className="flex flex-col divide-y divide-line rounded-xl border border-line">
      {changes.map((entry) => {
        const page = PAGES[entry.subjectType];
        return (
          <li key={entry.id} className="flex flex-wrap items-center justify-between gap-x-6 px-4 py-2">
            <div className="min-w-0">
              <p>{auditSentence(i18n, entry)}</p>
              <p className="text-ink-soft">
                {entry.actorName || t('accounts:log.system')}・
                <time dateTime={new Date(entry.at).toISOString()}>
                  {formatDateTime(entry.at, i18n.language as Language)}
                </time>
              </p>
            </div>
            {page ? (
              <Link to={`${page}/${entry.subjectId}`} className={LINK}>
                {t('dashboard:open')}
                <span className="sr-only">：{auditSentence(i18n, entry)}</span>
              </Link>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
