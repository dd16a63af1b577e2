import type { Fixing } from '../model/fixing';
import { type AwardPart, CELL, HEAD, NUMBER, PlainAct, Section } from './parts';
import { useAwardWords } from './words';

/** How the amount comes about: as it was fixed, or as it would be with the receipts so far. */
export function FixingSection({ award, answered }: AwardPart) {
  const { t, yen } = useAwardWords();
  const { fixing, actions } = award;
  if (!fixing || award.status === 'granted' || fixing.kinds.length === 0) return null;
  return (
    <Section id="fixing" title={t('awards:fixing.title')} forms={['fix']}>
      <p>{t(award.isFixed ? 'awards:fixing.isFixed' : 'awards:fixing.soFar')}</p>
      <FixingTable fixing={fixing} />
      {actions.includes('fix') ? (
        <div className="flex flex-col gap-3 rounded-xl border-2 border-brand p-4">
          <p className="text-lg">{t('awards:fixing.ready', { amount: yen(fixing.fixedYen) })}</p>
          <PlainAct
            intent="fix"
            word={t('awards:fixing.submit', { amount: yen(fixing.fixedYen) })}
            answered={answered}
            variant="primary"
            fields={{ seen: String(fixing.fixedYen) }}
          />
        </div>
      ) : null}
    </Section>
  );
}

/** Costs by kind, the three limits, and the lowest of them; every sum to the yen. */
export function FixingTable({ fixing }: { fixing: Fixing }) {
  const { t, yen } = useAwardWords();
  const columns = ['spent', 'counted'] as const;
  return (
    <div className="flex flex-col gap-4">
      <table className="w-full border-collapse">
        <caption className="sr-only">{t('awards:fixing.costs')}</caption>
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              {t('awards:budget.cost')}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${HEAD} text-right`}>
                {t(`awards:fixing.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fixing.kinds.map((one) => (
            <tr key={one.kind}>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                {one.label}
                {one.eligible ? null : (
                  <span className="block text-ink-soft">{t('awards:fixing.notEligible')}</span>
                )}
              </th>
              <td className={NUMBER}>{yen(one.spentYen)}</td>
              <td className={NUMBER}>{yen(one.countedYen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot className="font-bold">
          <tr>
            <th scope="row" className={`${CELL} text-left`}>
              {t('awards:budget.sum')}
            </th>
            <td className={NUMBER}>{yen(fixing.spentYen)}</td>
            <td className={NUMBER}>{yen(fixing.countedYen)}</td>
          </tr>
        </tfoot>
      </table>
      <ol className="flex flex-col gap-1">
        {(['award', 'rules', 'uncovered'] as const).map((limit) => (
          <li key={limit} className="flex flex-wrap justify-between gap-x-4">
            <span>{t(`awards:fixing.limit.${limit}`)}</span>
            <span className={`ml-auto tabular-nums ${fixing.by === limit ? 'font-bold' : ''}`}>
              {yen(fixing.limits[limit])}
            </span>
          </li>
        ))}
        <li className="flex flex-wrap justify-between gap-x-4 border-t-2 border-line pt-1 text-lg font-bold">
          <span>{t('awards:fixing.lowest')}</span>
          <span className="tabular-nums">{yen(fixing.fixedYen)}</span>
        </li>
      </ol>
      <p className="text-ink-soft">
        {t('awards:fixing.adds', {
          spent: yen(fixing.spentYen),
          fixed: yen(fixing.fixedYen),
          income: yen(fixing.incomeYen),
          own: yen(fixing.ownYen),
        })}
      </p>
    </div>
  );
}
