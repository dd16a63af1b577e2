import { type Definition, isComparable } from './definitions';

/** A figure of a fiscal year, in units of its last decimal place. */
export interface Figure {
  year: number;
  value: number;
  approximate: boolean;
}

export interface Target extends Figure {
  /** Fiscal year by whose definition the target was set. */
  basisYear: number;
}

export interface Measured {
  direction: 'up' | 'down';
  baseline: Figure | null;
  /** Figures after the baseline, in any order. */
  actuals: readonly Figure[];
  target: Target;
  definitions: readonly Definition[];
}

/** What may be said of an indicator; the same four words everywhere. */
export const JUDGEMENTS = ['met', 'behind', 'unmeasured', 'not_comparable'] as const;

export type Judgement =
  /** There is no figure after the baseline. */
  | { kind: 'unmeasured' }
  /** The newest figure counts something else than the target was set for: neither reached nor missed. */
  | { kind: 'not_comparable'; year: number }
  | { kind: 'met'; year: number }
  | {
      kind: 'behind';
      year: number;
      /** Seen from the baseline; `unknown` without one that can be compared. */
      way: 'closer' | 'same' | 'away' | 'unknown';
      /** Percent of the way from baseline to target, rounded down, 0 to 99; null as `unknown`. */
      done: number | null;
      /** Percent of the years from baseline to target that are over, 0 to 100; null as `unknown`. */
      timeGone: number | null;
    };

/** The newest of some figures. */
export function newest<F extends Figure>(figures: readonly F[]): F | null {
  return figures.reduce<F | null>((best, one) => (best === null || one.year > best.year ? one : best), null);
}

/** Judges the newest figure against the target. */
export function judge({ direction, baseline, actuals, target, definitions }: Measured): Judgement {
  const actual = newest(actuals);
  if (actual === null) return { kind: 'unmeasured' };
  const { year } = actual;
  if (!isComparable(definitions, year, target.basisYear)) return { kind: 'not_comparable', year };
  const sign = direction === 'up' ? 1 : -1;
  if (sign * (actual.value - target.value) >= 0) return { kind: 'met', year };
  if (baseline === null || !isComparable(definitions, year, baseline.year)) {
    return { kind: 'behind', year, way: 'unknown', done: null, timeGone: null };
  }
  const gone = sign * (actual.value - baseline.value);
  const whole = sign * (target.value - baseline.value);
  const years = target.year - baseline.year;
  return {
    kind: 'behind',
    year,
    way: gone > 0 ? 'closer' : gone === 0 ? 'same' : 'away',
    done: whole > 0 ? Math.max(0, Math.floor((100 * gone) / whole)) : 0,
    timeGone: years > 0 ? Math.min(100, Math.floor((100 * (year - baseline.year)) / years)) : 100,
  };
}

/** Which sentence says it: keys of the catalogue below `indicators:sentence`. */
export function sentenceKey(judgement: Judgement, hasBaseline: boolean): string {
  if (judgement.kind === 'behind') return `behind_${judgement.way}`;
  return hasBaseline ? judgement.kind : `${judgement.kind}_nobase`;
}

/** Whether a figure of a sum over the years is less than one of an earlier year, or more than one of a later. */
export function breaksSum(figures: readonly Figure[], added: Figure): boolean {
  return figures.some(
    ({ year, value }) =>
      (year < added.year && value > added.value) || (year > added.year && value < added.value),
  );
}
