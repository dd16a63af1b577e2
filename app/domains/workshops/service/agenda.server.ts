import type { Principal } from '~/domains/accounts/model';
import { isBoardOf, listBoardSummaries } from '~/domains/boards/service.server';
import { isMapOf } from '~/domains/maps/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { newId } from '~/platform/ids';
import { requireSession } from '../access.server';
import { MAX_PHASES, moveItem } from '../model';
import { changePhase, findPhase, insertPhases, removePhases } from '../repo/sessions.server';
import type { PhaseInput, TemplatePhase } from '../schema';
import { changeState, type Db } from './change-state.server';
import { readTemplate } from './templates.server';

/** Adds a phase at the end; returns its id. Throws `conflict` (`too_many_phases`), `invalid` (`board_foreign`). */
export async function addPhase(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: PhaseInput,
): Promise<string> {
  await checkPlace(deps, principal, sessionId, input);
  const id = newId('phs');
  await changeState(
    deps,
    principal,
    sessionId,
    async (trx, _session, phases) => {
      if (phases.length >= MAX_PHASES) throw new DomainError('conflict', { reason: 'too_many_phases' });
      await insertPhases(trx, [{ id, session_id: sessionId, position: phases.length, ...columnsOf(input) }]);
      return {};
    },
    'plan.edit',
  );
  return id;
}

/** Changes a phase; when it is the one in force, its permission holds at once. */
export async function updatePhase(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  phaseId: string,
  input: PhaseInput,
): Promise<void> {
  await checkPlace(deps, principal, sessionId, input);
  await changeState(
    deps,
    principal,
    sessionId,
    async (trx) => {
      await requirePhase(trx, sessionId, phaseId);
      await changePhase(trx, phaseId, columnsOf(input));
      return {};
    },
    'plan.edit',
  );
}

/** Takes a phase out. Throws `conflict` (`phase_current`) for the one in force. */
export async function removePhase(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  phaseId: string,
): Promise<void> {
  await changeState(
    deps,
    principal,
    sessionId,
    async (trx, session, phases) => {
      await requirePhase(trx, sessionId, phaseId);
      if (session.phase_id === phaseId && session.status === 'running') {
        throw new DomainError('conflict', { reason: 'phase_current' });
      }
      await removePhases(trx, [phaseId]);
      await renumber(
        trx,
        phases.map((phase) => phase.id).filter((id) => id !== phaseId),
      );
      return session.phase_id === phaseId ? { phase_id: null } : {};
    },
    'plan.edit',
  );
}

/** Moves a phase one place earlier (-1) or later (1). */
export async function movePhase(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  phaseId: string,
  step: 1 | -1,
): Promise<void> {
  await changeState(
    deps,
    principal,
    sessionId,
    async (trx, _session, phases) => {
      await requirePhase(trx, sessionId, phaseId);
      const ids = phases.map((phase) => phase.id);
      await renumber(trx, moveItem(ids, ids.indexOf(phaseId), step));
      return {};
    },
    'plan.edit',
  );
}

/**
 * Replaces the agenda by a template's; its phases work on the workshop's first board. Throws `conflict`
 * (`session_started`) once the session has run.
 */
export async function applyTemplate(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  templateId: string,
  language: Language,
): Promise<void> {
  const { workshop } = await requireSession(deps, principal, sessionId, 'plan.edit');
  const template = await readTemplate(deps, templateId, language);
  const board = (await listBoardSummaries(deps, workshop.id))[0]?.id ?? null;
  await changeState(
    deps,
    principal,
    sessionId,
    async (trx, session, phases) => {
      if (session.status !== 'planned') throw new DomainError('conflict', { reason: 'session_started' });
      await removePhases(
        trx,
        phases.map((phase) => phase.id),
      );
      await insertPhases(trx, phasesFromTemplate(sessionId, template, board));
      return { phase_id: null };
    },
    'plan.edit',
  );
}

/** Rows of a session's agenda made from a template; phases that need a board get `boardId`. */
export function phasesFromTemplate(
  sessionId: string,
  template: readonly TemplatePhase[],
  boardId: string | null,
) {
  return template.slice(0, MAX_PHASES).map((phase, position) => ({
    id: newId('phs'),
    session_id: sessionId,
    position,
    ...columnsOf({ ...phase, boardId: phase.board ? boardId : null, mapId: null }),
  }));
}

function columnsOf(input: PhaseInput) {
  return {
    title: input.title,
    instruction: input.instruction,
    minutes: input.minutes,
    permission: input.permission,
    board_id: input.boardId,
    map_id: input.mapId,
    votes_each: input.votesEach,
    votes_per_note: Math.min(input.votesPerNote, input.votesEach),
  };
}

async function checkPlace(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  { boardId, mapId }: Pick<PhaseInput, 'boardId' | 'mapId'>,
): Promise<void> {
  const { workshop } = await requireSession(deps, principal, sessionId, 'plan.edit');
  if (boardId !== null && !(await isBoardOf(deps, boardId, workshop.id))) {
    throw new DomainError('invalid', { reason: 'board_foreign' });
  }
  if (mapId !== null && !(await isMapOf(deps, mapId, workshop.id))) {
    throw new DomainError('invalid', { reason: 'board_foreign' });
  }
}

async function requirePhase(trx: Db, sessionId: string, phaseId: string): Promise<void> {
  if ((await findPhase(trx, phaseId))?.session_id !== sessionId) throw new DomainError('not_found');
}

async function renumber(trx: Db, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) await changePhase(trx, id, { position });
}
