import { z } from 'zod';
import type { Board, BoardObject } from '~/domains/boards/model';
import { objectsFromJson } from '~/domains/boards/model';

/** Marks our own files. */
const FORMAT = 'machinowa-board';
const VERSION = 1;

const file = z.object({
  format: z.literal(FORMAT),
  version: z.number().int().positive(),
  title: z.string().max(200).catch(''),
  objects: z.array(z.unknown()),
});

/** A whole board as JSON: every object with all its values, sorted by id so that two exports can be compared. */
export function boardToJson({
  board,
  title,
  exportedAt,
}: {
  board: Board;
  title: string;
  exportedAt: number;
}): string {
  const objects = [...board.all()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const content = {
    format: FORMAT,
    version: VERSION,
    title,
    exportedAt: new Date(exportedAt).toISOString(),
    objects,
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

export type BoardJson =
  | {
      ok: true;
      title: string;
      objects: BoardObject[];
      /** Positions (from 0) in the file's list of what could not be read. */
      rejected: number[];
    }
  | { ok: false; reason: 'not_json' | 'not_a_board' | 'newer' };

/** Reads a file that `boardToJson` wrote; never throws. */
export function boardFromJson(text: string): BoardJson {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { ok: false, reason: 'not_json' };
  }
  const parsed = file.safeParse(content);
  if (!parsed.success) return { ok: false, reason: 'not_a_board' };
  if (parsed.data.version > VERSION) return { ok: false, reason: 'newer' };
  return { ok: true, title: parsed.data.title, ...objectsFromJson(parsed.data.objects) };
}
