import { monthsAfter } from '~/platform/wareki';

/** How a request and the talk after it go on; everything here is pure. Moments are milliseconds since the epoch. */

export const TALK_STATUSES = [
  'open',
  'talking',
  'agreed',
  'declined',
  'expired',
  'withdrawn',
  'closed',
] as const;
export type TalkStatus = (typeof TALK_STATUSES)[number];

/** `from`: who asked, or the first of two that staff introduce; `to`: the other. */
export type Side = 'from' | 'to';
export type Reply = 'accepted' | 'asked';
export type Actor = Side | 'staff' | 'clock';

export const TALK_ACTS = [
  'accept',
  'ask_back',
  'decline',
  'withdraw',
  'write',
  'meet',
  'agree',
  'unagree',
  'close',
  'expire',
] as const;
export type TalkAct = (typeof TALK_ACTS)[number];

/** Why a request was declined; only staff see it. */
export const DECLINE_REASONS = [
  'busy',
  'field',
  'place',
  'time',
  'money',
  'other_partner',
  'unclear',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export interface TalkState {
  status: TalkStatus;
  /** Until when both must have replied. */
  replyBy: number;
  /** Who asks has accepted by asking; those whom staff introduce begin with nothing. */
  replies: Record<Side, Reply | null>;
  agreed: Record<Side, boolean>;
}

export const TALK_LIMITS = {
  /** Characters of a message, a note, a meeting record. */
  text: 4000,
  /** Files of one message. */
  files: 5,
  /** Days after a refusal before the same organisation may ask the same one again. */
  askAgainDays: 90,
} as const;

export const DAY_MS = 86_400_000;

export function otherSide(side: Side): Side {
  return side === 'from' ? 'to' : 'from';
}

/** Over for good: nothing leads out of these. */
export function isEnded(status: TalkStatus): boolean {
  return status === 'declined' || status === 'expired' || status === 'withdrawn' || status === 'closed';
}

/** A request past its deadline counts as expired from that moment on, also before it has been written down. */
export function statusAt(state: Pick<TalkState, 'status' | 'replyBy'>, now: number): TalkStatus {
  return state.status === 'open' && now >= state.replyBy ? 'expired' : state.status;
}

/** The state of a new request: the asker has replied by asking; those whom staff introduce have not. */
export function newTalk(origin: 'interest' | 'staff' | 'round', replyBy: number): TalkState {
  return {
    status: 'open',
    replyBy,
    replies: { from: origin === 'interest' ? 'accepted' : null, to: null },
    agreed: { from: false, to: false },
  };
}

type Rule = (state: TalkState, side: Side) => TalkState | null;

const withReply = (state: TalkState, side: Side, reply: Reply): TalkState => {
  const replies = { ...state.replies, [side]: reply };
  const begun = state.status === 'open' && replies.from !== null && replies.to !== null;
  return { ...state, replies, status: begun ? 'talking' : state.status };
};
const isAlive = ({ status }: TalkState) => status === 'open' || status === 'talking';

const SIDE_RULES: Record<Exclude<TalkAct, 'expire'>, Rule> = {
  accept: (state, side) =>
    (state.status === 'open' && state.replies[side] !== 'accepted') ||
    (state.status === 'talking' && state.replies[side] === 'asked')
      ? withReply(state, side, 'accepted')
      : null,
  ask_back: (state, side) =>
    state.status === 'open' && state.replies[side] === null ? withReply(state, side, 'asked') : null,
  decline: (state, side) =>
    isAlive(state) && state.replies[side] !== 'accepted' ? { ...state, status: 'declined' } : null,
  withdraw: (state, side) =>
    state.status === 'open' && state.replies[side] === 'accepted' ? { ...state, status: 'withdrawn' } : null,
  write: (state) => (state.status === 'talking' || state.status === 'agreed' ? state : null),
  meet: (state) => (state.status === 'talking' || state.status === 'agreed' ? state : null),
  agree: (state, side) => {
    if (state.status !== 'talking' || state.agreed[side]) return null;
    const agreed = { ...state.agreed, [side]: true };
    const replies = { ...state.replies, [side]: 'accepted' as const };
    return { ...state, agreed, replies, status: agreed.from && agreed.to ? 'agreed' : 'talking' };
  },
  unagree: (state, side) =>
    state.status === 'talking' && state.agreed[side]
      ? { ...state, agreed: { ...state.agreed, [side]: false } }
      : null,
  close: (state, side) =>
    state.status === 'talking' && state.replies[side] === 'accepted' ? { ...state, status: 'closed' } : null,
};

const STAFF_RULES: Partial<Record<TalkAct, (state: TalkState) => TalkState | null>> = {
  write: (state) => (isEnded(state.status) ? null : state),
  meet: (state) => (state.status === 'talking' || state.status === 'agreed' ? state : null),
  close: (state) => (isAlive(state) ? { ...state, status: 'closed' } : null),
};

/**
 * The state after `actor` does `act` at `now`; null where that is not possible. Nobody replies or agrees for somebody
 * else, and only the clock lets a request expire.
 */
export function afterAct(state: TalkState, act: TalkAct, actor: Actor, now: number): TalkState | null {
  if (actor === 'clock') {
    const isDue = act === 'expire' && state.status === 'open' && now >= state.replyBy;
    return isDue ? { ...state, status: 'expired' } : null;
  }
  if (act === 'expire' || statusAt(state, now) === 'expired') return null;
  return actor === 'staff' ? (STAFF_RULES[act]?.(state) ?? null) : SIDE_RULES[act](state, actor);
}

/** Everything `actor` can do at `now`. */
export function actsOf(state: TalkState, actor: Actor, now: number): TalkAct[] {
  return TALK_ACTS.filter((act) => afterAct(state, act, actor, now) !== null);
}

/** How a side leaves at once, whatever the state: by declining, withdrawing or closing; null when there is nothing to leave. */
export function wayOut(state: TalkState, side: Side, now: number): 'decline' | 'withdraw' | 'close' | null {
  return (
    (['decline', 'withdraw', 'close'] as const).find((act) => afterAct(state, act, side, now) !== null) ??
    null
  );
}

/** Full days left until a moment, at least 0; the day itself counts as the last. */
export function daysLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / DAY_MS));
}

/** Whether the one reminder before the deadline is due. */
export function isReminderDue(
  talk: { status: TalkStatus; replyBy: number; remindedAt: number | null },
  remindDays: number,
  now: number,
): boolean {
  if (talk.status !== 'open' || talk.remindedAt !== null || remindDays === 0) return false;
  return now < talk.replyBy && now >= talk.replyBy - remindDays * DAY_MS;
}

/** Days (`YYYY-MM-DD`) on which to look back, some months after `day`; the last of a month where there is no such day. */
export function followUpDays(day: string, months: readonly number[]): string[] {
  return months.map((count) => monthsAfter(day, count));
}

/** In which group of one's own list a talk stands. */
export type TalkGroup = 'for_us' | 'for_them' | 'talking' | 'agreed' | 'ended';
export const TALK_GROUPS: readonly TalkGroup[] = ['for_us', 'for_them', 'talking', 'agreed', 'ended'];

export function groupOf(state: TalkState, side: Side, now: number): TalkGroup {
  const status = statusAt(state, now);
  if (status === 'talking' || status === 'agreed') return status;
  if (status !== 'open') return 'ended';
  return state.replies[side] === null ? 'for_us' : 'for_them';
}
