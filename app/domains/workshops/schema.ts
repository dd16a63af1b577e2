import { z } from 'zod';
import { countGraphemes, MAX_VOTES_EACH, PERMISSIONS } from './model';

/**
 * Forms around workshops. Messages are keys below `errors.` in the catalogue `workshops`.
 */

/** A field as a browser sends it: missing or empty is ''. Line breaks are single, ends are trimmed. */
const raw = z.string().optional().default('');
const clean = raw.transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim());
const optionalText = (max: number) => clean.refine((value) => countGraphemes(value) <= max, 'too_long');
const requiredText = (max: number) =>
  clean.pipe(
    z
      .string()
      .min(1, { message: 'required', abort: true })
      .refine((value) => countGraphemes(value) <= max, 'too_long'),
  );
/** A whole number, also typed in full width. */
const whole = (min: number, max: number) =>
  raw
    .transform((value) => value.normalize('NFKC').trim())
    .pipe(z.string().regex(/^\d{1,9}$/, 'number'))
    .transform(Number)
    .pipe(z.number().min(min, 'number').max(max, 'number'));
const checkbox = z
  .string()
  .optional()
  .transform((value) => value === 'on');
const optionalId = raw.transform((value) => value || null);

export const programmeInput = z.object({
  name: requiredText(80),
  description: optionalText(1000),
  fiscalYear: whole(2000, 2100),
});
export type ProgrammeInput = z.infer<typeof programmeInput>;

export const workshopInput = z.object({
  programmeId: raw.pipe(z.string().min(1, 'required')),
  title: requiredText(80),
  description: optionalText(1000),
  /** Built-in (`kj`) or own (`tpl_…`) template; empty: no agenda yet. */
  templateId: raw,
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
  startsAt: raw
    .pipe(z.string().regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/, { message: 'date', abort: true }))
    .refine((value) => value === '' || !Number.isNaN(Date.parse(`${value}:00+09:00`)), 'date')
    .transform((value) => (value === '' ? null : Date.parse(`${value}:00+09:00`))),
});

export const doorInput = z.object({
  waitingRoom: checkbox,
  /** `keep` the passphrase, take it away (`none`), or `set` it to what was typed. */
  passphraseMode: z.enum(['keep', 'none', 'set'], { error: 'required' }),
  passphrase: optionalText(100),
});

/** The page on which both are changed at once. */
export const sessionAndDoorInput = sessionInput.extend(doorInput.shape);

const phaseFields = z.object({
  title: requiredText(60),
  instruction: optionalText(1000),
  minutes: whole(0, 600),
  permission: z.enum(PERMISSIONS, { error: 'required' }),
  /** What the phase works on: a board or a map, told apart by their ids. */
  boardId: optionalId,
  votesEach: whole(1, MAX_VOTES_EACH),
  votesPerNote: whole(1, MAX_VOTES_EACH),
});

export const phaseInput = phaseFields.transform(({ boardId, ...phase }) => {
  const isMap = boardId?.startsWith('map_') ?? false;
  return { ...phase, boardId: isMap ? null : boardId, mapId: isMap ? boardId : null };
});
export type PhaseInput = z.infer<typeof phaseInput>;

export const templateNameInput = z.object({ name: requiredText(60) });

export const facilitatorInput = z.object({
  email: raw
    .transform((value) => value.normalize('NFKC').trim().toLowerCase())
    .pipe(
      z
        .string()
        .min(1, { message: 'required', abort: true })
        .regex(/^\S+@\S+$/, 'email'),
    ),
});

/** A new session in the plan. */
export const newSessionInput = z.object({ title: requiredText(80), agendaFrom: optionalId });

/** At the door: the name's own rules are in `model/names.ts`. */
export const joinInput = z.object({ name: raw, passphrase: raw });

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
