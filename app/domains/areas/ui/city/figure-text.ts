import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { INTL_LOCALE, type Language } from '~/platform/i18n/languages';
import { type Area, type ClassedFigure, classIn, type FigureClass, levelOf } from '../../model';

function useNumber(): (value: number, digits: number) => string {
  const { i18n } = useTranslation();
  const locale = INTL_LOCALE[i18n.language as Language];
  return useCallback(
    (value, digits) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
        value,
      ),
    [locale],
  );
}

/** A level in words: shares are high or low, numbers large or small. */
export function useLevelText(): (figure: ClassedFigure, index: number) => string {
  const { t } = useTranslation();
  return useCallback(
    (figure, index) =>
      t(`areas:${figure.isShare ? 'levels' : 'amounts'}.${levelOf(index, figure.classes.length)}`),
    [t],
  );
}

/**
 * An area's value in words: 32.5%（高い）. Areas of a kind that is not compared have no level, and no words where they
 * have no value.
 */
export function useFigureText(): (figure: ClassedFigure, area: Pick<Area, 'code' | 'kind'>) => string {
  const { t } = useTranslation();
  const number = useNumber();
  const levelText = useLevelText();
  return useCallback(
    (figure, { code, kind }) => {
      const value = figure.values[code];
      const isCompared = kind === figure.kind;
      if (typeof value !== 'number') return isCompared ? t('areas:city.noValue') : '';
      const text = `${number(value, figure.digits)}${figure.unit}`;
      const index = isCompared ? classIn(figure, code) : null;
      return index === null ? text : t('areas:city.value', { value: text, level: levelText(figure, index) });
    },
    [t, number, levelText],
  );
}

/** The bounds of a class in words: 25%以上 30%未満. */
export function useClassText(): (figure: ClassedFigure, one: FigureClass) => string {
  const { t } = useTranslation();
  const number = useNumber();
  return (figure, { from, to }) => {
    const bound = (value: number) => `${number(value, digitsOf(value, figure.digits))}${figure.unit}`;
    if (from === null && to === null) return t('areas:classes.all');
    if (from === null) return t('areas:classes.below', { to: bound(to ?? 0) });
    if (to === null) return t('areas:classes.above', { from: bound(from) });
    return t('areas:classes.between', { from: bound(from), to: bound(to) });
  };
}

/** Bounds are round numbers: no more decimals than they need. */
function digitsOf(value: number, most: number): number {
  const needed = String(value).split('.')[1]?.length ?? 0;
  return Math.max(needed, 0) > most ? most : needed;
}
