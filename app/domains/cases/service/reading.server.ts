import type { Kysely } from 'kysely';
import { PAGE_SIZE, type Principal } from '~/domains/accounts/model';
import { listAreas } from '~/domains/areas/service.server';
import { nameAreas } from '~/domains/organisations/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../db/types';
import {
  CASE_ACTIONS,
  type CaseAction,
  type CaseContent,
  type CaseGap,
  type CasePicture,
  readSections,
  themesOf,
} from '../model';
import { searchedWords } from '../model/search';
import { answersFor, mayKeepCases, mayStartFrom, mayWithCase } from '../policy';
import * as repo from '../repo/cases.server';
import {
  listAnswering,
  listAwaiting,
  listPartners,
  listPictures,
  listTellable,
} from '../repo/partners.server';
import type { CaseFilter } from '../schema';
import { type CaseAccess, requireCase } from './access.server';
import { type CaseItem, toItems, toPicture } from './mapping.server';
import { gapsOf } from './write.server';

type Db = Kysely<Database>;

export type { CaseItem } from './mapping.server';

/** A partner as the page shows it; `answer` only to those concerned. */
export interface CasePartnerView {
  id: string;
  name: string;
  role: 'lead' | 'partner';
  /** Whether its page can be opened by everybody. */
  listed: boolean;
  answer: {
    consent: 'none' | 'agreed' | 'refused';
    note: string;
    by: string | null;
    at: number | null;
    onPaper: boolean;
    /** The viewer answers for it. */
    own: boolean;
    /** Nobody in it has an account: staff record a consent on paper. */
    silent: boolean;
  } | null;
}

/** A case study as one person may see it. */
export interface CaseView extends Omit<CaseContent, 'areaCode'> {
  id: string;
  status: repo.CaseRow['status'];
  revision: number;
  area: { code: string; name: string } | null;
  collaborationId: string | null;
  partners: CasePartnerView[];
  pictures: CasePicture[];
  fictional: boolean;
  askedAt: number | null;
  publishedAt: number | null;
  withdrawn: { at: number; by: string; reason: string } | null;
  may: Record<CaseAction | 'start_from', boolean>;
  /** What is missing before consent can be asked for; only in a draft. */
  missing: CaseGap[];
}

/** A case study by right; for others it is not there. Throws `not_found`. */
export async function getCase(deps: Deps, principal: Principal, id: string): Promise<CaseView> {
  return viewOf(deps, await requireCase(deps.db, principal, id, 'read'));
}

/** The same for those who may write in it now. Throws as `requireCase`. */
export async function getDraft(deps: Deps, principal: Principal, id: string): Promise<CaseView> {
  return viewOf(deps, await requireCase(deps.db, principal, id, 'edit'));
}

async function viewOf(deps: Deps, access: CaseAccess): Promise<CaseView> {
  const { row, standing, partners } = access;
  const names = await areaWords(deps);
  const concerned = mayWithCase(standing, 'draft', 'read');
  const may = (action: CaseAction) => mayWithCase(standing, row.status, action);
  const [themes, pictures] = [
    await repo.listThemes(deps.db, [row.id]),
    await listPictures(deps.db, [row.id]),
  ];
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    sections: readSections(row.sections),
    themes: themesOf(themes, row.id),
    startedOn: row.started_on,
    endedOn: row.ended_on,
    moneyYen: row.money_yen,
    peopleReached: row.people_reached,
    volunteers: row.volunteers,
    status: row.status,
    revision: row.revision,
    area: row.area_code ? { code: row.area_code, name: names(row.area_code) } : null,
    collaborationId: concerned ? row.collaboration_id : null,
    partners: await partnerViews(deps.db, access, concerned),
    pictures: pictures.map(toPicture).map((one) => (concerned ? one : { ...one, consentNote: '' })),
    fictional: partners.some(({ fictional }) => fictional === 1),
    askedAt: row.asked_at,
    publishedAt: row.published_at,
    withdrawn:
      row.status === 'withdrawn'
        ? { at: row.withdrawn_at ?? 0, by: row.withdrawn_by_name ?? '', reason: row.withdrawn_reason }
        : null,
    may: {
      ...(Object.fromEntries(CASE_ACTIONS.map((action) => [action, may(action)])) as Record<
        CaseAction,
        boolean
      >),
      start_from: mayStartFrom(standing, row.status),
    },
    missing: may('ask') ? await gapsOf(deps.db, row, partners.length) : [],
  };
}

async function partnerViews(
  db: Db,
  { partners, standing }: CaseAccess,
  concerned: boolean,
): Promise<CasePartnerView[]> {
  const answering = concerned
    ? await listAnswering(
        db,
        partners.map(({ id }) => id),
      )
    : [];
  const heard = new Set(answering.map(({ organisation_id }) => organisation_id));
  return partners.map((partner) => ({
    id: partner.id,
    name: partner.name,
    role: partner.role,
    listed: partner.status === 'listed',
    answer: concerned
      ? {
          consent: partner.consent,
          note: partner.note,
          by: partner.answered_by_name,
          at: partner.answered_at,
          onPaper: partner.on_paper === 1,
          own: answersFor(standing.roles[partner.id]),
          silent: !heard.has(partner.id),
        }
      : null,
  }));
}

/** From the ward down, as people say it: 西区 八軒. */
async function areaWords(deps: Deps): Promise<(code: string | null) => string> {
  const names = await nameAreas(deps);
  return (code) => {
    const known = code === null ? undefined : names[code];
    return known ? [known.ward, known.name].filter((word) => word !== null).join(' ') : '';
  };
}

/** One page of the public case studies that a filter means; `area` also means the areas inside. */
export async function listPublicCases(
  deps: Deps,
  filter: CaseFilter,
): Promise<{ items: CaseItem[]; total: number; pages: number }> {
  const { rows, total } = await repo.searchCases(deps.db, {
    words: searchedWords(filter.words),
    theme: filter.theme,
    areas: filter.area === null ? null : await withAreasInside(deps, filter.area),
    statuses: ['published'],
    memberId: null,
    limit: PAGE_SIZE,
    offset: (filter.page - 1) * PAGE_SIZE,
  });
  return { items: await withParts(deps, rows), total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** The code itself and those of all areas inside of it. */
async function withAreasInside(deps: Deps, code: string): Promise<string[]> {
  const areas = await listAreas(deps);
  const inside = [code];
  for (const outer of inside) {
    for (const area of areas) if (area.parentCode === outer) inside.push(area.code);
  }
  return inside;
}

async function withParts(deps: Deps, rows: readonly repo.CaseRow[]): Promise<CaseItem[]> {
  const ids = rows.map(({ id }) => id);
  return toItems(rows, {
    themes: await repo.listThemes(deps.db, ids),
    partners: await listPartners(deps.db, ids),
    pictures: await listPictures(deps.db, ids),
    areas: await areaWords(deps),
  });
}

/** The case studies published last, for pages that have other things to say. */
export async function listLatestCases(deps: Deps, limit: number): Promise<CaseItem[]> {
  const { rows } = await repo.searchCases(deps.db, {
    words: [],
    theme: null,
    areas: null,
    statuses: ['published'],
    memberId: null,
    limit,
    offset: 0,
  });
  return withParts(deps, rows);
}

/** Case studies that became public between two moments [`from`, `to`) and still are, with their figures. */
export async function listCasesOfYear(
  deps: Pick<Deps, 'db'>,
  from: number,
  to: number,
): Promise<{ id: string; title: string; peopleReached: number | null; moneyYen: number | null }[]> {
  const rows = await repo.listPublishedBetween(deps.db, from, to);
  return rows.map(({ id, title, people_reached, money_yen }) => ({
    id,
    title,
    peopleReached: people_reached,
    moneyYen: money_yen,
  }));
}

/** Those not public that somebody has to do with: of the own organisations; for staff all. The latest first. */
export async function listOwnCases(deps: Deps, principal: Principal): Promise<CaseItem[]> {
  if (principal.kind !== 'user') return [];
  const { rows } = await repo.searchCases(deps.db, {
    words: [],
    theme: null,
    areas: null,
    statuses: ['draft', 'asked', 'agreed', 'withdrawn'],
    memberId: mayKeepCases(principal) ? null : principal.userId,
    limit: PAGE_SIZE,
    offset: 0,
  });
  return withParts(deps, rows);
}

/** One page of the collaborations somebody may write about: for staff all. Throws `unauthenticated`. */
export async function offerNewCase(
  deps: Deps,
  principal: Principal,
  page: number,
): Promise<{
  items: { id: string; title: string; startedOn: string; partners: { id: string; name: string }[] }[];
  pages: number;
}> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const { rows, partners, total } = await listTellable(deps.db, {
    userId: mayKeepCases(principal) ? null : principal.userId,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  const items = rows.map(({ id, title, started_on }) => ({
    id,
    title,
    startedOn: started_on,
    partners: partners
      .filter((one) => one.collaboration_id === id)
      .map((one) => ({ id: one.id, name: one.name })),
  }));
  return { items, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** Case studies in which the consent of an organisation is waited for that somebody answers for. */
export async function listAwaitedConsents(
  deps: Deps,
  principal: Principal,
): Promise<{ id: string; title: string; organisation: string; askedAt: number }[]> {
  if (principal.kind !== 'user') return [];
  const rows = await listAwaiting(deps.db, principal.userId);
  return rows.map(({ id, title, organisation, asked_at }) => ({
    id,
    title,
    organisation,
    askedAt: asked_at ?? 0,
  }));
}

/** What may be found among all case studies: public ones, and those one has to do with. The first `limit`. */
export async function findCases(
  deps: Deps,
  principal: Principal,
  words: string,
  limit: number,
): Promise<{ items: CaseItem[]; total: number }> {
  const query = { words: searchedWords(words), theme: null, areas: null, limit, offset: 0 };
  if (mayKeepCases(principal)) {
    const { rows, total } = await repo.searchCases(deps.db, { ...query, statuses: null, memberId: null });
    return { items: await withParts(deps, rows), total };
  }
  const open = await repo.searchCases(deps.db, { ...query, statuses: ['published'], memberId: null });
  const own =
    principal.kind === 'user'
      ? await repo.searchCases(deps.db, {
          ...query,
          statuses: ['draft', 'asked', 'agreed', 'withdrawn'],
          memberId: principal.userId,
        })
      : { rows: [], total: 0 };
  const rows = [...own.rows, ...open.rows].slice(0, limit);
  return { items: await withParts(deps, rows), total: own.total + open.total };
}

/** What staff have to do with case studies: waiting for consent for two weeks, or agreed and not yet public. */
export async function listStaffCases(deps: Deps, principal: Principal) {
  if (!mayKeepCases(principal)) throw new DomainError('forbidden');
  const now = deps.clock.now();
  return {
    unanswered: await repo.listWaitingSince(deps.db, 'asked', now - CONSENT_MS),
    unpublished: await repo.listWaitingSince(deps.db, 'agreed', now),
  };
}

/** Partners are expected to answer within this time. */
const CONSENT_MS = 14 * 86_400_000;
