import type { Principal } from '~/domains/accounts/model';
import type { Permission, SessionStatus, WorkshopRole } from './model';

/** What can be done in and around a workshop. */
export const WORKSHOP_ACTIONS = [
  /** See the plan: agenda, people, boards, code. */
  'plan.view',
  /** Change the workshop, its agenda and boards; copy it. */
  'plan.edit',
  /** Give and take the rights of a facilitator. */
  'staffing.edit',
  /** Start, end, phases, timer, gather, follow, locks, vote rounds, admit, remove. */
  'session.conduct',
  /** Be inside: state, people, boards. */
  'session.enter',
  /** Raise a hand, be done, react, change one's name. */
  'session.act',
  /** Give and take back own votes. */
  'vote.cast',
  /** Vote for somebody without a device. */
  'vote.proxy',
  /** Know how many have voted while a round is open. */
  'vote.progress',
  /** See who waits at the door and who is done. */
  'people.details',
] as const;
export type WorkshopAction = (typeof WORKSHOP_ACTIONS)[number];

const LEADS: readonly WorkshopRole[] = ['staff', 'facilitator', 'co'];
const INSIDE: readonly WorkshopRole[] = [...LEADS, 'participant'];

const WHO: Record<WorkshopAction, readonly WorkshopRole[]> = {
  'plan.view': LEADS,
  'plan.edit': LEADS,
  'staffing.edit': ['staff', 'facilitator'],
  'session.conduct': LEADS,
  'session.enter': INSIDE,
  'session.act': INSIDE,
  'vote.cast': ['participant'],
  'vote.proxy': LEADS,
  'vote.progress': LEADS,
  'people.details': LEADS,
};

/** Whether somebody of this role may do this in the workshop. */
export function mayInWorkshop(role: WorkshopRole, action: WorkshopAction): boolean {
  return WHO[action].includes(role);
}

/** Whether the role leads the workshop: facilitators, co-facilitators and staff. */
export function isLead(role: WorkshopRole): boolean {
  return LEADS.includes(role);
}

/** What is known about a person in a workshop; the strongest right counts. */
export interface Standing {
  principal: Principal;
  /** Account that made the workshop. */
  createdBy: string;
  isCoFacilitator: boolean;
  /** Status as a participant of the session in question; null when never joined. */
  participant: 'waiting' | 'in' | 'removed' | null;
}

/** The role of a person in a workshop. Being removed as a participant takes nothing from those who lead. */
export function roleInWorkshop(standing: Standing): WorkshopRole {
  const { principal } = standing;
  if (principal.kind === 'user') {
    if (principal.role === 'staff') return 'staff';
    if (principal.userId === standing.createdBy) return 'facilitator';
    if (standing.isCoFacilitator) return 'co';
  }
  if (principal.kind === 'anonymous') return 'none';
  if (standing.participant === 'in') return 'participant';
  return standing.participant ?? 'none';
}

/** Whether an account may make programmes and workshops, and see the list of its own. */
export function mayPlanWorkshops(principal: Principal): boolean {
  return principal.kind === 'user' && (principal.role === 'staff' || principal.role === 'facilitator');
}

/** What a participant may do on a board now; null: nothing, not even see it. */
export function boardMode(input: {
  role: WorkshopRole;
  /** Statuses and permissions in force of the sessions in which the person takes part. */
  sessions: readonly { status: SessionStatus; permission: Permission }[];
  boardLocked: boolean;
}): 'read' | 'write' | null {
  if (isLead(input.role)) return 'write';
  if (input.role !== 'participant' || input.sessions.length === 0) return null;
  const writing = input.sessions.some(
    (session) => session.status === 'running' && session.permission === 'write',
  );
  return writing && !input.boardLocked ? 'write' : 'read';
}
