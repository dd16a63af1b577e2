import { z } from 'zod';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { LIST_MOVES } from './list-edits';
import { MOST_REQUIRED_SETS } from './model';

const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, 'required').max(max, 'too_long'));
const id = z.string().min(1, 'required').max(40);
/** A day that exists, `YYYY-MM-DD`. */
const day = z
  .string({ error: 'round_day' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'round_day')
  .refine((value) => {
    const at = Date.parse(`${value}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
  }, 'round_day');
const whole = (least: number, most: number) =>
  z
    .string({ error: 'round_number' })
    .transform((value) => value.normalize('NFKC').trim())
    .pipe(z.string().regex(/^\d{1,10}$/, 'round_number'))
    .transform(Number)
    .pipe(z.number().min(least, 'round_number').max(most, 'round_number'));
/** A limit, or none when nothing is typed. */
const limit = (most: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFKC').trim())
    .pipe(z.union([z.literal('').transform(() => null), whole(1, most)]));

/** What can be chosen for working a round out. */
export const settingsFields = {
  proposer: z.enum(['first', 'second'], { error: 'required' }),
  unconfirmed: z.enum(['leave_out', 'as_suggested'], { error: 'required' }),
  extraPartners: whole(0, 2),
  capProjects: limit(1000),
  capWard: limit(1000),
  capLead: whole(1, 10),
  capAwards: limit(50),
  seed: whole(1, 2_000_000_000),
};
/** Sets of types a project needs a partner of each from; a set without a type is none. Not sent: as in the round. */
const requiredSets = z
  .array(z.array(z.enum(ORGANISATION_TYPES)))
  .max(MOST_REQUIRED_SETS)
  .transform((sets) => sets.filter((set) => set.length > 0))
  .optional();
export const trialInput = z.object({ ...settingsFields, required: requiredSets });
export type TrialInput = z.infer<typeof trialInput>;

export const newRoundInput = z.object({
  ...settingsFields,
  programmeId: id,
  title: text(120),
  method: z.enum(['bilateral', 'consortia'], { error: 'required' }),
  listsDue: day,
});
export type NewRoundInput = z.infer<typeof newRoundInput>;

export const openInput = z.object({ listsDue: day });
export const publishInput = z.object({ objectionsUntil: day });
export const trialChoice = z.object({ trial: id });
export const removeEntryInput = z.object({ organisation: id });
export const capacityInput = z.object({ organisation: id, capacity: whole(0, 50) });
export const overrideInput = z.object({
  change: z.enum(['add', 'remove']),
  lead: id,
  /** One or more. */
  partners: z
    .union([id.transform((one) => [one]), z.array(id)], { error: 'required' })
    .refine((all) => all.length > 0 && all.length <= 6, 'round_partners'),
  reason: text(1000),
});
export const objectionInput = z.object({ organisation: id, text: text(2000) });
export const answerInput = z.object({ objection: id, answer: text(2000) });
export const moveInput = z.object({ organisation: id, other: id, move: z.enum(LIST_MOVES) });
export const confirmInput = z.object({ organisation: id });
export const nothing = z.object({});

export const conflictInput = z.object({ a: text(300), b: text(300), reason: text(500) });
export const conflictChoice = z.object({ a: id, b: id });

/** What the fairness report is about: a round, or fiscal years from–to. */
export const fairnessFilter = z.object({
  round: z.string().max(40).catch('').default(''),
  from: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  to: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
});
