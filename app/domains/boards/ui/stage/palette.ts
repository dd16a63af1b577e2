import { BOARD_BACKGROUND, COLOUR_VALUES, type Colour } from '../../model';

/** Sheets, lines and words of each colour as the document names them. */
export const PAPERS = COLOUR_VALUES;
export const BOARD = BOARD_BACKGROUND;
export const DOT = '#d8cfbf';
export const INK = '#2b2721';
export const FAINT_INK = '#625a4c';
/** Votes, highlights. */
export const ACCENT = '#b4430f';

/** Ground of a group: the colour of its paper, thin enough to let the board through. */
export function wash(colour: Colour): string {
  return `${PAPERS[colour].paper}${colour === 'white' ? 'cc' : '73'}`;
}

export const FRAME_GROUND = 'rgba(255, 255, 253, 0.66)';

export const FONT_FAMILY =
  "'Noto Sans JP Variable', 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans CJK JP', sans-serif";

/** CSS font shorthand in pixels. */
export function font(size: number, weight: number): string {
  return `${weight} ${size}px ${FONT_FAMILY}`;
}
