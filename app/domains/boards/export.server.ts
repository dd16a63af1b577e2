import type { Principal } from '~/domains/accounts/model';
import { exportBoard } from '~/domains/exchange/export.server';
import { EXPORT_FORMATS, type ExportFile, type ExportFormat } from '~/domains/exchange/model';
import type { RoomView } from '~/domains/workshops/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { readBoard } from './doc';
import { openBoardPage } from './page.server';

function isExportFormat(value: string): value is ExportFormat {
  return EXPORT_FORMATS.some((format) => format === value);
}

/**
 * Makes a file of a board for somebody who may see it. Names are those this person sees in the room; votes are in
 * it once a round is closed. Throws `not_found` (board, format), `unauthenticated`, `forbidden`.
 */
export async function exportBoardFile(
  deps: Deps,
  principal: Principal,
  input: { boardId: string; format: string; language: Language },
): Promise<ExportFile> {
  const page = await openBoardPage(deps, principal, input.boardId);
  if (!isExportFormat(input.format)) throw new DomainError('not_found');
  const { session } = page;
  return exportBoard(
    {
      board: await deps.rooms.read(page.room, readBoard),
      title: page.title,
      language: input.language,
      exportedAt: deps.clock.now(),
      authors: new Map([
        [page.person.id, page.person.name],
        ...(session?.people ?? []).map((person) => [person.id, person.name] as const),
      ]),
      votes: session ? closedVotes(session, page.boardId) : null,
      workshop: {
        title: page.workshop.title,
        startsAt: null,
        people: session?.counts.in ?? null,
        agenda: session?.state.phases ?? [],
      },
    },
    input.format,
  );
}

/** Votes of all closed rounds on the board; null while none is closed. */
function closedVotes(session: RoomView, boardId: string): Map<string, number> | null {
  const closed = session.rounds.filter((round) => round.boardId === boardId && round.results !== null);
  if (closed.length === 0) return null;
  const votes = new Map<string, number>();
  for (const { results } of closed) {
    for (const { objectId, votes: n } of results ?? []) votes.set(objectId, (votes.get(objectId) ?? 0) + n);
  }
  return votes;
}
