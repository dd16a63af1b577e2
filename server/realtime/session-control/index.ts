import { personId } from '~/domains/accounts/model';
import { sessionAccess } from '~/domains/workshops/access.server';
import {
  type Ack,
  CLIENT_EVENTS,
  type ClientEventName,
  HANDSHAKE,
  type Refusal,
} from '~/domains/workshops/events';
import { noteSeen } from '~/domains/workshops/service/people.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError, isDomainError } from '~/platform/errors';
import type { DomainEvent } from '~/platform/events';
import { HANDLERS } from './handlers';
import { createBucket } from './rate-limit';
import { SessionRoom } from './session-room';
import type { ControlServer, ControlSocket, ResolvePrincipal } from './types';

export { sessionControlOptions } from './options';
export type { ControlServer } from './types';

/** Events a connection may send: a burst, then so many a second; reactions have a tighter bucket of their own. */
const EVENTS = { burst: 60, perSecond: 15 } as const;
const REACTIONS = { burst: 8, perSecond: 3 } as const;
/** Refusals for haste after which the connection is closed. */
const MAX_REFUSED = 400;
/** Screens of one person in one session. */
const MAX_SCREENS = 12;
/** How often it is written down who is here, in ms. */
const SEEN_EVERY = 30_000;

export interface SessionControl {
  /** Stops timers and listening; the socket.io server is closed by its owner. */
  close(): void;
}

/**
 * Joins socket.io to the sessions: who connects is judged by the cookie and the session named in the handshake,
 * what they send goes through the services, what changes goes out to those whom it concerns.
 */
export function createSessionControl(
  io: ControlServer,
  deps: Deps,
  resolvePrincipal: ResolvePrincipal,
): SessionControl {
  const rooms = new Map<string, SessionRoom>();

  io.use((socket, next) => {
    enter(deps, resolvePrincipal, rooms, socket).then(
      () => next(),
      (error: unknown) => next(connectError(deps, error)),
    );
  });

  io.on('connection', (socket) => {
    const { sessionId } = socket.data;
    const room = rooms.get(sessionId) ?? new SessionRoom(deps, sessionId);
    rooms.set(sessionId, room);
    listen(deps, room, socket);
    socket.on('disconnect', () => {
      room.leave(socket);
      if (room.size === 0) {
        room.stop();
        rooms.delete(sessionId);
      }
    });
    room.admit(socket).catch((error: unknown) => turnOut(deps, socket, error));
  });

  const unsubscribe = deps.events.on((event) => {
    if (event.type === 'session.changed') {
      rooms.get(event.sessionId)?.changed(event.what, event.personId);
    } else if (event.type === 'access.changed' && event.personId) {
      for (const room of rooms.values()) judgeAnew(deps, resolvePrincipal, room, event);
    }
  });
  const seen = setInterval(() => {
    for (const room of rooms.values()) {
      noteSeen(deps, room.sessionId, [...room.personIds()]).catch((error: unknown) =>
        deps.log.error({ error }, 'presence not written'),
      );
    }
  }, SEEN_EVERY);
  seen.unref();

  return {
    close() {
      clearInterval(seen);
      unsubscribe();
      for (const room of rooms.values()) room.stop();
      rooms.clear();
    },
  };
}

/** Judges a handshake. Throws `DomainError`. */
async function enter(
  deps: Deps,
  resolvePrincipal: ResolvePrincipal,
  rooms: ReadonlyMap<string, SessionRoom>,
  socket: ControlSocket,
): Promise<void> {
  const handshake = HANDSHAKE.safeParse(socket.handshake.auth);
  if (!handshake.success) throw new DomainError('invalid');
  const principal = await resolvePrincipal(socket.handshake.headers.cookie);
  const person = personId(principal);
  if (!person) throw new DomainError('unauthenticated');
  const { role } = await sessionAccess(deps, principal, handshake.data.sessionId);
  if (role === 'removed') throw new DomainError('forbidden', { reason: 'removed' });
  if (role === 'none') throw new DomainError('forbidden', { reason: 'not_joined' });
  const screens = rooms.get(handshake.data.sessionId)?.socketsOf(person).length ?? 0;
  if (screens >= MAX_SCREENS) throw new DomainError('too_many', { reason: 'too_many_screens' });
  socket.data = { sessionId: handshake.data.sessionId, principal, personId: person };
}

/** Puts a listener on every event a screen may send. */
function listen(deps: Deps, room: SessionRoom, socket: ControlSocket): void {
  const now = deps.clock.now();
  const events = createBucket(EVENTS.burst, EVENTS.perSecond, now);
  const reactions = createBucket(REACTIONS.burst, REACTIONS.perSecond, now);
  let refused = 0;
  const inTime = (name: ClientEventName): boolean => {
    const time = deps.clock.now();
    const ok = events.take(time) && (name !== 'react' || reactions.take(time));
    if (!ok) refused += 1;
    if (refused > MAX_REFUSED) socket.disconnect(true);
    return ok;
  };
  const on = socket.on.bind(socket) as unknown as (
    event: string,
    listener: (input: unknown, ack: unknown) => void,
  ) => void;
  for (const name of Object.keys(CLIENT_EVENTS) as ClientEventName[]) {
    on(name, (input, ack) => {
      const answer = (result: unknown) => {
        if (typeof ack === 'function') ack(result);
      };
      if (!inTime(name)) return answer({ ok: false, code: 'too_many' } satisfies Refusal);
      handle(deps, room, socket, name, input).then(answer, (error: unknown) => answer(refusal(deps, error)));
    });
  }
}

async function handle<E extends ClientEventName>(
  deps: Deps,
  room: SessionRoom,
  socket: ControlSocket,
  name: E,
  input: unknown,
): Promise<Ack<E>> {
  const parsed = CLIENT_EVENTS[name].safeParse(input);
  if (!parsed.success) throw new DomainError('invalid');
  const handler = HANDLERS[name] as (ctx: unknown, input: unknown) => Promise<object>;
  const extra = await handler(
    {
      deps,
      principal: socket.data.principal,
      sessionId: socket.data.sessionId,
      react: (reaction: Parameters<SessionRoom['react']>[0]) => room.react(reaction),
    },
    parsed.data,
  );
  return { ok: true, ...extra } as Ack<E>;
}

/** After rights of a person changed: those who may stay get everything anew, the others are shown out. */
function judgeAnew(
  deps: Deps,
  resolvePrincipal: ResolvePrincipal,
  room: SessionRoom,
  event: Extract<DomainEvent, { type: 'access.changed' }>,
): void {
  if (event.sessionId && event.sessionId !== room.sessionId) return;
  for (const socket of room.socketsOf(event.personId ?? '')) {
    resolvePrincipal(socket.handshake.headers.cookie)
      .then(async (principal) => {
        const person = personId(principal);
        if (person !== socket.data.personId) throw new DomainError('unauthenticated');
        socket.data.principal = principal;
        await room.admit(socket);
      })
      .catch((error: unknown) => {
        room.leave(socket);
        turnOut(deps, socket, error);
      });
  }
}

function turnOut(deps: Deps, socket: ControlSocket, error: unknown): void {
  if (!isDomainError(error)) deps.log.error({ error }, 'session connection failed');
  if (isDomainError(error) && error.code === 'forbidden') socket.emit('removed');
  socket.disconnect(true);
}

function refusal(deps: Deps, error: unknown): Refusal {
  if (!isDomainError(error)) {
    deps.log.error({ error }, 'session event failed');
    return { ok: false, code: 'unavailable' };
  }
  const { reason } = error.details;
  return { ok: false, code: error.code, ...(reason ? { reason } : {}) };
}

function connectError(deps: Deps, error: unknown): Error {
  const { code, reason } = refusal(deps, error);
  return Object.assign(new Error(code), { data: { ok: false, code, ...(reason ? { reason } : {}) } });
}
