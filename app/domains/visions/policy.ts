import type { Principal } from '~/domains/accounts/model';
import type { Permission, SessionStatus, WorkshopRole } from '~/domains/workshops/model';
import { isLead } from '~/domains/workshops/policy';
import type { VisionStatus } from './model/vision';

/** Name of the room in which a vision is written together. */
export function visionRoom(visionId: string): string {
  return `vision-${visionId}`;
}

/** The vision of a room name; null for rooms that are none. */
export function visionIdOfRoom(room: string): string | null {
  return /^vision-(vis_[0-9a-z]{1,32})$/.exec(room)?.[1] ?? null;
}

/**
 * What somebody is to a vision. `lead`: leads its workshop, or made it where there is none. `editor`: an account
 * invited to write. `participant`: in a session of its workshop. `none`: everybody else.
 */
export type VisionRole = 'staff' | 'lead' | 'editor' | 'participant' | 'none';

/** What is known about a person and a vision. */
export interface VisionStanding {
  principal: Principal;
  /** Role in the workshop of the vision; null where there is none. */
  workshopRole: WorkshopRole | null;
  createdBy: string;
  isEditor: boolean;
}

export function visionRole({ principal, workshopRole, createdBy, isEditor }: VisionStanding): VisionRole {
  if (principal.kind === 'user' && principal.role === 'staff') return 'staff';
  if (workshopRole !== null) {
    if (isLead(workshopRole)) return 'lead';
    return workshopRole === 'participant' ? 'participant' : 'none';
  }
  if (principal.kind !== 'user') return 'none';
  if (principal.userId === createdBy) return 'lead';
  return isEditor ? 'editor' : 'none';
}

/** What can be done with a vision. */
export const VISION_ACTIONS = [
  /** Read the draft, its comments and every version. */
  'draft.read',
  /** Keep a version by name. */
  'version.keep',
  /** Bring the text of a version back. */
  'version.restore',
  /** Record that the area agreed; open a new draft; change title and editors. */
  'steps.record',
  /** Make the agreed version public, and take it back. */
  'publish',
] as const;
export type VisionAction = (typeof VISION_ACTIONS)[number];

const WHO: Record<VisionAction, readonly VisionRole[]> = {
  'draft.read': ['staff', 'lead', 'editor', 'participant'],
  'version.keep': ['staff', 'lead', 'editor'],
  'version.restore': ['staff', 'lead'],
  'steps.record': ['staff', 'lead'],
  publish: ['staff'],
};

export function mayWithVision(role: VisionRole, action: VisionAction): boolean {
  return WHO[action].includes(role);
}

/** What somebody may do in the room of a vision now; null: not even read the draft. */
export function visionMode(input: {
  role: VisionRole;
  status: VisionStatus;
  /** Sessions of the workshop in which the person takes part. */
  sessions: readonly { status: SessionStatus; permission: Permission }[];
}): 'read' | 'write' | null {
  if (!mayWithVision(input.role, 'draft.read')) return null;
  if (input.status !== 'draft') return 'read';
  if (input.role !== 'participant') return 'write';
  const writing = input.sessions.some(
    (session) => session.status === 'running' && session.permission === 'write',
  );
  return writing ? 'write' : 'read';
}
