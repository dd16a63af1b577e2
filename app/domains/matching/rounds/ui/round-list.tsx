import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import type { RoundItem } from '../view';
import { StatusSign } from './parts';

/** Rounds, the latest first. */
export function RoundList({ rounds, base }: { rounds: readonly RoundItem[]; base: string }) {
  const { t, i18n } = useTranslation();
  const day = (at: number) => formatDate(at, i18n.language as Language);
  return (
    <ul className="flex flex-col gap-3">
      {rounds.map((round) => (
        <li key={round.id} className="flex flex-col gap-1 rounded-xl border border-line p-4 shadow-card">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 className="text-lg">
              <Link
                to={`${base}/${round.id}`}
                className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
              >
                {round.title}
              </Link>
            </h2>
            <StatusSign status={round.status} />
          </div>
          <p className="text-ink-soft">
            {round.programme} · {t(`matching:rounds.method.${round.method}`)}
          </p>
          <p>
            {round.status === 'draft' || round.status === 'collecting'
              ? t('matching:rounds.confirmed', { confirmed: round.confirmed, total: round.total })
              : null}
            {round.status === 'collecting' && round.listsDue !== null
              ? ` · ${t('matching:rounds.listsUntil', { day: day(round.listsDue) })}`
              : null}
            {round.status === 'published' && round.objectionsUntil !== null
              ? t('matching:rounds.objectionsUntil', { day: day(round.objectionsUntil) })
              : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
