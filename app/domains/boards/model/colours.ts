import type { Colour } from './types';

/** How a colour looks. `ink` is written on `paper`; `line` is drawn and written on the board itself. */
export interface ColourValues {
  /** Face of a note, of a frame's or a group's title. */
  paper: string;
  /** Text on the paper: contrast ≥ 7. */
  ink: string;
  /** Border of the paper. */
  edge: string;
  /** Pen lines, connectors and labels on the board: contrast ≥ 4.5 against `BOARD_BACKGROUND`. */
  line: string;
}

export const BOARD_BACKGROUND = '#f7f4ee';

export const COLOUR_VALUES: Readonly<Record<Colour, ColourValues>> = {
  yellow: { paper: '#fff1a8', ink: '#2b2600', edge: '#d9bf3f', line: '#7a5f00' },
  orange: { paper: '#ffd9b3', ink: '#331b00', edge: '#e0a160', line: '#a34a00' },
  pink: { paper: '#ffd3df', ink: '#3a0716', edge: '#e592ab', line: '#b01c4f' },
  purple: { paper: '#e4d8fb', ink: '#22104a', edge: '#b39be0', line: '#6b3fb8' },
  blue: { paper: '#cfe4ff', ink: '#06254a', edge: '#8db8ea', line: '#1558b0' },
  teal: { paper: '#c4ecec', ink: '#04302f', edge: '#7cc4c3', line: '#0b6a69' },
  green: { paper: '#d6efc0', ink: '#142c04', edge: '#9bc878', line: '#3a6b12' },
  white: { paper: '#ffffff', ink: '#1a1a1a', edge: '#b8b4aa', line: '#4d4a44' },
  grey: { paper: '#e4e2dc', ink: '#1f1e1b', edge: '#b3afa5', line: '#5f5c55' },
};

/** WCAG contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
