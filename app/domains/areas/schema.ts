import { z } from 'zod';

/** Inputs of the areas domain. Messages are keys below `areas:errors`. */
export const dayField = z.iso.date();

/** A municipality's code, which a ward has. */
const wardCode = z.string().regex(/^\d{6}$/);

/** What the address of the city map says. Wrong values fall back to "all" and "today". */
export const cityMapSchema = z.object({
  q: z.string().trim().max(100).catch(''),
  ward: wardCode.catch(''),
  figure: z.string().max(40).catch(''),
  year: z.coerce.number().int().min(1900).max(2200).nullable().catch(null),
  on: dayField.catch(''),
});
export type CityMapFilter = z.output<typeof cityMapSchema>;
