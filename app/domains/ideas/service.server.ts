import { recordAudit } from '~/domains/accounts/audit.server';
import { PAGE_SIZE, type Principal, personId } from '~/domains/accounts/model';
import { findArea } from '~/domains/areas/service.server';
import { readBoard } from '~/domains/boards/doc';
import { hasText } from '~/domains/boards/model';
import { boardRoom } from '~/domains/boards/policy';
import { getBoard } from '~/domains/boards/service.server';
import { readMap } from '~/domains/maps/doc';
import { mapRoom } from '~/domains/maps/policy';
import { getMap } from '~/domains/maps/service.server';
import { workshopAccess } from '~/domains/workshops/access.server';
import type { WorkshopRole } from '~/domains/workshops/model';
import { listAuthors } from '~/domains/workshops/service/people.server';
import { listProgrammesWithWorkshops } from '~/domains/workshops/service/programmes.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError, isDomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { type Idea, type IdeaItem, type IdeaSource, type IdeaStatus, titleOf } from './model';
import { mayListIdeas, mayWithIdea } from './policy';
import * as repo from './repo.server';

/** A note or place with what an idea takes from it. */
interface Source {
  text: string;
  title: string;
  by: string;
  workshopId: string;
  areaCode: string | null;
  role: WorkshopRole;
}

/**
 * Makes an idea of a note (board) or a place (map); who leads the workshop may. The same source makes one idea only:
 * `made` is false when there was one. `named`: the author has agreed to be named. Throws `not_found` (no such board,
 * map, note or place), `unauthenticated`, `forbidden`, `invalid` (`empty`).
 */
export async function createIdea(
  deps: Deps,
  principal: Principal,
  input: { kind: IdeaSource; source: string; object: string; named: boolean },
): Promise<{ id: string; made: boolean }> {
  const source = await (input.kind === 'note' ? readNote : readPlace)(deps, principal, input);
  if (principal.kind !== 'user' || !mayWithIdea(principal, source.role)) throw new DomainError('forbidden');
  if (source.text.trim() === '') throw new DomainError('invalid', { reason: 'empty' });
  const key = { kind: input.kind, source_id: input.source, object_id: input.object };
  const names = await listAuthors(deps, source.workshopId, [source.by]);
  const name = names[source.by]?.name ?? null;
  return deps.db.transaction().execute(async (trx) => {
    const known = await repo.findSource(trx, key);
    if (known) return { id: known.idea_id, made: false };
    const id = newId('ide');
    const row = newId('src');
    const at = deps.clock.now();
    const text = source.text.trim();
    const place = { workshop_id: source.workshopId, area_code: source.areaCode };
    const by = { created_by: principal.userId, created_by_name: principal.name, created_at: at };
    await repo.insertIdea(trx, {
      id,
      title: titleOf(text),
      text,
      status: 'considering',
      ...place,
      ...by,
    });
    await repo.insertSource(trx, {
      id: row,
      idea_id: id,
      ...key,
      title: source.title,
      snapshot: text,
      ...place,
      added_by: principal.userId,
      added_by_name: principal.name,
      added_at: at,
    });
    const answer = input.named
      ? { naming: 'agreed' as const, name, answered_by: principal.userId, answered_at: at }
      : { naming: 'unasked' as const, name: null, answered_by: null, answered_at: null };
    await repo.insertAuthors(trx, [{ source_row: row, person_id: source.by, ...answer }]);
    const step = { by_id: principal.userId, by_name: principal.name, at };
    await repo.insertStep(trx, {
      id: newId('stp'),
      idea_id: id,
      action: 'made',
      status: 'considering',
      ...step,
    });
    return { id, made: true };
  });
}

async function readNote(
  deps: Deps,
  principal: Principal,
  { source, object }: { source: string; object: string },
): Promise<Source> {
  const { board, role } = await getBoard(deps, principal, source);
  const found = await deps.rooms.read(boardRoom(source), (doc) => readBoard(doc).get(object) ?? null);
  if (!found || !hasText(found)) throw new DomainError('not_found');
  const { text, by } = found;
  return { text, by, title: board.title, workshopId: board.workshopId, areaCode: null, role };
}

async function readPlace(
  deps: Deps,
  principal: Principal,
  { source, object }: { source: string; object: string },
): Promise<Source> {
  const { map, role, workshop } = await getMap(deps, principal, source);
  const { features } = await deps.rooms.read(mapRoom(source), readMap);
  const found = features.find((feature) => feature.id === object);
  if (!found) throw new DomainError('not_found');
  const { text, by } = found;
  return { text, by, title: map.title, workshopId: workshop.id, areaCode: map.area_code, role };
}

/** One page of the ideas the viewer may see, the latest first. Throws `unauthenticated`, `forbidden`. */
export async function listIdeas(
  deps: Deps,
  principal: Principal,
  filter: { status: IdeaStatus | null; page: number },
): Promise<{ items: IdeaItem[]; total: number; pages: number }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayListIdeas(principal)) throw new DomainError('forbidden');
  const workshops = (await listProgrammesWithWorkshops(deps, principal)).flatMap((one) => one.workshops);
  const titles = new Map(workshops.map((workshop) => [workshop.id, workshop.title]));
  const { rows, total } = await repo.listIdeas(deps.db, {
    workshopIds: principal.role === 'staff' ? null : [...titles.keys()],
    status: filter.status,
    limit: PAGE_SIZE,
    offset: (filter.page - 1) * PAGE_SIZE,
  });
  const sources = await repo.listSources(
    deps.db,
    rows.map(({ id }) => id),
  );
  const items = rows.map((row) =>
    toItem(
      row,
      sources.find((one) => one.idea_id === row.id),
      titles.get(row.workshop_id ?? '') ?? '',
    ),
  );
  return { items, total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

function toItem(row: repo.IdeaRow, source: repo.SourceRow | undefined, workshopTitle: string): IdeaItem {
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    source: { kind: source?.kind ?? 'note', title: source?.title ?? '' },
    workshop: row.workshop_id ? { id: row.workshop_id, title: workshopTitle } : null,
    createdAt: row.created_at,
  };
}

/** Reads an idea by right. Throws `not_found`, `unauthenticated`, `forbidden`. */
export async function getIdea(deps: Deps, principal: Principal, id: string): Promise<Idea> {
  const { row, workshopTitle } = await requireIdea(deps, principal, id);
  const area = row.area_code ? await findArea(deps, row.area_code) : null;
  const [source] = await repo.listSources(deps.db, [id]);
  const authors = await repo.listIdeaAuthors(deps.db, id);
  return {
    ...toItem(row, source, workshopTitle),
    text: row.text,
    snapshot: source?.snapshot ?? '',
    sourceHref: source ? await hrefOf(deps, principal, source) : null,
    area: area ? { code: area.code, name: area.name } : null,
    author: authors.find((one) => one.naming === 'agreed')?.name ?? null,
    createdBy: row.created_by_name,
  };
}

async function requireIdea(deps: Deps, principal: Principal, id: string) {
  if (personId(principal) === null || principal.kind !== 'user') throw new DomainError('unauthenticated');
  const row = await repo.findIdea(deps.db, id);
  if (!row) throw new DomainError('not_found');
  const access = row.workshop_id ? await workshopAccess(deps, principal, row.workshop_id) : null;
  if (!mayWithIdea(principal, access?.role ?? null)) throw new DomainError('forbidden');
  return { row, workshopTitle: access?.workshop.title ?? '' };
}

async function hrefOf(deps: Deps, principal: Principal, row: repo.SourceRow): Promise<string | null> {
  try {
    if (row.kind === 'note' || row.kind === 'group') {
      await getBoard(deps, principal, row.source_id);
      return `/boards/${row.source_id}?object=${row.object_id}`;
    }
    await getMap(deps, principal, row.source_id);
    return `/maps/${row.source_id}?feature=${row.object_id}`;
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

/** Changes title, text and status; a new status is a decision and goes to the log. Throws as `getIdea`. */
export async function updateIdea(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { title: string; text: string; status: IdeaStatus },
): Promise<void> {
  const { row } = await requireIdea(deps, principal, id);
  await deps.db.transaction().execute(async (trx) => {
    await repo.changeIdea(trx, id, input);
    if (row.status === input.status) return;
    const subject = { type: 'idea', id };
    const details = { title: input.title, status: input.status };
    await recordAudit(trx, deps.clock, principal, `ideas.status-${input.status}`, subject, details);
  });
}
