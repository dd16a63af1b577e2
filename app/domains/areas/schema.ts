import { z } from 'zod';
import { isKana, toHiragana } from '~/platform/kana';
import { AREA_KINDS, isAreaCode } from './model/areas';

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

/** Filter of the list for staff, as it stands in the address. */
export const adminFilterSchema = z.object({
  q: z.string().trim().max(100).catch(''),
  kind: z.enum(['all', ...AREA_KINDS]).catch('all'),
  ward: wardCode.catch(''),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});
export type AdminFilter = z.output<typeof adminFilterSchema>;

const text = z.string().optional().default('');
const day = text.pipe(z.iso.date('day_wrong'));
const degrees = (least: number, most: number) =>
  text
    .transform((value) => value.normalize('NFKC').trim())
    .pipe(
      z
        .string()
        .regex(/^(\d{1,3}(\.\d{1,10})?)?$/, 'middle_wrong')
        .transform((value) => (value === '' ? null : Number(value)))
        .refine((value) => value === null || (value >= least && value <= most), 'middle_wrong'),
    );

const facts = {
  name: text
    .transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, 'name_missing')
        .max(60, 'name_long')
        .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'name_wrong'),
    ),
  kana: text.pipe(z.string().max(120, 'kana_long').refine(isKana, 'kana_wrong')).transform(toHiragana),
  /** Code of the area around it; '' for the city. */
  parentCode: text.pipe(z.string().max(20, 'no_parent')),
  from: day,
  lat: degrees(20, 46),
  lng: degrees(122, 154),
};

/** What can change from a day on. */
export interface AreaFacts {
  name: string;
  kana: string;
  parentCode: string;
  middle: { lat: number; lng: number } | null;
}

/** Latitude and longitude come as two fields and are one fact: both or none. */
function withMiddle<T extends { lat: number | null; lng: number | null }>(
  { lat, lng, ...rest }: T,
  ctx: z.RefinementCtx,
) {
  if ((lat === null) !== (lng === null)) {
    ctx.addIssue({ code: 'custom', message: 'middle_half', path: [lat === null ? 'lat' : 'lng'] });
    return z.NEVER;
  }
  return { ...rest, middle: lat === null || lng === null ? null : { lat, lng } };
}

export const changeAreaSchema = z.object(facts).transform(withMiddle);
export type ChangeAreaInput = z.output<typeof changeAreaSchema>;

export const addAreaSchema = z
  .object({
    ...facts,
    kind: z.enum(AREA_KINDS, 'kind_missing'),
    code: text
      .transform((value) =>
        value
          .normalize('NFKC')
          .replace(/[\s]/g, '')
          .replace(/[‐‑–—−ー]/g, '-'),
      )
      .pipe(z.string().refine(isAreaCode, 'code_form')),
  })
  .transform(withMiddle);
export type AddAreaInput = z.output<typeof addAreaSchema>;

export const closeAreaSchema = z.object({ lastDay: day });

/** The fields of an import beside the file. */
export const boundaryImportSchema = z.object({
  from: day,
  source: text
    .transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1, 'source_missing').max(200, 'source_long')),
  /** Property that names the area; '' for the one that fits best. */
  property: text.pipe(z.string().max(60, 'property_wrong')),
});
export type BoundaryImportInput = z.output<typeof boundaryImportSchema>;
