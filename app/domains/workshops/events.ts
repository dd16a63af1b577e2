import { z } from 'zod';
import type { ErrorCode } from '~/platform/errors';
import type {
  Me,
  MyVotes,
  PeopleCounts,
  ProxyVotes,
  RoomPerson,
  SessionState,
  SessionView,
  VoteRound,
} from './model';
import { MAX_TIMER_MS, MAX_VOTES_EACH } from './model';

/**
 * What travels between a screen and session control. Path `/socket.io`, one connection per session:
 * `io({ auth: { sessionId } })`, the cookie says who. A refused connection fails with `connect_error`
 * whose `data` is `{ code, reason }`.
 */

const id = z.string().min(1).max(64);
const count = (max: number) => z.number().int().min(1).max(max);
const none = z.object({}).strict();
const finite = z.number().min(-1e7).max(1e7);
const flag = <K extends string>(key: K) =>
  z.object({ [key]: z.boolean() } as Record<K, z.ZodBoolean>).strict();

export const REACTIONS = ['clap', 'heart', 'laugh', 'wow', 'idea', 'think'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Everything a screen may send, by event name; the server refuses whatever does not match. */
export const CLIENT_EVENTS = {
  /** Answers with the server's time; screens use it to correct their own clock. */
  clock: none,
  rename: z.object({ name: z.string().max(400) }).strict(),
  hand: flag('raised'),
  done: flag('done'),
  react: z.object({ reaction: z.enum(REACTIONS) }).strict(),
  'vote.cast': z.object({ roundId: id, objectId: id, proxy: z.string().max(400).optional() }).strict(),
  'vote.undo': z.object({ roundId: id, objectId: id, proxy: z.string().max(400).optional() }).strict(),

  'session.start': none,
  'session.end': none,
  'session.reopen': none,
  /** Goes to a phase; its minutes start to run unless `keepTimer`. */
  'phase.go': z.object({ phaseId: id, keepTimer: z.boolean().optional() }).strict(),
  'timer.start': z.object({ ms: z.number().int().min(1000).max(MAX_TIMER_MS) }).strict(),
  'timer.pause': none,
  'timer.resume': none,
  'timer.add': z.object({ ms: z.number().int().min(-MAX_TIMER_MS).max(MAX_TIMER_MS) }).strict(),
  'timer.stop': none,
  gather: z
    .object({
      boardId: id,
      camera: z.object({ x: finite, y: finite, w: finite.positive(), h: finite.positive() }).strict(),
    })
    .strict(),
  'gather.clear': none,
  /** Asks everyone to look along with a person; null ends it. */
  follow: z.object({ personId: id.nullable() }).strict(),
  'board.lock': z.object({ boardId: id, locked: z.boolean() }).strict(),
  'objects.lock': z
    .object({ boardId: id, objectIds: z.array(id).min(1).max(500), locked: z.boolean() })
    .strict(),
  'cursors.hide': flag('hidden'),
  'person.admit': z.object({ personId: id }).strict(),
  'person.admitAll': none,
  /** Sends somebody away, from the door or from the room; their screens close at once. */
  'person.remove': z.object({ personId: id }).strict(),
  /** Takes one hand down, or all. */
  'hand.lower': z.object({ personId: id.nullable() }).strict(),
  'done.clear': none,
  'vote.open': z
    .object({
      boardId: id,
      title: z.string().max(400),
      votesEach: count(MAX_VOTES_EACH),
      votesPerNote: count(MAX_VOTES_EACH),
    })
    .strict(),
  'vote.close': z.object({ roundId: id }).strict(),
  'vote.reopen': z.object({ roundId: id }).strict(),
} as const;

export type ClientEventName = keyof typeof CLIENT_EVENTS;
export type ClientEventInput<E extends ClientEventName> = z.infer<(typeof CLIENT_EVENTS)[E]>;

/** What an accepted event answers with, besides `ok: true`. */
export interface AckExtra {
  clock: { now: number };
  rename: { me: Me };
  'vote.cast': { myVotes: MyVotes; proxies: readonly ProxyVotes[] };
  'vote.undo': { myVotes: MyVotes; proxies: readonly ProxyVotes[] };
  'vote.open': { roundId: string };
}
export type AckOf<E extends ClientEventName> = E extends keyof AckExtra ? AckExtra[E] : Record<never, never>;

/** A refusal; `reason` is a key below `errors.` in the catalogue `workshops`, else the code is one there. */
export interface Refusal {
  ok: false;
  code: ErrorCode;
  reason?: string;
}
export type Ack<E extends ClientEventName> = ({ ok: true } & AckOf<E>) | Refusal;

export type ClientToServerEvents = {
  [E in ClientEventName]: (input: ClientEventInput<E>, ack: (answer: Ack<E>) => void) => void;
};

/** People who came, changed or left since `from`; `full` replaces the list. */
export type PeopleUpdate =
  | { full: true; people: readonly RoomPerson[]; counts: PeopleCounts }
  | { full: false; changed: readonly RoomPerson[]; gone: readonly string[]; counts: PeopleCounts };

/** Everything the server may send. */
export interface ServerToClientEvents {
  /** After each (re)connection, and when the viewer's role changed: replaces everything known. */
  snapshot: (view: SessionView) => void;
  state: (state: SessionState, serverNow: number) => void;
  people: (update: PeopleUpdate) => void;
  me: (me: Me) => void;
  rounds: (rounds: readonly VoteRound[]) => void;
  myVotes: (votes: MyVotes, proxies: readonly ProxyVotes[]) => void;
  /** Reactions of the last moment, by kind. */
  reactions: (counts: Partial<Record<Reaction, number>>) => void;
  /** The viewer may no longer be here; the connection closes after it. */
  removed: () => void;
}

/** Handshake of a connection. */
export const HANDSHAKE = z.object({ sessionId: id });
