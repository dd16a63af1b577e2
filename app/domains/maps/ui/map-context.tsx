import { createContext, useContext, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { isShown, type Layer, type MapFeature } from '../model';
import type { MapEditor } from './editor/editor';
import type { MapFacts } from './facts';

/** The open map: its editor, and what the page knows besides the document. */
export interface OpenMap {
  editor: MapEditor;
  facts: MapFacts;
  /** Narrow: laid out for a phone. */
  compact: boolean;
  view: 'map' | 'list';
  setView: (view: 'map' | 'list') => void;
}

export const MapContext = createContext<OpenMap | null>(null);

export function useMap(): OpenMap {
  const map = useContext(MapContext);
  if (!map) throw new Error('no map is open here');
  return map;
}

/** Layers and features as they are now, and those the filter lets through. */
export function useMapContent(): {
  layers: readonly Layer[];
  features: readonly MapFeature[];
  shown: readonly MapFeature[];
} {
  const { editor } = useMap();
  const { store } = editor;
  useSyncExternalStore(
    (changed) => store.on(changed),
    () => store.version,
    () => store.version,
  );
  const filter = useSignal(editor.filter);
  const { layers, features } = store;
  return { layers, features, shown: features.filter((feature) => isShown(filter, layers, feature)) };
}

/** Name of a layer in the language of the page. */
export function useLayerName(): (layer: Layer) => string {
  const { t } = useTranslation();
  return (layer) => layer.name ?? t(`maps:layer.${layer.id}`);
}

/** Name of a person: from the server, from who is here, else a plain word. */
export function usePersonName(): (id: string) => string {
  const { t } = useTranslation();
  const { editor, facts } = useMap();
  const peers = useSignal(editor.presence.peers);
  return (id) => {
    const { person } = editor.parts;
    if (id === person.id) return t('maps:me', { name: person.name });
    return facts.names[id] ?? peers.find((peer) => peer.id === id)?.name ?? t('maps:somebody');
  };
}
