import type { Stamp } from '../../model';
import { STAMP_ICONS } from '../stage/icons';

/** A stamp as the board draws it. */
export function StampSign({ stamp }: { stamp: Stamp }) {
  const { path, colour, filled } = STAMP_ICONS[stamp];
  return (
    <svg viewBox="-6 -6 36 36" aria-hidden="true" className="size-9">
      <circle cx="12" cy="12" r="17" fill={colour} />
      <path
        d={path}
        fill={filled ? '#ffffff' : 'none'}
        stroke="#ffffff"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
