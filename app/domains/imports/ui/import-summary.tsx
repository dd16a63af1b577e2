import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import type { PassedOver } from '../model';
import type { ImportView } from '../service.server';

/** How the file was understood, for people to see whether it was meant so. */
export function ImportSummaryList({ view }: { view: ImportView }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { summary, options } = view;
  if (summary === null) return null;
  const number = (value: number) =>
    new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'ja-JP').format(value);
  const day = summary.day ?? options.day;
  const subject = view.kind === 'census' || view.kind === 'register' ? 'areas' : view.kind;
  const passedOver = Object.entries(summary.passedOver) as [PassedOver, number][];
  const facts: [string, ReactNode][] = [
    [t('imports:understood.source'), options.source],
    ...(day === null ? [] : [[t('imports:understood.day'), formatDay(day, language)] as [string, ReactNode]]),
    [t('imports:understood.layout'), t(`imports:layouts.${summary.layout}`)],
    [t('imports:understood.encoding'), t(`imports:encodings.${summary.encoding}`)],
    [t('imports:understood.header'), summary.headerLine === null ? '—' : number(summary.headerLine)],
    [t(`imports:understood.${subject}`), number(summary.subjects)],
    ...(summary.people === null
      ? []
      : [[t('imports:understood.people'), number(summary.people)] as [string, ReactNode]]),
    ...(passedOver.length === 0
      ? []
      : [
          [
            t('imports:understood.passedOver'),
            passedOver.map(([why, rows]) => (
              <span key={why} className="block">
                {t('imports:understood.passedOverItem', { why: t(`imports:passedOver.${why}`), rows })}
              </span>
            )),
          ] as [string, ReactNode],
        ]),
    ...(summary.ignoredColumns.length === 0
      ? []
      : [
          [t('imports:understood.ignored'), summary.ignoredColumns.slice(0, 30).join('、')] as [
            string,
            ReactNode,
          ],
        ]),
  ];
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{t('imports:understood.title')}</h2>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="font-bold">{name}</dt>
            <dd className="min-w-0 break-words max-sm:mb-2">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
