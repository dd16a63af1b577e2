import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYen } from '~/platform/wareki';
import { ScrollRegion } from '~/ui/scroll-region';
import { meanText, type Spread } from '../model';
import type { RowView, ScreeningPage } from '../view';
import { StatusSign, TABLE, useDays, CELL as WIDE_CELL } from './parts';

/** On a phone a row is a card with its cells beneath each other. */
const CELL = `${WIDE_CELL} max-sm:block max-sm:border-0 max-sm:px-0 max-sm:py-1`;

/** Applications with what the viewer may know of each: points, how far they are apart, and what is proposed. */
export function ScreeningTable({ page }: { page: ScreeningPage }) {
  const { t } = useTranslation();
  const { rows, stage } = page;
  const withPoints = rows.some((one) => one.progress !== null || one.own !== null);
  const withPlace = rows.some((one) => one.place !== null);
  return (
    <ScrollRegion aria-label={t('screening:table')}>
      <table className={`${TABLE} max-sm:block`}>
        <thead className="max-sm:sr-only">
          <tr>
            {withPlace ? <Head>{t('screening:col.rank')}</Head> : null}
            <Head>{t('screening:col.application')}</Head>
            <Head>{t('screening:col.status')}</Head>
            <Head end>{t('screening:col.request')}</Head>
            {withPoints ? <Head>{t('screening:col.points')}</Head> : null}
            {withPlace ? <Head>{t('screening:col.proposal')}</Head> : null}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <tr key={row.id} className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-3">
              {withPlace ? (
                <td className={`${CELL} tabular-nums`}>
                  <CellName>{t('screening:col.rank')}</CellName>
                  {row.place?.rank ?? '–'}
                </td>
              ) : null}
              <NameCell row={row} programme={page.programme.id} />
              <StatusCell row={row} />
              <td className={`${CELL} whitespace-nowrap tabular-nums sm:text-right`}>
                <CellName>{t('screening:col.request')}</CellName>
                {row.money ? formatYen(row.money.requestYen) : '–'}
              </td>
              {withPoints ? <PointsCell row={row} most={stage?.mostPoints ?? 0} page={page} /> : null}
              {withPlace ? <PlaceCell row={row} page={page} /> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Names a cell where its column has no heading in sight. */
function CellName({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="mr-2 text-ink-soft sm:hidden">
      {children}
    </span>
  );
}

function Head({ children, end }: { children: React.ReactNode; end?: boolean }) {
  return (
    <th scope="col" className={`${CELL} whitespace-nowrap ${end ? 'text-right' : ''}`}>
      {children}
    </th>
  );
}

function NameCell({ row, programme }: { row: RowView; programme: string }) {
  const { t } = useTranslation();
  return (
    <td className={`${CELL} sm:min-w-56`}>
      <Link
        to={`/screening/${programme}/applications/${row.id}`}
        className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
      >
        {row.title}
      </Link>
      <span className="block text-ink-soft">
        {[row.lead, ...row.partners].join(' ＋ ')}
        {row.yearOfSupport > 1 ? ` · ${t('screening:year', { n: row.yearOfSupport })}` : null}
      </span>
    </td>
  );
}

function StatusCell({ row }: { row: RowView }) {
  const { t } = useTranslation();
  const { day } = useDays();
  return (
    <td className={CELL}>
      <StatusSign status={row.status} />
      {row.moreBy ? (
        <span className="mt-1 block text-ink-soft">{t('screening:until', { day: day(row.moreBy) })}</span>
      ) : null}
    </td>
  );
}

function PointsCell({ row, most, page }: { row: RowView; most: number; page: ScreeningPage }) {
  const { t } = useTranslation();
  const waits = page.isMember && row.own === null && page.phase === 'scoring' && row.status === 'eligible';
  return (
    <td className={`${CELL} sm:min-w-48`}>
      {row.own ? <span className="block">{t('screening:ownTotal', { n: row.own.total, most })}</span> : null}
      {waits ? <span className="block font-bold text-warn">{t('screening:ownMissing')}</span> : null}
      {row.spread ? <SpreadBar spread={row.spread} most={most} /> : null}
      {row.progress ? (
        <span className="block text-ink-soft">{t('screening:progress', row.progress)}</span>
      ) : null}
    </td>
  );
}

/** Mean, and a bar from the lowest to the highest points. */
export function SpreadBar({ spread, most }: { spread: Spread; most: number }) {
  const { t } = useTranslation();
  const share = (points: number) => `${(100 * points) / Math.max(1, most)}%`;
  const { lowest, highest, mean } = spread;
  return (
    <span className="block">
      <span className="font-bold whitespace-nowrap tabular-nums">
        {t('screening:mean', { mean: meanText(mean), most })}
      </span>
      {mean.count > 1 ? (
        <span className="ml-2 whitespace-nowrap text-ink-soft">
          {t('screening:fromTo', { lowest, highest })}
        </span>
      ) : null}
      <span
        aria-hidden="true"
        className="relative my-1 block h-2 w-full min-w-32 rounded-full bg-solid-gray-100"
      >
        <span
          className="absolute h-2 min-w-1 rounded-full bg-brand"
          style={{ left: share(lowest), right: `calc(100% - ${share(highest)})` }}
        />
      </span>
    </span>
  );
}

function PlaceCell({ row, page }: { row: RowView; page: ScreeningPage }) {
  const { t } = useTranslation();
  const { place } = row;
  if (!place) return <td className={CELL}>–</td>;
  return (
    <td className={`${CELL} sm:min-w-48`}>
      <span className={place.chosen ? 'font-bold text-good' : ''}>
        {t(`screening:${place.chosen ? 'chosen' : 'notChosen'}`)}
        {place.amountYen === null ? null : ` ${formatYen(place.amountYen)}`}
      </span>
      {place.changes.length === 0 ? (
        <span className="block text-ink-soft">{t(`screening:why.${place.why}`)}</span>
      ) : null}
      {place.changes.map((change) => (
        <span key={change.id} className="mt-1 block border-l-4 border-warn pl-2">
          {t('screening:changedBy', { name: change.byName, reason: change.reason })}
        </span>
      ))}
      {page.phase === 'proposed' && !row.hasReasons ? (
        <span className="block font-bold text-warn">{t('screening:reasonsMissing')}</span>
      ) : null}
    </td>
  );
}
