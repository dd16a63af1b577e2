import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { findActiveAccount } from '~/domains/accounts/service/users.server';
import { copyBoards, createBoard, listBoardSummaries } from '~/domains/boards/service.server';
import { copyMaps, listAreasForMaps, listMapSummaries } from '~/domains/maps/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { newId } from '~/platform/ids';
import { requireWorkshop, touchSessions } from '../access.server';
import type { Plan, PlannedSession } from '../model';
import { mayInWorkshop } from '../policy';
import { countParticipants } from '../repo/people.server';
import { insertPhases, listPhases, listSessions } from '../repo/sessions.server';
import {
  addCoFacilitator,
  changeWorkshop,
  findProgramme,
  findWorkshop,
  insertWorkshop,
  listLeads,
  removeCoFacilitator,
} from '../repo/workshops.server';
import type { WorkshopInput } from '../schema';
import { phasesFromTemplate } from './agenda.server';
import { requirePlanner, toProgramme } from './programmes.server';
import { insertPlannedSession } from './sessions.server';
import { toPhase } from './state.server';
import { readTemplate } from './templates.server';

/** Everything the plan page shows. Throws `not_found`, `unauthenticated`, `forbidden`. */
export async function getPlan(deps: Deps, principal: Principal, workshopId: string): Promise<Plan> {
  const { workshop, role } = await requireWorkshop(deps, principal, workshopId, 'plan.view');
  const programme = await findProgramme(deps.db, workshop.programme_id);
  if (!programme) throw new DomainError('not_found');
  const sessions = await listSessions(deps.db, [workshopId]);
  const ids = sessions.map((session) => session.id);
  const phases = await listPhases(deps.db, ids);
  const counts = await countParticipants(deps.db, ids);
  const count = (sessionId: string, status: 'in' | 'waiting' | 'removed') =>
    counts.find((one) => one.sessionId === sessionId && one.status === status)?.n ?? 0;
  return {
    workshop: { id: workshop.id, title: workshop.title, description: workshop.description },
    programme: toProgramme(programme),
    role,
    mayStaff: mayInWorkshop(role, 'staffing.edit'),
    leads: await listLeads(deps.db, workshopId),
    boards: await listBoardSummaries(deps, workshopId),
    maps: await listMapSummaries(deps, workshopId),
    areas: await listAreasForMaps(deps),
    sessions: sessions.map((session) => ({
      id: session.id,
      title: session.title,
      status: session.status,
      startsAt: session.starts_at,
      code: session.code,
      hasPassphrase: session.passphrase_hash !== null,
      waitingRoom: session.waiting_room === 1,
      phases: phases.filter((phase) => phase.session_id === session.id).map(toPhase),
      phaseId: session.phase_id,
      people: {
        in: count(session.id, 'in'),
        waiting: count(session.id, 'waiting'),
        removed: count(session.id, 'removed'),
      },
    })),
  };
}

/** One session of the plan with the workshop's boards and maps. Throws as `getPlan`. */
export async function getPlannedSession(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  sessionId: string,
): Promise<Pick<Plan, 'boards' | 'maps'> & { session: PlannedSession }> {
  const { sessions, boards, maps } = await getPlan(deps, principal, workshopId);
  const session = sessions.find((one) => one.id === sessionId);
  if (!session) throw new DomainError('not_found');
  return { session, boards, maps };
}

/**
 * Makes a workshop with one board and a first session, its agenda from a template if one is named; returns its
 * id. Throws `not_found` (programme, template).
 */
export async function createWorkshop(
  deps: Deps,
  principal: Principal,
  input: WorkshopInput,
  language: Language,
): Promise<string> {
  const user = requirePlanner(principal);
  if (!(await findProgramme(deps.db, input.programmeId))) {
    throw new DomainError('not_found', { reason: 'programme_gone' });
  }
  const template = input.templateId ? await readTemplate(deps, input.templateId, language) : [];
  const { t } = i18nFor(language);
  const id = newId('wsp');
  await deps.db.transaction().execute(async (trx) => {
    await insertWorkshop(trx, {
      id,
      programme_id: input.programmeId,
      title: input.title,
      description: input.description,
      created_by: user.userId,
      created_at: deps.clock.now(),
      copied_from: null,
    });
    await recordAudit(
      trx,
      deps.clock,
      user,
      'workshops.created',
      { type: 'workshop', id },
      {
        title: input.title,
      },
    );
  });
  const boardId = await createBoard(deps, user, id, { title: t('workshops:plan.firstBoard') });
  const sessionId = await insertPlannedSession(deps, id, {
    title: t('workshops:plan.sessionNumber', { n: 1 }),
    startsAt: null,
  });
  await insertPhases(deps.db, phasesFromTemplate(sessionId, template, boardId));
  return id;
}

export async function updateWorkshop(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  input: { title: string; description: string },
): Promise<void> {
  await requireWorkshop(deps, principal, workshopId, 'plan.edit');
  await changeWorkshop(deps.db, workshopId, input);
  await touchSessions(deps, workshopId);
}

/**
 * Copies a workshop for a new one led by the viewer: sessions with their agendas (planned, with new codes) and
 * boards, empty or with what is on them. People and votes are not copied. Returns the new id.
 */
export async function copyWorkshop(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  input: { title: string; content: boolean },
): Promise<string> {
  const { workshop } = await requireWorkshop(deps, principal, workshopId, 'plan.edit');
  const user = requirePlanner(principal);
  const id = newId('wsp');
  await deps.db.transaction().execute(async (trx) => {
    await insertWorkshop(trx, {
      id,
      programme_id: workshop.programme_id,
      title: input.title,
      description: workshop.description,
      created_by: user.userId,
      created_at: deps.clock.now(),
      copied_from: workshop.id,
    });
    await recordAudit(
      trx,
      deps.clock,
      user,
      'workshops.copied',
      { type: 'workshop', id },
      {
        title: input.title,
        from: workshop.title,
        content: input.content,
      },
    );
  });
  const boards = await copyBoards(deps, user, { from: workshopId, to: id, content: input.content });
  const maps = await copyMaps(deps, user, { from: workshopId, to: id, content: input.content });
  for (const session of await listSessions(deps.db, [workshopId])) {
    const copy = await insertPlannedSession(deps, id, { title: session.title, startsAt: null });
    const phases = await listPhases(deps.db, [session.id]);
    await insertPhases(
      deps.db,
      phases.map((phase) => ({
        ...phase,
        id: newId('phs'),
        session_id: copy,
        board_id: phase.board_id ? (boards.get(phase.board_id) ?? null) : null,
        map_id: phase.map_id ? (maps.get(phase.map_id) ?? null) : null,
      })),
    );
  }
  return id;
}

/** Gives an existing account the rights of a facilitator here. Throws `not_found` (`account_unknown`). */
export async function addFacilitator(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  input: { email: string },
): Promise<void> {
  await requireWorkshop(deps, principal, workshopId, 'staffing.edit');
  const account = await findActiveAccount(deps, input.email);
  if (!account) throw new DomainError('not_found', { reason: 'account_unknown' });
  await deps.db.transaction().execute(async (trx) => {
    await addCoFacilitator(trx, workshopId, account.id);
    const subject = { type: 'workshop', id: workshopId };
    await recordAudit(trx, deps.clock, principal, 'workshops.facilitator-added', subject, {
      name: account.name,
    });
  });
  deps.events.emit({ type: 'access.changed', personId: account.id });
}

/** Takes the rights of a co-facilitator away at once; who made the workshop keeps them. */
export async function removeFacilitator(
  deps: Deps,
  principal: Principal,
  workshopId: string,
  userId: string,
): Promise<void> {
  await requireWorkshop(deps, principal, workshopId, 'staffing.edit');
  const workshop = await findWorkshop(deps.db, workshopId);
  if (workshop?.created_by === userId) throw new DomainError('conflict', { reason: 'creator_stays' });
  const lead = (await listLeads(deps.db, workshopId)).find((one) => one.id === userId);
  if (!lead) throw new DomainError('not_found');
  await deps.db.transaction().execute(async (trx) => {
    await removeCoFacilitator(trx, workshopId, userId);
    const subject = { type: 'workshop', id: workshopId };
    await recordAudit(trx, deps.clock, principal, 'workshops.facilitator-removed', subject, {
      name: lead.name,
    });
  });
  deps.events.emit({ type: 'access.changed', personId: userId });
}
