import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { standingSearch } from '~/domains/areas/model';
import { StandingNote } from '~/domains/areas/ui/standing-note';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import type { KarteView } from '../../model';
import { useKarteWords } from '../words';
import { baseYear } from './pyramid-section';

/** City → ward → area → 連合町内会. */
export function Breadcrumbs({ view }: { view: KarteView }) {
  const { t } = useKarteWords();
  const on = standingSearch(view.standing);
  return (
    <nav aria-label={t('path')} className="karte-control">
      <ol className="flex flex-wrap items-center gap-x-1">
        <Crumb to={`/areas${on}`} text={t('allAreas')} />
        {view.path.map(({ code, name }) => (
          <Crumb key={code} to={`/areas/${code}${on}`} text={name} />
        ))}
        <li aria-current="page" className="flex min-h-11 items-center font-bold">
          {view.area.name}
        </li>
      </ol>
    </nav>
  );
}

function Crumb({ to, text }: { to: string; text: string }) {
  return (
    <li className="flex items-center gap-1">
      <Link to={to} className="flex min-h-11 items-center text-brand underline underline-offset-4">
        {text}
      </Link>
      <ChevronRight aria-hidden="true" className="size-5 text-ink-soft" />
    </li>
  );
}

/** Name of the area, and what must be known before any figure is read. */
export function KarteHead({ view }: { view: KarteView }) {
  const { t } = useKarteWords();
  const { area, figuresOf } = view;
  const borrowed = figuresOf.code !== area.code;
  return (
    <header className="flex flex-col gap-3">
      <p className="text-ink-soft">{t(`kinds.${area.kind}`)}</p>
      <h1 className="text-3xl sm:text-4xl">
        <Phrases>{t('title', { name: area.name })}</Phrases>
      </h1>
      {area.kana ? <p className="text-ink-soft">{area.kana}</p> : null}
      <StandingNote area={area} standing={view.standing} />
      {borrowed ? (
        <Notice>
          <p>
            {t('borrowed', { name: area.name, from: figuresOf.name, kind: t(`kinds.${figuresOf.kind}`) })}
          </p>
        </Notice>
      ) : null}
      {view.fictional ? (
        <Notice kind="warn">
          <p>
            <strong>{t('fictional')}</strong>
            {t('fictionalNote')}
          </p>
        </Notice>
      ) : null}
    </header>
  );
}

/** What a visitor wants to know first. */
export function KeyFigures({ view }: { view: KarteView }) {
  const { t, year, people, percent } = useKarteWords();
  const base = baseYear(view.years);
  if (!base) return null;
  const later = view.years.find((one) => one.year === base.year + 20);
  const tiles: { name: string; value: string; note: string }[] = [
    {
      name: t('total'),
      value: t('peopleCount', { people: people(base.table.total.both) }),
      note: year(base.year),
    },
    {
      name: t('oldShare'),
      value: percent(base.table.groups.old.both, base.table.total.both),
      note: year(base.year),
    },
    {
      name: t('youngShare'),
      value: percent(base.table.groups.young.both, base.table.total.both),
      note: year(base.year),
    },
    {
      name: t('households.title'),
      value:
        base.households === null
          ? t('unknown')
          : t('householdCount', { households: people(base.households) }),
      note: year(base.year),
    },
  ];
  if (later) {
    tiles.push({
      name: t('in20Years'),
      value: t('peopleCount', { people: people(later.table.total.both) }),
      note: t('projectedYear', { year: year(later.year) }),
    });
  }
  return (
    <dl className="karte-tiles grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-5">
      {tiles.map(({ name, value, note }) => (
        <div
          key={name}
          className="flex flex-col rounded-xl border border-line bg-white p-4 break-keep shadow-card max-md:last:odd:col-span-2"
        >
          <dt>{name}</dt>
          <dd className="text-xl font-bold tabular-nums sm:text-2xl">{value}</dd>
          <dd className="text-ink-soft">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
