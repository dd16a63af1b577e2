import { Link } from '@remix-run/react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import type { MapTiles } from '~/platform/map-tiles';
import { ButtonLink } from '~/ui/button';
import { EmptyState, Notice } from '~/ui/notice';
import { type FigureChoice, type FigureYear, groupsOf, type ShownFigure, withClasses } from '../../model';
import type { CityMapFilter } from '../../schema';
import type { CityMap, MappedArea } from '../../service/city-map.server';
import { AreaList } from './area-list';
import { useFigureText } from './figure-text';
import { FilterForm } from './filter-form';
import { Legend } from './legend';
import { MapPanel } from './map-panel';

export interface CityScreenProps {
  city: CityMap;
  filter: CityMapFilter;
  tiles: MapTiles;
  figures: readonly FigureChoice[];
  years: readonly FigureYear[];
  figure: ShownFigure | null;
  mayChange: boolean;
}

/** The areas of the city: a map, and beside it the same as a list. */
export function CityScreen(props: CityScreenProps) {
  const { city, filter, tiles, figures, years, mayChange } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState(filter.q);
  const [pointed, setPointed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { areas } = city;
  const wards = areas.filter(({ kind }) => kind === 'ward');
  const figure = useMemo(() => props.figure && withClasses(props.figure, areas), [props.figure, areas]);
  const groups = useMemo(() => groupsOf(areas, { ward: filter.ward, typed }), [areas, filter.ward, typed]);
  const found = groups.reduce((sum, group) => sum + group.areas.length, groups.length);
  const search = city.isToday ? '' : `?on=${city.day}`;
  const chosenArea = areas.find(({ code }) => code === chosen);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h1 className="text-3xl">{t('areas:city.title')}</h1>
          <p>{t('areas:city.lead')}</p>
        </div>
        {mayChange ? (
          <ButtonLink to="/admin/areas" variant="secondary">
            {t('areas:city.manage')}
          </ButtonLink>
        ) : null}
      </div>
      {areas.length === 0 && city.isToday ? null : (
        <FilterForm
          filter={filter}
          wards={wards}
          figures={figures}
          years={years}
          figure={figure}
          onType={setTyped}
        />
      )}
      {city.isToday ? null : <PastDay day={city.day} />}
      {areas.length === 0 ? (
        <NoAreas mayChange={mayChange} past={!city.isToday} />
      ) : (
        <div className="grid gap-6 lg:grid-cols-[minmax(20rem,2fr)_3fr]">
          {/* Below the map on a phone: not to be seen, or touched, before the map after it has come and moves it. */}
          <section
            aria-labelledby="area-list-title"
            className="flex flex-col gap-3 max-lg:[&:not(:has(~*))]:invisible"
          >
            <h2 id="area-list-title" className="text-xl">
              {t('areas:city.list')}
            </h2>
            <p role="status" className="text-ink-soft">
              {t('areas:city.found', { count: found })}
            </p>
            {found === 0 ? <p>{t('areas:city.none')}</p> : null}
            <AreaList groups={groups} figure={figure} search={search} onPoint={setPointed} />
          </section>
          <div className="flex flex-col gap-3 max-lg:order-first lg:sticky lg:top-4 lg:self-start">
            <MapPanel
              areas={areas}
              tiles={tiles}
              ward={filter.ward}
              figure={figure}
              pointed={pointed ?? chosen}
              onChoose={setChosen}
              className="isolate h-[52dvh] rounded-xl border border-line lg:h-[calc(100dvh-26rem)] lg:min-h-96"
            />
            <div aria-live="polite">
              {chosenArea ? <Chosen area={chosenArea} figure={figure} search={search} /> : null}
            </div>
            {figure ? <Legend figure={figure} /> : null}
            <Provenance city={city} mayChange={mayChange} />
          </div>
        </div>
      )}
    </div>
  );
}

function PastDay({ day }: { day: string }) {
  const { t, i18n } = useTranslation();
  return (
    <Notice>
      {t('areas:city.past', {
        day: formatDay(day, i18n.language as Language),
      })}{' '}
      <Link to="/areas" className="text-brand underline underline-offset-4">
        {t('areas:city.backToToday')}
      </Link>
    </Notice>
  );
}

function NoAreas({ mayChange, past }: { mayChange: boolean; past: boolean }) {
  const { t } = useTranslation();
  if (past) return <EmptyState title={t('areas:city.emptyPast')} />;
  return (
    <EmptyState title={t('areas:city.empty')}>
      <p>{t(mayChange ? 'areas:city.emptyStaff' : 'areas:city.emptyText')}</p>
      {mayChange ? <ButtonLink to="/admin/areas/new">{t('areas:admin.add')}</ButtonLink> : null}
    </EmptyState>
  );
}

function Chosen({
  area,
  figure,
  search,
}: {
  area: MappedArea;
  figure: ReturnType<typeof withClasses> | null;
  search: string;
}) {
  const { t } = useTranslation();
  const figureText = useFigureText();
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-brand-soft px-4 py-2">
      <span className="text-lg font-bold">{area.name}</span>
      {figure ? <span>{figureText(figure, area)}</span> : null}
      <Link
        to={`/areas/${area.code}${search}`}
        className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
      >
        {t('areas:city.open', { name: area.name })}
      </Link>
    </p>
  );
}

function Provenance({ city, mayChange }: { city: CityMap; mayChange: boolean }) {
  const { t } = useTranslation();
  if (city.areas.every(({ shape }) => shape === null)) {
    return (
      <Notice>
        <p>{t('areas:city.noShapes')}</p>
        {mayChange ? (
          <Link
            to="/admin/areas/boundaries"
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {t('areas:import.title')}
          </Link>
        ) : null}
      </Notice>
    );
  }
  return (
    <div className="text-sm text-ink-soft">
      {city.approximate ? <p>{t('areas:city.approximate')}</p> : null}
      {city.sources.map((source) => (
        <p key={source}>{t('areas:city.source', { source })}</p>
      ))}
    </div>
  );
}
