import type { LngLat } from '../../model';

/** How far an arrow key moves, in pixels: a corner, and the map or a corner with Shift; the map with Shift. */
const FINE_STEP = 10;
const STEP = 40;
const LARGE_STEP = 160;

/** Directions of the arrow keys on the screen. */
export const ARROWS: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Pixels an arrow key moves the map. */
export function mapStepOf(event: KeyboardEvent): number {
  return event.shiftKey ? LARGE_STEP : STEP;
}

/** Pixels an arrow key moves a corner: finer. */
export function cornerStepOf(event: KeyboardEvent): number {
  return event.shiftKey ? STEP : FINE_STEP;
}

/** A place as the document stores it. */
export function roundPlace(lng: number, lat: number): LngLat {
  return [round(lng), round(lat)];
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
