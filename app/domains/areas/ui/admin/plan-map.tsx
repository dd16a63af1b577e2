import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapTiles } from '~/platform/map-tiles';
import { useBaseMap } from '~/ui/map/use-base-map';
import { boxAround } from '../../model';
import type { BoundaryChange, BoundaryPlan } from '../../service/boundary-import.server';
import type { Drawing, DrawnArea, MapLabel } from '../city/draw-areas';

const FILLS: Record<BoundaryChange, string> = { new: '#8fd0a8', replaces: '#f6c667', same: '#d6d6d6' };
const LABELS_MOST = 100;

/** The shapes of the file on the map, with marks where features are wrong. The lists beside say the same. */
export function PlanMap({ plan, tiles }: { plan: BoundaryPlan; tiles: MapTiles }) {
  const { t } = useTranslation();
  const box = useMemo(() => boxAround(plan.matched.map(({ shape }) => shape)), [plan]);
  const { container, map } = useBaseMap({
    tiles,
    view: { box: box ?? { south: 24, west: 123, north: 46, east: 146 } },
    label: t('areas:import.map'),
  });
  const drawn = useMemo(
    () =>
      plan.matched.map(({ code, name, shape, change }): DrawnArea => {
        const title = `${name} ${t(`areas:import.changes.${change}`)}`;
        return {
          area: { code, name, kind: 'centre' },
          shape,
          approximate: false,
          fill: FILLS[change],
          faded: false,
          title,
        };
      }),
    [plan, t],
  );
  const labels = useMemo(() => labelsOf(plan), [plan]);
  useEffect(() => {
    if (!map) return;
    let made: Drawing | null = null;
    let ended = false;
    void Promise.all([import('../city/draw-areas'), import('~/ui/map/base-map')]).then(
      ([{ drawAreas }, { lookAt }]) => {
        if (ended) return;
        made = drawAreas(map, drawn, labels, () => undefined);
        if (box) lookAt(map, { box });
        container.current?.setAttribute('data-drawn', String(drawn.length));
      },
    );
    return () => {
      ended = true;
      made?.remove();
    };
  }, [map, drawn, labels, box, container]);
  return (
    <div
      ref={container}
      className="isolate h-96 rounded-xl border border-line lg:sticky lg:top-4 lg:h-[32rem]"
    />
  );
}

function labelsOf({ matched, bad }: BoundaryPlan): MapLabel[] {
  const names = matched.slice(0, LABELS_MOST).flatMap(({ name, shape }): MapLabel[] => {
    const box = boxAround([shape]);
    return box ? [{ text: name, lat: (box.south + box.north) / 2, lng: (box.west + box.east) / 2 }] : [];
  });
  const flaws = bad
    .slice(0, LABELS_MOST)
    .flatMap(({ number, at }): MapLabel[] => (at ? [{ text: `⚠ ${number}`, lat: at[1], lng: at[0] }] : []));
  return [...names, ...flaws];
}
