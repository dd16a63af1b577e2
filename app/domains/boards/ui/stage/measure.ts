import { FONT_FAMILY } from './palette';
import type { FitLimits, MeasureEm } from './text-layout';

const EM = 100;
const LIMIT = 8000;

/** Measures runs with a canvas and remembers them. `forget` when fonts have arrived. */
export class CanvasMeasure {
  readonly #context = document.createElement('canvas').getContext('2d');
  readonly #widths = new Map<string, number>();
  readonly #ascents = new Map<number, { ascent: number; descent: number }>();
  #weight = 0;

  readonly em: MeasureEm = (run, weight) => {
    const key = `${weight}${run}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const context = this.#context;
    if (!context) return run.length * 0.55;
    if (weight !== this.#weight) {
      context.font = `${weight} ${EM}px ${FONT_FAMILY}`;
      this.#weight = weight;
    }
    const width = context.measureText(run).width / EM;
    if (this.#widths.size > LIMIT) this.#widths.clear();
    this.#widths.set(key, width);
    return width;
  };

  /** Distance from the top of a line to its baseline in em, as the browser places text in a line of that height. */
  baseline(weight: number, lineHeight: number): number {
    const known = this.#ascents.get(weight);
    if (known) return (lineHeight - known.ascent - known.descent) / 2 + known.ascent;
    const context = this.#context;
    if (!context) return lineHeight * 0.8;
    context.font = `${weight} ${EM}px ${FONT_FAMILY}`;
    this.#weight = weight;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('あ');
    this.#ascents.set(weight, { ascent: fontBoundingBoxAscent / EM, descent: fontBoundingBoxDescent / EM });
    return this.baseline(weight, lineHeight);
  }

  forget(): void {
    this.#ascents.clear();
    this.#widths.clear();
    this.#weight = 0;
  }
}

/** Inner room of a note for text: margins in board units. The foot holds author, tags and votes. */
export const NOTE_PAD = 16;
export const NOTE_FOOT = 30;
export const NOTE_WEIGHT = 500;
export const NOTE_LINE = 1.42;
export const LABEL_LINE = 1.35;
export const LABEL_PAD = 4;
export const TITLE_WEIGHT = 700;

/** Margins of a note of this size; small notes give up margin before text. */
export function notePadding(w: number, h: number): { side: number; top: number; foot: number } {
  const scale = Math.min(1, Math.min(w, h) / 140);
  return { side: NOTE_PAD * scale, top: NOTE_PAD * 0.9 * scale, foot: NOTE_FOOT * scale };
}

/** Sizes a note's text may take: grows with the sheet, readable at the least. */
export function noteLimits(w: number, h: number): FitLimits {
  const base = Math.min(w, h);
  const max = Math.round(Math.min(64, Math.max(14, base * 0.16)));
  return {
    max,
    min: Math.min(max, Math.max(9, Math.round(base * 0.07))),
    lineHeight: NOTE_LINE,
    weight: NOTE_WEIGHT,
  };
}
