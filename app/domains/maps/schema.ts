import { z } from 'zod';
import { isAreaCode } from '~/domains/areas/model';
import { boardTitle } from '~/domains/boards/schema';

/** A new map in the plan: messages are keys below `errors.` of the catalogue `workshops`. */
export const mapInput = z.object({
  title: boardTitle,
  areaCode: z.string({ error: 'required' }).refine(isAreaCode, 'required'),
});

export const mapTitleInput = z.object({ title: boardTitle });
