import { z } from 'zod';

/** Title of a board: 1 to 60 characters. */
export const boardTitle = z
  .string({ error: 'required' })
  .transform((value) => value.normalize('NFC').trim())
  .pipe(z.string().min(1, 'required').max(60, 'too_long'));

export const createBoardInput = z.object({ title: boardTitle });
export const renameBoardInput = z.object({ boardId: z.string(), title: boardTitle });
export const copyBoardInput = z.object({
  boardId: z.string(),
  title: boardTitle,
  /** Copy what is on it too, or only the name. */
  content: z.boolean(),
});
