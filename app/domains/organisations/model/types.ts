/** What an organisation is. `students` and `city` are partners of some programmes only. */
export const ORGANISATION_TYPES = [
  'npo',
  'group',
  'chonaikai',
  'rengo',
  'shopping_street',
  'school',
  'company',
  'students',
  'city',
] as const;
export type OrganisationType = (typeof ORGANISATION_TYPES)[number];

/** How an organisation likes to work; `any` is said by saying nothing. */
export const WORK_STYLES = ['meetings', 'online', 'hands_on', 'small_steps', 'planned', 'events'] as const;
export type WorkStyle = (typeof WORK_STYLES)[number];

/** When its people can meet. */
export const MEETING_TIMES = ['weekday_day', 'weekday_evening', 'weekend_day', 'weekend_evening'] as const;
export type MeetingTime = (typeof MEETING_TIMES)[number];

export type Urgency = 1 | 2 | 3;

export interface Offer {
  id: string;
  /** A term of the taxonomy. */
  term: string;
  /** In one's own words; may be empty. */
  text: string;
}

export interface Need extends Offer {
  /** 1 when there is time, 2 this year, 3 at once. */
  urgency: Urgency;
  /** `YYYY-MM-DD`; null: open. */
  fromDay: string | null;
  toDay: string | null;
  /** What would show that it worked. */
  success: string;
}

export type ContactVisibility = 'public' | 'signed_in' | 'staff';
export type OrganisationStatus = 'draft' | 'listed' | 'hidden' | 'merged';
export type MemberRole = 'owner' | 'editor' | 'viewer';
