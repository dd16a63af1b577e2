/** Sizes things have when nobody chose one, in board units. */
export const NOTE_SIZE = [200, 140] as const;
export const LABEL_FONT_SIZE = 28;
export const FRAME_SIZE = [960, 640] as const;
export const STAMP_SIZE = [56, 56] as const;
export const IMAGE_SIZE = [320, 240] as const;
export const PEN_SIZE = [100, 100] as const;
export const PEN_WIDTH = 4;

/** Room a group's box keeps around its members, and above them for the 表札. */
export const GROUP_PADDING = 24;
export const GROUP_TITLE_HEIGHT = 56;
/** Size of the box of a group without members. */
export const EMPTY_GROUP_SIZE = [280, 200] as const;

/** Groups nested deeper than this are read as standing alone; it keeps every walk over a group tree short. */
export const MAX_NESTING = 16;

/** Bounds within which stored numbers are believed; values outside are brought back to the nearest bound. */
export const COORDINATE_LIMIT = 1_000_000;
export const SIZE_LIMIT = { min: 4, max: 100_000 } as const;
export const FONT_SIZE_LIMIT = { min: 8, max: 400 } as const;
export const PEN_WIDTH_LIMIT = { min: 1, max: 64 } as const;

/** What one board may hold. Views announce `near` before anything is refused. */
export const BOARD_LIMIT = { objects: 20_000, bytes: 24 * 1024 * 1024 } as const;
/** Share of a limit from which people are told. */
export const NEAR = 0.8;
/** Longest text of one object and longest tag, in UTF-16 units; longer ones are read in full but not written. */
export const TEXT_LIMIT = 5_000;
export const TAG_LIMIT = 40;

export type FillLevel = 'ok' | 'near' | 'full';

/** How full a board is: the fuller of its two measures counts. */
export function fillLevel(size: { objects: number; bytes: number }): FillLevel {
  const share = Math.max(size.objects / BOARD_LIMIT.objects, size.bytes / BOARD_LIMIT.bytes);
  if (share >= 1) return 'full';
  return share >= NEAR ? 'near' : 'ok';
}
