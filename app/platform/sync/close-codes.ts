/**
 * Why the server ends a Yjs connection. A browser can't read the HTTP status of a refused upgrade, so every
 * refusal is told after the upgrade was accepted, with one of these codes (docs/sync-spec.md §6).
 *
 * 44xx are decisions: coming back by itself would change nothing, so the client stops and says why.
 * Every other code is passing: the client comes back by itself, with jitter.
 */
export const CLOSE = {
  /** A frame or room name that nothing well-behaved sends. */
  malformed: 4400,
  /** Nobody is signed in. Worth another try after signing in. */
  unauthenticated: 4401,
  /** Signed in, without the right to open this room. Worth another try when somebody gives the right. */
  forbidden: 4403,
  unknownRoom: 4404,
  /** The room was there and is closed for good. */
  gone: 4410,
  /** A single message over the limit. The client keeps what was refused. */
  tooLarge: 4413,
  /** The page asking belongs to another site. */
  foreignOrigin: 4421,
  /** Too many connections of one person in one room. */
  tooMuch: 4429,
  /** Too many people in the room, or too many rooms on the server. Worth another try later. */
  busy: 4430,
  /** The server stops or restarts (reason `restart`). */
  restart: 1012,
  /** The server can't serve this connection right now: failed load, reader too slow (reason says which). */
  tryAgain: 1013,
} as const;

export type CloseName = keyof typeof CLOSE;
export type CloseCode = (typeof CLOSE)[CloseName];

/** Names of the codes after which a client stops. */
export type Refusal = Exclude<CloseName, 'restart' | 'tryAgain'>;

/** WebSocket's own "message too big", sent by the socket layer when a frame is far over the limit. */
const MESSAGE_TOO_BIG = 1009;

const NAMES = new Map<number, CloseName>(
  (Object.entries(CLOSE) as [CloseName, number][]).map(([name, code]) => [code, name]),
);

/** The refusal a close code stands for; null when the connection may simply be made again. */
export function refusalOf(code: number): Refusal | null {
  if (code === MESSAGE_TOO_BIG) return 'tooLarge';
  const name = NAMES.get(code);
  if (name === undefined) return code >= 4400 && code < 4500 ? 'forbidden' : null;
  return name === 'restart' || name === 'tryAgain' ? null : name;
}

/** Close code of a refusal given by a domain (`RoomAccess.reason`). */
export function closeCodeOf(reason: 'unauthenticated' | 'forbidden' | 'not_found' | 'gone'): CloseCode {
  switch (reason) {
    case 'unauthenticated':
      return CLOSE.unauthenticated;
    case 'forbidden':
      return CLOSE.forbidden;
    case 'not_found':
      return CLOSE.unknownRoom;
    case 'gone':
      return CLOSE.gone;
  }
}
