import { FigureTable } from '~/domains/karte/ui/parts';
import { formatFigure, type IndicatorItem, type SurveyRate } from '../model';
import { Part } from './parts';
import { useIndicatorWords } from './words';

/** A rate as organisations told it themselves, with how many answered. */
export function SurveyPart({ item, surveys }: { item: IndicatorItem; surveys: readonly SurveyRate[] }) {
  const { t, year } = useIndicatorWords();
  const cells = ({ rate }: SurveyRate) => {
    if (rate === null) return [t('indicators:register.keptBack'), ''];
    const part = item.computed === 'cross_type' ? rate.crossType : rate.collaborating;
    const share =
      rate.value === null ? t('indicators:register.nobody') : `${formatFigure(rate.value, item.decimals)}%`;
    return [share, t('indicators:survey.of', { part, active: rate.active })];
  };
  return (
    <Part id="survey" title={t('indicators:survey.title')} lead={t('indicators:survey.lead')}>
      {surveys.length === 0 ? (
        <p>{t('indicators:survey.none')}</p>
      ) : (
        <FigureTable
          caption={t('indicators:survey.table')}
          columns={(['year', 'rate', 'part', 'answered'] as const).map((key) => ({
            key,
            title: t(`indicators:survey.columns.${key}`),
          }))}
          rows={surveys.map((one) => ({
            key: one.id,
            cells: [
              <span key="year" className="block min-w-28 max-w-sm whitespace-normal">
                {year(one.year)}
                <span className="block text-ink-soft">
                  {one.title}
                  {one.fictional ? ` ${t('surveys:fictional')}` : ''}
                </span>
              </span>,
              ...cells(one).map((cell) => <Short key={cell}>{cell}</Short>),
              <Short key="answered">
                {t('indicators:survey.answered', { sent: one.sent, answered: one.answered })}
              </Short>,
            ],
          }))}
        />
      )}
    </Part>
  );
}

/** Words in a column of figures, in two lines where there is little room. */
function Short({ children }: { children: string }) {
  return <span className="inline-block whitespace-normal sm:whitespace-nowrap">{children}</span>;
}
