import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import type { Principal } from '~/domains/accounts/model';
import { boardTitle } from '~/domains/boards/schema';
import { copyBoard, createBoard, removeBoard, renameBoard } from '~/domains/boards/service.server';
import { mapInput, mapTitleInput } from '~/domains/maps/schema';
import { mergeAround } from '~/domains/maps/service/merge.server';
import { createMap, removeMap, renameMap } from '~/domains/maps/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError, HTTP_STATUS, isDomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { type FormResult, submitForm } from './forms.server';
import { facilitatorInput, newSessionInput, templateNameInput } from './schema';
import { applyTemplate, movePhase, removePhase } from './service/agenda.server';
import { endSession, reopenSession, startSession } from './service/conduct.server';
import { addFacilitator, removeFacilitator } from './service/plan.server';
import { createSession, discardSession, renewCode } from './service/sessions.server';
import { removeAgendaTemplate, saveAgendaAsTemplate } from './service/templates.server';

/** What a press or form on the plan page is about. */
export interface PlanAction {
  deps: Deps;
  principal: Principal;
  workshopId: string;
  language: Language;
  form: FormData;
}

type FormAnswer = { data: FormResult; init: ResponseInit | null };

const titled = z.object({ title: boardTitle });

/** Presses that need no more than an id; each leads back to the page. */
const PRESSES: Record<string, (act: PlanAction, sessionId: string, id: string) => Promise<unknown>> = {
  'session-start': ({ deps, principal }, sessionId) => startSession(deps, principal, sessionId),
  'session-end': ({ deps, principal }, sessionId) => endSession(deps, principal, sessionId),
  'session-reopen': ({ deps, principal }, sessionId) => reopenSession(deps, principal, sessionId),
  'session-discard': ({ deps, principal }, sessionId) => discardSession(deps, principal, sessionId),
  'code-renew': ({ deps, principal }, sessionId) => renewCode(deps, principal, sessionId),
  'phase-up': ({ deps, principal }, sessionId, id) => movePhase(deps, principal, sessionId, id, -1),
  'phase-down': ({ deps, principal }, sessionId, id) => movePhase(deps, principal, sessionId, id, 1),
  'phase-remove': ({ deps, principal }, sessionId, id) => removePhase(deps, principal, sessionId, id),
  'template-apply': ({ deps, principal, language }, sessionId, id) =>
    applyTemplate(deps, principal, sessionId, id, language),
  'template-remove': ({ deps, principal }, _sessionId, id) => removeAgendaTemplate(deps, principal, id),
  'map-remove': ({ deps, principal }, _sessionId, id) => removeMap(deps, principal, id),
  'map-merge': ({ deps, principal, language }, _sessionId, id) =>
    mergeAround(deps, principal, { mapId: id, title: i18nFor(language).t('maps:mergedTitle') }),
  'board-remove': ({ deps, principal }, _sessionId, id) => removeBoard(deps, principal, id),
  'facilitator-remove': ({ deps, principal, workshopId }, _sessionId, id) =>
    removeFacilitator(deps, principal, workshopId, id),
};

/** Forms with something to type. */
const FORMS: Record<string, (act: PlanAction, sessionId: string, id: string) => Promise<FormAnswer>> = {
  'session-add': (act) =>
    submitForm(act.form, newSessionInput, async (input) => {
      const id = await createSession(act.deps, act.principal, act.workshopId, { ...input, startsAt: null });
      throw back(act.workshopId, id, 'agenda');
    }),
  'template-save': (act, sessionId) =>
    submitForm(act.form, templateNameInput, async (input) => {
      await saveAgendaAsTemplate(act.deps, act.principal, sessionId, input);
      throw back(act.workshopId, sessionId, 'agenda', 'template-saved');
    }),
  'board-add': (act, sessionId) =>
    submitForm(act.form, titled, async (input) => {
      await createBoard(act.deps, act.principal, act.workshopId, input);
      throw back(act.workshopId, sessionId, 'boards');
    }),
  'board-rename': (act, sessionId, boardId) =>
    submitForm(act.form, titled, async (input) => {
      await renameBoard(act.deps, act.principal, { ...input, boardId });
      throw back(act.workshopId, sessionId, 'boards');
    }),
  'board-copy': (act, sessionId, boardId) =>
    submitForm(act.form, titled, async (input) => {
      const content = act.form.get('content') === 'on';
      await copyBoard(act.deps, act.principal, { ...input, boardId, content });
      throw back(act.workshopId, sessionId, 'boards');
    }),
  'map-add': (act, sessionId) =>
    submitForm(act.form, mapInput, async (input) => {
      await createMap(act.deps, act.principal, act.workshopId, input);
      throw back(act.workshopId, sessionId, 'maps');
    }),
  'map-rename': (act, sessionId, mapId) =>
    submitForm(act.form, mapTitleInput, async (input) => {
      await renameMap(act.deps, act.principal, { ...input, mapId });
      throw back(act.workshopId, sessionId, 'maps');
    }),
  'facilitator-add': (act, sessionId) =>
    submitForm(act.form, facilitatorInput, async (input) => {
      await addFacilitator(act.deps, act.principal, act.workshopId, input);
      throw back(act.workshopId, sessionId, 'people');
    }),
};

/** Where on the page a press was, so that the answer shows it again. */
const PLACES = {
  phase: 'agenda',
  template: 'agenda',
  board: 'boards',
  map: 'maps',
  facilitator: 'people',
} as const;

/** What the plan page shows after something was not accepted: a form's result, or the reason of a press. */
export interface PlanOutcome {
  intent: string;
  id: string;
  result: FormResult | null;
  problem: string | null;
}

/**
 * Does what the plan page asks (field `intent`). Accepted: a redirect back to the page is thrown. What was not
 * accepted is answered with its status. Throws refusals without a reason, `invalid` for an unknown intent.
 */
export async function runPlanAction(act: PlanAction) {
  const text = (name: string) => String(act.form.get(name) ?? '');
  const [intent, sessionId, id] = [text('intent'), text('session'), text('id')];
  const answerForm = FORMS[intent];
  if (answerForm) {
    const { data: result, init } = await answerForm(act, sessionId, id);
    return data<PlanOutcome>({ intent, id, result, problem: null }, init ?? {});
  }
  const press = PRESSES[intent];
  if (!press) throw new DomainError('invalid');
  try {
    await press(act, sessionId, id);
  } catch (error) {
    if (!isDomainError(error) || !error.details.reason) throw error;
    const problem = error.details.reason;
    return data<PlanOutcome>({ intent, id, result: null, problem }, { status: HTTP_STATUS[error.code] });
  }
  const place = PLACES[intent.split('-')[0] as keyof typeof PLACES];
  throw back(act.workshopId, intent === 'session-discard' ? '' : sessionId, place);
}

function back(workshopId: string, sessionId: string, place?: string, notice?: string): Response {
  const query = new URLSearchParams();
  if (sessionId) query.set('session', sessionId);
  if (notice) query.set('notice', notice);
  const search = query.size > 0 ? `?${query}` : '';
  return redirect(`/workshops/${workshopId}${search}${place ? `#${place}` : ''}`);
}
