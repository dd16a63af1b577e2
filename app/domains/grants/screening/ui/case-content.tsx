import { useTranslation } from 'react-i18next';
import { formatYen } from '~/platform/wareki';
import type { CasePage } from '../view';
import { CELL, TABLE } from './parts';

type Content = NonNullable<CasePage['content']>;

/** What was handed in: texts, budget, files. */
export function CaseContent({
  id,
  content,
  money,
}: {
  id: string;
  content: Content;
  money: CasePage['money'];
}) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-4">
      {content.texts.map(({ label, text }) => (
        <section key={label}>
          <h3 className="text-lg font-bold">{label}</h3>
          <p className="whitespace-pre-wrap break-words">{text === '' ? t('screening:noText') : text}</p>
        </section>
      ))}
      <BudgetTable content={content} money={money} />
      <section>
        <h3 className="text-lg font-bold">{t('screening:files')}</h3>
        {content.files.length === 0 ? (
          <p>{t('screening:noFiles')}</p>
        ) : (
          <ul>
            {content.files.map((file) => (
              <li key={file.id}>
                <a
                  href={`/applications/${id}/files/${file.id}`}
                  className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
                >
                  {file.document ? `${file.document}: ` : null}
                  {file.name}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function BudgetTable({ content, money }: { content: Content; money: CasePage['money'] }) {
  const { t } = useTranslation();
  const { budget, check, kinds } = content;
  const sum = (term: string, yen: number) => (
    <tr>
      <th scope="row" className={`${CELL} font-bold`}>
        {term}
      </th>
      <td className={`${CELL} whitespace-nowrap text-right font-bold tabular-nums`}>{formatYen(yen)}</td>
    </tr>
  );
  return (
    <section>
      <h3 className="text-lg font-bold">{t('screening:budget')}</h3>
      <table className={TABLE}>
        <tbody>
          {budget.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" className={`${CELL} font-normal`}>
                {kinds[line.kind]?.label ?? line.kind}
                {kinds[line.kind]?.eligible === false ? `（${t('screening:ineligibleCost')}）` : null}
                <span className="block text-ink-soft">{line.text}</span>
              </th>
              <td className={`${CELL} whitespace-nowrap text-right tabular-nums`}>
                {formatYen(line.amountYen)}
              </td>
            </tr>
          ))}
          {sum(t('screening:total'), check.totalYen)}
          {sum(t('screening:income'), check.incomeYen)}
          {sum(t('screening:request'), budget.requestYen)}
          {money ? sum(t('screening:most'), money.mostYen) : null}
        </tbody>
      </table>
    </section>
  );
}
