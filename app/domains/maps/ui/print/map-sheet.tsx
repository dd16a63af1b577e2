import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { useBaseMap } from '~/ui/map/use-base-map';
import { QrCode } from '~/ui/qr-code';
import {
  boundsOf,
  countByLayer,
  isPath,
  LAYER_COLOURS,
  type LngLat,
  layerOf,
  type MapContent,
  type MapFeature,
  middleOf,
  pointsOf,
  scaleBar,
} from '../../model';
import type { MapFacts } from '../facts';
import { SignIcon } from '../parts/sign-icon';
import { ringsOf } from '../stage/extras';
import { SIGN_PATHS } from '../stage/signs';
import type { Paper, PrintedMap } from './print-page';

/** Metres of one pixel at the equator at zoom 0, in Web Mercator with tiles of 256. */
const EQUATOR = 156_543.033_92;
/** Longest scale bar, in CSS pixels. */
const BAR = 220;

/** The sheet with the map: title, north, scale, legend, credits and the way back to the living map. */
export function MapSheet({
  map: printed,
  content,
  numbered,
  paper,
}: {
  map: PrintedMap;
  content: MapContent;
  numbered: readonly MapFeature[];
  paper: Paper;
}) {
  const { t, i18n } = useTranslation();
  const { title, about, area, outline, tiles, url } = printed;
  const { container, map } = useBaseMap({
    tiles,
    view: { box: unite(printed.box, content) },
    label: t('maps:surface.label', { title }),
  });
  const projection = useProjection(map);
  return (
    <section
      data-sheet={`${paper.size}-${paper.orientation}`}
      data-print-ready={projection !== null}
      className="map-sheet with-map"
    >
      <header className="flex flex-wrap items-end justify-between gap-x-4">
        <h1 className="text-2xl">{title}</h1>
        <p className="ml-auto text-right text-base">
          {area.name}　{about}
        </p>
      </header>
      <div className="relative min-h-0 flex-1 overflow-hidden border border-line-strong">
        <div ref={container} className="absolute inset-0 z-0" />
        {projection ? (
          <Drawing projection={projection} content={content} numbered={numbered} outline={outline} />
        ) : (
          <p role="status" className="absolute inset-0 flex items-center justify-center print:hidden">
            {t('maps:print.loading')}
          </p>
        )}
        <NorthArrow />
        {projection ? <ScaleBar projection={projection} /> : null}
      </div>
      <footer className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Legend content={content} />
        <div className="min-w-[80mm] flex-1 wrap-anywhere text-sm leading-snug text-ink-soft">
          <p>{t('maps:print.made', { at: formatDate(Date.now(), i18n.language as Language) })}</p>
          {outline ? (
            <p>
              {t('maps:print.outline', { source: outline.source })}
              {outline.approximate ? `（${t('maps:approximate')}）` : ''}
            </p>
          ) : null}
          {tiles.kind === 'images' ? <p>{tiles.credit.text}</p> : null}
          <p>{url}</p>
        </div>
        <QrCode text={url} label={t('maps:print.qr')} className="size-20 shrink-0" />
      </footer>
    </section>
  );
}

/** Where places lie on the sheet, in CSS pixels. */
interface Projection {
  pixelOf: (place: LngLat) => readonly [number, number];
  metresPerPixel: number;
}

/** The map stands still from the start: its places are asked for once, when it has its size. */
function useProjection(map: LeafletMap | null): Projection | null {
  const [projection, setProjection] = useState<Projection | null>(null);
  useEffect(() => {
    if (!map) return;
    for (const handler of [
      map.dragging,
      map.scrollWheelZoom,
      map.doubleClickZoom,
      map.touchZoom,
      map.keyboard,
    ]) {
      handler.disable();
    }
    const take = () =>
      setProjection({
        pixelOf: ([lng, lat]) => {
          const { x, y } = map.latLngToContainerPoint([lat, lng]);
          return [x, y];
        },
        metresPerPixel: (EQUATOR * Math.cos((map.getCenter().lat * Math.PI) / 180)) / 2 ** map.getZoom(),
      });
    take();
    map.on('moveend resize', take);
    return () => {
      map.off('moveend resize', take);
      setProjection(null);
    };
  }, [map]);
  return projection;
}

function unite(box: MapFacts['box'], content: MapContent) {
  const drawn = boundsOf(content.features.flatMap((feature) => [...pointsOf(feature)]));
  if (!drawn) return box;
  return {
    west: Math.min(box.west, drawn.west),
    south: Math.min(box.south, drawn.south),
    east: Math.max(box.east, drawn.east),
    north: Math.max(box.north, drawn.north),
  };
}

/** What people drew, as lines that stay sharp on paper; each with its number in the list. */
function Drawing({
  projection: { pixelOf },
  content,
  numbered,
  outline,
}: {
  projection: Projection;
  content: MapContent;
  numbered: readonly MapFeature[];
  outline: MapFacts['outline'];
}) {
  const path = (places: readonly LngLat[]) =>
    places
      .map(
        (place, i) =>
          `${i === 0 ? 'M' : 'L'}${pixelOf(place)
            .map((n) => n.toFixed(1))
            .join(' ')}`,
      )
      .join('');
  return (
    <svg aria-hidden="true" className="absolute inset-0 z-10 size-full" data-testid="print-drawing">
      {outline
        ? ringsOf(outline.shape).map((ring) => (
            <path
              key={path(ring.slice(0, 2))}
              d={`${path(ring)}Z`}
              fill="none"
              stroke="#3c4a5a"
              strokeWidth="2.5"
              strokeDasharray="9 5"
            />
          ))
        : null}
      {numbered.map((feature, i) => {
        const { colour, sign } = layerOf(content.layers, feature);
        const tint = LAYER_COLOURS[colour];
        const [x, y] = pixelOf(middleOf(feature));
        return (
          <g key={feature.id}>
            {isPath(feature) ? (
              <path
                d={`${path(feature.points)}${feature.type === 'area' ? 'Z' : ''}`}
                fill={feature.type === 'area' ? tint : 'none'}
                fillOpacity="0.18"
                stroke={tint}
                strokeWidth="3"
                strokeLinejoin="round"
              />
            ) : null}
            <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(0.85)`}>
              <path d={SIGN_PATHS[sign]} fill={tint} stroke="#ffffff" strokeWidth="3" paintOrder="stroke" />
            </g>
            <text
              x={x + 10}
              y={y + 5}
              fontSize="14"
              fontWeight="700"
              fill="#1a1a1a"
              stroke="#ffffff"
              strokeWidth="3.5"
              paintOrder="stroke"
            >
              {i + 1}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function NorthArrow() {
  const { t } = useTranslation();
  return (
    <div className="absolute right-2 top-2 z-20 flex flex-col items-center rounded bg-white/90 px-2 py-1 font-bold leading-tight">
      <svg aria-hidden="true" viewBox="0 0 20 28" className="h-8 w-6">
        <path d="M10 0 L18 26 L10 20 L2 26 Z" fill="#1a1a1a" />
      </svg>
      {t('maps:print.north')}
    </div>
  );
}

function ScaleBar({ projection }: { projection: Projection }) {
  const { t } = useTranslation();
  const { metres, length } = scaleBar(projection.metresPerPixel, BAR);
  return (
    <div className="absolute bottom-2 left-2 z-20 rounded bg-white/90 px-2 py-1 text-sm leading-tight">
      <svg aria-hidden="true" width={length + 2} height="10">
        <path d={`M1 0 V9 H${length + 1} V0`} fill="none" stroke="#1a1a1a" strokeWidth="2" />
      </svg>
      <p>
        {metres >= 1000 ? t('maps:print.scaleKm', { km: metres / 1000 }) : t('maps:print.scale', { metres })}
      </p>
    </div>
  );
}

function Legend({ content }: { content: MapContent }) {
  const { t } = useTranslation();
  const counts = countByLayer(content);
  return (
    <ul aria-label={t('maps:legend')} className="flex flex-wrap gap-x-5 gap-y-1 text-base">
      {content.layers.map((layer) => (
        <li key={layer.id} className="flex items-center gap-1.5 whitespace-nowrap">
          <SignIcon layer={layer} className="size-5" />
          {layer.name ?? t(`maps:layer.${layer.id}`)}
          <span className="tabular-nums">{counts.get(layer.id) ?? 0}</span>
        </li>
      ))}
    </ul>
  );
}
