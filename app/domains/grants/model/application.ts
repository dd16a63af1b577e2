/** How an application goes on and who may do what in which state; everything here is pure. */

export const APPLICATION_STATUSES = [
  /** Being written; nobody outside has it. */
  'draft',
  /** Handed in; staff look whether it fits the rules. */
  'submitted',
  /** Staff asked for something until a day; it can be written in again. */
  'more_asked',
  /** Fits the rules; the committee gives points. */
  'eligible',
  'ineligible',
  'adopted',
  'rejected',
  'withdrawn',
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/**
 * What somebody is to an application. `lead`, `partner`: act for the lead or for a partner that has consented; `invited`:
 * act for an organisation that has not answered; `reader`: belong to one of them without acting for it; `committee`: a
 * member of the committee of the programme who may see this application.
 */
export const APPLICATION_ROLES = [
  'lead',
  'partner',
  'invited',
  'reader',
  'staff',
  'committee',
  'other',
] as const;
export type ApplicationRole = (typeof APPLICATION_ROLES)[number];

export const APPLICATION_ACTIONS = [
  /** See it with its files and its history. */
  'read',
  /** Write title, texts, budget; add and remove files. */
  'write',
  /** Ask organisations to apply together, say what they do in it, take an invitation back. */
  'invite',
  /** Answer an invitation for one's own organisation. */
  'answer',
  /** Take one's own organisation's consent back. */
  'leave',
  'submit',
  'withdraw',
  /** Ask for more until a day. */
  'ask_more',
  'find_eligible',
  'find_ineligible',
  /** Take back what was found of eligibility, before the decision. */
  'reopen',
  /** Give points. */
  'score',
  'adopt',
  'reject',
] as const;
export type ApplicationAction = (typeof APPLICATION_ACTIONS)[number];

type Row = Readonly<Partial<Record<ApplicationAction, readonly ApplicationRole[]>>>;

const APPLICANTS = ['lead', 'partner', 'invited', 'reader'] as const;
const READ_BEFORE: readonly ApplicationRole[] = [...APPLICANTS, 'staff'];
const READ_AFTER: readonly ApplicationRole[] = [...APPLICANTS, 'staff', 'committee'];
const WRITING: Row = {
  read: READ_BEFORE,
  write: ['lead', 'partner'],
  invite: ['lead'],
  answer: ['invited'],
  leave: ['partner'],
  submit: ['lead'],
  withdraw: ['lead'],
};

/** Who may do what in which state; what is not here nobody may. */
const MAY: Readonly<Record<ApplicationStatus, Row>> = {
  draft: WRITING,
  submitted: {
    read: READ_BEFORE,
    withdraw: ['lead'],
    ask_more: ['staff'],
    find_eligible: ['staff'],
    find_ineligible: ['staff'],
  },
  more_asked: {
    ...WRITING,
    ask_more: ['staff'],
    find_eligible: ['staff'],
    find_ineligible: ['staff'],
  },
  eligible: {
    read: READ_AFTER,
    withdraw: ['lead'],
    reopen: ['staff'],
    score: ['committee'],
    adopt: ['staff'],
    reject: ['staff'],
  },
  ineligible: { read: READ_BEFORE, reopen: ['staff'] },
  adopted: { read: READ_AFTER },
  rejected: { read: READ_AFTER },
  withdrawn: { read: READ_BEFORE },
};

/** Where an action leads; absent: it leaves the state as it is. */
const LEADS_TO: Readonly<Partial<Record<ApplicationAction, ApplicationStatus>>> = {
  submit: 'submitted',
  withdraw: 'withdrawn',
  ask_more: 'more_asked',
  find_eligible: 'eligible',
  find_ineligible: 'ineligible',
  reopen: 'submitted',
  adopt: 'adopted',
  reject: 'rejected',
};

/** Whether somebody in `role` may do `action` in `status`. */
export function mayDo(status: ApplicationStatus, action: ApplicationAction, role: ApplicationRole): boolean {
  return MAY[status][action]?.includes(role) ?? false;
}

/** Everything somebody in `role` may do in `status`. */
export function actionsOf(status: ApplicationStatus, role: ApplicationRole): ApplicationAction[] {
  return APPLICATION_ACTIONS.filter((action) => mayDo(status, action, role));
}

/** The state after `action`; null where nobody can do it in `status`. */
export function afterAction(status: ApplicationStatus, action: ApplicationAction): ApplicationStatus | null {
  if (MAY[status][action] === undefined) return null;
  return LEADS_TO[action] ?? status;
}

/** Whether texts, budget, files and partners can be changed. */
export function isWritable(status: ApplicationStatus): boolean {
  return mayDo(status, 'write', 'lead');
}

/** Whether it stands for something that goes on or was chosen: an undertaking has one such application a year. */
export function isAlive(status: ApplicationStatus): boolean {
  return status !== 'withdrawn' && status !== 'ineligible' && status !== 'rejected';
}

/** Who answered how to being asked to apply together. */
export type PartnerStatus = 'invited' | 'consented' | 'declined';

export const ORIGIN_KINDS = ['match', 'round', 'idea', 'case', 'collaboration', 'previous', 'none'] as const;
/** What an application grew out of: a talk, a round, an idea, a case study, a collaboration, last year's application. */
export type OriginKind = (typeof ORIGIN_KINDS)[number];
