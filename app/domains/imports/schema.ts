import { z } from 'zod';
import { parseDay } from '~/platform/wareki';
import { IMPORT_KINDS } from './model';

/** Name of a source as the karte shows it. */
export const SOURCE_LIMIT = 80;

/** What staff say about a file. An empty day means: as the file says. Messages are keys below `imports:errors`. */
export const uploadSchema = z.object({
  kind: z.enum(IMPORT_KINDS, 'kind_missing'),
  source: z
    .string()
    .max(SOURCE_LIMIT, 'source_long')
    .default('')
    .transform((text) => text.normalize('NFKC').trim().replace(/\s+/g, ' ')),
  day: z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return null;
      const day = parseDay(text);
      if (day === null) context.addIssue({ code: 'custom', message: 'day_wrong' });
      return day;
    }),
  townTable: z
    .string()
    .default('')
    .transform((id) => id || null),
});
export type UploadInput = z.infer<typeof uploadSchema>;

/** Pages and filters of the list of problems, from an address that anybody may have typed. */
export const problemFilterSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  show: z.enum(['all', 'bad', 'warning']).catch('all'),
});
export type ProblemFilter = z.infer<typeof problemFilterSchema>;

/** The file of an upload: its name as the browser says, without folders. */
export function uploadName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .normalize('NFC')
      .replace(/\p{Cc}/gu, '')
      .slice(-120) || 'file'
  );
}
