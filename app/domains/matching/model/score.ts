import type { Prepared } from './prepare';
import type { ProgrammeSettings } from './settings';

export type Damping = ProgrammeSettings['damping'];

/** Suggestions within 30 days at which damping by exposure has reached half of its strength. */
export const HALF_EXPOSURE = 10;
/** Years after which an award counts half. */
export const AWARD_HALF_LIFE = 2;
/** How long an entry counts as new; the lift falls evenly to nothing. */
export const NEW_DAYS = 180;
/** The part of what a newcomer lacks to a full score that the strongest lift adds. */
export const LIFT = 0.25;

const DAY_MS = 86_400_000;

/** What an organisation's standing makes of any fit: `fit × factor`, then lifted by `lift` of what is missing to 1. */
export interface Standing {
  /** 0 to 1; 1: not damped. */
  factor: number;
  /** 0 to `LIFT`. */
  lift: number;
  /** The parts, 0 to 1, before their strengths. */
  exposure: number;
  awards: number;
  newness: number;
}

/** How often it was suggested lately, what it was awarded, and how new it is. `year`: the fiscal year of `now`. */
export function standingOf(
  one: Prepared,
  damping: Damping,
  { now, year }: { now: number; year: number },
): Standing {
  const { exposure: shown, awards: years, createdAt, partners } = one.profile;
  const exposure = shown / (shown + HALF_EXPOSURE);
  const weight = years.reduce((sum, of) => sum + 0.5 ** (Math.max(0, year - of) / AWARD_HALF_LIFE), 0);
  const awards = weight / (weight + 1);
  const isNew = years.length === 0 && partners.length === 0;
  const newness = isNew ? Math.min(1, Math.max(0, 1 - (now - createdAt) / (NEW_DAYS * DAY_MS))) : 0;
  return {
    factor: (1 - damping.exposure * exposure) * (1 - damping.awards * awards),
    lift: LIFT * damping.newcomers * newness,
    exposure,
    awards,
    newness,
  };
}

/** The score by which a suggestion is ranked, 0 to 1, growing with the fit. */
export function scoreOf(fit: number, { factor, lift }: Pick<Standing, 'factor' | 'lift'>): number {
  const damped = fit * factor;
  return damped + lift * (1 - damped);
}
