import { useEffect } from 'react';
import { useBaseMap } from '~/ui/map/use-base-map';
import { LAYER_COLOURS, layerOf, type MapContent } from '../../model';
import type { MapFacts } from '../facts';
import { Overlay } from '../stage/overlay';

/** A map to look at, of which nothing can be changed. What it says is in a list beside it. */
export function StillMap({
  facts,
  content,
  label,
  className,
}: {
  facts: Pick<MapFacts, 'outline' | 'box' | 'tiles'>;
  content: MapContent;
  label: string;
  className: string;
}) {
  const { container, map } = useBaseMap({ tiles: facts.tiles, view: { box: facts.box }, label });
  const { outline } = facts;
  useEffect(() => {
    if (!map) return;
    map.scrollWheelZoom.disable();
    const overlay = new Overlay(map, () => ({
      features: content.features,
      brushOf: (feature) => {
        const { colour, sign } = layerOf(content.layers, feature);
        return { colour: LAYER_COLOURS[colour], sign };
      },
      selected: null,
      hidden: null,
      heat: false,
      people: [],
      outline: outline?.shape ?? null,
      crosshair: null,
      corner: null,
      large: false,
    }));
    return () => overlay.destroy();
  }, [map, content, outline]);
  return <div ref={container} className={`relative z-0 ${className}`} />;
}
