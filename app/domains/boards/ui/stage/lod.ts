/**
 * What is drawn how. `near`: objects in view are elements, the canvas draws only grounds. `far`: everything is drawn
 * on canvas tiles. The two thresholds lie apart so that resting near one never flickers.
 */
export type Mode = 'near' | 'far';

export const NEAR_ENTER = { zoom: 0.42, objects: 260 } as const;
export const NEAR_LEAVE = { zoom: 0.36, objects: 420 } as const;

/** `inView` is asked only when the zoom alone does not decide. */
export function chooseMode(before: Mode, zoom: number, inView: () => number): Mode {
  const bound = before === 'near' ? NEAR_LEAVE : NEAR_ENTER;
  if (zoom < bound.zoom) return 'far';
  return inView() > bound.objects ? 'far' : 'near';
}

/** How the text of a note is drawn on the canvas. */
export type TextDetail = 'text' | 'bars' | 'none';

/** `size`: font size in CSS pixels as seen; `dpr`: device pixels in one; `rough`: gone again in a moment. */
export function textDetail(size: number, dpr: number, rough = false): TextDetail {
  if (rough) return size >= 9 ? 'text' : size >= 1.6 ? 'bars' : 'none';
  if (size >= 4.2 || (size >= 3.2 && dpr >= 2)) return 'text';
  return size >= 1.6 ? 'bars' : 'none';
}

/** Factor by which titles grow against the zoom so that they stay readable, with the font size they have at 1. */
export function titleScale(zoom: number, fontSize: number): number {
  return Math.max(1, Math.min(5, 12 / (fontSize * zoom)));
}

/** An island inside another keeps its title below this growth: beyond, it would lie on the outer one's. */
const INNER_TITLE_UP_TO = 2.2;

/** As `titleScale` for the title of a group at this depth of nesting; 0 when it is not shown. */
export function groupTitleScale(zoom: number, fontSize: number, depth: number): number {
  const scale = titleScale(zoom, fontSize);
  return depth > 0 && scale > INNER_TITLE_UP_TO ? 0 : scale;
}

/** Sheets smaller than this on the device are plain rectangles. */
export const SPRITE_MIN = 20;
/** From this size a sheet gets its soft shadow. */
export const SPRITE_FROM = 76;
/** Sheets larger than this are not kept as bitmaps. */
export const SPRITE_MAX = 640;
