import { z } from 'zod';
import { isKana, toHiragana } from '~/platform/kana';
import {
  isNpoField,
  isTerm,
  LEGAL_FORM_CODES,
  MEETING_TIMES,
  ORGANISATION_TYPES,
  type OrganisationContent,
  parseCorporateNumber,
  SPOKEN_LANGUAGES,
  WORK_STYLES,
} from './model';

/** Offers and needs an entry may have. */
export const MOST_OFFERS = 30;
export const MOST_NEEDS = 20;

const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, 'too_long'));
const line = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, 'too_long'));
const needed = (max: number) => line(max).pipe(z.string().min(1, 'required'));

/** Boxes that may be ticked: none, one or several come as nothing, a string or a list. */
function ticked<T extends z.ZodType>(item: T, max: number) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z
      .array(item)
      .max(max, 'too_many')
      .transform((values) => [...new Set(values)]),
  );
}

const wholeNumber = (min: number, max: number) =>
  line(12)
    .transform((value) => value.normalize('NFKC').replace(/[,\s]/g, ''))
    .pipe(z.string().regex(/^\d*$/, 'bad_number'))
    .transform((value) => (value === '' ? null : Number(value)))
    .pipe(z.number().int().min(min, 'bad_number').max(max, 'bad_number').nullable());

const day = line(10).pipe(
  z
    .string()
    .refine((value) => value === '' || isDay(value), 'bad_day')
    .transform((value) => (value === '' ? null : value)),
);

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const term = line(40).pipe(z.string().refine((value) => value === '' || isTerm(value), 'bad_choice'));
const offerRow = z
  .object({ term, text: line(200) })
  .refine((row) => row.term !== '' || row.text === '', { message: 'term_needed', path: ['term'] });
const needRow = z
  .object({
    term,
    text: line(200),
    urgency: z
      .enum(['1', '2', '3'])
      .catch('2')
      .transform((value) => Number(value) as 1 | 2 | 3),
    fromDay: day,
    toDay: day,
    success: line(200),
  })
  .refine((row) => row.term !== '' || (row.text === '' && row.success === ''), {
    message: 'term_needed',
    path: ['term'],
  })
  .refine((row) => row.fromDay === null || row.toDay === null || row.fromDay <= row.toDay, {
    message: 'day_order',
    path: ['toDay'],
  });
/** Rows of a list; those without a term are left out. */
const rows = <T extends z.ZodType<{ term: string }>>(row: T, max: number) =>
  z
    .array(row)
    .max(max + 10)
    .optional()
    .transform((all) => (all ?? []).filter((one) => one.term !== ''))
    .pipe(z.array(z.custom<z.output<T>>()).max(max, 'too_many'));

const corporateNumber = line(40).transform((value, context) => {
  if (value === '') return null;
  const number = parseCorporateNumber(value);
  if (number === null) context.addIssue({ code: 'custom', message: 'bad_corporate_number' });
  return number;
});

const website = line(300).pipe(z.string().refine((value) => value === '' || isWebAddress(value), 'bad_url'));

function isWebAddress(value: string): boolean {
  try {
    const { protocol, hostname } = new URL(value);
    return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
  } catch {
    return false;
  }
}

const phone = line(30)
  .transform((value) => value.normalize('NFKC'))
  .pipe(z.string().regex(/^[\d+()\-\s]*$/, 'bad_phone'));
const email = line(254)
  .transform((value) => value.normalize('NFKC').toLowerCase())
  .pipe(z.string().refine((value) => value === '' || z.email().safeParse(value).success, 'bad_email'));
const postalCode = line(10)
  .transform((value) => value.normalize('NFKC').replace(/^〒/, '').replace(/[^\d]/g, ''))
  .pipe(z.string().regex(/^(\d{7})?$/, 'bad_postal_code'))
  .transform((value) => (value === '' ? '' : `${value.slice(0, 3)}-${value.slice(3)}`));
const areaCode = z.string().regex(/^\d{6}(-\d{2}){0,2}$/, 'bad_choice');

/** The form of an entry as it is sent. */
const formFields = z.object({
  name: needed(120),
  kana: line(200).pipe(z.string().refine(isKana, 'not_kana').transform(toHiragana)),
  nameEn: line(200),
  type: z.enum(ORGANISATION_TYPES, { error: 'required' }),
  legalForm: z.enum(LEGAL_FORM_CODES, { error: 'required' }),
  corporateNumber,
  foundedYear: wholeNumber(1000, 2100),
  people: wholeNumber(0, 10_000_000),
  summary: line(120),
  description: text(4000),
  website,
  fields: ticked(z.coerce.number().refine(isNpoField, 'bad_choice'), 20),
  areas: ticked(areaCode, 200),
  offers: rows(offerRow, MOST_OFFERS),
  needs: rows(needRow, MOST_NEEDS),
  capacity: wholeNumber(0, 99),
  languages: ticked(z.enum(SPOKEN_LANGUAGES), 20),
  styles: ticked(z.enum(WORK_STYLES), 10),
  times: ticked(z.enum(MEETING_TIMES), 10),
  contactName: line(80),
  contactEmail: email,
  contactPhone: phone,
  contactVisibility: z.enum(['public', 'signed_in', 'staff']).catch('signed_in'),
  postalCode,
  address: line(200),
  homeArea: z.union([z.literal('').transform(() => null), areaCode]).catch(null),
});

function toContent(form: z.output<typeof formFields>): OrganisationContent {
  const { contactName, contactEmail, contactPhone, postalCode: code, address, offers, needs, ...same } = form;
  return {
    ...same,
    contact: { name: contactName, email: contactEmail, phone: contactPhone },
    place: { postalCode: code, address, lat: null, lng: null },
    offers: offers.map((offer) => ({ id: '', ...offer })),
    needs: needs.map((need) => ({ id: '', ...need })),
  };
}

/** What the form of an entry says, `place` without the degrees that the service knows, and the revision it began from. */
export const organisationEdit = formFields
  .extend({ revision: z.coerce.number().int().min(1) })
  .transform(({ revision, ...form }) => ({ revision, content: toContent(form) }));

const pick = <T extends readonly [string, ...string[]]>(values: T) => z.enum(values).nullable().catch(null);

/** The filter of the list as it stands in the address; what is no choice is left out. */
export const organisationFilter = z.object({
  words: z
    .string()
    .catch('')
    .transform((value) => value.slice(0, 200)),
  type: pick(ORGANISATION_TYPES),
  area: areaCode.nullable().catch(null),
  field: z.coerce.number().refine(isNpoField).nullable().catch(null),
  need: z.string().refine(isTerm).nullable().catch(null),
  offer: z.string().refine(isTerm).nullable().catch(null),
  sort: z.enum(['kana', 'newest']).catch('kana'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type OrganisationFilter = z.output<typeof organisationFilter>;

/** Reads the filter from an address. */
export function readFilter(search: URLSearchParams): OrganisationFilter {
  return organisationFilter.parse({
    words: search.get('q') ?? '',
    type: search.get('type'),
    area: search.get('area'),
    field: search.get('field') || null,
    need: search.get('need'),
    offer: search.get('offer'),
    sort: search.get('sort'),
    page: search.get('page') ?? 1,
  });
}

/** What staff do with an entry as a whole. */
export const statusInput = z.object({ status: z.enum(['listed', 'hidden', 'draft']) });
