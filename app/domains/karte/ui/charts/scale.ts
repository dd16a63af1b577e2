/** Round steps from 0 that end at or above the largest value: 0, 20, 40, 60. `most`: steps at most. */
export function ticksUpTo(largest: number, most: number): number[] {
  if (!(largest > 0)) return [0, 1];
  const rough = largest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const count = Math.ceil(largest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Runs of neighbouring points that have a value; a gap breaks the line. */
export function runs<T>(points: readonly T[], has: (point: T) => boolean): T[][] {
  const out: T[][] = [];
  let open: T[] = [];
  for (const point of points) {
    if (!has(point)) open = [];
    else if (open.push(point) === 1) out.push(open);
  }
  return out;
}
