import type { Principal } from '~/domains/accounts/model';
import { findAreaEver } from '~/domains/areas/service/standing.server';
import { findArea, listAreas } from '~/domains/areas/service.server';
import { requireWorkshop, sessionAccess } from '~/domains/workshops/access.server';
import { mayPlanWorkshops } from '~/domains/workshops/policy';
import { listMyOpenSessions } from '~/domains/workshops/service/join.server';
import { listAuthors } from '~/domains/workshops/service/people.server';
import { listProgrammesWithWorkshops } from '~/domains/workshops/service/programmes.server';
import { leadColour } from '~/domains/workshops/service/state.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { newId } from '~/platform/ids';
import { writeBody } from '../doc';
import { type AreaName, templateContent, type VisionItem } from '../model';
import { mayWithVision, visionRoom } from '../policy';
import * as repo from '../repo.server';
import { requireVision, type VisionAccess, visionAccess } from './access.server';

/** Name of an area with those around it below the city; the code itself when it is unknown. */
export async function areaName(deps: Pick<Deps, 'db' | 'clock'>, code: string): Promise<AreaName> {
  const names: string[] = [];
  let at: string | null = code;
  while (at !== null && names.length < 4) {
    const area = await findAreaEver(deps, at);
    if (!area) break;
    if (area.kind !== 'city' || names.length === 0) names.unshift(area.name);
    at = area.parentCode;
  }
  return { code, name: names.join(' ') || code };
}

async function toItems(
  deps: Pick<Deps, 'db' | 'clock'>,
  rows: readonly repo.VisionRow[],
): Promise<VisionItem[]> {
  const names = new Map<string, AreaName>();
  const items: VisionItem[] = [];
  for (const row of rows) {
    const area = names.get(row.area_code) ?? (await areaName(deps, row.area_code));
    names.set(row.area_code, area);
    const { id, title, status } = row;
    items.push({ id, title, status, area, publishedAt: row.published_at });
  }
  return items;
}

/** Visions that everybody may read, the latest first. */
export async function listPublishedVisions(deps: Deps): Promise<VisionItem[]> {
  const rows = await repo.listVisions(deps.db, { published: true });
  rows.sort((a, b) => (b.published_at ?? 0) - (a.published_at ?? 0));
  return toItems(deps, rows);
}

/** Visions whose draft the viewer may read, the latest first: made, led, invited to, or of a session they are in. */
export async function listMyVisions(deps: Deps, principal: Principal): Promise<VisionItem[]> {
  if (principal.kind === 'anonymous') return [];
  if (principal.kind === 'user' && principal.role === 'staff') {
    return toItems(deps, await repo.listVisions(deps.db));
  }
  const rows = principal.kind === 'user' ? await repo.listVisionsOfAccount(deps.db, principal.userId) : [];
  const known = new Set(rows.map((row) => row.id));
  const workshopIds = await workshopsOf(deps, principal);
  rows.push(...(await repo.listVisions(deps.db, { workshopIds })).filter((row) => !known.has(row.id)));
  const readable: repo.VisionRow[] = [];
  for (const row of rows) {
    const { role } = await visionAccess(deps, principal, row.id);
    if (mayWithVision(role, 'draft.read')) readable.push(row);
  }
  return toItems(
    deps,
    readable.sort((a, b) => b.created_at - a.created_at),
  );
}

/** Workshops somebody leads or is in now. */
async function workshopsOf(deps: Deps, principal: Principal): Promise<string[]> {
  const led = mayPlanWorkshops(principal)
    ? (await listProgrammesWithWorkshops(deps, principal)).flatMap((one) => one.workshops)
    : [];
  const ids = new Set(led.map((workshop) => workshop.id));
  for (const { sessionId } of await listMyOpenSessions(deps, principal)) {
    ids.add((await sessionAccess(deps, principal, sessionId)).workshop.id);
  }
  return [...ids];
}

/** Visions of an area that the viewer may read: the public ones, and drafts by right. */
export async function listVisionsOfArea(
  deps: Deps,
  principal: Principal,
  areaCode: string,
): Promise<VisionItem[]> {
  const readable: repo.VisionRow[] = [];
  for (const row of await repo.listVisions(deps.db, { areaCode })) {
    const isPublic = row.published_number !== null;
    if (isPublic || (await visionAccess(deps, principal, row.id)).mode !== null) readable.push(row);
  }
  return toItems(deps, readable);
}

/** Visions of a workshop by right; the caller has checked that the viewer may see the workshop. */
export async function listVisionsOfWorkshop(deps: Deps, workshopId: string): Promise<VisionItem[]> {
  return toItems(deps, await repo.listVisions(deps.db, { workshopIds: [workshopId] }));
}

/** What the form of a new vision offers. Throws `unauthenticated`, `forbidden`. */
export async function offerNewVision(deps: Deps, principal: Principal) {
  requirePlanner(principal);
  const [wards, centres, rengo, programmes] = await Promise.all([
    listAreas(deps, { kind: 'ward' }),
    listAreas(deps, { kind: 'centre' }),
    listAreas(deps, { kind: 'rengo' }),
    listProgrammesWithWorkshops(deps, principal),
  ]);
  const inside = (code: string) => rengo.filter((area) => area.parentCode === code);
  return {
    wards: wards.map((ward) => ({
      name: ward.name,
      areas: centres
        .filter((centre) => centre.parentCode === ward.code)
        .flatMap((centre) => [
          { code: centre.code, name: centre.name, inner: false },
          ...inside(centre.code).map(({ code, name }) => ({ code, name, inner: true })),
        ]),
    })),
    workshops: programmes.flatMap((programme) => programme.workshops.map(({ id, title }) => ({ id, title }))),
  };
}

function requirePlanner(principal: Principal) {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayPlanWorkshops(principal)) throw new DomainError('forbidden');
  return principal;
}

/** Begins a vision with the sections of the template; returns its id. Throws `invalid` (`area_unknown`). */
export async function createVision(
  deps: Deps,
  principal: Principal,
  input: { title: string; areaCode: string; workshopId: string | null },
  language: Language,
): Promise<string> {
  const planner = requirePlanner(principal);
  if (input.workshopId) await requireWorkshop(deps, principal, input.workshopId, 'plan.edit');
  if (!(await findArea(deps, input.areaCode))) throw new DomainError('invalid', { reason: 'area_unknown' });
  const id = newId('vis');
  await repo.insertVision(deps.db, {
    id,
    area_code: input.areaCode,
    workshop_id: input.workshopId,
    title: input.title,
    status: 'draft',
    created_by: planner.userId,
    created_at: deps.clock.now(),
  });
  await deps.rooms.edit(visionRoom(id), planner.userId, (doc) => writeBody(doc, templateContent(language)));
  return id;
}

export async function renameVision(
  deps: Deps,
  principal: Principal,
  visionId: string,
  title: string,
): Promise<void> {
  await requireVision(deps, principal, visionId, 'steps.record');
  await repo.changeVision(deps.db, visionId, { title });
}

/** What the page of the editor shows before the document has come. */
export interface VisionEditorPage {
  id: string;
  title: string;
  status: repo.VisionRow['status'];
  room: string;
  area: AreaName;
  workshop: { id: string; title: string } | null;
  person: { id: string; name: string; colour: string };
  mayKeep: boolean;
  /** Where the way back of a participant leads; null for those who have the vision's own page. */
  sessionId: string | null;
}

/** Reads the page of the editor by right. Throws `not_found`, `unauthenticated`, `forbidden`. */
export async function openVisionEditor(
  deps: Deps,
  principal: Principal,
  visionId: string,
): Promise<VisionEditorPage> {
  const access = await requireVision(deps, principal, visionId, 'draft.read');
  const { vision, workshop, role } = access;
  return {
    id: vision.id,
    title: vision.title,
    status: vision.status,
    room: visionRoom(vision.id),
    area: await areaName(deps, vision.area_code),
    workshop,
    person: await personOf(deps, principal, access),
    mayKeep: mayWithVision(role, 'version.keep'),
    sessionId: role === 'participant' && workshop ? await openSessionOf(deps, principal, workshop.id) : null,
  };
}

async function openSessionOf(deps: Deps, principal: Principal, workshopId: string): Promise<string | null> {
  const { sessions } = await requireWorkshop(deps, principal, workshopId, 'session.enter');
  return (sessions.find((session) => session.status === 'running') ?? sessions[0])?.id ?? null;
}

/** Under which name and colour somebody writes. */
async function personOf(
  deps: Deps,
  principal: Principal,
  access: VisionAccess & { personId: string },
): Promise<{ id: string; name: string; colour: string }> {
  const id = access.personId;
  const authors = access.workshop ? await listAuthors(deps, access.workshop.id, [id]) : {};
  const own = principal.kind === 'user' ? principal.name : '';
  return { id, name: authors[id]?.name ?? own, colour: authors[id]?.colour ?? leadColour(id) };
}
