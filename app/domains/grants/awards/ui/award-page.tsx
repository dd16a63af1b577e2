import { Link } from '@remix-run/react';
import { ArrowDown, ArrowLeft, FileText, Handshake, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { AwardView } from '../service/view.server';
import { BudgetTable } from './budget-table';
import { Changes } from './changes';
import { DatesForm } from './dates-form';
import { FixingSection } from './fixing';
import { History } from './history';
import { MoneySection } from './money';
import { NextYearBox } from './next-year';
import { type AwardPart, PlainAct, Section, WordsForm } from './parts';
import { Receipts } from './receipts';
import { Reports } from './reports';
import { AwardStatusSign, leftText, useAwardWords } from './words';

/** One award: how far it is, what to do now, costs with their receipts, reports, changes, money, and its history. */
export function AwardPage({ award, answered, line }: AwardPart & { line: ReactNode }) {
  const { t } = useAwardWords();
  const part = { award, answered };
  return (
    <AppShell>
      <div className="flex flex-col gap-8 pb-8">
        <Head award={award} />
        <Now {...part} />
        {line}
        <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="flex min-w-0 flex-col gap-10">
            <Section id="budget" title={t('awards:budget.title')}>
              <BudgetTable award={award} />
            </Section>
            <Receipts {...part} />
            <Reports {...part} />
            <FixingSection {...part} />
            <MoneySection {...part} />
            <Changes {...part} />
            <History award={award} />
          </div>
          <aside className="flex min-w-0 flex-col gap-6">
            <Dates {...part} />
            <People award={award} />
            <Papers award={award} />
            <NextYearBox {...part} />
            <Ends {...part} />
          </aside>
        </div>
      </div>
    </AppShell>
  );
}

function Head({ award }: { award: AwardView }) {
  const { t, yen } = useAwardWords();
  const { money } = award;
  const amounts = [
    { key: 'amount', yen: money.amountYen },
    ...(money.fixedYen === null ? [] : [{ key: 'fixed', yen: money.fixedYen }]),
    { key: 'paid', yen: money.paidYen - money.returnedYen },
  ];
  return (
    <header className="flex flex-col gap-3">
      <p>
        <Link
          to="/awards"
          className="inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4"
        >
          <ArrowLeft aria-hidden="true" className="size-5" />
          {t('awards:back')}
        </Link>
      </p>
      <h1 className="text-3xl">
        <Phrases>{award.title}</Phrases>
      </h1>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <AwardStatusSign status={award.status} />
        <span>{award.programme.title}</span>
        <span>
          {t('awards:number', { year: award.fiscalYear, number: award.number })}
          {t('awards:yearOfSupport', { year: award.yearOfSupport })}
        </span>
      </p>
      <dl className="flex flex-wrap gap-x-10 gap-y-2">
        {amounts.map((one) => (
          <div key={one.key}>
            <dt className="text-ink-soft">{t(`awards:amounts.${one.key}`)}</dt>
            <dd className="text-2xl font-bold tabular-nums">{yen(one.yen)}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

/** The part of the page in which a step is done; those that are a button stand beside the words themselves. */
const WHERE: Partial<Record<NonNullable<AwardView['next']>['what'], string>> = {
  interim: 'reports',
  report: 'reports',
  answer_change: 'changes',
  check_report: 'fixing',
  pay: 'money',
  give_back: 'money',
};

/** Where the award stands for this reader, and the one thing to do where that is a button. */
function Now({ award, answered }: AwardPart) {
  const { t, day, yen } = useAwardWords();
  const { next, daysLeft, role, actions, money } = award;
  const isMine = next !== null && (next.who === 'staff' ? role === 'staff' : role === 'lead');
  const late = daysLeft !== null && daysLeft < 0;
  const words = {
    day: next?.on ? day(next.on) : '',
    pay: yen(money.mostToPayYen),
    back: yen(money.dueBackYen),
  };
  const key = next ? `${next.what}${isMine ? '_mine' : ''}` : 'done';
  return (
    <Notice kind={late ? 'bad' : isMine ? 'warn' : 'info'}>
      <div className="flex flex-col gap-3">
        <p className="text-lg">{t(`awards:now.${key}`, words)}</p>
        {daysLeft !== null && next?.on ? <p className="font-bold">{leftText(t, daysLeft)}</p> : null}
        {award.cancelled ? (
          <p className="whitespace-pre-wrap">
            {t('awards:now.cancelled', { day: day(award.cancelled.on), reason: award.cancelled.reason })}
          </p>
        ) : null}
        {award.conditions && award.status === 'granted' ? (
          <p className="whitespace-pre-wrap">{t('awards:now.conditions', { text: award.conditions })}</p>
        ) : null}
        {isMine && next && WHERE[next.what] ? (
          <a
            href={`#${WHERE[next.what]}`}
            className="inline-flex min-h-11 items-center gap-2 self-start font-bold text-brand underline underline-offset-4"
          >
            <ArrowDown aria-hidden="true" className="size-5" />
            {t('awards:now.go', { what: t(`awards:next.${next.what}`) })}
          </a>
        ) : null}
        {actions.includes('start') ? (
          <PlainAct intent="start" word={t('awards:act.start')} answered={answered} variant="primary" />
        ) : null}
        {actions.includes('close') ? (
          <PlainAct intent="close" word={t('awards:act.close')} answered={answered} variant="primary" />
        ) : null}
      </div>
    </Notice>
  );
}

function Dates({ award, answered }: AwardPart) {
  const { t, day } = useAwardWords();
  const { dates, decidedOn } = award;
  const rows = [
    { key: 'decided', on: decidedOn },
    { key: 'interim', on: dates.interimDue },
    { key: 'costs', on: dates.endsOn },
    { key: 'report', on: dates.reportDue },
  ];
  return (
    <section aria-labelledby="award-dates" className="flex flex-col gap-2">
      <h2 id="award-dates" className="text-lg">
        {t('awards:dates.title')}
      </h2>
      <dl className="flex flex-col gap-2">
        {rows.map(({ key, on }) => (
          <div key={key}>
            <dt className="text-ink-soft">{t(`awards:dates.${key}`)}</dt>
            <dd className="font-bold">{day(on)}</dd>
          </div>
        ))}
      </dl>
      {award.actions.includes('set_dates') ? <DatesForm award={award} answered={answered} /> : null}
    </section>
  );
}

function People({ award }: { award: AwardView }) {
  const { t } = useAwardWords();
  return (
    <section aria-labelledby="award-people" className="flex flex-col gap-2">
      <h2 id="award-people" className="text-lg">
        {t('awards:people.title')}
      </h2>
      <ul className="flex flex-col">
        {award.organisations.map(({ id, name, role }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            <Link
              to={`/organisations/${id}`}
              className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
            >
              {name}
            </Link>
            <span className="text-ink-soft">{t(`awards:people.${role}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What belongs to it: letters to print, the application, the collaboration. */
function Papers({ award }: { award: AwardView }) {
  const { t } = useAwardWords();
  const letters = [
    'decision',
    ...(award.isFixed ? ['fixed'] : []),
    ...(award.cancelled ? ['cancelled'] : []),
  ];
  const links = [
    ...letters.map((letter) => ({
      to: `/awards/${award.id}/letters/${letter}`,
      word: t(`awards:letter.${letter}.title`),
      Icon: Printer,
    })),
    { to: `/applications/${award.applicationId}`, word: t('awards:papers.application'), Icon: FileText },
    {
      to: `/collaborations/${award.collaborationId}`,
      word: t('awards:papers.collaboration'),
      Icon: Handshake,
    },
  ];
  return (
    <section aria-labelledby="award-papers" className="flex flex-col gap-2">
      <h2 id="award-papers" className="text-lg">
        {t('awards:papers.title')}
      </h2>
      <ul className="flex flex-col">
        {links.map(({ to, word, Icon }) => (
          <li key={to}>
            <Link
              to={to}
              className="inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4"
            >
              <Icon aria-hidden="true" className="size-5 shrink-0" />
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Ways to end it before its time. */
function Ends({ award, answered }: AwardPart) {
  const { t } = useAwardWords();
  const ways = (['give_up', 'cancel'] as const).filter((way) => award.actions.includes(way));
  return ways.map((way) => (
    <WordsForm
      key={way}
      intent={way}
      name="reason"
      title={t(`awards:end.${way}`)}
      help={t(`awards:end.${way}Help`)}
      label={t('awards:end.reason')}
      submit={t(`awards:end.${way}Submit`)}
      answered={answered}
      variant="danger"
    />
  ));
}
