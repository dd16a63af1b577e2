import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { ScreeningItem } from '../view';
import { PhaseSign, useDays } from './parts';

/** Screenings, the latest first. */
export function ScreeningList({ items }: { items: readonly ScreeningItem[] }) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const { day } = useDays();
  return (
    <ul className="flex flex-col gap-3">
      {items.map((one) => (
        <li key={one.id} className="flex flex-col gap-1 rounded-xl border border-line p-4 shadow-card">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Link
              to={`/screening/${one.id}`}
              className="inline-flex min-h-11 items-center text-lg font-bold text-brand underline underline-offset-4"
            >
              {one.title}
            </Link>
            <PhaseSign phase={one.phase} />
          </div>
          <p className="text-ink-soft">
            {fiscalYear(one.fiscalYear)} · {t('screening:count', { count: one.applications })}
          </p>
          {one.toScore > 0 ? (
            <p className="font-bold">
              {t('screening:toScore', { count: one.toScore })}
              {one.scoresDue ? ` ${t('screening:until', { day: day(one.scoresDue) })}` : null}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
