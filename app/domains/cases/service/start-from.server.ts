import type { Principal } from '~/domains/accounts/model';
import { startIdeaFromCase } from '~/domains/ideas/service/make.server';
import { listMyOrganisations } from '~/domains/organisations/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { readSections } from '../model';
import { answersFor, mayStartFrom, mayWithCase } from '../policy';
import { findCase } from '../repo/cases.server';

/**
 * The first words of a request to another organisation, for somebody who wants to do what a public case study tells of;
 * empty where there is none.
 */
export async function openingWords(
  deps: Deps,
  principal: Principal,
  caseId: string,
  { language, origin }: { language: Language; origin: string },
): Promise<string> {
  const row = caseId === '' ? undefined : await findCase(deps.db, caseId);
  if (!row || !mayWithCase({ principal, roles: {} }, row.status, 'read')) return '';
  const { t } = i18nFor(language);
  return t('cases:start.matchWords', { title: row.title, link: `${origin}/cases/${row.id}` });
}

/** Longest text of an idea. */
const IDEA_TEXT = 2000;

/**
 * What somebody can begin after a public case study: its title, what it was and how to do the same. Throws `not_found`,
 * `unauthenticated`.
 */
export async function caseToStartFrom(
  deps: Deps,
  principal: Principal,
  caseId: string,
): Promise<{ id: string; title: string; text: string }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const row = await findCase(deps.db, caseId);
  if (!row || !mayStartFrom({ principal, roles: {} }, row.status)) throw new DomainError('not_found');
  const { doing, recipe } = readSections(row.sections);
  const text = [row.summary, recipe || doing].filter((part) => part !== '').join('\n\n');
  return { id: row.id, title: row.title, text };
}

/**
 * Makes an idea of a public case study: what it was and how to do the same. It belongs to the person, and to the
 * organisation that person answers for where there is just one. Throws `not_found`, `unauthenticated`.
 */
export async function startIdea(deps: Deps, principal: Principal, caseId: string): Promise<{ id: string }> {
  const { text, ...told } = await caseToStartFrom(deps, principal, caseId);
  const own = (await listMyOrganisations(deps, principal)).filter(({ role }) => answersFor(role));
  return startIdeaFromCase(deps, principal, {
    case: told,
    title: told.title,
    text: [...text].slice(0, IDEA_TEXT).join(''),
    organisation: own.length === 1 ? (own[0]?.id ?? null) : null,
  });
}
