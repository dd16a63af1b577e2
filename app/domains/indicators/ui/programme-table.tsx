import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '~/ui/scroll-region';
import type { ProgrammeRow } from '../model';

/** The plan's programme rows by measure; those named before say where. */
export function ProgrammeTable({ rows }: { rows: readonly ProgrammeRow[] }) {
  const { t } = useTranslation();
  const measures = [...new Set(rows.map(({ measure }) => measure))];
  return (
    <div className="flex flex-col gap-6">
      {measures.map((measure) => (
        <Measure key={measure} measure={measure} rows={rows.filter((row) => row.measure === measure)} t={t} />
      ))}
    </div>
  );
}

const HEAD = 'border-b-2 border-line px-2 py-1 text-left align-bottom';
const CELL = 'border-b border-line px-2 py-2 align-top';

function Measure({
  measure,
  rows,
  t,
}: {
  measure: string;
  rows: readonly ProgrammeRow[];
  t: ReturnType<typeof useTranslation>['t'];
}) {
  const caption = t('indicators:programmes.measure', { measure, count: rows.length });
  return (
    <ScrollRegion aria-label={caption}>
      <table className="row-cards w-full min-w-160 border-collapse">
        <caption className="pb-2 text-left font-bold">{caption}</caption>
        <thead>
          <tr>
            {(['no', 'name', 'bureau', 'nextYear'] as const).map((key) => (
              <th key={key} scope="col" className={HEAD}>
                {t(`indicators:programmes.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.no} id={`row-${row.no}`} data-programme={row.no}>
              <td className={`${CELL} tabular-nums`}>{row.no}</td>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                {row.name}
                {row.relisted ? (
                  <span className="ml-2 inline-block rounded border border-line px-2 text-ink-soft">
                    {row.sameAs === null
                      ? t('indicators:programmes.again')
                      : t('indicators:programmes.againOf', { no: row.sameAs })}
                  </span>
                ) : null}
              </th>
              <td className={CELL}>
                {row.bureau} {row.division}
              </td>
              <td className={`${CELL} whitespace-nowrap`} data-name={t('indicators:programmes.nextYear')}>
                {row.nextYear}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
