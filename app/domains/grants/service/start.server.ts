import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { caseToStartFrom } from '~/domains/cases/service/start-from.server';
import { listCurrentPartners, requireCollaboration } from '~/domains/collaborations/service/access.server';
import { getIdea } from '~/domains/ideas/service/read.server';
import { viewTalk } from '~/domains/matching/talks/service/view.server';
import type { OrganisationType } from '~/domains/organisations/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import type { OriginKind } from '../model/application';
import type { EligibilityProblem } from '../model/eligibility';
import { actsFor } from '../policy';
import * as partners from '../repo/partners.server';
import { type NewApplicationSearch, TITLE } from '../schema';
import { insertDraft } from './drafts.server';
import { mailOrganisation } from './mails.server';
import { getGrantProgramme, listGrantProgrammes, obstaclesOf } from './programmes.server';

/** What an application grows out of, as far as the person may see it. */
interface Origin {
  kind: OriginKind;
  id: string | null;
  title: string;
  /** Put into the first question. */
  text: string;
  /** Whether what is applied for is probably begun with the grant. */
  isNew: boolean;
  /** The organisations concerned; the lead is one of them where any is known. */
  organisations: { id: string; name: string; type: OrganisationType }[];
}

/** What the page of a new application shows. */
export interface NewApplicationPage {
  programmes: { id: string; title: string; fiscalYear: number }[];
  programme: { id: string; title: string; asksNew: boolean; closesOn: string } | null;
  /** Organisations the person may apply for. */
  own: { id: string; name: string }[];
  lead: { id: string; name: string } | null;
  origin: { kind: OriginKind; title: string; partners: string[]; isNew: boolean };
  /** What speaks against it; a partner can still be found, the rest cannot be helped. */
  problems: EligibilityProblem[];
}

const NOTHING: Origin = { kind: 'none', id: null, title: '', text: '', isNew: true, organisations: [] };

/**
 * What an application can begin with: from a talk, a round, an idea, a case study, a collaboration or nothing. Throws
 * `unauthenticated`, `not_found` and what keeps the person from seeing what it is to begin with.
 */
export async function openNewApplication(
  deps: Deps,
  principal: Principal,
  search: NewApplicationSearch,
): Promise<NewApplicationPage> {
  const { own, programme, lead, origin, problems } = await readStart(deps, principal, search);
  const open = (await listGrantProgrammes(deps, principal)).filter(({ takes }) => takes);
  return {
    programmes: open.map(({ id, title, fiscalYear }) => ({ id, title, fiscalYear })),
    programme: programme
      ? {
          id: programme.id,
          title: programme.title,
          asksNew: programme.rules.newProjectOnly,
          closesOn: programme.rules.closesOn,
        }
      : null,
    own: own.map(({ id, name }) => ({ id, name })),
    lead: lead ? { id: lead.id, name: lead.name } : null,
    origin: {
      kind: origin.kind,
      title: [...origin.title].slice(0, TITLE).join(''),
      isNew: origin.isNew,
      partners: origin.organisations.filter(({ id }) => id !== lead?.id).map(({ name }) => name),
    },
    problems,
  };
}

async function readStart(deps: Deps, principal: Principal, search: NewApplicationSearch) {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const origin = await readOrigin(deps, principal, search);
  const memberships = await partners.listMemberships(deps.db, principal.userId);
  const acting = memberships.filter(({ role, status }) => actsFor(role) && status === 'listed');
  // From a talk one of its two sides leads, from a collaboration one of its partners.
  const own = acting.filter(
    ({ id }) => origin.organisations.length === 0 || origin.organisations.some((one) => one.id === id),
  );
  const programme = search.programme ? await getGrantProgramme(deps, principal, search.programme) : null;
  const fitting = programme
    ? own.filter(({ type }) => programme.rules.lead.includes(type as OrganisationType))
    : own;
  const lead =
    own.find(({ id }) => id === search.lead) ??
    (fitting.length === 1 ? fitting[0] : own.length === 1 ? own[0] : undefined);
  const problems =
    programme && lead
      ? obstaclesOf(
          programme,
          {
            leadType: lead.type as OrganisationType,
            partnerTypes: origin.organisations.filter(({ id }) => id !== lead.id).map(({ type }) => type),
            isNew: true,
            year: 1,
            hasPrevious: false,
          },
          deps.clock.now(),
        )
      : [];
  return { user: principal, own, programme, lead, origin, problems };
}

async function readOrigin(
  deps: Deps,
  principal: UserPrincipal,
  search: NewApplicationSearch,
): Promise<Origin> {
  if (search.match) return fromTalk(deps, principal, search.match);
  if (search.collaboration) return fromCollaboration(deps, principal, search.collaboration);
  if (search.case) {
    const { id, title, text } = await caseToStartFrom(deps, principal, search.case);
    return { ...NOTHING, kind: 'case', id, title, text };
  }
  if (!search.idea) return NOTHING;
  const idea = await getIdea(deps, principal, search.idea);
  return {
    ...NOTHING,
    kind: 'idea',
    id: idea.id,
    title: idea.title,
    text: idea.text || (idea.sources[0]?.snapshot ?? ''),
  };
}

/**
 * From what organisations do together already, for those who act for one of them. Asked to apply too are partners of
 * today that are in the directory and have somebody who can answer.
 */
async function fromCollaboration(deps: Deps, principal: UserPrincipal, id: string): Promise<Origin> {
  const { row, acting } = await requireCollaboration(deps.db, principal, id);
  if (acting.length === 0) throw new DomainError('forbidden', { reason: 'not_yours' });
  const organisations: Origin['organisations'] = [];
  for (const one of await listCurrentPartners(deps.db, id, dayOf(deps.clock.now()))) {
    const found = await partners.findOrganisation(deps.db, one);
    const answers = found?.status === 'listed' && (await partners.listActing(deps.db, one)).length > 0;
    if (answers) organisations.push({ id: one, name: found.name, type: found.type as OrganisationType });
  }
  return { kind: 'collaboration', id, title: row.title, text: row.summary, isNew: false, organisations };
}

/** From a talk in which both agreed; a round introduces people by a talk too. */
async function fromTalk(deps: Deps, principal: UserPrincipal, id: string): Promise<Origin> {
  const { status, sides, origin } = await viewTalk(deps, principal, id);
  if (status !== 'agreed') throw new DomainError('conflict', { reason: 'talk_not_agreed' });
  const organisations: Origin['organisations'] = [];
  for (const side of [sides.from, sides.to]) {
    const found = await partners.findOrganisation(deps.db, side.id);
    if (found) organisations.push({ id: found.id, name: found.name, type: found.type as OrganisationType });
  }
  return { ...NOTHING, kind: origin === 'round' ? 'round' : 'match', id, organisations };
}

/**
 * Begins an application and returns its id. What cannot be helped is refused before anybody writes a word. Throws as
 * `openNewApplication`, `conflict` (`programme_missing`, `lead_missing`, `not_eligible` with the first problem).
 */
export async function startApplication(
  deps: Deps,
  principal: Principal,
  search: NewApplicationSearch,
  about: { title: string; isNew: boolean },
): Promise<string> {
  const { user, programme, lead, origin, problems } = await readStart(deps, principal, search);
  if (!programme) throw new DomainError('conflict', { reason: 'programme_missing' });
  if (!lead) throw new DomainError('forbidden', { reason: 'lead_missing' });
  const wanted = programme.rules.newProjectOnly && !about.isNew ? [{ code: 'not_new' as const }] : [];
  const [problem] = [...problems.filter(({ code }) => code !== 'partner_missing'), ...wanted];
  if (problem) throw new DomainError('conflict', { reason: 'not_eligible', problem: problem.code });
  const [first] = programme.rules.questions;
  const asked = origin.organisations.filter(({ id }) => id !== lead.id);
  const id = await deps.db.transaction().execute((trx) =>
    insertDraft(trx, deps.clock, user, {
      programmeId: programme.id,
      title: about.title,
      leadId: lead.id,
      origin: { kind: origin.kind, id: origin.id },
      isNew: about.isNew,
      texts: first && origin.text ? { [first.key]: origin.text } : {},
      partners: asked.map((one) => ({ id: one.id, role: '', contribution: '' })),
    }),
  );
  for (const one of asked) {
    await mailOrganisation(deps, one.id, 'invited', { id, title: about.title, other: lead.name });
  }
  return id;
}
