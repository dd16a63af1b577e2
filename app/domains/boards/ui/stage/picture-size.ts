import type { Box } from '../../model';

/** What browsers still make a picture of: side (Safari, Firefox) and area (Safari on phones). */
export const PICTURE_LIMIT = { side: 16_384, area: 16_384 * 4096 } as const;

/** Size in pixels of a box at a scale, brought down to what a browser can make. */
export function pictureSize(
  box: Box,
  wanted: number,
): { width: number; height: number; scale: number; clamped: boolean } {
  const w = Math.max(1, box.w);
  const h = Math.max(1, box.h);
  const scale = Math.min(
    wanted,
    PICTURE_LIMIT.side / w,
    PICTURE_LIMIT.side / h,
    Math.sqrt(PICTURE_LIMIT.area / (w * h)),
  );
  return {
    width: Math.max(1, Math.floor(w * scale)),
    height: Math.max(1, Math.floor(h * scale)),
    scale,
    clamped: scale < wanted,
  };
}
