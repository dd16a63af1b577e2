/**
 * Breaks text into lines as the browser does with `line-break: strict; overflow-wrap: anywhere; white-space:
 * pre-wrap`, and finds the size at which it fits a note, so that canvas, export and DOM agree without layout.
 */

/** Width in em of a run without spaces at a given weight. */
export type MeasureEm = (run: string, weight: number) => number;

export interface TextFit {
  fontSize: number;
  lineHeight: number;
  lines: readonly string[];
  /** True when even the smallest size leaves text out; the last line then ends in an ellipsis. */
  clipped: boolean;
}

/** Never at the start of a line (行頭禁則, strict). */
const NO_START = new Set(
  '、。，．・：；？！?!‼⁇⁈⁉゛゜ヽヾゝゞ々ー～…‥—–‐゠)]}）］｝〕〉》」』】〙〗〟’”｠»ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ％%‰℃°〻\u3000',
);
/** Never at the end of a line (行末禁則). */
const NO_END = new Set('([{（［｛〔〈《「『【〘〖〝‘“｟«￥¥＄$￡£＃#№');
const SPACE = /[ \t]/;
/** Where browsers break inside a Latin word. */
const AFTER_HYPHEN = /[\w)][-?]$/;
const LETTER = /[A-Za-z]/;
const ATTACHES = /\p{M}|\u200d|\p{EMod}/u;

interface Unit {
  text: string;
  /** Em, without trailing spaces. */
  width: number;
  /** Em of spaces after it; they hang over the end of a line. */
  after: number;
}

/** Whether a character takes one em and allows a break on either side. */
export function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff01 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0x20000 && code <= 0x3ffff)
  );
}

function clusters(line: string): string[] {
  const out: string[] = [];
  let joined = false;
  for (const char of line) {
    const last = out.length - 1;
    if (last >= 0 && (joined || ATTACHES.test(char))) out[last] += char;
    else out.push(char);
    joined = char === '\u200d';
  }
  return out;
}

function widthOf(text: string, weight: number, measure: MeasureEm): number {
  let width = 0;
  let run = '';
  for (const char of text) {
    if (isWide(char.codePointAt(0) ?? 0)) {
      if (run) width += measure(run, weight);
      run = '';
      width += 1;
    } else run += char;
  }
  return run ? width + measure(run, weight) : width;
}

/** Splits a line into the smallest pieces that stay together. */
function unitsOf(line: string, weight: number, measure: MeasureEm): Unit[] {
  const texts: { text: string; spaces: string }[] = [];
  let glue = false;
  let narrow = false;
  for (const char of clusters(line)) {
    const last = texts[texts.length - 1];
    if (SPACE.test(char)) {
      if (last) last.spaces += char;
      else texts.push({ text: '', spaces: char });
      glue = false;
      narrow = false;
      continue;
    }
    const wide = isWide(char.codePointAt(0) ?? 0) || (char.codePointAt(0) ?? 0) > 0x1f000;
    const hyphened = narrow && last !== undefined && AFTER_HYPHEN.test(last.text) && LETTER.test(char);
    const together =
      last !== undefined &&
      last.spaces === '' &&
      (glue || NO_START.has(char) || (narrow && !wide && !hyphened));
    if (together) last.text += char;
    else texts.push({ text: char, spaces: '' });
    glue = NO_END.has(char);
    narrow = !wide;
  }
  return texts.map(({ text, spaces }) => ({
    text: text + spaces,
    width: widthOf(text, weight, measure),
    after: spaces ? widthOf(spaces, weight, measure) : 0,
  }));
}

/** A text taken apart once, to be broken at several sizes. */
export interface PreparedText {
  paragraphs: readonly (readonly Unit[])[];
  weight: number;
  measure: MeasureEm;
}

export function prepareText(text: string, weight: number, measure: MeasureEm): PreparedText {
  const paragraphs = text.split(/\r\n|\r|\n/).map((line) => unitsOf(line, weight, measure));
  return { paragraphs, weight, measure };
}

/** Lines of at most `maxEm` em; stops after `maxLines` + 1. */
export function breakLines(
  prepared: PreparedText,
  maxEm: number,
  maxLines = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = [];
  for (const units of prepared.paragraphs) {
    let line = '';
    let used = 0;
    for (const unit of units) {
      if (used > 0 && used + unit.width > maxEm + 1e-6) {
        lines.push(line.trimEnd());
        line = '';
        used = 0;
      }
      if (unit.width > maxEm + 1e-6) {
        // Measured from its start, for letters set together are narrower than one by one.
        let piece = '';
        for (const char of clusters(unit.text)) {
          const width = widthOf((piece + char).trimEnd(), prepared.weight, prepared.measure);
          if (piece !== '' && width > maxEm + 1e-6) {
            lines.push(line);
            line = '';
            piece = '';
          }
          piece += char;
          line += char;
        }
        used = widthOf(piece.trimEnd(), prepared.weight, prepared.measure);
        used += unit.after;
      } else {
        line += unit.text;
        used += unit.width + unit.after;
      }
      if (lines.length > maxLines) return lines;
    }
    lines.push(line.trimEnd());
    if (lines.length > maxLines) return lines;
  }
  return lines;
}

export interface FitLimits {
  max: number;
  min: number;
  lineHeight: number;
  weight: number;
}

/** Sizes tried, largest first: about 8 % apart, so that few distinct sizes are drawn. */
export function fontSteps(max: number, min: number): number[] {
  const steps: number[] = [];
  for (let size = max; size > min; size *= 0.92) steps.push(Math.round(size * 2) / 2);
  steps.push(min);
  return [...new Set(steps)];
}

/** The largest size at which `text` fits a box of board units, with its lines. */
export function fitText(
  text: string,
  width: number,
  height: number,
  limits: FitLimits,
  measure: MeasureEm,
): TextFit {
  const prepared = prepareText(text, limits.weight, measure);
  const steps = fontSteps(limits.max, limits.min);
  const attempt = (size: number): string[] | null => {
    const rows = Math.max(1, Math.floor((height + size * 0.1) / (size * limits.lineHeight)));
    const lines = breakLines(prepared, width / size, rows);
    return lines.length <= rows ? lines : null;
  };
  let low = 0;
  let high = steps.length - 1;
  let best: { size: number; lines: string[] } | null = null;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const size = steps[middle] ?? limits.min;
    const lines = attempt(size);
    if (lines) {
      best = { size, lines };
      high = middle - 1;
    } else low = middle + 1;
  }
  if (best) return { fontSize: best.size, lineHeight: limits.lineHeight, lines: best.lines, clipped: false };
  return clip(prepared, width, height, limits);
}

function clip(prepared: PreparedText, width: number, height: number, limits: FitLimits): TextFit {
  const size = limits.min;
  const rows = Math.max(1, Math.floor(height / (size * limits.lineHeight)));
  const lines = breakLines(prepared, width / size, rows).slice(0, rows);
  const last = lines[rows - 1];
  if (last !== undefined) lines[rows - 1] = ellipsis(last, width / size, prepared.weight, prepared.measure);
  return { fontSize: size, lineHeight: limits.lineHeight, lines, clipped: true };
}

function ellipsis(line: string, maxEm: number, weight: number, measure: MeasureEm): string {
  const chars = clusters(line);
  while (chars.length > 0 && widthOf(chars.join(''), weight, measure) + 1 > maxEm) chars.pop();
  return `${chars.join('')}…`;
}

/** One line cut to a width in em, with an ellipsis when cut. */
export function cutLine(text: string, maxEm: number, weight: number, measure: MeasureEm): string {
  const line = text.replace(/[\r\n\t ]+/g, ' ');
  return widthOf(line, weight, measure) <= maxEm ? line : ellipsis(line, maxEm, weight, measure);
}

/** Width of one line in em. */
export function lineWidth(text: string, weight: number, measure: MeasureEm): number {
  return widthOf(text, weight, measure);
}
