import { PAGE_SIZE, type Principal } from '~/domains/accounts/model';
import { findAreaEver } from '~/domains/areas/service/standing.server';
import { getBoard } from '~/domains/boards/service.server';
import { getMap } from '~/domains/maps/service.server';
import { listMyOrganisations } from '~/domains/organisations/service.server';
import { mayPlanWorkshops } from '~/domains/workshops/policy';
import { listProgrammesWithWorkshops } from '~/domains/workshops/service/programmes.server';
import type { Deps } from '~/platform/deps.server';
import { isDomainError } from '~/platform/errors';
import type { Idea, IdeaItem, IdeaSourceView, IdeaStatus, IdeaStepView } from '../model';
import { actionsOf } from '../model/moves';
import { personsOf, seesInside } from '../policy';
import * as repo from '../repo/ideas.server';
import { type IdeaAccess, requireIdea } from './access.server';

/** One page of the ideas somebody may see, the latest first: their own, those of their workshops, and public ones. */
export async function listIdeas(
  deps: Deps,
  principal: Principal,
  filter: { status: IdeaStatus | null; words?: string; page: number },
): Promise<{ items: IdeaItem[]; total: number; pages: number }> {
  const isStaff = principal.kind === 'user' && principal.role === 'staff';
  const { rows, total } = await repo.listIdeas(deps.db, {
    viewer: isStaff ? null : await viewerOf(deps, principal),
    status: filter.status,
    words: filter.words ?? '',
    limit: PAGE_SIZE,
    offset: (filter.page - 1) * PAGE_SIZE,
  });
  const items = await toItems(deps, rows, principal.kind === 'user');
  return { items, total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** What ideas of a list say, by id: who sees an idea in a list may read it. */
export async function readIdeaTexts(
  deps: Pick<Deps, 'db'>,
  items: readonly Pick<IdeaItem, 'id'>[],
): Promise<Map<string, string>> {
  return repo.listTexts(
    deps.db,
    items.map(({ id }) => id),
  );
}

async function viewerOf(deps: Deps, principal: Principal): Promise<repo.IdeaViewer> {
  const leads = mayPlanWorkshops(principal) ? await listProgrammesWithWorkshops(deps, principal) : [];
  return {
    persons: personsOf(principal),
    workshops: leads.flatMap((one) => one.workshops).map(({ id }) => id),
    organisations: (await listMyOrganisations(deps, principal)).map(({ id }) => id),
  };
}

/** `inside`: with where they came from and who carries them on. */
async function toItems(deps: Deps, rows: readonly repo.IdeaRow[], inside: boolean): Promise<IdeaItem[]> {
  const ids = rows.map(({ id }) => id);
  const sources = await repo.listSources(deps.db, ids);
  const workshops = rows.flatMap(({ workshop_id }) => workshop_id ?? []);
  const titles = await repo.workshopTitles(deps.db, inside ? workshops : []);
  const names = await repo.ownerNames(deps.db, rows);
  return rows.map((row) => {
    const own = sources.filter((one) => one.idea_id === row.id);
    const [first] = own;
    const owners = [inside ? row.owner_user_id : null, row.owner_organisation_id];
    return {
      id: row.id,
      title: row.title,
      status: row.status,
      source: inside && first ? { kind: first.kind, title: first.title } : null,
      sourceCount: own.length,
      workshop: titles.get(row.workshop_id ?? '') ?? null,
      owners: owners.flatMap((id) => names.get(id ?? '') ?? []),
      isPublic: row.is_public === 1,
      createdAt: row.created_at,
    };
  });
}

/** Reads an idea by right. Throws `not_found`, `unauthenticated`, `forbidden`. */
export async function getIdea(deps: Deps, principal: Principal, id: string): Promise<Idea> {
  const access = await requireIdea(deps.db, principal, id);
  const { row, roles } = access;
  const inside = seesInside(roles);
  const area = row.area_code ? await findAreaEver(deps, row.area_code) : null;
  const [item] = await toItems(deps, [row], inside);
  const names = await repo.ownerNames(deps.db, [row]);
  const named = (owner: string | null) =>
    owner && names.has(owner) ? { id: owner, name: names.get(owner) ?? '' } : null;
  const into = row.merged_into ? await repo.findIdea(deps.db, row.merged_into) : null;
  return {
    ...(item as IdeaItem),
    text: row.text,
    sources: inside ? await sourceViews(deps, principal, access) : [],
    area: area ? { code: area.code, name: area.name } : null,
    owner: {
      person: inside ? named(row.owner_user_id) : null,
      organisation: named(row.owner_organisation_id),
    },
    createdBy: inside ? row.created_by_name : '',
    steps: inside ? await stepViews(deps, id) : [],
    may: row.merged_into === null ? actionsOf(row.status, roles) : [],
    naming: namingOf(access, personsOf(principal)),
    mergedInto: into ? { id: into.id, title: into.title } : null,
  };
}

/** What the reader has said about being named; one source that waits for an answer is enough to ask. */
function namingOf({ authors }: IdeaAccess, persons: readonly string[]): Idea['naming'] {
  const own = authors.filter((one) => persons.includes(one.person_id)).map((one) => one.naming);
  if (own.length === 0) return null;
  return own.includes('unasked') ? 'unasked' : own.includes('refused') ? 'refused' : 'agreed';
}

async function sourceViews(
  deps: Deps,
  principal: Principal,
  { sources, authors }: IdeaAccess,
): Promise<IdeaSourceView[]> {
  const titles = await repo.workshopTitles(
    deps.db,
    sources.flatMap(({ workshop_id }) => workshop_id ?? []),
  );
  const views: IdeaSourceView[] = [];
  for (const source of sources) {
    const own = authors.filter((one) => one.source_row === source.id);
    const named = own.flatMap((one) => (one.naming === 'agreed' && one.name ? [one.name] : []));
    const from = source.merged_from ? await repo.findIdea(deps.db, source.merged_from) : null;
    views.push({
      id: source.id,
      kind: source.kind,
      title: source.title,
      snapshot: source.snapshot,
      href: await hrefOf(deps, principal, source),
      workshop: titles.get(source.workshop_id ?? '') ?? null,
      authors: named,
      unnamed: own.length - named.length,
      mergedFrom: from?.title ?? null,
    });
  }
  return views;
}

async function hrefOf(deps: Deps, principal: Principal, row: repo.SourceRow): Promise<string | null> {
  try {
    if (row.kind === 'case') return `/cases/${row.source_id}`;
    if (row.kind === 'place') {
      await getMap(deps, principal, row.source_id);
      return `/maps/${row.source_id}?feature=${row.object_id}`;
    }
    await getBoard(deps, principal, row.source_id);
    return `/boards/${row.source_id}?object=${row.object_id}`;
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

async function stepViews(deps: Deps, id: string): Promise<IdeaStepView[]> {
  const rows = await repo.listSteps(deps.db, [id, ...(await repo.listMerged(deps.db, id))]);
  return rows.map((row) => {
    const detail = JSON.parse(row.detail) as { about?: unknown };
    return {
      id: row.id,
      at: row.at,
      by: row.by_name,
      action: row.action,
      status: row.status,
      reason: row.reason,
      about: typeof detail.about === 'string' ? detail.about : '',
    };
  });
}

/** People among whom the owner of an idea can be chosen, besides oneself. */
export async function listCarriers(
  deps: Deps,
  principal: Principal,
  idea: Idea,
): Promise<{ id: string; name: string }[]> {
  if (principal.kind !== 'user' || !idea.may.includes('own')) return [];
  const { person, organisation } = idea.owner;
  const acting = organisation ? await repo.listActing(deps.db, organisation.id) : [];
  const all = [{ id: principal.userId, name: principal.name }, ...(person ? [person] : []), ...acting];
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** Ideas that this one can become part of: those the person may join, at most 100, by title. */
export async function listMergeTargets(
  deps: Deps,
  principal: Principal,
  idea: Idea,
): Promise<{ id: string; title: string }[]> {
  if (!idea.may.includes('merge')) return [];
  const isStaff = principal.kind === 'user' && principal.role === 'staff';
  const viewer = isStaff ? null : { ...(await viewerOf(deps, principal)), persons: [], organisations: [] };
  const { rows } = await repo.listIdeas(deps.db, { viewer, status: null, words: '', limit: 100, offset: 0 });
  return rows
    .filter(({ id }) => id !== idea.id)
    .map(({ id, title }) => ({ id, title }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}
