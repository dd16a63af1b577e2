/** A class of a map coloured by a figure: from `from` (included) to `to` (not included; null: open). */
export interface FigureClass {
  from: number | null;
  to: number | null;
}

/** Colours of classes, from few to many: one hue that gets darker, told apart in grey as well. */
export const CLASS_COLOURS = ['#eaf2fb', '#b9d6ee', '#74add8', '#3079b8', '#0b4685'] as const;
/** Areas without a value. */
export const NO_VALUE_COLOUR = '#d6d6d6';
const MOST = CLASS_COLOURS.length;

/**
 * Classes in which about equally many areas lie, with bounds that can be read out. Few different values make fewer
 * classes; no value makes none.
 */
export function classesOf(values: readonly number[]): FigureClass[] {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const least = sorted[0];
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return [];
  const step = readableStep((most - least) / (MOST * 4));
  const bounds = new Set<number>();
  for (let i = 1; i < MOST; i++) {
    const bound = toStep(sorted[Math.floor((sorted.length * i) / MOST)] ?? most, step);
    if (bound > least && bound <= most) bounds.add(bound);
  }
  const edges: (number | null)[] = [null, ...bounds, null];
  return edges.slice(0, -1).map((from, i) => ({ from, to: edges[i + 1] ?? null }));
}

/** Which class a value lies in. */
export function classOf(classes: readonly FigureClass[], value: number): number {
  return classes.findIndex(({ from, to }) => (from === null || value >= from) && (to === null || value < to));
}

/** The colour of a class among `count`: the darkest is always the last. */
export function colourOf(index: number, count: number): string {
  const at = count <= 1 ? MOST - 2 : Math.round((index * (MOST - 1)) / (count - 1));
  return CLASS_COLOURS[at] ?? NO_VALUE_COLOUR;
}

/** 1, 2 or 5 times a power of ten, at least as fine as asked for. */
function readableStep(rough: number): number {
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = rough / power;
  return (factor >= 5 ? 5 : factor >= 2 ? 2 : 1) * power;
}

function toStep(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}
