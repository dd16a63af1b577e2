import { z } from 'zod';
import { emailField } from '~/domains/accounts/schema';
import { MEMBER_ROLES, MERGE_PARTS } from './model';

/** Inputs about people of organisations. Messages are keys below `organisations:errors`. */
const text = (min: number, max: number) =>
  z
    .string({ error: 'required' })
    .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(min, 'required').max(max, 'too_long'));

const role = z.enum(MEMBER_ROLES, { error: 'required' });

export const inviteMemberInput = z.object({ email: emailField, role });
export type InviteMemberInput = z.output<typeof inviteMemberInput>;

export const memberAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('role'), userId: z.string().max(40), role }),
  z.object({ intent: z.literal('remove'), userId: z.string().max(40) }),
  z.object({ intent: z.literal('revoke'), id: z.string().max(40) }),
  z.object({ intent: z.literal('leave') }),
]);

export const claimInput = z.object({ message: text(1, 1_000) });

export const decisionInput = z.object({
  id: z.string({ error: 'required' }).max(40),
  decision: z.enum(['accepted', 'refused'], { error: 'required' }),
  reason: text(1, 1_000),
});

const side = z.enum(['kept', 'gone']);

/** Which entry each part is taken from; what is not chosen is taken as proposed. */
export const mergeInput = z.object({
  revisionKept: z.coerce.number().int(),
  revisionGone: z.coerce.number().int(),
  choices: z.partialRecord(z.enum(MERGE_PARTS), side),
});

/** Page of the duplicates, and what was just done, from an address that anybody may have typed. */
export const duplicatesFilter = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  done: z.enum(['apart']).nullable().default(null).catch(null),
});
