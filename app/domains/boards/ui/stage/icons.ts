import type { Stamp } from '../../model';

/** Drawings of 24 × 24 units, stroked with round ends. Path data from Lucide (ISC licence). */
export const STAMP_ICONS: Record<Stamp, { path: string; colour: string; filled: boolean }> = {
  heart: {
    path: 'M2 9.5a5.5 5.5 0 0 1 9.591-3.676.56.56 0 0 0 .818 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4-3 5.5l-5.492 5.313a2 2 0 0 1-3 .019L5 15c-1.5-1.5-3-3.2-3-5.5',
    colour: '#d6336c',
    filled: true,
  },
  star: {
    path: 'M11.525 2.295a.53.53 0 0 1 .95 0l2.31 4.679a2.123 2.123 0 0 0 1.595 1.16l5.166.756a.53.53 0 0 1 .294.904l-3.736 3.638a2.123 2.123 0 0 0-.611 1.878l.882 5.14a.53.53 0 0 1-.771.56l-4.618-2.428a2.122 2.122 0 0 0-1.973 0L6.396 21.01a.53.53 0 0 1-.77-.56l.881-5.139a2.122 2.122 0 0 0-.611-1.879L2.16 9.795a.53.53 0 0 1 .294-.906l5.165-.755a2.122 2.122 0 0 0 1.597-1.16z',
    colour: '#b97700',
    filled: true,
  },
  thumb: {
    path: 'M15 5.88 14 10h5.83a2 2 0 0 1 1.92 2.56l-2.33 8A2 2 0 0 1 17.5 22H4a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2h2.76a2 2 0 0 0 1.79-1.11L12 2a3.13 3.13 0 0 1 3 3.88ZM7 10v12',
    colour: '#1f62b5',
    filled: false,
  },
  idea: {
    path: 'M15 14c.2-1 .7-1.7 1.5-2.5 1-.9 1.5-2.2 1.5-3.5A6 6 0 0 0 6 8c0 1 .2 2.2 1.5 3.5.7.7 1.3 1.5 1.5 2.5M9 18h6M10 22h4',
    colour: '#a86a00',
    filled: false,
  },
  question: {
    path: 'M9 9.5a3 2.5 0 0 1 6 0c0 2-2 2-3 3.5M12 17h.01',
    colour: '#7342b8',
    filled: false,
  },
  warning: {
    path: 'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01',
    colour: '#c2410c',
    filled: false,
  },
  smile: {
    path: 'M15 9.5V8.5M17 14.5a6.4 6.4 0 0 1-10 0M9 9.5V8.5',
    colour: '#3f7a1c',
    filled: false,
  },
  check: { path: 'M20 6 9 17l-5-5', colour: '#0d7a6f', filled: false },
};

export const LOCK_ICON =
  'M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2M7 11V7a5 5 0 0 1 10 0v4';

const paths = new Map<string, Path2D>();

/** Parsed once. */
export function iconPath(data: string): Path2D {
  const known = paths.get(data);
  if (known) return known;
  const path = new Path2D(data);
  paths.set(data, path);
  return path;
}
