import { z } from 'zod';
import { IDEA_MOVES, IDEA_STATUSES } from './model';

const line = (max: number) =>
  z
    .string({ error: 'required' })
    .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'required').max(max, 'too_long'));
const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').trim())
    .pipe(z.string().max(max, 'too_long'));
const yes = z
  .string()
  .optional()
  .transform((value) => value === 'yes');

/** What becomes an idea; `named`: the author has agreed to be named; `into`: it is added to an idea there is. */
export const newIdeaInput = z.object({
  kind: z.enum(['note', 'group', 'place']),
  source: z.string().regex(/^(brd|map)_[0-9a-z]{1,32}$/),
  object: z.string().min(1).max(80),
  named: yes,
  into: z
    .string()
    .regex(/^ide_[0-9a-z]{1,32}$/)
    .optional(),
});

export const editInput = z.object({ title: line(80), text: text(2000) });
export const moveInput = z.object({ move: z.enum(IDEA_MOVES, { error: 'required' }), reason: text(500) });
export const ownInput = z.object({ person: text(40), organisation: text(200) });
export const nameInput = z.object({ agree: yes });
export const publishInput = z.object({ show: yes });
export const linkInput = z.object({ address: line(300) });
export const mergeInput = z.object({ into: line(300), reason: line(500) });

export const statusFilter = z.enum(IDEA_STATUSES).nullable().catch(null);
export const wordsFilter = z
  .string()
  .transform((value) => value.normalize('NFKC').trim().slice(0, 80))
  .catch('');
