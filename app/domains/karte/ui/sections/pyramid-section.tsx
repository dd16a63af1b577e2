import { Link, useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { classNames } from '~/ui/class-names';
import type { KarteView, KarteYear } from '../../model';
import { karteSearch } from '../../schema';
import { Pyramid } from '../charts/pyramid';
import { FictionalMark, Section, TableBelow } from '../parts';
import { useKarteWords } from '../words';
import { AgeTable } from './age-table';

/** The longest bar of all years. */
export function largestBar(years: readonly KarteYear[]): number {
  return Math.max(
    1,
    ...years.flatMap(({ table }) => table.rows.flatMap(({ male, female }) => [male ?? 0, female ?? 0])),
  );
}

/** The last counted year, or the first there is. */
export function baseYear(years: readonly KarteYear[]): KarteYear | undefined {
  return years.filter(({ projected }) => !projected).at(-1) ?? years[0];
}

/** The pyramid of one year, with ways to the other years: a slider, arrows, and links that need no JavaScript. */
export function PyramidSection({ view }: { view: KarteView }) {
  const { t, year: yearWords } = useKarteWords();
  const [search, setSearch] = useSearchParams();
  const { years } = view;
  const base = baseYear(years);
  // Kept here beside the address: a key held down is faster than the address follows.
  const [wanted, setWanted] = useState(Number(search.get('year') ?? Number.NaN));
  const shown = years.find(({ year }) => year === wanted) ?? base;
  if (!shown || !base) return null;
  const at = years.indexOf(shown);
  const go = (index: number) => {
    const next = years[index];
    if (!next) return;
    setWanted(next.year);
    const changed = new URLSearchParams(search);
    changed.set('year', String(next.year));
    setSearch(changed, { replace: true, preventScrollReset: true });
  };
  return (
    <Section id="pyramid" title={t('pyramid.title')} lead={t('pyramid.lead')}>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
        <div className="flex flex-col gap-3">
          <p className="flex flex-wrap items-center gap-3 text-xl font-bold" aria-live="polite">
            <span data-testid="pyramid-year">{yearWords(shown.year)}</span>
            <span className="text-base">{t(shown.projected ? 'projected' : 'counted')}</span>
            {shown.fictional ? <FictionalMark /> : null}
          </p>
          <PyramidOf year={shown} largest={largestBar(years)} before={shown.projected ? base : undefined} />
          {shown.projected ? (
            <p className="text-ink-soft">{t('pyramid.outline', { year: yearWords(base.year) })}</p>
          ) : null}
        </div>
        <div className="flex flex-col gap-4">
          <YearSlider years={years} at={at} go={go} />
          <YearLinks view={view} shown={shown} onChoose={setWanted} />
          <YearFacts year={shown} />
        </div>
      </div>
      <TableBelow>
        <AgeTable year={shown} />
        <HiddenNote />
      </TableBelow>
    </Section>
  );
}

/** The picture of one year. */
export function PyramidOf({
  year,
  largest,
  before,
}: {
  year: KarteYear;
  largest: number;
  before?: KarteYear | undefined;
}) {
  const { t, year: yearWords, shortAge } = useKarteWords();
  return (
    <Pyramid
      table={year.table}
      largest={largest}
      before={before?.table}
      words={{
        label: t('pyramid.label', { year: yearWords(year.year) }),
        male: t('male'),
        female: t('female'),
        hidden: t('hidden'),
        age: shortAge,
      }}
    />
  );
}

export function HiddenNote() {
  const { t } = useKarteWords();
  return <p className="mt-2 text-ink-soft">{t('hiddenNote')}</p>;
}

/** Moves by arrow keys; there once the page has JavaScript. */
function YearSlider({
  years,
  at,
  go,
}: {
  years: readonly KarteYear[];
  at: number;
  go: (index: number) => void;
}) {
  const { t, year: yearWords } = useKarteWords();
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const shown = years[at];
  if (!shown) return null;
  const step =
    'flex size-11 shrink-0 items-center justify-center rounded-lg border border-brand text-brand hover:bg-brand-soft disabled:border-line disabled:text-solid-gray-600';
  return (
    <div className={classNames('karte-control flex items-center gap-2', !ready && 'invisible')}>
      <button type="button" className={step} disabled={at === 0} onClick={() => go(at - 1)}>
        <ChevronLeft aria-hidden="true" />
        <span className="sr-only">{t('pyramid.earlier')}</span>
      </button>
      <input
        type="range"
        min={0}
        max={years.length - 1}
        step={1}
        value={at}
        onChange={(event) => go(Number(event.target.value))}
        aria-label={t('pyramid.slider')}
        aria-valuetext={`${yearWords(shown.year)} ${t(shown.projected ? 'projected' : 'counted')}`}
        className="h-11 min-w-0 flex-1 accent-brand"
      />
      <button type="button" className={step} disabled={at === years.length - 1} onClick={() => go(at + 1)}>
        <ChevronRight aria-hidden="true" />
        <span className="sr-only">{t('pyramid.later')}</span>
      </button>
    </div>
  );
}

function YearLinks({
  view,
  shown,
  onChoose,
}: {
  view: KarteView;
  shown: KarteYear;
  onChoose: (year: number) => void;
}) {
  const { t } = useKarteWords();
  const link = (one: KarteYear) => (
    <li key={one.year}>
      <Link
        to={karteSearch(view.options, one.year)}
        replace
        preventScrollReset
        onClick={() => onChoose(one.year)}
        aria-current={one === shown ? 'true' : undefined}
        className={classNames(
          'flex min-h-11 min-w-16 items-center justify-center rounded-lg border px-3 tabular-nums',
          one === shown
            ? 'border-brand bg-brand font-bold text-white'
            : 'border-line text-brand hover:bg-brand-soft',
        )}
      >
        {one.year}
      </Link>
    </li>
  );
  return (
    <nav aria-label={t('pyramid.years')} className="karte-control flex flex-col gap-2">
      <p className="font-bold">{t('counted')}</p>
      <ul className="flex flex-wrap gap-2">{view.years.filter((one) => !one.projected).map(link)}</ul>
      <p className="font-bold">{t('projected')}</p>
      <ul className="flex flex-wrap gap-2">{view.years.filter((one) => one.projected).map(link)}</ul>
    </nav>
  );
}

function YearFacts({ year }: { year: KarteYear }) {
  const { t, people, percent } = useKarteWords();
  const { total, groups } = year.table;
  const facts: [string, string][] = [
    [t('total'), t('peopleCount', { people: people(total.both) })],
    [t('youngShare'), percent(groups.young.both, total.both)],
    [t('oldShare'), percent(groups.old.both, total.both)],
    [t('oldestShare'), percent(groups.oldest.both, total.both)],
  ];
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 rounded-xl bg-surface-soft p-4">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd className="text-right font-bold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
