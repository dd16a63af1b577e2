import { z } from 'zod';
import { countGraphemes, MAX_VOTES_EACH, PERMISSIONS } from './model';

/**
 * Forms around workshops. Messages are keys below `errors.` in the catalogue `workshops`.
 */

const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .refine((value) => countGraphemes(value) <= max, 'too_long');
const optionalText = (max: number) => text(max).default('');
const requiredText = (max: number) =>
  z
    .string({ error: 'required' })
    .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .refine((value) => value !== '', 'required')
    .refine((value) => countGraphemes(value) <= max, 'too_long');
const whole = (min: number, max: number) =>
  z.number({ error: 'number' }).int('number').min(min, 'number').max(max, 'number');
const checkbox = z.boolean().default(false);

export const programmeInput = z.object({
  name: requiredText(80),
  description: optionalText(1000),
  fiscalYear: whole(2000, 2100),
});
export type ProgrammeInput = z.infer<typeof programmeInput>;

export const workshopInput = z.object({
  programmeId: z.string({ error: 'required' }),
  title: requiredText(80),
  description: optionalText(1000),
  /** Built-in (`kj`) or own (`tpl_…`) template; empty: no agenda yet. */
  templateId: z.string().default(''),
});
export type WorkshopInput = z.infer<typeof workshopInput>;

export const workshopPatch = z.object({ title: requiredText(80), description: optionalText(1000) });

export const copyWorkshopInput = z.object({
  title: requiredText(80),
  /** Copy what is on the boards too, or only their names. */
  content: checkbox,
});

export const sessionInput = z.object({
  title: requiredText(80),
  /** Local date and time of the form (`2026-11-24T13:30`), taken as Japan time; empty: open. */
  startsAt: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'date')
    .refine((value) => !Number.isNaN(Date.parse(`${value}:00+09:00`)), 'date')
    .transform((value) => Date.parse(`${value}:00+09:00`))
    .nullable()
    .default(null),
});

export const doorInput = z.object({
  waitingRoom: checkbox,
  /** `keep` the passphrase, take it away (`none`), or `set` it to what was typed. */
  passphraseMode: z.enum(['keep', 'none', 'set']),
  passphrase: optionalText(100),
});

export const phaseInput = z.object({
  title: requiredText(60),
  instruction: optionalText(1000),
  minutes: whole(0, 600),
  permission: z.enum(PERMISSIONS, { error: 'required' }),
  boardId: z.string().nullable().default(null),
  votesEach: whole(1, MAX_VOTES_EACH).default(3),
  votesPerNote: whole(1, MAX_VOTES_EACH).default(1),
});
export type PhaseInput = z.infer<typeof phaseInput>;

export const templateNameInput = z.object({ name: requiredText(60) });

export const facilitatorInput = z.object({
  email: z
    .string({ error: 'required' })
    .transform((value) => value.normalize('NFKC').trim().toLowerCase())
    .pipe(z.email('email')),
});

/** The front page's code and the door's name; their own rules are in `model/`. */
export const joinInput = z.object({
  name: z.string().max(400).default(''),
  passphrase: z.string().max(400).optional(),
});

/** Phases of a stored template. */
export const templatePhases = z.array(
  z.object({
    title: z.string(),
    instruction: z.string(),
    minutes: z.number(),
    permission: z.enum(PERMISSIONS),
    votesEach: z.number(),
    votesPerNote: z.number(),
    board: z.boolean(),
  }),
);
export type TemplatePhase = z.infer<typeof templatePhases>[number];
