import { Link } from '@remix-run/react';
import { ArrowLeft, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { layerOf, type MapContent, type MapFeature } from '../../model';
import type { MapPageData } from '../page/map-page';
import { SignIcon } from '../parts/sign-icon';
import { MapSheet } from './map-sheet';
import './print.css';

export interface Paper {
  size: 'a4' | 'a3';
  orientation: 'portrait' | 'landscape';
}

/** Paper asked for by the address; A4 landscape unless it says otherwise. */
export function readPaper(search: URLSearchParams): Paper {
  return {
    size: search.get('paper') === 'a3' ? 'a3' : 'a4',
    orientation: search.get('orientation') === 'portrait' ? 'portrait' : 'landscape',
  };
}

/** The map on one sheet, and what is written on it on the sheets after, in the size that was chosen. */
export function PrintPage({
  page,
  content,
  search,
}: {
  page: MapPageData;
  content: MapContent;
  search: URLSearchParams;
}) {
  const paper = readPaper(search);
  const numbered = numberFeatures(content);
  return (
    <main id="main" className="min-h-dvh bg-solid-gray-100 print:bg-white">
      <Controls page={page} paper={paper} />
      <MapSheet
        key={`${paper.size}-${paper.orientation}`}
        page={page}
        content={content}
        numbered={numbered}
        paper={paper}
      />
      {numbered.length > 0 ? <ListSheet content={content} numbered={numbered} paper={paper} /> : null}
    </main>
  );
}

/** Features in the order of their layers, so that a number on the map is found in the list. */
export function numberFeatures(content: MapContent): MapFeature[] {
  return content.layers.flatMap((layer) =>
    content.features.filter((feature) => layerOf(content.layers, feature).id === layer.id),
  );
}

function Controls({ page, paper }: { page: MapPageData; paper: Paper }) {
  const { t } = useTranslation();
  const { mapId } = page.facts;
  const choices: Paper[] = [
    { size: 'a4', orientation: 'landscape' },
    { size: 'a4', orientation: 'portrait' },
    { size: 'a3', orientation: 'landscape' },
    { size: 'a3', orientation: 'portrait' },
  ];
  return (
    <div className="flex flex-wrap items-center gap-3 border-b border-line bg-white px-4 py-2 print:hidden">
      <Link to={`/maps/${mapId}`} className="inline-flex min-h-11 items-center gap-2 text-brand">
        <ArrowLeft aria-hidden="true" className="size-5" />
        {t('maps:print.back')}
      </Link>
      <nav aria-label={t('maps:print.paper')} className="flex flex-wrap gap-1">
        {choices.map(({ size, orientation }) => (
          <Link
            key={`${size}-${orientation}`}
            to={`?view=print&paper=${size}&orientation=${orientation}`}
            replace
            aria-current={size === paper.size && orientation === paper.orientation ? 'true' : undefined}
            className="inline-flex min-h-11 items-center rounded-lg px-3 text-brand hover:bg-brand-soft aria-[current]:bg-brand-soft aria-[current]:font-bold"
          >
            {t(`maps:print.${size}`)} {t(`maps:print.${orientation}`)}
          </Link>
        ))}
      </nav>
      <Button className="ml-auto" onPress={() => window.print()}>
        <Printer aria-hidden="true" className="size-5" />
        {t('maps:print.now')}
      </Button>
    </div>
  );
}

function ListSheet({
  content,
  numbered,
  paper,
}: {
  content: MapContent;
  numbered: readonly MapFeature[];
  paper: Paper;
}) {
  const { t } = useTranslation();
  return (
    <section data-sheet={`${paper.size}-${paper.orientation}`} className="map-sheet">
      <h2 className="text-xl">{t('maps:print.list')}</h2>
      <ol className="map-sheet-list text-base leading-snug">
        {numbered.map((feature, i) => (
          <li key={feature.id} className="flex break-inside-avoid items-start gap-1.5 pb-1.5">
            <span className="w-7 shrink-0 text-right font-bold tabular-nums">{i + 1}</span>
            <SignIcon layer={layerOf(content.layers, feature)} className="mt-0.5 size-4" />
            <span className="min-w-0">
              <span className="whitespace-pre-wrap">{feature.text.trim() || t('maps:untitled')}</span>
              {feature.origin ? <span className="text-ink-soft">（{feature.origin.table}）</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
