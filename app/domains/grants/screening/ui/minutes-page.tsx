import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYen } from '~/platform/wareki';
import { Button } from '~/ui/button';
import { TextArea } from '~/ui/form/inputs';
import { meanText } from '../model';
import type { MinutesView } from '../view';
import { Answer, type Answered, BackLink, CELL, PANEL, TABLE, useDays, useFormOf } from './parts';

/** Minutes on paper: what the system knows, then what was written. */
export function MinutesPageView({ page, answer }: { page: MinutesView; answer: Answered }) {
  const { t } = useTranslation();
  const { moment } = useDays();
  const { programme, members, rows, recused, decidedAt } = page;
  return (
    <div className="flex flex-col gap-6">
      <BackLink to={`/screening/${programme.id}`}>{t('screening:backTo', programme)}</BackLink>
      <h1 className="text-3xl">{t('screening:minutesOf', programme)}</h1>
      <Answer answer={answer} />
      <dl className="flex flex-col gap-2">
        <Line term={t('screening:members')}>
          {members.map((one) => `${one.name}${one.chair ? `（${t('screening:chair')}）` : ''}`).join('、')}
        </Line>
        {decidedAt === null ? null : <Line term={t('screening:decidedOn')}>{moment(decidedAt)}</Line>}
        {recused.map((one) => (
          <Line key={one.title} term={t('screening:recused')}>
            {one.title}: {one.names.join('、')}
          </Line>
        ))}
      </dl>
      <div className="overflow-x-auto">
        <table className={`row-cards ${TABLE}`}>
          <thead>
            <tr>
              {(['rank', 'application', 'points', 'proposal'] as const).map((key) => (
                <th key={key} scope="col" className={CELL}>
                  {t(`screening:col.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className={CELL} data-name={t('screening:col.rank')}>
                  {row.place?.rank ?? '–'}
                </td>
                <th scope="row" className={`${CELL} font-normal`}>
                  {row.title}
                  <span className="block font-normal text-ink-soft">{row.lead}</span>
                </th>
                <td className={`${CELL} whitespace-nowrap`} data-name={t('screening:col.points')}>
                  {row.spread
                    ? `${meanText(row.spread.mean)}（${row.spread.lowest}–${row.spread.highest}）`
                    : '–'}
                </td>
                <td className={CELL} data-name={t('screening:col.proposal')}>
                  {row.place ? t(`screening:${row.place.chosen ? 'chosen' : 'notChosen'}`) : '–'}
                  {row.place?.amountYen ? ` ${formatYen(row.place.amountYen)}` : null}
                  {row.place?.changes.map((one) => (
                    <span key={one.id} className="block">
                      {t('screening:changedBy', { name: one.byName, reason: one.reason })}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Written page={page} answer={answer} />
    </div>
  );
}

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-4">
      <dt className="font-bold">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Written({ page, answer }: { page: MinutesView; answer: Answered }) {
  const { t } = useTranslation();
  const { moment } = useDays();
  const form = useFormOf(answer, 'minutes');
  return (
    <section className={`${PANEL} print:border-0 print:p-0 print:shadow-none`}>
      <h2 className="text-2xl">{t('screening:minutes')}</h2>
      {page.at === null ? null : (
        <p className="text-ink-soft">
          {page.byName} · {moment(page.at)}
        </p>
      )}
      <p className={`whitespace-pre-wrap break-words ${page.mayWrite ? 'hidden print:block' : ''}`}>
        {page.text === '' ? t('screening:noMinutes') : page.text}
      </p>
      {page.mayWrite ? (
        <Form method="post" className="flex flex-col gap-3 print:hidden">
          <input type="hidden" name="revision" value={page.revision} />
          <TextArea
            {...form.of('text')}
            label={t('screening:fields.minutes')}
            help={t('screening:help.minutes')}
            defaultValue={form.value('text', page.text)}
            rows={14}
            maxLength={50_000}
          />
          <div>
            <Button type="submit" name="intent" value="minutes">
              {t('screening:act.minutes')}
            </Button>
          </div>
        </Form>
      ) : null}
    </section>
  );
}
