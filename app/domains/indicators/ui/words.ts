import { useTranslation } from 'react-i18next';
import { formatFiscalYear } from '~/platform/wareki';
import { type Figure, formatFigure, type IndicatorItem, sentenceKey } from '../model';

type Scaled = Pick<IndicatorItem, 'unit' | 'decimals'>;

/** Words of indicators: figures with unit and 約, fiscal years, judgements. */
export function useIndicatorWords() {
  const { t, i18n } = useTranslation();
  const isEnglish = i18n.language === 'en';
  const year = (value: number) =>
    isEnglish ? t('indicators:year', { year: value }) : formatFiscalYear(value);
  const figure = (
    { unit, decimals }: Scaled,
    { value, approximate }: Pick<Figure, 'value' | 'approximate'>,
  ) => {
    const text = `${formatFigure(value, decimals)}${isEnglish && unit !== '%' ? ` ${unit}` : unit}`;
    return approximate ? t('indicators:about', { figure: text }) : text;
  };
  /** Numbers beside an axis: 2億, 500. */
  const tick = (value: number): string => {
    const short = isEnglish
      ? ([
          [1e6, 'M'],
          [1e3, 'k'],
        ] as const)
      : ([
          [1e8, '億'],
          [1e4, '万'],
        ] as const);
    const found = short.find(([size]) => value >= size && value % (size / 10) === 0);
    return found ? `${value / found[0]}${found[1]}` : String(value);
  };
  return {
    t,
    language: i18n.language,
    year,
    figure,
    tick,
    sentence: (item: IndicatorItem) => sentenceOf(item, { t, year, figure }),
  };
}

interface Words {
  t: ReturnType<typeof useTranslation>['t'];
  year: (value: number) => string;
  figure: (scaled: Scaled, figure: Figure) => string;
}

/** The judgement in a sentence that names the figures it rests on. */
function sentenceOf(item: IndicatorItem, { t, year, figure }: Words): string {
  const { judgement, latest, baseline, target } = item;
  const of = (one: Figure | null) => (one ? figure(item, one) : '');
  return t(`indicators:sentence.${sentenceKey(judgement, baseline !== null)}`, {
    year: latest ? year(latest.year) : '',
    value: of(latest),
    baseYear: year(item.baselineYear),
    base: of(baseline),
    target: of(target),
    targetYear: year(target.year),
    done: judgement.kind === 'behind' ? judgement.done : null,
    timeGone: judgement.kind === 'behind' ? judgement.timeGone : null,
  });
}
