export const PHASES = ['preparing', 'scoring', 'proposed', 'decided'] as const;
export type Phase = (typeof PHASES)[number];

/** In what capacity somebody acts; one person may act in several. `conflicted` takes all others away. */
export const SCREENING_ROLES = ['staff', 'member', 'conflicted', 'other'] as const;
export type ScreeningRole = (typeof SCREENING_ROLES)[number];

export const SCREENING_ACTIONS = [
  // Of a programme; a conflict of interest about an application has no say in them.
  'see_programme',
  'choose_committee',
  'open_stage',
  'propose',
  'reopen_stage',
  'write_minutes',
  'read_minutes',
  'decide',
  'print_letters',
  // Of an application.
  'list',
  'read',
  'judge',
  'declare_conflict',
  'set_conflict',
  'score',
  'discuss',
  'change_proposal',
  'write_reasons',
] as const;
export type ScreeningAction = (typeof SCREENING_ACTIONS)[number];

type Table = Record<Phase, Record<ScreeningAction, readonly ScreeningRole[]>>;

const STAFF: readonly ScreeningRole[] = ['staff'];
const MEMBERS: readonly ScreeningRole[] = ['member'];
const BOTH: readonly ScreeningRole[] = ['staff', 'member'];
const NOBODY: readonly ScreeningRole[] = [];

/** Who may do what in which phase; what is not named here nobody may. */
const TABLE: Table = {
  preparing: {
    see_programme: BOTH,
    choose_committee: STAFF,
    open_stage: STAFF,
    propose: NOBODY,
    reopen_stage: NOBODY,
    write_minutes: STAFF,
    read_minutes: STAFF,
    decide: NOBODY,
    print_letters: NOBODY,
    list: BOTH,
    read: STAFF,
    judge: STAFF,
    declare_conflict: BOTH,
    set_conflict: STAFF,
    score: NOBODY,
    discuss: NOBODY,
    change_proposal: NOBODY,
    write_reasons: NOBODY,
  },
  scoring: {
    see_programme: BOTH,
    choose_committee: STAFF,
    open_stage: NOBODY,
    propose: STAFF,
    reopen_stage: NOBODY,
    write_minutes: STAFF,
    read_minutes: STAFF,
    decide: NOBODY,
    print_letters: NOBODY,
    list: BOTH,
    read: BOTH,
    judge: STAFF,
    declare_conflict: BOTH,
    set_conflict: STAFF,
    score: MEMBERS,
    discuss: BOTH,
    change_proposal: NOBODY,
    write_reasons: NOBODY,
  },
  proposed: {
    see_programme: BOTH,
    choose_committee: NOBODY,
    open_stage: STAFF,
    propose: NOBODY,
    reopen_stage: STAFF,
    write_minutes: STAFF,
    read_minutes: BOTH,
    decide: STAFF,
    print_letters: NOBODY,
    list: BOTH,
    read: BOTH,
    judge: NOBODY,
    declare_conflict: BOTH,
    set_conflict: STAFF,
    score: NOBODY,
    discuss: BOTH,
    change_proposal: BOTH,
    write_reasons: BOTH,
  },
  decided: {
    see_programme: BOTH,
    choose_committee: NOBODY,
    open_stage: NOBODY,
    propose: NOBODY,
    reopen_stage: NOBODY,
    write_minutes: STAFF,
    read_minutes: BOTH,
    decide: NOBODY,
    print_letters: STAFF,
    list: BOTH,
    read: BOTH,
    judge: NOBODY,
    declare_conflict: NOBODY,
    set_conflict: NOBODY,
    score: NOBODY,
    discuss: NOBODY,
    change_proposal: NOBODY,
    write_reasons: NOBODY,
  },
};

/** Whether somebody may do something. Whoever is in a conflict of interest may do nothing, whatever else they are. */
export function mayScreen(phase: Phase, action: ScreeningAction, roles: readonly ScreeningRole[]): boolean {
  return !roles.includes('conflicted') && roles.some((role) => TABLE[phase][action].includes(role));
}

/** What a person is to a programme and an application. */
export interface Viewer {
  isStaff: boolean;
  isMember: boolean;
  /** Declared, set by staff, or because one belongs to an organisation that applies. */
  conflicted: boolean;
}

export function rolesOf({ isStaff, isMember, conflicted }: Viewer): ScreeningRole[] {
  if (conflicted) return ['conflicted'];
  const roles: ScreeningRole[] = [];
  if (isStaff) roles.push('staff');
  if (isMember) roles.push('member');
  return roles.length > 0 ? roles : ['other'];
}

/** What of an application is seen in a screening. */
export interface Sight {
  /** That there is such an application, its name and who applies. */
  listed: boolean;
  /** All of it with its files. */
  content: boolean;
  /** Points and comments of others, their mean, and what is said in the discussion. */
  others: boolean;
  /** Its rank, and what is proposed or decided. */
  place: boolean;
}

/**
 * What somebody sees of an application. A member sees what others think of it only after the own points are in, or when
 * points are closed; also one who is staff besides. `ownIn`: the own points of this stage are in.
 */
export function sightOf(viewer: Viewer, phase: Phase, ownIn: boolean): Sight {
  const roles = rolesOf(viewer);
  const closed = phase === 'proposed' || phase === 'decided';
  const content = mayScreen(phase, 'read', roles);
  return {
    listed: mayScreen(phase, 'list', roles),
    content,
    others: content && (!viewer.isMember || ownIn || closed),
    place: content && (closed || !viewer.isMember),
  };
}
