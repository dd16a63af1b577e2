import { Link } from '@remix-run/react';
import { Lock, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type AreaStanding, standingSearch } from '~/domains/areas/model';
import { StandingNote } from '~/domains/areas/ui/standing-note';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { AppShell } from '~/ui/shell/app-shell';
import { countByLayer, type Layer, layerOf, type MapContent, wordsOf } from '../../model';
import type { MapFacts } from '../facts';
import { SignIcon } from '../parts/sign-icon';
import { StillMap } from '../parts/still-map';
import type { PrintedMap } from '../print/print-page';

/** The maps of one area: published ones for everybody, those being drawn for whom they concern. */
export interface AreaMaps extends Pick<MapFacts, 'area' | 'outline' | 'box' | 'tiles'> {
  standing: AreaStanding;
  published: readonly { id: string; title: string; publishedAt: number; content: MapContent }[];
  working: readonly { id: string; title: string; kind: 'table' | 'merged'; workshop: string }[];
}

/** The published map `mapId` as everybody may print it; null when it is not public. */
export function usePublishedPrint(page: AreaMaps & { origin: string }, mapId: string | null) {
  const { t, i18n } = useTranslation();
  const found = page.published.find(({ id }) => id === mapId);
  if (!found) return null;
  const { area, outline, box, tiles } = page;
  const on = standingSearch(page.standing);
  const back = `/areas/${area.code}/map${on}`;
  const map: PrintedMap = {
    title: found.title,
    about: t('maps:area.at', { at: formatDate(found.publishedAt, i18n.language as Language) }),
    area,
    outline,
    box,
    tiles,
    back,
    url: `${page.origin}${back}#${found.id}`,
    query: printQuery(page.standing, found.id),
  };
  return { map, content: found.content };
}

/** The address's part behind which a published map is printed, without its question mark. */
function printQuery(standing: AreaStanding, mapId: string): string {
  const search = new URLSearchParams(standingSearch(standing));
  search.set('print', mapId);
  return search.toString();
}

export function AreaMapsPage({ page }: { page: AreaMaps }) {
  const { t, i18n } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-8">
        <header className="flex flex-col gap-2">
          <Link
            to={`/areas/${page.area.code}${standingSearch(page.standing)}`}
            className="inline-flex min-h-11 items-center self-start text-brand underline underline-offset-4"
          >
            {t('maps:area.back')}
          </Link>
          <h1 className="text-3xl">{t('maps:area.title', { name: page.area.name })}</h1>
          <div className="mt-3 empty:hidden">
            <StandingNote area={page.area} standing={page.standing} path="/map" />
          </div>
        </header>
        {page.published.length === 0 ? (
          <EmptyState title={t('maps:area.none')}>
            <p>{t('maps:area.noneText')}</p>
          </EmptyState>
        ) : null}
        {page.published.map((map) => (
          <section key={map.id} aria-labelledby={map.id} className="flex flex-col gap-3">
            <h2 id={map.id} className="text-2xl">
              {map.title}
            </h2>
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <p className="text-ink-soft">
                {t('maps:area.at', { at: formatDate(map.publishedAt, i18n.language as Language) })}
              </p>
              <ButtonLink to={`?${printQuery(page.standing, map.id)}`} variant="secondary" size="small">
                <Printer aria-hidden="true" className="size-5" />
                {t('maps:print.now')}
              </ButtonLink>
            </div>
            <StillMap
              facts={page}
              content={map.content}
              label={t('maps:surface.label', { title: map.title })}
              className="h-[60dvh] min-h-80 rounded-xl border border-line"
            />
            <PublishedList content={map.content} />
          </section>
        ))}
        {page.working.length > 0 ? <Working maps={page.working} /> : null}
      </div>
    </AppShell>
  );
}

/** Everything the map shows, in words. */
function PublishedList({ content }: { content: MapContent }) {
  const counts = countByLayer(content);
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {content.layers
        .filter((layer) => (counts.get(layer.id) ?? 0) > 0)
        .map((layer) => (
          <LayerWords key={layer.id} layer={layer} content={content} count={counts.get(layer.id) ?? 0} />
        ))}
    </div>
  );
}

function LayerWords({ layer, content, count }: { layer: Layer; content: MapContent; count: number }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3 className="flex items-center gap-2 border-b-2 border-line pb-1 text-lg">
        <SignIcon layer={layer} />
        {layer.name ?? t(`maps:layer.${layer.id}`)}
        <span className="font-normal">{t('maps:filter.count', { count })}</span>
      </h3>
      <ul className="list-disc pl-6">
        {content.features
          .filter((feature) => layerOf(content.layers, feature).id === layer.id)
          .map((feature) => (
            <li key={feature.id} className="py-1">
              {feature.type === 'photo' ? (
                <img
                  src={`/files/${feature.file}`}
                  alt={feature.alt || t('maps:photo.noAlt')}
                  loading="lazy"
                  className="max-h-48 rounded-lg border border-line"
                />
              ) : null}
              <span className="whitespace-pre-wrap">{wordsOf(feature) || t('maps:untitled')}</span>
              {feature.origin ? <span className="text-ink-soft">　{feature.origin.table}</span> : null}
            </li>
          ))}
      </ul>
    </section>
  );
}

function Working({ maps }: { maps: AreaMaps['working'] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="working" className="flex flex-col gap-3">
      <h2 id="working" className="flex items-center gap-2 text-2xl">
        <Lock aria-hidden="true" className="size-6 shrink-0" />
        {t('maps:area.working')}
      </h2>
      <ul className="flex flex-col divide-y divide-line rounded-xl border border-line shadow-card">
        {maps.map((map) => (
          <li key={map.id} className="flex flex-col items-start px-4 py-2">
            <Link
              to={`/maps/${map.id}`}
              className="inline-flex min-h-11 items-center text-lg text-brand underline underline-offset-4"
            >
              {map.title}
            </Link>
            <span className="text-ink-soft">{map.workshop}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
