import { Link } from '@remix-run/react';
import { Printer } from 'lucide-react';
import { formatDate } from '~/platform/dates';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { QrCode } from '~/ui/qr-code';
import { FIRST_YEARS, type KarteView, type KarteYear } from '../model';
import { karteSearch } from '../schema';
import './karte.css';
import { FictionalMark } from './parts';
import { AgeTable } from './sections/age-table';
import {
  AgeShareSection,
  ComparisonSection,
  HouseholdsSection,
  PopulationSection,
} from './sections/course-sections';
import { KarteHead, KeyFigures } from './sections/head';
import { MethodSection, SourcesSection } from './sections/method-section';
import { FacilitiesSection, PublishedSection, SalonsSection } from './sections/places-sections';
import { baseYear, HiddenNote, largestBar, PyramidOf } from './sections/pyramid-section';
import { ScenarioNote } from './sections/scenario-form';
import { useKarteWords } from './words';

/** The karte on A4 sheets. `address`: of the karte on screen, for the QR code; `printedAt`: ms since the epoch. */
export function Booklet({
  view,
  address,
  printedAt,
}: {
  view: KarteView;
  address: string;
  printedAt: number;
}) {
  const { t, language } = useKarteWords();
  const base = baseYear(view.years);
  const chosen = FIRST_YEARS.flatMap((ahead) =>
    view.years.filter((one) => one.year === (base?.year ?? 0) + ahead),
  );
  return (
    <div className="karte karte-booklet mx-auto flex max-w-[210mm] flex-col gap-10 p-4 sm:p-8">
      <div className="karte-control flex flex-wrap items-center gap-3">
        <Button onPress={() => window.print()}>
          <Printer aria-hidden="true" className="size-5" />
          {t('booklet.print')}
        </Button>
        <Link
          to={`/areas/${view.area.code}${karteSearch(view.options)}`}
          className="flex min-h-11 items-center px-3 font-bold text-brand underline underline-offset-4"
        >
          {t('booklet.back')}
        </Link>
        <p className="text-ink-soft">{t('booklet.help')}</p>
      </div>
      <div className="karte-sheet flex flex-col gap-6">
        <KarteHead view={view} />
        <KeyFigures view={view} />
        <ScenarioNote view={view} />
        <div className="flex items-center gap-6">
          <QrCode text={address} label={t('booklet.qr')} className="karte-qr size-36 shrink-0" />
          <div>
            <p>{t('booklet.qr')}</p>
            <p className="break-all">{address}</p>
            <p>{t('booklet.printed', { date: formatDate(printedAt, language) })}</p>
          </div>
        </div>
        <SourcesSection view={view} />
      </div>
      <Pyramids years={chosen} all={view.years} base={base} />
      {base ? <Courses view={view} /> : <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      {chosen.slice(0, 3).map((year) => (
        <div key={year.year} className="karte-sheet karte-dense">
          <AgeTable year={year} />
          <HiddenNote />
        </div>
      ))}
      <div className="karte-sheet flex flex-col gap-8">
        <PublishedSection view={view} />
        <SalonsSection view={view} />
        <FacilitiesSection view={view} />
      </div>
      {base ? (
        <div className="karte-sheet">
          <MethodSection view={view} />
        </div>
      ) : null}
    </div>
  );
}

/** How the area went and may go on, on two sheets. */
function Courses({ view }: { view: KarteView }) {
  return (
    <>
      <div className="karte-sheet flex flex-col gap-8">
        <PopulationSection view={view} />
        <AgeShareSection view={view} />
      </div>
      <div className="karte-sheet flex flex-col gap-8">
        <ComparisonSection view={view} />
        <HouseholdsSection view={view} />
      </div>
    </>
  );
}

/** The pyramids of the base year and of 10, 20 and 30 years later on one sheet. */
function Pyramids({
  years,
  all,
  base,
}: {
  years: readonly KarteYear[];
  all: readonly KarteYear[];
  base: KarteYear | undefined;
}) {
  const { t, year: yearWords } = useKarteWords();
  if (years.length === 0 || !base) return null;
  return (
    <section aria-labelledby="pyramids-title" className="karte-sheet flex flex-col gap-4">
      <h2 id="pyramids-title" className="text-2xl">
        {t('pyramid.title')}
      </h2>
      <p>{t('pyramid.outline', { year: yearWords(base.year) })}</p>
      <div className="karte-pair grid gap-6 sm:grid-cols-2">
        {years.map((year) => (
          <div key={year.year} className="flex flex-col gap-1">
            <h3 className="flex flex-wrap items-center gap-2 text-lg">
              {yearWords(year.year)} {t(year.projected ? 'projected' : 'counted')}
              {year.fictional ? <FictionalMark /> : null}
            </h3>
            <PyramidOf year={year} largest={largestBar(all)} before={year.projected ? base : undefined} />
          </div>
        ))}
      </div>
    </section>
  );
}
