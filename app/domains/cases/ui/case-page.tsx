import { Link } from '@remix-run/react';
import { ArrowLeft, Handshake, Pencil, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FictionalMark } from '~/domains/organisations/ui/marks';
import { Button, ButtonLink } from '~/ui/button';
import { Phrases } from '~/ui/phrases';
import { QrCode } from '~/ui/qr-code';
import { AppShell } from '~/ui/shell/app-shell';
import type { FormAnswer } from '../forms.server';
import { CASE_SECTIONS } from '../model';
import type { CaseView } from '../service/reading.server';
import { ConsentPanel } from './consent-panel';
import { CaseStatusSign, LINK, ThemeMarks, useDates } from './signs';
import { StartFrom } from './start-from';

export interface CasePart {
  told: CaseView;
  answered: FormAnswer | null;
}

/** A case study to read, on the screen and on paper; below it what those concerned decide. */
export function CasePage({
  told,
  answered,
  address,
  today,
  signedIn,
  line,
}: CasePart & { address: string; today: number; signedIn: boolean; line: ReactNode }) {
  const { t } = useTranslation();
  const { moment } = useDates();
  const concerned = told.partners.some(({ answer }) => answer !== null);
  return (
    <AppShell>
      <div className="mx-auto flex max-w-3xl flex-col gap-8 pb-8">
        <article className="flex flex-col gap-6">
          <header className="flex flex-col gap-3">
            <p className="print:hidden">
              <Link to="/cases" className={LINK}>
                <ArrowLeft aria-hidden="true" className="size-5" />
                {t('cases:page.back')}
              </Link>
            </p>
            {told.area ? <p className="text-lg text-ink-soft">{told.area.name}</p> : null}
            <h1 className="text-3xl sm:text-4xl">
              <Phrases>{told.title}</Phrases>
            </h1>
            {told.summary ? <p className="text-lg">{told.summary}</p> : null}
            <ThemeMarks themes={told.themes} />
            <p className="flex flex-wrap items-center gap-3 text-ink-soft">
              {concerned ? (
                <span className="print:hidden">
                  <CaseStatusSign status={told.status} />
                </span>
              ) : null}
              {told.status === 'published' && told.publishedAt !== null
                ? t('cases:page.published', { date: moment(told.publishedAt) })
                : null}
              {told.fictional ? <FictionalMark /> : null}
            </p>
            <Tools told={told} />
          </header>
          <Facts told={told} />
          <Story told={told} />
          <footer className="hidden items-center gap-4 border-line border-t pt-4 print:flex">
            <QrCode text={address} label={t('cases:page.qr')} className="size-24 shrink-0" />
            <div>
              <p>{address}</p>
              <p>{t('cases:page.printedOn', { date: moment(today) })}</p>
            </div>
          </footer>
        </article>
        <div className="contents print:hidden">{line}</div>
        {told.status === 'published' ? <StartFrom told={told} signedIn={signedIn} /> : null}
        {concerned ? <ConsentPanel told={told} answered={answered} /> : null}
      </div>
    </AppShell>
  );
}

function Tools({ told }: { told: CaseView }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {told.may.edit ? (
        <ButtonLink to={`/cases/${told.id}/edit`}>
          <Pencil aria-hidden="true" className="size-5" />
          {t('cases:page.edit')}
        </ButtonLink>
      ) : null}
      <Button variant="secondary" onPress={() => window.print()}>
        <Printer aria-hidden="true" className="size-5" />
        {t('cases:page.print')}
      </Button>
      {told.collaborationId ? (
        <ButtonLink to={`/collaborations/${told.collaborationId}`} variant="quiet">
          <Handshake aria-hidden="true" className="size-5" />
          {t('cases:page.collaboration')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

function Facts({ told }: { told: CaseView }) {
  const { t } = useTranslation();
  const { day } = useDates();
  const { startedOn, endedOn, moneyYen, peopleReached, volunteers } = told;
  const period =
    startedOn === null
      ? null
      : endedOn === null
        ? t('cases:page.from', { date: day(startedOn) })
        : t('cases:page.fromTo', { from: day(startedOn), to: day(endedOn) });
  const people = (count: number | null) => (count === null ? null : t('cases:page.people', { count }));
  const rows = [
    [t('cases:page.period'), period],
    [
      t('cases:page.money'),
      moneyYen === null ? null : `${new Intl.NumberFormat('ja-JP').format(moneyYen)}円`,
    ],
    [t('cases:page.reached'), people(peopleReached)],
    [t('cases:page.volunteers'), people(volunteers)],
  ].filter(([, value]) => value !== null);
  return (
    <section
      aria-labelledby="case-facts"
      className="break-inside-avoid rounded-xl bg-surface-soft p-5 print:border print:border-line"
    >
      <h2 id="case-facts" className="mb-3 text-xl">
        {t('cases:page.facts')}
      </h2>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <dt className="text-ink-soft">{t('cases:page.partners')}</dt>
          {told.partners.map(({ id, name, role, listed }) => (
            <dd key={id} className="flex flex-wrap items-center gap-x-3">
              {listed ? (
                <Link to={`/organisations/${id}`} className={`${LINK} font-bold`}>
                  {name}
                </Link>
              ) : (
                <span className="inline-flex min-h-11 items-center font-bold">{name}</span>
              )}
              <span className="text-ink-soft">{t(`cases:page.${role}`)}</span>
            </dd>
          ))}
        </div>
        {rows.map(([word, value]) => (
          <div key={word}>
            <dt className="text-ink-soft">{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Sections that say something, the pictures after the second. */
function Story({ told }: { told: CaseView }) {
  const { t } = useTranslation();
  const written = CASE_SECTIONS.filter((section) => told.sections[section] !== '');
  if (written.length === 0) return <p className="text-lg text-ink-soft">{t('cases:page.empty')}</p>;
  return written.map((section, at) => (
    <div key={section} className="contents">
      <section aria-labelledby={`case-${section}`} className="flex flex-col gap-2">
        <h2 id={`case-${section}`} className="border-brand border-l-4 pl-3 text-2xl">
          {t(`cases:sections.${section}`)}
        </h2>
        <p className="whitespace-pre-wrap text-lg">{told.sections[section]}</p>
      </section>
      {at === Math.min(1, written.length - 1) ? <Pictures told={told} /> : null}
    </div>
  ));
}

function Pictures({ told }: { told: CaseView }) {
  if (told.pictures.length === 0) return null;
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {told.pictures.map(({ id, caption, width, height }) => (
        <li key={id} className="break-inside-avoid">
          <figure className="flex flex-col gap-1">
            <img
              src={`/cases/${told.id}/pictures/${id}`}
              alt={caption}
              width={width}
              height={height}
              className="h-auto w-full rounded-lg"
            />
            <figcaption className="text-ink-soft">{caption}</figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}
