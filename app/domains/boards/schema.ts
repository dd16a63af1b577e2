import { z } from 'zod';

/** Title of a board: 1 to 60 characters. */
export const boardTitle = z
  .string({ error: 'required' })
  .transform((value) => value.normalize('NFC').trim())
  .pipe(z.string().min(1, 'required').max(60, 'too_long'));
