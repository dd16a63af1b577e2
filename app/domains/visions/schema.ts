import { z } from 'zod';
import { isAreaCode } from '~/domains/areas/model';
import { parseDay } from '~/platform/wareki';

const line = (max: number) =>
  z
    .string({ error: 'required' })
    .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'required').max(max, 'too_long'));

const optionalLine = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ?? '').normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, 'too_long'));

/** A calendar day as people write it; `YYYY-MM-DD` afterwards. */
const day = z.string({ error: 'required' }).transform((value, context) => {
  const read = parseDay(value);
  if (read === null)
    context.addIssue({ code: 'custom', message: value.trim() === '' ? 'required' : 'day_unknown' });
  return read ?? '';
});

export const visionTitle = line(80);

export const newVisionInput = z.object({
  title: visionTitle,
  areaCode: z.string({ error: 'required' }).refine(isAreaCode, 'area_unknown'),
  workshopId: z
    .string()
    .optional()
    .transform((value) => value || null),
});

export const renameInput = z.object({ title: visionTitle });
export const keepInput = z.object({ reason: line(120) });
export const restoreInput = z.object({ number: z.coerce.number('required').int().min(1) });
export const agreeInput = z.object({ day, meeting: line(120) });
export const withdrawInput = z.object({ reason: line(300) });
export const inviteEditorInput = z.object({
  email: z
    .string({ error: 'required' })
    .transform((value) => value.normalize('NFKC').trim().toLowerCase())
    .pipe(z.email('email_invalid')),
});
export const removeEditorInput = z.object({ userId: z.string().min(1) });

/** Words of a search for sources. */
export const sourceQuery = optionalLine(80);
