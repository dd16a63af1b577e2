import type { Principal } from '~/domains/accounts/model';
import type { ImportPreview } from '~/domains/exchange/import';
import { readNotesCsv } from '~/domains/exchange/import-csv.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { getBoard } from './service.server';

/**
 * Reads a CSV file for somebody who may write on the board; nothing is changed. Throws `forbidden` without the right
 * to write, `too_large` (`import_too_large`).
 */
export async function previewImport(
  deps: Deps,
  principal: Principal,
  boardId: string,
  file: Uint8Array,
): Promise<ImportPreview> {
  const { mode } = await getBoard(deps, principal, boardId);
  if (mode !== 'write') throw new DomainError('forbidden', { reason: 'board_read_only' });
  const { notes, problems } = readNotesCsv(file);
  return { notes, problems };
}
