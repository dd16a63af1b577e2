import { type Principal, personId } from '~/domains/accounts/model';
import { workshopAccess } from '~/domains/workshops/access.server';
import type { Permission, SessionStatus } from '~/domains/workshops/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { type AuthorizeRoom, authorizeRooms } from '~/platform/rooms';
import {
  mayWithVision,
  type VisionAction,
  type VisionRole,
  visionIdOfRoom,
  visionMode,
  visionRole,
} from '../policy';
import * as repo from '../repo.server';

/** A vision with what the viewer may do with its draft now. */
export interface VisionAccess {
  vision: repo.VisionRow;
  workshop: { id: string; title: string } | null;
  role: VisionRole;
  personId: string | null;
  /** Null: may not read the draft. */
  mode: 'read' | 'write' | null;
}

/** Reads a vision with the viewer's standing. Throws `not_found`; refuses nobody else. */
export async function visionAccess(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  visionId: string,
): Promise<VisionAccess> {
  const vision = await repo.findVision(deps.db, visionId);
  if (!vision) throw new DomainError('not_found');
  const workshop = vision.workshop_id ? await workshopAccess(deps, principal, vision.workshop_id) : null;
  const role = visionRole({
    principal,
    workshopRole: workshop?.role ?? null,
    createdBy: vision.created_by,
    isEditor: principal.kind === 'user' && (await repo.isEditor(deps.db, visionId, principal.userId)),
  });
  const sessions: { status: SessionStatus; permission: Permission }[] = workshop?.sessions ?? [];
  return {
    vision,
    workshop: workshop ? { id: workshop.workshop.id, title: workshop.workshop.title } : null,
    role,
    personId: personId(principal),
    mode: visionMode({ role, status: vision.status, sessions }),
  };
}

/** Vision access with a right in one step. Throws `not_found`, `unauthenticated`, `forbidden`. */
export async function requireVision(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  visionId: string,
  action: VisionAction,
): Promise<VisionAccess & { personId: string }> {
  const access = await visionAccess(deps, principal, visionId);
  if (access.personId === null) throw new DomainError('unauthenticated');
  if (!mayWithVision(access.role, action)) throw new DomainError('forbidden');
  return { ...access, personId: access.personId };
}

/** Rights on vision rooms (`vision-<vision id>`), asked by the sync side at each connection. */
export function authorizeVisionRoom(deps: Pick<Deps, 'db'>): AuthorizeRoom {
  return authorizeRooms(visionIdOfRoom, async (principal, visionId) => {
    const { mode, personId: person, role } = await visionAccess(deps, principal, visionId);
    if (person === null) throw new DomainError('unauthenticated');
    if (mode === null) throw new DomainError('forbidden');
    return { mode, personId: person, lead: role === 'staff' || role === 'lead' };
  });
}
