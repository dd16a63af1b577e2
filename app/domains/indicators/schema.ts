import { z } from 'zod';

/** Fiscal years that may be written. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2100;

/** A year asked for in an address; null when there is none or it is none. */
export const yearParam = z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR).nullable().catch(null);
