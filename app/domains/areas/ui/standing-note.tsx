import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Notice } from '~/ui/notice';
import type { AreaStanding } from '../model';

/**
 * Says above a page of an area that it is not the area of today: as of which day it is, that it ended or has yet to
 * begin, and what lies there now. `path`: the page's address after that of the area.
 */
export function StandingNote({
  area: { code, name },
  standing,
  path = '',
}: {
  area: { code: string; name: string };
  standing: AreaStanding;
  path?: string;
}) {
  const { t, i18n } = useTranslation();
  const { state, turn, followedBy, approximate } = standing;
  const words = (day: string) => formatDay(day, i18n.language as Language);
  const link = 'text-brand underline underline-offset-4';
  if (state === 'today') return null;
  if (state === 'other') {
    return (
      <Notice>
        {t('areas:standing.other', { day: words(standing.day) })}{' '}
        <Link to={`/areas/${code}${path}`} className={link}>
          {t('areas:standing.toToday')}
        </Link>
      </Notice>
    );
  }
  return (
    <Notice kind="warn">
      <p className="font-bold">{t(`areas:standing.${state}`, { name, day: words(turn ?? standing.day) })}</p>
      {followedBy.length > 0 ? (
        <>
          <p>{t(approximate ? 'areas:standing.nowApproximate' : 'areas:standing.now')}</p>
          <ul className="flex flex-wrap gap-x-4">
            {followedBy.map((one) => (
              <li key={one.code}>
                <Link
                  to={`/areas/${one.code}${path}`}
                  className={`inline-flex min-h-11 items-center ${link}`}
                >
                  {one.name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  );
}
