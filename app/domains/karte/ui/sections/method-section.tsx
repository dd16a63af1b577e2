import { eraYearOfDay } from '~/platform/wareki';
import type { KarteView } from '../../model';
import { FictionalMark, Section } from '../parts';
import { useKarteWords } from '../words';

/** How it was reckoned and what it can't tell, in plain words. */
export function MethodSection({ view }: { view: KarteView }) {
  const { t, year } = useKarteWords();
  const { method } = view;
  const sentences = method
    ? [
        t('method.cohort', { years: method.intervals * 5, year: year(method.baseYear) }),
        t('method.births', {
          ratio: method.sexRatio.toFixed(1),
          whose: t(method.ownSexRatio ? 'method.ownRatio' : 'method.nationalRatio', {
            year: year(method.baseYear),
          }),
        }),
        t('method.open', { age: method.openFrom }),
        method.smoothed ? t('method.smoothed') : t('method.plain'),
        method.raked ? t('method.raked') : null,
        method.controlled ? t('method.controlled') : null,
        t('method.ipss'),
      ]
    : [t('method.none')];
  return (
    <Section id="method" title={t('method.title')}>
      <ul className="list-disc pl-6">
        {sentences.flatMap((text) => (text === null ? [] : <li key={text}>{text}</li>))}
      </ul>
      <h3 className="text-xl">{t('method.caveats')}</h3>
      <ul className="list-disc pl-6">
        {(['supposition', 'small', 'rounding', 'hidden'] as const).map((key) => (
          <li key={key}>{t(`method.${key}`)}</li>
        ))}
      </ul>
    </Section>
  );
}

/** Where the figures are from; a source of several days once. */
export function SourcesSection({ view }: { view: KarteView }) {
  const { t } = useKarteWords();
  const date = (day: string) =>
    t('sources.date', {
      year: Number(day.slice(0, 4)),
      era: eraYearOfDay(day),
      month: Number(day.slice(5, 7)),
      day: Number(day.slice(8, 10)),
    });
  const once = new Map<string, { source: KarteView['sources'][number]; dates: string[] }>();
  for (const source of view.sources) {
    const key = `${source.of} ${source.source} ${source.fictional}`;
    const known = once.get(key) ?? { source, dates: [] };
    known.dates.push(date(source.referenceDate));
    once.set(key, known);
  }
  if (once.size === 0) return null;
  return (
    <Section id="sources" title={t('sources.title')}>
      <ul className="flex flex-col gap-2">
        {[...once].map(([key, { source, dates }]) => (
          <li key={key}>
            {source.fictional ? <FictionalMark /> : null}{' '}
            {t('sources.line', {
              of: t(`sources.of.${source.of}`),
              source: source.source,
              date: dates.join(t('export.comma')),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
