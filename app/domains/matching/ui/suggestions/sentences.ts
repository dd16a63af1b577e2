import { useTranslation } from 'react-i18next';
import type { Raise, TermSentence } from '../../model';

/** Where the words of what a sentence lists are. */
const WORDS = {
  needs: 'terms',
  field: 'fields',
  time: 'times',
  style: 'styles',
  language: 'languages',
  distance: 'areas',
  past: 'areas',
} as const;
/** More would not be read. */
const MOST_ITEMS = 4;

/** Needs read differently from each side. */
function keyOf(term: TermSentence['term'], direction: TermSentence['direction']): string {
  if (term !== 'needs') return term;
  return direction === 'own' ? 'needsOurs' : 'needsTheirs';
}

/** Puts the reasons of a suggestion into words. */
export function useSentences() {
  const { t } = useTranslation();
  const list = (group: string, items: readonly string[]) =>
    items
      .slice(0, MOST_ITEMS)
      .map((item) => t(`organisations:${group}.${item}`))
      .join(t('matching:suggestions.comma'));
  return {
    titleOf: ({ term, direction }: TermSentence) =>
      t(`matching:suggestions.termTitles.${keyOf(term, direction)}`),
    textOf: ({ term, direction, code, count, total, items }: TermSentence) =>
      t(`matching:suggestions.terms.${keyOf(term, direction)}.${code}`, {
        n: count,
        total,
        items: list(WORDS[term], items),
      }),
    raiseOf: ({ code, items }: Raise) =>
      t(`matching:suggestions.raises.${code}`, { items: list('terms', items) }),
  };
}
