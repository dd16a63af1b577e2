import { z } from 'zod';
import { IDEA_SOURCES, IDEA_STATUSES } from './model';

const line = (max: number) =>
  z
    .string({ error: 'required' })
    .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'required').max(max, 'too_long'));

/** What becomes an idea; `named`: the author has agreed to be named. */
export const newIdeaInput = z.object({
  kind: z.enum(IDEA_SOURCES),
  source: z.string().regex(/^(brd|map)_[0-9a-z]{1,32}$/),
  object: z.string().min(1).max(80),
  named: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
});

export const ideaInput = z.object({
  title: line(80),
  text: z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').trim())
    .pipe(z.string().max(2000, 'too_long')),
  status: z.enum(IDEA_STATUSES, { error: 'required' }),
});

export const statusFilter = z.enum(IDEA_STATUSES).nullable().catch(null);
