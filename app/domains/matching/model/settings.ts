import { z } from 'zod';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';

const types = z.array(z.enum(ORGANISATION_TYPES));

/** The terms of a fit, each weighed by the programme. */
export const FIT_TERMS = ['needs', 'field', 'distance', 'time', 'style', 'past', 'language'] as const;
export type FitTerm = (typeof FIT_TERMS)[number];

const weight = z.number().min(0).max(10);
const strength = z.number().min(0).max(1);

/** A question of the programme's own form, asked with a request or in the talk after it. */
export const formQuestion = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: z.string().trim().min(1).max(120),
  help: z.string().max(400).default(''),
  kind: z.enum(['line', 'text', 'day', 'choice']),
  options: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
  required: z.boolean().default(false),
});
export type FormQuestion = z.infer<typeof formQuestion>;

/** The rules of a programme, as data that staff edit. */
export const programmeSettings = z.object({
  /** Who looks (`first`) for whom (`second`). */
  pairing: z.object({ first: types.min(1), second: types.min(1) }),
  /** A consortium needs one partner of each of these sets of types. */
  requiredPartners: z.array(types.min(1)).max(4),
  /** `any`; `shared`: both work in one area or ward; `new`: the second is at home where the first does not work yet. */
  area: z.enum(['any', 'shared', 'new']),
  /** Whether an organisation at its capacity is left out. */
  respectCapacity: z.boolean(),
  /** Open requests an organisation may have at once. */
  openLimit: z.number().int().min(1).max(50),
  replyDays: z.number().int().min(1).max(90),
  /** Days before the deadline on which the other side is reminded. */
  remindDays: z.number().int().min(0).max(30),
  weights: z.object({
    needs: weight,
    field: weight,
    distance: weight,
    time: weight,
    style: weight,
    past: weight,
    language: weight,
  }),
  /** How strongly recent exposure and past awards damp, and newcomers are lifted. */
  damping: z.object({ exposure: strength, awards: strength, newcomers: strength }),
  form: z.array(formQuestion).max(12),
  /** Who answers it: `asker`, whoever asks; `first`, the side that looks, also when it was asked. */
  formBy: z.enum(['asker', 'first']).default('asker'),
  /** Months after an agreement when both are asked how it went. */
  followUpMonths: z.array(z.number().int().min(1).max(60)).max(5),
});
export type ProgrammeSettings = z.infer<typeof programmeSettings>;
