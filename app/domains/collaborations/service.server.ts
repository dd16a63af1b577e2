import { PAGE_SIZE, type Principal } from '~/domains/accounts/model';
import { findAreaEver } from '~/domains/areas/service/standing.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import type { Collaboration, CollaborationItem, CollaborationStatus, LogEntry, Partner } from './model';
import { actsOf } from './model/acts';
import { seesInside } from './policy';
import * as repo from './repo/collaborations.server';
import * as parts from './repo/parts.server';
import { type CollaborationAccess, requireCollaboration } from './service/access.server';
import { viewCheckIns } from './service/check-ins.server';

export { goOnWithCollaboration, startCollaboration } from './service/start.server';

/** One page of the collaborations somebody may see, the latest first: their own and public ones; staff see all. */
export async function listCollaborations(
  deps: Deps,
  principal: Principal,
  filter: { status?: CollaborationStatus | null; words?: string; page: number },
): Promise<{ items: CollaborationItem[]; total: number; pages: number }> {
  const isUser = principal.kind === 'user';
  const { rows, total } = await repo.listCollaborations(deps.db, {
    viewer: isUser && principal.role === 'staff' ? null : { userId: isUser ? principal.userId : null },
    status: filter.status ?? null,
    words: filter.words ?? '',
    limit: PAGE_SIZE,
    offset: (filter.page - 1) * PAGE_SIZE,
  });
  const partners = await repo.listPartners(
    deps.db,
    rows.map(({ id }) => id),
  );
  const items = rows.map((row) => ({
    id: row.id,
    title: row.title,
    status: row.status,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    partners: partners
      .filter((one) => one.collaboration_id === row.id && (isUser || one.listing === 'listed'))
      .map(({ id, name, role }) => ({ id, name, role })),
  }));
  return { items, total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** Milestones that were not reached by their day, for staff. Throws `unauthenticated`, `forbidden`. */
export async function listLateMilestones(deps: Pick<Deps, 'db' | 'clock'>, principal: Principal) {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (principal.role !== 'staff') throw new DomainError('forbidden');
  return parts.listLateMilestones(deps.db, dayOf(deps.clock.now()));
}

/** What collaborations of a list say of themselves, by id: who sees one in a list may read it. */
export async function readSummaries(
  deps: Pick<Deps, 'db'>,
  items: readonly Pick<CollaborationItem, 'id'>[],
): Promise<Map<string, string>> {
  return repo.listSummaries(
    deps.db,
    items.map(({ id }) => id),
  );
}

/** One collaboration by right; for others it is not there. Throws `unauthenticated`, `not_found`. */
export async function getCollaboration(deps: Deps, principal: Principal, id: string): Promise<Collaboration> {
  const access = await requireCollaboration(deps.db, principal, id);
  const { row, role } = access;
  const inside = seesInside(role);
  const area = row.area_code ? await findAreaEver(deps, row.area_code) : null;
  return {
    id,
    title: row.title,
    status: row.status,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    partners: await partnersOf(deps, id, inside),
    summary: row.summary,
    origin: row.origin_kind,
    originNote: row.origin_note,
    sourceNote: row.source_note,
    area: area ? { code: area.code, name: area.name } : null,
    moneyEndsOn: inside ? row.money_ends_on : null,
    isPublic: row.is_public === 1,
    inside,
    mine: access.acting.length > 0,
    milestones: await milestonesOf(deps, id),
    log: await logOf(deps, principal, access),
    figures: await figuresOf(deps, id),
    checkIns: inside ? await viewCheckIns(deps, id) : [],
    may: actsOf(row.status, role),
  };
}

/** Partners; only those that are listed where somebody is not one of them. */
async function partnersOf(deps: Deps, id: string, inside: boolean): Promise<Partner[]> {
  const rows = await repo.listPartners(deps.db, [id]);
  return rows
    .filter(({ listing }) => inside || listing === 'listed')
    .map((row) => ({
      id: row.id,
      name: row.name,
      role: row.role,
      task: row.task,
      fromDay: row.from_day,
      toDay: row.to_day,
    }));
}

async function milestonesOf(deps: Deps, id: string) {
  const rows = await parts.listMilestones(deps.db, id);
  return rows.map((row) => ({ id: row.id, title: row.title, dueOn: row.due_on, doneOn: row.done_on }));
}

/** The log; outside, no names of people and only pictures in which everybody agreed. */
async function logOf(
  deps: Deps,
  principal: Principal,
  { row, role }: CollaborationAccess,
): Promise<LogEntry[]> {
  const inside = seesInside(role);
  const [entries, photos] = [await parts.listLog(deps.db, row.id), await parts.listPhotos(deps.db, row.id)];
  const me = principal.kind === 'user' ? principal.userId : null;
  return entries.map((entry) => ({
    id: entry.id,
    day: entry.day,
    text: entry.text,
    people: entry.people,
    volunteers: entry.volunteers,
    organisation: entry.organisation_name,
    by: inside ? entry.by_name : '',
    photos: photos
      .filter((photo) => photo.log_id === entry.id && (inside || photo.people_agreed === 1))
      .map(({ id, alt, width, height, people_agreed }) => ({
        id,
        alt,
        width,
        height,
        peopleAgreed: people_agreed === 1,
      })),
    mine: role === 'staff' || (inside && entry.by_id === me),
  }));
}

async function figuresOf(deps: Deps, id: string) {
  const rows = await parts.listFigures(deps.db, id);
  return rows.map((row) => ({
    fiscalYear: row.fiscal_year,
    people: row.people,
    volunteers: row.volunteers,
    grantYen: row.grant_yen,
    ownYen: row.own_yen,
  }));
}
