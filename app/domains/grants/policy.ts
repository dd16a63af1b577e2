import type { Principal } from '~/domains/accounts/model';
import type { MemberRole } from '~/domains/organisations/model';
import type { ApplicationRole, PartnerStatus } from './model/application';

/** What is known about a person and an application. */
export interface ApplicationStanding {
  principal: Principal;
  /** As what they belong to the lead; null: not at all. */
  inLead: MemberRole | null;
  /** The same for each partner they belong to. */
  inPartners: readonly { role: MemberRole; status: PartnerStatus }[];
  /** Whether they sit on the programme's committee and nothing keeps them from seeing this application. */
  committee: boolean;
  /** A conflict of interest keeps them from seeing it, also as staff. */
  keptAway?: boolean;
}

/**
 * What somebody is to an application. Who belongs to an organisation that applies is only that, also when they are
 * staff or on the committee: nobody judges what is their own.
 */
export function applicationRole({
  principal,
  inLead,
  inPartners,
  committee,
  keptAway = false,
}: ApplicationStanding): ApplicationRole {
  if (principal.kind !== 'user') return 'other';
  const still = inPartners.filter(({ status }) => status !== 'declined');
  if (inLead !== null && actsFor(inLead)) return 'lead';
  if (still.some(({ role, status }) => actsFor(role) && status === 'consented')) return 'partner';
  if (still.some(({ role }) => actsFor(role))) return 'invited';
  if (inLead !== null || still.length > 0) return 'reader';
  if (keptAway) return 'other';
  if (principal.role === 'staff') return 'staff';
  return committee ? 'committee' : 'other';
}

/** Owners and editors act for an organisation; viewers read along. */
export function actsFor(role: MemberRole): boolean {
  return role === 'owner' || role === 'editor';
}

/** Whether somebody may make and change programmes, and see those in preparation. */
export function mayKeepProgrammes(principal: Principal): boolean {
  return principal.kind === 'user' && principal.role === 'staff';
}

/** Name of the room in which the texts of an application are written together. */
export function applicationRoom(applicationId: string): string {
  return `application-${applicationId}`;
}

/** The application of a room name; null for rooms that are none. */
export function applicationIdOfRoom(room: string): string | null {
  return /^application-(gap_[0-9a-z]{1,32})$/.exec(room)?.[1] ?? null;
}
