import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { useBaseMap } from '~/ui/map/use-base-map';
import { middleOf } from '../../model';
import { Stage } from '../editor/stage';
import { useMap, useMapContent } from '../map-context';
import { Legend } from './legend';

/** What the bars of layers and tools take of the lower edge, pixels. */
const TOOLS_HEIGHT = 140;

/** The map itself: the base, and the canvas with what people drew. */
export function MapSurface({ projector }: { projector: boolean }) {
  const { t } = useTranslation();
  const { editor, facts } = useMap();
  const { features } = useMapContent();
  const tool = useSignal(editor.tool);
  const label = t('maps:surface.label', { title: facts.title });
  const { container, map } = useBaseMap({
    tiles: facts.tiles,
    view: { box: facts.box, below: projector ? 0 : TOOLS_HEIGHT },
    label,
  });
  const { outline } = facts;
  // Facts are read anew with every change of the session; a drawing under way must not notice.
  const latest = useRef(outline);
  useEffect(() => {
    latest.current = outline;
  }, [outline]);
  useEffect(() => {
    if (!map) return;
    const element = map.getContainer();
    // The arrow keys are ours here: a screen reader has to let them through.
    element.setAttribute('role', 'application');
    element.setAttribute('aria-describedby', 'map-surface-help');
    element.tabIndex = 0;
    map.keyboard.disable();
    const stage = new Stage(map, editor, () => latest.current?.shape ?? null, projector);
    const selected = editor.selected.value;
    const feature = selected === null ? undefined : editor.store.get(selected);
    if (feature) stage.show(middleOf(feature));
    return () => stage.destroy();
  }, [map, editor, projector]);
  return (
    <>
      <div ref={container} className="absolute inset-0 z-0" data-testid="map-surface" />
      <p id="map-surface-help" className="sr-only">
        {t('maps:surface.help')}
      </p>
      {projector ? <Legend /> : null}
      {features.length === 0 && tool === 'select' && !projector ? (
        <p className="pointer-events-none absolute inset-x-4 top-6 z-[900] mx-auto max-w-md rounded-2xl bg-white/95 p-4 text-center text-lg shadow-card">
          <strong className="block">{t('maps:empty.title')}</strong>
          {t('maps:empty.map')}
        </p>
      ) : null}
      {outline?.approximate ? (
        <p className="pointer-events-none absolute left-2 top-2 z-[900] rounded-lg bg-white/90 px-2 py-0.5 text-sm">
          {t('maps:approximate')}
        </p>
      ) : null}
    </>
  );
}
