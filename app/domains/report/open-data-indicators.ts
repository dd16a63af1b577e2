import { figureNumber, type IndicatorItem, type SourcedFigure } from '~/domains/indicators/model';
import { type Column, heads } from './open-data-columns';

/** A figure of an indicator in a fiscal year, with the target it is held against. */
export interface PublicFigure {
  id: string;
  title: string;
  item: IndicatorItem;
  figure: SourcedFigure;
}

/** Every figure that holds, indicator by indicator, the earliest year first. */
export function figuresOf(items: readonly IndicatorItem[]): PublicFigure[] {
  return items.flatMap((item) =>
    item.figures.map((figure) => ({ id: `${item.key}-${figure.year}`, title: item.name, item, figure })),
  );
}

export const INDICATOR_COLUMNS: Column<PublicFigure>[] = [
  ...heads<PublicFigure>(),
  { title: '目標の番号', width: 10, value: ({ item }) => item.goal },
  { title: '年度', width: 8, value: ({ figure }) => figure.year },
  { title: '値', width: 14, value: ({ item, figure }) => figureNumber(figure.value, item.decimals) },
  { title: '単位', width: 8, value: ({ item }) => item.unit },
  { title: '概数', width: 8, value: ({ figure }) => (figure.approximate ? '概数' : '') },
  { title: '目標年度', width: 10, value: ({ item }) => item.target.year },
  { title: '目標値', width: 14, value: ({ item }) => figureNumber(item.target.value, item.decimals) },
  {
    title: '最新の値の進み具合',
    width: 18,
    value: ({ item }, { t }) => t(`indicators:judgement.${item.judgement.kind}`),
  },
  { title: '出所', width: 20, value: ({ figure }, { t }) => t(`indicators:origin.${figure.origin}`) },
  { title: '出典', width: 48, value: ({ figure }) => figure.source },
  { title: 'URL', width: 40, value: ({ item }, { origin }) => `${origin}/indicators/${item.key}` },
];
