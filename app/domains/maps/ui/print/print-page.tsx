import { Link } from '@remix-run/react';
import { ArrowLeft, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { ScrollRegion } from '~/ui/scroll-region';
import { layerOf, type MapContent, type MapFeature, wordsOf } from '../../model';
import type { MapFacts } from '../facts';
import { SignIcon } from '../parts/sign-icon';
import { MapSheet } from './map-sheet';
import './print.css';

export interface Paper {
  size: 'a4' | 'a3';
  orientation: 'portrait' | 'landscape';
}

/** What is printed of a map, whoever prints it. */
export interface PrintedMap extends Pick<MapFacts, 'area' | 'outline' | 'box' | 'tiles'> {
  title: string;
  /** Where it was drawn, or when it was published. */
  about: string;
  /** Address the sheet leads back to. */
  url: string;
  /** Path of the page it is printed from. */
  back: string;
  /** What the address of the printing page says besides the paper: `view=print`. */
  query: string;
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
  map,
  content,
  search,
}: {
  map: PrintedMap;
  content: MapContent;
  search: URLSearchParams;
}) {
  const paper = readPaper(search);
  const numbered = numberFeatures(content);
  return (
    <main id="main" className="min-h-dvh bg-solid-gray-100 print:bg-white">
      <Controls map={map} paper={paper} />
      <ScrollRegion aria-label={map.title} className="print:overflow-visible">
        <MapSheet
          key={`${paper.size}-${paper.orientation}`}
          map={map}
          content={content}
          numbered={numbered}
          paper={paper}
        />
        {numbered.length > 0 ? <ListSheet content={content} numbered={numbered} paper={paper} /> : null}
      </ScrollRegion>
    </main>
  );
}

/** Features in the order of their layers, so that a number on the map is found in the list. */
export function numberFeatures(content: MapContent): MapFeature[] {
  return content.layers.flatMap((layer) =>
    content.features.filter((feature) => layerOf(content.layers, feature).id === layer.id),
  );
}

function Controls({ map, paper }: { map: PrintedMap; paper: Paper }) {
  const { t } = useTranslation();
  const choices: Paper[] = [
    { size: 'a4', orientation: 'landscape' },
    { size: 'a4', orientation: 'portrait' },
    { size: 'a3', orientation: 'landscape' },
    { size: 'a3', orientation: 'portrait' },
  ];
  return (
    <div className="flex flex-wrap items-center gap-3 border-b border-line bg-white px-4 py-2 print:hidden">
      <Link to={map.back} className="inline-flex min-h-11 items-center gap-2 text-brand">
        <ArrowLeft aria-hidden="true" className="size-5" />
        {t('maps:print.back')}
      </Link>
      <nav aria-label={t('maps:print.paper')} className="flex flex-wrap gap-1">
        {choices.map(({ size, orientation }) => (
          <Link
            key={`${size}-${orientation}`}
            to={`?${map.query}&paper=${size}&orientation=${orientation}`}
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
              {feature.type === 'photo' ? (
                <img src={`/files/${feature.file}`} alt="" className="mb-1 max-h-[34mm] max-w-full rounded" />
              ) : null}
              <span className="whitespace-pre-wrap">{wordsOf(feature) || t('maps:untitled')}</span>
              {feature.origin ? <span className="text-ink-soft">　{feature.origin.table}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
