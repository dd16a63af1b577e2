import type { AwardView } from '../service/view.server';
import { CELL, HEAD, NUMBER } from './parts';
import { useAwardWords } from './words';

/** The costs as they were decided, and what was spent of each so far. */
export function BudgetTable({ award }: { award: AwardView }) {
  const { t, yen } = useAwardWords();
  const label = (kind: string) => award.costs.find((one) => one.key === kind)?.label ?? kind;
  const planned = award.lines.reduce((sum, one) => sum + one.amountYen, 0);
  const spent = award.lines.reduce((sum, one) => sum + one.spentYen, 0);
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            {t('awards:budget.cost')}
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            {t('awards:budget.planned')}
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            {t('awards:budget.spent')}
          </th>
        </tr>
      </thead>
      <tbody>
        {award.lines.map((one) => (
          <tr key={one.id}>
            <th scope="row" className={`${CELL} text-left font-normal`}>
              <span className="font-bold">{label(one.kind)}</span>
              <span className="block text-ink-soft">{one.text}</span>
            </th>
            <td className={NUMBER}>{yen(one.amountYen)}</td>
            <td className={NUMBER}>
              {yen(one.spentYen)}
              {one.spentYen > one.amountYen ? (
                <span className="block whitespace-normal text-ink-soft">
                  {t('awards:budget.over', { amount: yen(one.spentYen - one.amountYen) })}
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-bold">
          <th scope="row" className={`${CELL} text-left`}>
            {t('awards:budget.sum')}
          </th>
          <td className={NUMBER}>{yen(planned)}</td>
          <td className={NUMBER}>{yen(spent)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
