import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapTiles } from '~/platform/map-tiles';
import { useBaseMap } from '~/ui/map/use-base-map';
import {
  type AreaKind,
  boxAround,
  type ClassedFigure,
  classIn,
  colourOf,
  filledKind,
  NO_VALUE_COLOUR,
} from '../../model';
import type { MappedArea } from '../../service/city-map.server';
import type { Drawing, DrawnArea, MapLabel } from './draw-areas';
import { useFigureText } from './figure-text';

const PLAIN_FILL = '#d5e5f5';

export interface MapPanelProps {
  areas: readonly MappedArea[];
  tiles: MapTiles;
  /** Ward looked at; '' for the whole city. */
  ward: string;
  figure: ClassedFigure | null;
  /** Area emphasised by the list. */
  pointed: string | null;
  onChoose: (code: string) => void;
  className: string;
}

/** The map of the city. Everything on it is in the list beside it as well. */
export function MapPanel({ areas, tiles, ward, figure, pointed, onChoose, className }: MapPanelProps) {
  const { t } = useTranslation();
  const figureText = useFigureText();
  const box = useMemo(() => boxOf(areas, ward), [areas, ward]);
  const { container, map } = useBaseMap({
    tiles,
    view: { box: box ?? { south: 24, west: 123, north: 46, east: 146 } },
    label: t('areas:city.map'),
  });
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const drawn = useMemo(
    () =>
      drawnAreas(areas, ward, figure, (area) => titleOf(area.name, figure ? figureText(figure, area) : '')),
    [areas, ward, figure, figureText],
  );
  const labels = useMemo(() => labelsOf(areas, ward), [areas, ward]);

  useEffect(() => {
    if (!map) return;
    let made: Drawing | null = null;
    let ended = false;
    void import('./draw-areas').then(({ drawAreas }) => {
      if (ended) return;
      made = drawAreas(map, drawn, labels, (code) => choose.current(code));
      setDrawing(made);
    });
    return () => {
      ended = true;
      made?.remove();
      setDrawing(null);
    };
  }, [map, drawn, labels]);
  const boxKey = JSON.stringify(box);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure of the same place leaves the view alone
  useEffect(() => {
    if (!map || !box) return;
    void import('~/ui/map/base-map').then(({ lookAt }) => lookAt(map, { box }));
  }, [map, boxKey]);
  useEffect(() => drawing?.highlight(pointed), [drawing, pointed]);
  return <div ref={container} className={className} data-drawn={drawing ? drawn.length : undefined} />;
}

function titleOf(name: string, value: string): string {
  return value === '' ? name : `${name} ${value}`;
}

function isIn(area: MappedArea, ward: string): boolean {
  return ward === '' || area.code === ward || area.code.startsWith(`${ward}-`);
}

function boxOf(areas: readonly MappedArea[], ward: string) {
  return boxAround(areas.filter((area) => isIn(area, ward)).map(({ shape }) => shape));
}

function drawnAreas(
  areas: readonly MappedArea[],
  ward: string,
  figure: ClassedFigure | null,
  title: (area: MappedArea) => string,
): DrawnArea[] {
  const filled: AreaKind = figure?.kind ?? filledKind(areas);
  return areas.flatMap((area) => {
    const { shape, approximate, kind } = area;
    if (!shape || (kind === 'city' && filled !== 'city')) return [];
    const fill = kind === filled ? fillOf(area.code, figure) : null;
    return [{ area, shape, approximate, fill, faded: !isIn(area, ward), title: title(area) }];
  });
}

function fillOf(code: string, figure: ClassedFigure | null): string {
  if (!figure) return PLAIN_FILL;
  const index = classIn(figure, code);
  return index === null ? NO_VALUE_COLOUR : colourOf(index, figure.classes.length);
}

/** Names on the map: the wards of the city, or the centres of a ward; each at the mean of the middles it covers. */
function labelsOf(areas: readonly MappedArea[], ward: string): MapLabel[] {
  const named = areas.filter((area) => (ward === '' ? area.kind === 'ward' : area.parentCode === ward));
  return named.flatMap(({ code, name, shape }) => {
    const inside = areas.filter(
      (area) => area.kind === 'centre' && (area.code === code || area.parentCode === code),
    );
    const middles = inside.flatMap(({ middle }) => middle ?? []);
    if (middles.length > 0) {
      const mean = (pick: (middle: { lat: number; lng: number }) => number) =>
        middles.reduce((sum, middle) => sum + pick(middle), 0) / middles.length;
      return [{ text: name, lat: mean(({ lat }) => lat), lng: mean(({ lng }) => lng) }];
    }
    const box = boxAround([shape]);
    return box ? [{ text: name, lat: (box.south + box.north) / 2, lng: (box.west + box.east) / 2 }] : [];
  });
}
