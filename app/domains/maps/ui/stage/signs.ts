import type { Sign } from '../../model';

/** Outlines of the signs in a box from −10 to 10, for canvas and SVG alike. */
export const SIGN_PATHS: Record<Sign, string> = {
  circle: 'M0 -9 A9 9 0 1 1 0 9 A9 9 0 1 1 0 -9 Z',
  triangle: 'M0 -10 L10 8 L-10 8 Z',
  star: 'M0 -10.5 L2.9 -3.4 L10.3 -3 L4.6 1.8 L6.5 9 L0 5 L-6.5 9 L-4.6 1.8 L-10.3 -3 L-2.9 -3.4 Z',
  square: 'M-8 -8 H8 V8 H-8 Z',
  diamond: 'M0 -10.5 L10 0 L0 10.5 L-10 0 Z',
  hexagon: 'M-5 -9 H5 L10 0 L5 9 H-5 L-10 0 Z',
  drop: 'M0 -11 C4 -5 8 -1 8 3 A8 8 0 1 1 -8 3 C-8 -1 -4 -5 0 -11 Z',
  cross: 'M-3.5 -10 H3.5 V-3.5 H10 V3.5 H3.5 V10 H-3.5 V3.5 H-10 V-3.5 H-3.5 Z',
};
