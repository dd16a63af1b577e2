import { useTranslation } from 'react-i18next';
import { eraYearOfDay, formatYen } from '~/platform/wareki';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { Letter } from '../view';
import { useDays } from './parts';

/** A decision as it goes to the applicants, one page of A4. */
export function LetterSheet({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const { moment, day } = useDays();
  const { kind } = letter;
  const words = {
    programme: letter.programme,
    title: letter.title,
    receipt: letter.receipt,
    day: letter.submittedAt === null ? '' : moment(letter.submittedAt),
    stage: letter.stage ?? '',
  };
  return (
    <article className="mx-auto flex w-full max-w-3xl flex-col gap-5 border border-line bg-white p-6 sm:p-12 print:max-w-none print:break-after-page print:border-0 print:p-0">
      <p className="flex flex-col items-end">
        {letter.number ? <span>{t('screening:letter.number', numberWords(letter.number))}</span> : null}
        <span>{moment(letter.at)}</span>
      </p>
      <p>
        <span className="block text-lg">{t('screening:letter.to', { name: letter.to })}</span>
        {letter.partners.length > 0 ? (
          <span className="block">
            {t('screening:letter.partners', { names: letter.partners.join('、') })}
          </span>
        ) : null}
      </p>
      <p className="self-end">{t('screening:letter.from')}</p>
      <h1 className="text-center text-2xl">{t(`screening:letter.heading.${kind}`)}</h1>
      <p>{t(`screening:letter.text.${kind}`, words)}</p>
      <dl className="flex flex-col gap-3">
        <Line term={t('screening:letter.programme')}>
          {letter.programme}（{fiscalYear(letter.fiscalYear)}）
        </Line>
        <Line term={t('screening:letter.title')}>{letter.title}</Line>
        <Line term={t('screening:letter.receipt')}>{letter.receipt}</Line>
        <Line term={t('screening:letter.request')}>{formatYen(letter.requestYen)}</Line>
        {letter.amountYen === null ? null : (
          <Line term={t('screening:letter.amount')}>
            <b>{formatYen(letter.amountYen)}</b>
          </Line>
        )}
        {letter.stage === null ? null : <Line term={t('screening:letter.stage')}>{letter.stage}</Line>}
        <Line term={t('screening:letter.reasons')}>{letter.reasons}</Line>
        {letter.conditions === '' ? null : (
          <Line term={t('screening:letter.conditions')}>{letter.conditions}</Line>
        )}
        {kind === 'adopted' ? (
          <Line term={t('screening:letter.costsUntil')}>{day(letter.costsUntil)}</Line>
        ) : null}
      </dl>
      <p>{t(`screening:letter.end.${kind}`)}</p>
    </article>
  );
}

/** `2026-003` as the era's year and the number. */
function numberWords(number: string): { year: string; serial: number } {
  const [year = '', serial = ''] = number.split('-');
  return { year: eraYearOfDay(`${year}-05-01`), serial: Number(serial) };
}

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-x-4 border-b border-line pb-2 sm:grid-cols-[12rem_1fr] print:grid-cols-[12rem_1fr]">
      <dt className="font-bold">{term}</dt>
      <dd className="whitespace-pre-wrap break-words">{children}</dd>
    </div>
  );
}
