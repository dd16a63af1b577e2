/** Draws areas on a Leaflet map; loaded in the browser only. */
import L from 'leaflet';
import type { Area, AreaShape } from '../../model';

/** An area to draw. */
export interface DrawnArea {
  area: Pick<Area, 'code' | 'name' | 'kind'>;
  shape: AreaShape;
  approximate: boolean;
  /** Fill; null: only an outline that takes no part. */
  fill: string | null;
  /** Outside of what is looked at. */
  faded: boolean;
  /** Words of the tooltip. */
  title: string;
}

/** A name written on the map. */
export interface MapLabel {
  text: string;
  lat: number;
  lng: number;
}

export interface Drawing {
  /** Emphasises one area, or none. */
  highlight(code: string | null): void;
  remove(): void;
}

const OUTLINE: Record<Area['kind'], L.PathOptions> = {
  city: { color: '#1a1a1a', weight: 3 },
  ward: { color: '#26364a', weight: 2.5 },
  centre: { color: '#4c6178', weight: 1 },
  rengo: { color: '#00428c', weight: 1.5, dashArray: '2 4' },
};

/** Draws the areas, filled ones first; a click on one, or Enter in the list beside, calls `onChoose`. */
export function drawAreas(
  map: L.Map,
  areas: readonly DrawnArea[],
  labels: readonly MapLabel[],
  onChoose: (code: string) => void,
): Drawing {
  const group = L.layerGroup().addTo(map);
  const layers = new Map<string, L.GeoJSON>();
  for (const drawn of [...areas].sort((a, b) => Number(a.fill === null) - Number(b.fill === null))) {
    const layer = L.geoJSON(drawn.shape, { style: styleOf(drawn), interactive: drawn.fill !== null });
    if (drawn.fill !== null) {
      layer.bindTooltip(textElement(drawn.title), { sticky: true });
      layer.on('click', () => onChoose(drawn.area.code));
    }
    layer.addTo(group);
    layers.set(drawn.area.code, layer);
  }
  for (const label of labels) labelMarker(label).addTo(group);
  let emphasised: L.GeoJSON | null = null;
  return {
    highlight(code) {
      if (emphasised) group.removeLayer(emphasised);
      const drawn = areas.find(({ area }) => area.code === code);
      emphasised = drawn
        ? L.geoJSON(drawn.shape, {
            style: { color: '#b3261e', weight: 4, fill: false },
            interactive: false,
          }).addTo(group)
        : null;
    },
    remove: () => group.remove(),
  };
}

function styleOf({ area, fill, faded, approximate }: DrawnArea): L.PathOptions {
  const outline = OUTLINE[area.kind];
  return {
    ...outline,
    opacity: faded ? 0.35 : 1,
    fill: fill !== null,
    fillColor: fill ?? 'transparent',
    fillOpacity: faded ? 0.15 : 0.85,
    ...(approximate && !outline.dashArray ? { dashArray: '6 4' } : {}),
  };
}

function labelMarker({ text, lat, lng }: MapLabel): L.Marker {
  const element = textElement(text);
  element.className = 'map-label-text';
  element.setAttribute('aria-hidden', 'true');
  return L.marker([lat, lng], {
    icon: L.divIcon({ className: 'map-label', html: element, iconSize: [0, 0] }),
    interactive: false,
    keyboard: false,
  });
}

function textElement(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
