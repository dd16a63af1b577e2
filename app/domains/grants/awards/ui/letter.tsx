import { Link } from '@remix-run/react';
import { Printer } from 'lucide-react';
import { eraYearOfDay, formatYen } from '~/platform/wareki';
import { Button } from '~/ui/button';
import type { LetterView } from '../service/letters.server';
import { Difference } from './changes';
import { FixingTable } from './fixing';
import { useAwardWords } from './words';

/** A letter on paper: to whom, by which decision, how much, and on which conditions. */
export function LetterPage({ view }: { view: LetterView }) {
  const { t, day, language } = useAwardWords();
  const { award, letter, organisations } = view;
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-[210mm] p-4 outline-none sm:p-10 print:p-0">
      <div className="mb-8 flex flex-wrap items-center gap-3 print:hidden">
        <Button onPress={() => window.print()}>
          <Printer aria-hidden="true" className="size-5" />
          {t('awards:letter.print')}
        </Button>
        <Link
          to={`/awards/${award.id}`}
          className="flex min-h-11 items-center px-3 font-bold text-brand underline underline-offset-4"
        >
          {t('awards:letter.back')}
        </Link>
      </div>
      <article className="flex flex-col gap-6">
        <div className="text-right">
          <p>
            {t('awards:letter.number', {
              year: language === 'en' ? award.fiscalYear : eraYearOfDay(`${award.fiscalYear}-05-01`),
              number: award.number,
            })}
          </p>
          <p>{day(view.day)}</p>
        </div>
        <div>
          {organisations.map(({ id, name, role }) => (
            <p key={id}>
              {t('awards:letter.to', { name })}
              {role === 'lead' ? null : <span className="text-ink-soft">{t('awards:letter.partner')}</span>}
            </p>
          ))}
        </div>
        <p className="text-right">{t('awards:letter.from')}</p>
        <h1 className="text-center text-2xl">{t(`awards:letter.${letter}.title`)}</h1>
        <Body view={view} />
      </article>
    </main>
  );
}

function Body({ view }: { view: LetterView }) {
  const words = useAwardWords();
  const { t, day } = words;
  const { award, letter, fixing, change } = view;
  return (
    <>
      <p>{t(`awards:letter.${letter}.text`, { programme: award.programme, day: day(award.decidedOn) })}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        <Row name={t('awards:letter.undertaking')}>{award.title}</Row>
        <Row name={t('awards:letter.year')}>{t('awards:letter.yearOf', { year: award.yearOfSupport })}</Row>
        {factsOf(view, words).map(([name, value]) => (
          <Row key={name} name={name}>
            {value}
          </Row>
        ))}
      </dl>
      {change ? (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg">{t('awards:letter.changed')}</h2>
          <Difference change={change} costs={view.costs} />
          {change.answer ? <p className="whitespace-pre-wrap">{change.answer}</p> : null}
          <p>{t('awards:letter.rest')}</p>
        </section>
      ) : null}
      {letter === 'decision' ? (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg">{t('awards:letter.conditions')}</h2>
          {award.conditions ? <p className="whitespace-pre-wrap">{award.conditions}</p> : null}
          <p>{t('awards:letter.always')}</p>
        </section>
      ) : null}
      {letter === 'fixed' && fixing ? (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg">{t('awards:letter.how')}</h2>
          <FixingTable fixing={fixing} />
        </section>
      ) : null}
    </>
  );
}

/** What a letter says beside the name of the undertaking: word and value. */
function factsOf(
  { award, letter, fixing, change, first }: LetterView,
  { t, day, date }: ReturnType<typeof useAwardWords>,
): [string, string][] {
  if (change) {
    const { before, wanted } = change;
    return [
      [t('awards:letter.before'), formatYen(before.amountYen)],
      [t('awards:letter.after'), formatYen(change.amountYen)],
      ...(wanted.endsOn === before.endsOn
        ? []
        : [[t('awards:dates.costs'), day(wanted.endsOn)] as [string, string]]),
      [t('awards:letter.asked'), date(change.asked.at)],
      [t('awards:letter.reason'), change.reason],
    ];
  }
  if (letter === 'decision') {
    return [
      [t('awards:letter.granted'), formatYen(award.grantedYen)],
      [t('awards:dates.costs'), day(first.endsOn)],
      [t('awards:dates.interim'), day(first.interimDue)],
      [t('awards:dates.report'), day(first.reportDue)],
    ];
  }
  if (letter === 'fixed' && fixing) {
    return [
      [t('awards:letter.granted'), formatYen(fixing.limits.award)],
      [t('awards:letter.fixedAmount'), formatYen(fixing.fixedYen)],
    ];
  }
  const settled = award.paidYen - award.returnedYen;
  return [
    [t('awards:letter.granted'), formatYen(award.amountYen)],
    [t('awards:letter.reason'), award.cancelReason],
    ...(settled > 0 ? [[t('awards:letter.toReturn'), formatYen(settled)] as [string, string]] : []),
  ];
}

function Row({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="whitespace-pre-wrap font-bold">{children}</dd>
    </>
  );
}
