/** What may be done with a collaboration, by whom, and what comes of it. Pure; the two tables below are all there is. */

/** 進行中, 休止中, 終了. */
export const COLLABORATION_STATUSES = ['active', 'paused', 'ended'] as const;
export type CollaborationStatus = (typeof COLLABORATION_STATUSES)[number];

/** Acts that change how it is. */
export const COLLABORATION_MOVES = ['pause', 'resume', 'end', 'reopen'] as const;
type CollaborationMove = (typeof COLLABORATION_MOVES)[number];

/**
 * `edit`: title, words and period; `partners`: who takes part; `plan`: milestones; `log`: entries with photos; `figures`:
 * people, volunteers and money of a year; `check_in`: answer or ask for a look back; `money`: last day of money;
 * `publish`: show it to everybody.
 */
export const COLLABORATION_ACTS = [
  ...COLLABORATION_MOVES,
  'edit',
  'partners',
  'plan',
  'log',
  'figures',
  'check_in',
  'money',
  'publish',
] as const;
export type CollaborationAct = (typeof COLLABORATION_ACTS)[number];

/**
 * What somebody is to a collaboration: city staff; somebody who acts for the organisation that leads, or for a partner; a
 * member who only reads; anybody else.
 */
export const COLLABORATION_ROLES = ['staff', 'lead', 'partner', 'reader', 'other'] as const;
export type CollaborationRole = (typeof COLLABORATION_ROLES)[number];

const NEXT: Record<CollaborationStatus, Partial<Record<CollaborationMove, CollaborationStatus>>> = {
  active: { pause: 'paused', end: 'ended' },
  paused: { resume: 'active', end: 'ended' },
  ended: { reopen: 'active' },
};

const WHO: Record<CollaborationAct, readonly CollaborationRole[]> = {
  pause: ['staff', 'lead'],
  resume: ['staff', 'lead'],
  end: ['staff', 'lead'],
  reopen: ['staff', 'lead'],
  edit: ['staff', 'lead'],
  partners: ['staff', 'lead'],
  plan: ['staff', 'lead', 'partner'],
  log: ['staff', 'lead', 'partner'],
  figures: ['staff', 'lead', 'partner'],
  check_in: ['staff', 'lead', 'partner'],
  money: ['staff'],
  publish: ['staff', 'lead'],
};

/** What is still open to organisations when a collaboration has ended: the rest waits until it is taken up again. */
const AFTER_THE_END: readonly CollaborationAct[] = ['log', 'figures', 'check_in', 'publish'];

/** How a collaboration is after an act; null when that is not possible now, or not for them. */
export function afterAct(
  status: CollaborationStatus,
  act: CollaborationAct,
  role: CollaborationRole,
): CollaborationStatus | null {
  if (!WHO[act].includes(role)) return null;
  if (isMove(act)) return NEXT[status][act] ?? null;
  if (status === 'ended' && role !== 'staff' && !AFTER_THE_END.includes(act)) return null;
  return status;
}

function isMove(act: CollaborationAct): act is CollaborationMove {
  return (COLLABORATION_MOVES as readonly string[]).includes(act);
}

/** What somebody may do with a collaboration now. */
export function actsOf(status: CollaborationStatus, role: CollaborationRole): CollaborationAct[] {
  return COLLABORATION_ACTS.filter((act) => afterAct(status, act, role) !== null);
}
