import { z } from 'zod';
import {
  BIRTH_CHOICES,
  DEFAULT_OPTIONS,
  FAMILY_CHOICES,
  INTERVAL_CHOICES,
  type KarteOptions,
  POPULATION_KINDS,
} from './model';

/** A number out of a list, as addresses carry it; anything else is the default. */
function choice<T extends number>(choices: readonly T[], fallback: T) {
  return z
    .string()
    .optional()
    .transform((text): T => choices.find((one) => String(one) === text) ?? fallback);
}

/** What the address of a karte says. Wrong values fall back to the defaults: an old link still opens. */
export const karteSchema = z.object({
  births: choice(BIRTH_CHOICES, DEFAULT_OPTIONS.births),
  families: choice(FAMILY_CHOICES, DEFAULT_OPTIONS.families),
  intervals: choice(INTERVAL_CHOICES, DEFAULT_OPTIONS.intervals),
  control: z.enum(['own', 'published']).catch(DEFAULT_OPTIONS.control),
  basis: z.enum(POPULATION_KINDS).nullable().catch(null),
  on: z.iso.date().catch(''),
});

export function readKarteOptions(search: URLSearchParams): KarteOptions {
  return karteSchema.parse(Object.fromEntries(search));
}

/** The address's part for options that differ from the defaults; empty for none. */
export function karteSearch(options: KarteOptions, year?: number): string {
  const search = new URLSearchParams();
  for (const key of ['births', 'families', 'intervals', 'control', 'basis', 'on'] as const) {
    if (options[key] !== DEFAULT_OPTIONS[key]) search.set(key, String(options[key]));
  }
  if (year !== undefined) search.set('year', String(year));
  return search.size > 0 ? `?${search}` : '';
}
