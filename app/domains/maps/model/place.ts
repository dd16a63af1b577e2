import { point } from './parse';
import type { LngLat } from './types';

/** A place as people write it: latitude and longitude, to about a metre. */
export function placeText([lng, lat]: LngLat): string {
  return `${lat.toFixed(5)}, ${lng.toFixed(5)}`;
}

/** A place typed as latitude and longitude, also in full width; null when it is none. */
export function readPlace(text: string): LngLat | null {
  const [lat, lng, rest] = text
    .normalize('NFKC')
    .split(/[,、\s]+/)
    .filter((part) => part !== '')
    .map(Number);
  if (lat === undefined || lng === undefined || rest !== undefined || Math.abs(lat) > 85) return null;
  return Math.abs(lng) <= 180 ? point([lng, lat]) : null;
}
