import { z } from 'zod';

/** Images to be taken over from elsewhere, by file id. */
export const adoptedFiles = z.object({ files: z.array(z.string().max(40)).min(1).max(60) });

/** Title of a board: 1 to 60 characters. */
export const boardTitle = z
  .string({ error: 'required' })
  .transform((value) => value.normalize('NFC').trim())
  .pipe(z.string().min(1, 'required').max(60, 'too_long'));
