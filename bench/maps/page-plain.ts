import 'leaflet/dist/leaflet.css';
import L from 'leaflet';

/** Plain Leaflet with the same pins, to be measured beside the product: circles on its canvas, or markers of the page. */
export interface PlainPin {
  lat: number;
  lng: number;
  colour: string;
}

declare global {
  interface Window {
    showPins?: (
      pins: readonly PlainPin[],
      look: { as: 'circles' | 'markers'; width: number; height: number },
    ) => void;
  }
}

window.showPins = (pins, { as, width, height }) => {
  const host = document.getElementById('host');
  if (!host) throw new Error('no host');
  host.style.width = `${width}px`;
  host.style.height = `${height}px`;
  const map = L.map(host, { preferCanvas: true, zoomSnap: 0.5 });
  for (const { lat, lng, colour } of pins) {
    const circle = { radius: 9, color: '#ffffff', weight: 2, fillColor: colour, fillOpacity: 1 };
    const icon = L.divIcon({
      html: `<svg viewBox="-10 -10 20 20" width="20" height="20"><circle r="8" fill="${colour}" stroke="#fff" stroke-width="2"/></svg>`,
      iconSize: [20, 20],
      className: '',
    });
    (as === 'circles' ? L.circleMarker([lat, lng], circle) : L.marker([lat, lng], { icon })).addTo(map);
  }
  const bounds = L.latLngBounds(pins.map(({ lat, lng }) => [lat, lng]));
  map.fitBounds(bounds, { animate: false, padding: [12, 12] });
  host.dataset.ready = 'true';
};
