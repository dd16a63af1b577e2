import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '~/ui/form/inputs';
import { placeFeature } from '../../doc';
import {
  directionTo,
  type LngLat,
  type MapFeature,
  metresBetween,
  middleOf,
  placeText,
  readPlace,
  squareMetres,
} from '../../model';
import { useMap } from '../map-context';

/** Nearer to the middle than this, no direction is told, in metres. */
const NEAR = 50;

/** Where a feature is and how large, in words: for everybody who can't see it on the map. */
export function Where({ feature }: { feature: MapFeature }) {
  const { t } = useTranslation();
  const { facts } = useMap();
  const { box } = facts;
  const middle: LngLat = [(box.west + box.east) / 2, (box.south + box.north) / 2];
  const at = middleOf(feature);
  const metres = metresBetween(middle, at);
  const distance =
    metres >= 1000
      ? t('maps:where.km', { km: (metres / 1000).toFixed(1) })
      : t('maps:where.metres', { metres: Math.round(metres / 10) * 10 });
  return (
    <p className="text-base text-ink-soft">
      {metres < NEAR
        ? t('maps:where.middle')
        : t('maps:where.from', { distance, direction: t(`maps:where.${directionTo(middle, at)}`) })}
      {feature.type === 'line' ? `　${t('maps:length', { metres: lengthOf(feature.points) })}` : ''}
      {feature.type === 'area' ? `　${t('maps:where.size', { size: sizeOf(feature.points) })}` : ''}
    </p>
  );
}

function lengthOf(points: readonly LngLat[]): number {
  const sum = points.reduce((all, at, i) => all + (i > 0 ? metresBetween(points[i - 1] ?? at, at) : 0), 0);
  return Math.round(sum / 10) * 10;
}

/** Two digits: a drawn area is no survey. */
function sizeOf(points: readonly LngLat[]): string {
  return new Intl.NumberFormat('ja-JP', { maximumSignificantDigits: 2 }).format(squareMetres(points));
}

/** The place of a pin, text or photo as latitude and longitude, to be changed without the map. */
export function PlaceInput({ id, at }: { id: string; at: LngLat }) {
  const { t } = useTranslation();
  const { editor } = useMap();
  const now = placeText(at);
  const [text, setText] = useState(now);
  useEffect(() => setText(now), [now]);
  const typed = readPlace(text);
  return (
    <TextInput
      label={t('maps:list.place')}
      id={`place-${id}`}
      name="place"
      autoComplete="off"
      value={text}
      errors={typed ? undefined : [t('maps:list.placeBad')]}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        if (typed && text !== now) editor.change(() => placeFeature(editor.writer, id, [typed]));
      }}
    />
  );
}
