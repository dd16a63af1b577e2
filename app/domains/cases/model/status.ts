/**
 * The way of a case study: written as a draft, shown to every partner for consent, agreed by all of them, published by
 * staff, withdrawn. What it says only changes while it is a draft, so that nobody agrees to something else than what is
 * published.
 */
export const CASE_STATUSES = ['draft', 'asked', 'agreed', 'published', 'withdrawn'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/**
 * What somebody is to a case study. `partner`: owner or editor of an organisation it tells of; `viewer`: reads along
 * there; `other`: everybody else, signed in or not.
 */
export const CASE_ROLES = ['staff', 'partner', 'viewer', 'other'] as const;
export type CaseRole = (typeof CASE_ROLES)[number];

export const CASE_ACTIONS = [
  'read',
  /** Change words, themes and pictures. */
  'edit',
  /** Ask the partners for their consent. */
  'ask',
  /** Agree or refuse for the own organisation. */
  'answer',
  /** Record a consent on paper of a partner that has no account. */
  'record_paper',
  /** Take the own organisation's consent back. */
  'take_back',
  /** Make it a draft again; consents are forgotten. */
  'reopen',
  'publish',
  /** Hide it from the public, with a reason. */
  'withdraw',
  /** Delete it with its pictures. */
  'remove',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

const WRITERS: readonly CaseRole[] = ['staff', 'partner'];
const CONCERNED: readonly CaseRole[] = ['staff', 'partner', 'viewer'];
const STAFF: readonly CaseRole[] = ['staff'];
const PARTNER: readonly CaseRole[] = ['partner'];

/** Who may do what in which state; what is not here nobody may. */
const WHO: Record<CaseStatus, Partial<Record<CaseAction, readonly CaseRole[]>>> = {
  draft: { read: CONCERNED, edit: WRITERS, ask: WRITERS, remove: WRITERS },
  asked: { read: CONCERNED, answer: PARTNER, record_paper: STAFF, reopen: WRITERS },
  agreed: { read: CONCERNED, take_back: PARTNER, reopen: WRITERS, publish: STAFF },
  published: { read: CASE_ROLES, take_back: PARTNER, withdraw: STAFF },
  withdrawn: { read: CONCERNED, reopen: WRITERS, remove: STAFF },
};

/** Whether a role may do something with a case study in this state. */
export function mayDo(status: CaseStatus, action: CaseAction, role: CaseRole): boolean {
  return WHO[status][action]?.includes(role) ?? false;
}

export type Consent = 'none' | 'agreed' | 'refused';

/**
 * The state after something was done that `mayDo` allows. `consents`: of all partners as they are afterwards. A case
 * study without a partner is never agreed. `remove` leaves nothing, and the state is that before.
 */
export function statusAfter(
  status: CaseStatus,
  action: CaseAction,
  consents: readonly Consent[] = [],
): CaseStatus {
  const agreed = consents.length > 0 && consents.every((consent) => consent === 'agreed');
  switch (action) {
    case 'ask':
      return 'asked';
    case 'answer':
    case 'record_paper':
      return agreed ? 'agreed' : 'asked';
    case 'take_back':
      return status === 'published' ? 'withdrawn' : 'asked';
    case 'reopen':
      return 'draft';
    case 'publish':
      return agreed ? 'published' : status;
    case 'withdraw':
      return 'withdrawn';
    default:
      return status;
  }
}
