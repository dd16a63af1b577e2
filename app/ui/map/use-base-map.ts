import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapTiles } from '~/platform/map-tiles';
import { untilLoaded } from '../until-loaded';
import type { MapView } from './base-map';

/**
 * A base map in an element: give `container` to a sized `div`; `map` is null until the browser has made it, and
 * another one when background or language change. `view` and `label` count at the beginning only.
 */
export function useBaseMap({ tiles, view, label }: { tiles: MapTiles; view: MapView; label?: string }) {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const { t, i18n } = useTranslation();
  const first = useRef({ view, label });
  const tilesKey = JSON.stringify(tiles);
  const { language } = i18n;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object with the same setting is no new map, and `language` stands for `t`
  useEffect(() => {
    let made: LeafletMap | null = null;
    let ended = false;
    const element = container.current;
    const part = untilLoaded(() => import('./base-map'), {
      wanted: () => !ended,
      onFailure: () => element?.replaceChildren(notice(t('map.missing'))),
    });
    void part.then((loaded) => {
      if (ended || !loaded || !element) return;
      element.replaceChildren();
      const words = {
        label: first.current.label ?? t('map.label'),
        zoomIn: t('map.zoomIn'),
        zoomOut: t('map.zoomOut'),
      };
      made = loaded.createBaseMap(element, { tiles, view: first.current.view, words });
      setMap(made);
    });
    return () => {
      ended = true;
      made?.remove();
      setMap(null);
    };
  }, [tilesKey, language]);
  return { container, map };
}

/** Stands where the map would be. */
function notice(words: string): HTMLElement {
  const element = document.createElement('p');
  element.setAttribute('role', 'status');
  element.className = 'mx-auto max-w-md p-8 text-center text-balance';
  element.textContent = words;
  return element;
}
