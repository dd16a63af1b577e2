/** How an award goes on after it was decided; everything here is pure. */

export const AWARD_STATUSES = [
  /** Decided; the lead has not begun. */
  'granted',
  'running',
  /** The lead has asked for a change; staff answer. */
  'change_asked',
  /** Running, and the interim report is in. */
  'interim',
  /** The final report is in; staff check it. */
  'reported',
  /** The amount is fixed; money is still to be paid or to come back. */
  'fixed',
  /** What was paid is what was fixed. */
  'paid',
  'closed',
  /** The decision was taken back; what was paid comes back. */
  'cancelled',
] as const;
export type AwardStatus = (typeof AWARD_STATUSES)[number];

/**
 * What somebody is to an award: acts for the lead, acts for a partner, only reads along in one of them, staff, a member
 * of the committee that chose it, or nobody of these.
 */
export const AWARD_ROLES = ['lead', 'partner', 'reader', 'staff', 'committee', 'other'] as const;
export type AwardRole = (typeof AWARD_ROLES)[number];

export const AWARD_ACTIONS = [
  'read',
  'start',
  'give_up',
  /** A small change, which needs nobody's approval. */
  'note_change',
  'ask_change',
  'withdraw_change',
  'approve_change',
  'refuse_change',
  /** Approve that the undertaking is given up. */
  'approve_stop',
  'set_dates',
  /** Add receipts and take them out. */
  'keep_receipts',
  /** Write in the reports. */
  'write_report',
  'submit_interim',
  'return_interim',
  'submit_final',
  'return_final',
  'judge_receipt',
  'fix',
  'pay',
  'take_return',
  'void_payment',
  'cancel',
  'close',
  'apply_next',
] as const;
export type AwardAction = (typeof AWARD_ACTIONS)[number];

/** Money of an award in whole yen. */
export interface AwardMoney {
  /** Most that is paid. */
  amountYen: number;
  /** As fixed; null before. For a cancelled award 0. */
  fixedYen: number | null;
  paidYen: number;
  returnedYen: number;
}

export interface AwardState {
  status: AwardStatus;
  /** Whether an interim report is in. */
  hasInterim: boolean;
  money: AwardMoney;
}

/** What is still to be paid (positive) or to come back (negative); null before the amount is fixed. */
export function balanceOf({ fixedYen, paidYen, returnedYen }: AwardMoney): number | null {
  return fixedYen === null ? null : fixedYen - (paidYen - returnedYen);
}

interface Rule {
  by: readonly AwardRole[];
  from: readonly AwardStatus[];
  /** The status it leads to; absent: it stays. */
  to?: (state: AwardState) => AwardStatus;
}

const UNDER_WAY = ['running', 'change_asked', 'interim'] as const;
const BEFORE_FIXED = ['granted', ...UNDER_WAY, 'reported'] as const;
const back = ({ hasInterim }: AwardState): AwardStatus => (hasInterim ? 'interim' : 'running');
const settled = ({ status, money }: AwardState): AwardStatus => {
  const balance = balanceOf(money);
  if (balance === null || status === 'cancelled') return status;
  return balance === 0 ? 'paid' : 'fixed';
};

/** ONE table of who may do what when. */
const RULES: Record<AwardAction, Rule> = {
  read: { by: ['lead', 'partner', 'reader', 'staff'], from: AWARD_STATUSES },
  start: { by: ['lead'], from: ['granted'], to: () => 'running' },
  give_up: { by: ['lead'], from: ['granted'], to: () => 'cancelled' },
  note_change: { by: ['lead'], from: ['running', 'interim'] },
  ask_change: { by: ['lead'], from: ['running', 'interim'], to: () => 'change_asked' },
  withdraw_change: { by: ['lead'], from: ['change_asked'], to: back },
  approve_change: { by: ['staff'], from: ['change_asked'], to: back },
  refuse_change: { by: ['staff'], from: ['change_asked'], to: back },
  approve_stop: { by: ['staff'], from: ['change_asked'], to: () => 'cancelled' },
  set_dates: { by: ['staff'], from: ['granted', ...UNDER_WAY] },
  keep_receipts: { by: ['lead', 'partner'], from: UNDER_WAY },
  write_report: { by: ['lead', 'partner'], from: UNDER_WAY },
  submit_interim: { by: ['lead'], from: ['running'], to: () => 'interim' },
  return_interim: { by: ['staff'], from: ['interim'], to: () => 'running' },
  submit_final: { by: ['lead'], from: ['running', 'interim'], to: () => 'reported' },
  return_final: { by: ['staff'], from: ['reported'], to: back },
  judge_receipt: { by: ['staff'], from: ['reported'] },
  fix: { by: ['staff'], from: ['reported'], to: (state) => settled({ ...state, status: 'fixed' }) },
  pay: { by: ['staff'], from: [...BEFORE_FIXED, 'fixed'], to: settled },
  take_return: { by: ['staff'], from: ['fixed', 'cancelled'], to: settled },
  void_payment: { by: ['staff'], from: [...BEFORE_FIXED, 'fixed', 'paid', 'cancelled'], to: settled },
  cancel: { by: ['staff'], from: [...BEFORE_FIXED, 'fixed', 'paid'], to: () => 'cancelled' },
  close: { by: ['staff'], from: ['paid', 'cancelled'], to: () => 'closed' },
  apply_next: { by: ['lead'], from: [...UNDER_WAY, 'reported', 'fixed', 'paid', 'closed'] },
};

/** Whether a role may do something in a status; money and dates may still stand against it. */
export function mayDo(status: AwardStatus, action: AwardAction, role: AwardRole): boolean {
  const { by, from } = RULES[action];
  return by.includes(role) && from.includes(status);
}

/**
 * The status after `role` did `action`; `state` holds the money as it is after it. Null where that is not possible. An
 * award is given up only before money went out, and a cancelled one is closed only when all of it is back.
 */
export function afterAction(state: AwardState, action: AwardAction, role: AwardRole): AwardStatus | null {
  if (!mayDo(state.status, action, role)) return null;
  const out = state.money.paidYen - state.money.returnedYen;
  if (action === 'give_up' && out !== 0) return null;
  if (action === 'close' && balanceOf(state.money) !== 0) return null;
  return RULES[action].to?.(state) ?? state.status;
}

/** Everything a role can do now. */
export function actionsOf(state: AwardState, role: AwardRole): AwardAction[] {
  return AWARD_ACTIONS.filter((action) => afterAction(state, action, role) !== null);
}

/** Most that can be paid now: up to the award before it is fixed, up to what was fixed afterwards. */
export function mostToPay({ amountYen, fixedYen, paidYen, returnedYen }: AwardMoney): number {
  return Math.max(0, (fixedYen ?? amountYen) - (paidYen - returnedYen));
}

/** What has to come back now. */
export function dueBack(money: AwardMoney): number {
  return Math.max(0, -(balanceOf(money) ?? 0));
}
