import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { newId } from '~/platform/ids';
import { requireSession } from '../access.server';
import { BUILT_IN_TEMPLATES, totalMinutes } from '../model';
import { listPhases } from '../repo/sessions.server';
import { findTemplate, insertTemplate, listTemplates, removeTemplate } from '../repo/workshops.server';
import { type TemplatePhase, templatePhases } from '../schema';
import { requirePlanner } from './programmes.server';

export interface TemplateItem {
  id: string;
  name: string;
  minutes: number;
  phases: readonly TemplatePhase[];
  /** Saved from a session by the viewer, who may remove it. */
  own: boolean;
}

/** Built-in agendas in the viewer's language, then saved ones, newest first. */
export async function listAgendaTemplates(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  language: Language,
): Promise<TemplateItem[]> {
  const user = requirePlanner(principal);
  const builtIn = BUILT_IN_TEMPLATES.map((template) => {
    const phases = builtInPhases(template.id, language);
    return {
      id: template.id,
      name: i18nFor(language).t(`workshops:templates.${template.id}.name`),
      minutes: totalMinutes(phases),
      phases,
      own: false,
    };
  });
  const saved = (await listTemplates(deps.db)).map((row) => {
    const phases = templatePhases.parse(JSON.parse(row.phases));
    return {
      id: row.id,
      name: row.name,
      minutes: totalMinutes(phases),
      phases,
      own: row.created_by === user.userId || user.role === 'staff',
    };
  });
  return [...builtIn, ...saved];
}

/** Phases of a template by id; a built-in one in words of `language`. Throws `not_found`. */
export async function readTemplate(
  deps: Pick<Deps, 'db'>,
  templateId: string,
  language: Language,
): Promise<readonly TemplatePhase[]> {
  if (BUILT_IN_TEMPLATES.some((template) => template.id === templateId)) {
    return builtInPhases(templateId, language);
  }
  const row = await findTemplate(deps.db, templateId);
  if (!row) throw new DomainError('not_found', { reason: 'template_gone' });
  return templatePhases.parse(JSON.parse(row.phases));
}

function builtInPhases(templateId: string, language: Language): TemplatePhase[] {
  const { t } = i18nFor(language);
  const template = BUILT_IN_TEMPLATES.find((one) => one.id === templateId);
  return (template?.phases ?? []).map((phase) => ({
    title: t(`workshops:templates.${templateId}.${phase.key}.title`),
    instruction: t(`workshops:templates.${templateId}.${phase.key}.instruction`),
    minutes: phase.minutes,
    permission: phase.permission,
    votesEach: phase.votesEach ?? 3,
    votesPerNote: 1,
    board: phase.board,
  }));
}

/** Keeps a session's agenda as a template for everyone who plans; returns its id. */
export async function saveAgendaAsTemplate(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: { name: string },
): Promise<string> {
  const { personId } = await requireSession(deps, principal, sessionId, 'plan.edit');
  const rows = await listPhases(deps.db, [sessionId]);
  if (rows.length === 0) throw new DomainError('conflict', { reason: 'agenda_empty' });
  const phases: TemplatePhase[] = rows.map((row) => ({
    title: row.title,
    instruction: row.instruction,
    minutes: row.minutes,
    permission: row.permission,
    votesEach: row.votes_each,
    votesPerNote: row.votes_per_note,
    board: row.board_id !== null,
  }));
  const id = newId('tpl');
  await insertTemplate(deps.db, {
    id,
    name: input.name,
    phases: JSON.stringify(phases),
    created_by: personId,
    created_at: deps.clock.now(),
  });
  return id;
}

/** Removes a saved template: its maker and staff may. Agendas made from it stay. */
export async function removeAgendaTemplate(
  deps: Deps,
  principal: Principal,
  templateId: string,
): Promise<void> {
  const user = requirePlanner(principal);
  const row = await findTemplate(deps.db, templateId);
  if (!row) throw new DomainError('not_found');
  if (row.created_by !== user.userId && user.role !== 'staff') throw new DomainError('forbidden');
  await removeTemplate(deps.db, templateId);
}
