import { WebSocketServer } from 'ws';
import { DomainError, isDomainError } from '~/platform/errors';
import type { DomainEvent } from '~/platform/events';
import type { Rooms } from '~/platform/rooms';
import { CLOSE } from '~/platform/sync/close-codes';
import { createLocalBus } from './bus';
import { Connection, type ConnectionContext, closeSocket } from './connection';
import { DEFAULT_LIMITS } from './limits';
import { createSyncMetrics } from './metrics';
import { RoomRegistry, TooManyRooms } from './registry';
import type { RoomObserver } from './room';
import type { StoreHealth } from './store';
import type { Sync, SyncDeps } from './types';

/** Names a room may have; the rest of the path is not looked at. */
const ROOM_NAME = /^\/yjs\/([A-Za-z0-9_-]{1,120})$/;
/** Frames up to this multiple of the limit are read and refused with a code; larger ones are cut off (1009). */
const READ_FACTOR = 4;
/** A client that is alive repeats its awareness every 15 s. */
const PRESENCE_SILENCE_MS = 35_000;
const HEALTH_CACHE_MS = 2_000;
/** How the time for stopping is divided; the rest is for the store. */
const COMMIT_SHARE = 0.65;
const GOODBYE_SHARE = 0.1;

/** The Yjs side of the server. It owns the store given to it and closes it. */
export function createSync(deps: SyncDeps): Sync {
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const connections = new Set<Connection>();
  let storage: StoreHealth = { ok: true };
  let closed: Promise<void> | null = null;
  let accessVersion = 0;
  const waiting = new Map<Connection, () => void>();

  const metrics = createSyncMetrics(deps.metrics, () => ({
    rooms: registry.rooms.length,
    live: registry.rooms.filter((room) => room.isLive).length,
    connections: connections.size,
    saving: storage.ok,
  }));
  const observer: RoomObserver = {
    updates: (count) => metrics.updates.inc(count),
    commit: (seconds) => metrics.commit.observe(seconds),
    delivered: (receivers) => metrics.deliveries.inc(receivers),
    failed(what, error) {
      metrics.failures.inc({ what });
      deps.log.error({ err: error, what }, 'room failure');
    },
  };
  const registry = new RoomRegistry({
    store: deps.store,
    bus: deps.bus ?? createLocalBus((error) => deps.log.error({ err: error }, 'bus listener failed')),
    createGuard: deps.createGuard ?? (() => null),
    lockedObjects: deps.lockedObjects ?? (async () => []),
    limits,
    clock: deps.clock,
    log: deps.log,
    observer,
  });
  const context: ConnectionContext = {
    ...deps,
    registry,
    limits,
    metrics,
    accessVersion: () => accessVersion,
  };
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes * READ_FACTOR,
  });

  const stopHealth = deps.store.onHealth((health) => {
    storage = health;
    if (health.ok) deps.log.info('edits are saved again');
    else deps.log.error({ reason: health.reason }, 'edits can not be saved, rooms are read-only');
    registry.setStorage(health.ok);
  });
  const stopEvents = deps.events.on((event) => {
    if (event.type === 'locks.changed') registry.setLocks(event.room, event.objectIds);
    if (event.type !== 'access.changed') return;
    accessVersion++;
    for (const connection of connections) {
      if (isConcerned(connection, event)) void connection.reauthorize();
    }
  });
  const heartbeat = setInterval(() => {
    for (const connection of connections) connection.heartbeat(deps.clock.now());
    for (const room of registry.rooms) room.expirePresence(PRESENCE_SILENCE_MS);
  }, limits.heartbeatMs);
  heartbeat.unref();

  const health = cached(
    HEALTH_CACHE_MS,
    () => deps.clock.now(),
    async () => (storage.ok ? deps.store.probe() : storage),
  );

  const close = async () => {
    clearInterval(heartbeat);
    stopEvents();
    const rooms = registry.rooms;
    for (const room of rooms) room.flush();
    await within(limits.stopMs * COMMIT_SHARE, Promise.allSettled(rooms.map((room) => room.committed())));
    const goodbyes = [...connections].map((connection) => {
      const gone = new Promise<void>((resolve) => waiting.set(connection, resolve));
      connection.close(CLOSE.restart, 'restart');
      return gone;
    });
    await within(limits.stopMs * GOODBYE_SHARE, Promise.all(goodbyes));
    for (const connection of connections) connection.terminate();
    stopHealth();
    registry.destroy();
    await deps.store.close(limits.stopMs * (1 - COMMIT_SHARE - GOODBYE_SHARE));
    server.close();
  };

  return {
    rooms: {
      ...createRooms(registry, () => storage.ok && !closed),
      async settled(room) {
        const inside = [...connections].filter((connection) => connection.room === room);
        await Promise.all(inside.map((connection) => connection.settled()));
      },
    },
    handleUpgrade(req, socket, head, { refuse } = {}) {
      server.handleUpgrade(req, socket, head, (ws) => {
        const room = ROOM_NAME.exec((req.url ?? '').split('?', 1)[0] ?? '')?.[1];
        const code = refuse ?? (room === undefined ? CLOSE.malformed : closed ? CLOSE.restart : null);
        if (code !== null || room === undefined) {
          ws.on('error', () => ws.terminate());
          metrics.closed.inc({ code: String(code) });
          closeSocket(ws, code ?? CLOSE.malformed, code === CLOSE.restart ? 'restart' : 'refused');
          return;
        }
        const connection = new Connection(context, room, { ws, socket, req });
        connections.add(connection);
        ws.on('close', () => {
          connections.delete(connection);
          waiting.get(connection)?.();
          waiting.delete(connection);
        });
        void connection.open();
      });
    },
    health,
    close() {
      closed ??= close();
      return closed;
    },
  };
}

function isConcerned(
  connection: Connection,
  event: Extract<DomainEvent, { type: 'access.changed' }>,
): boolean {
  const { rooms, sessionId, personId } = event;
  if (sessionId !== undefined || (rooms === undefined && personId === undefined)) return true;
  if (rooms?.includes(connection.room)) return true;
  return personId !== undefined && connection.personId === personId;
}

/** Live documents for services. */
function createRooms(registry: RoomRegistry, canSave: () => boolean): Omit<Rooms, 'settled'> {
  const use = async <T>(name: string, work: (room: RoomRegistry['rooms'][number]) => T | Promise<T>) => {
    const lease = await registry.acquire(name).catch((error: unknown) => {
      throw error instanceof TooManyRooms ? new DomainError('unavailable', { reason: 'busy' }) : error;
    });
    try {
      return await work(lease.room);
    } finally {
      lease.release();
    }
  };
  return {
    snapshot: (name) => use(name, (room) => room.snapshot()),
    read: (name, read) => use(name, (room) => read(room.doc)),
    async edit(name, by, change) {
      if (!canSave()) throw new DomainError('unavailable', { reason: 'storage' });
      try {
        await use(name, (room) => room.edit(by, change));
      } catch (error) {
        if (canSave() || isDomainError(error)) throw error;
        throw new DomainError('unavailable', { reason: 'storage' });
      }
    },
  };
}

/** Waits for the work, but no longer than that. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    work,
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms);
    }),
  ]);
  clearTimeout(timer);
}

/** Shares one answer among everybody who asks within `ms`. */
function cached<T>(ms: number, now: () => number, ask: () => Promise<T>): () => Promise<T> {
  let at = Number.NEGATIVE_INFINITY;
  let answer: Promise<T> | null = null;
  return () => {
    if (answer === null || now() - at > ms) {
      at = now();
      answer = ask();
    }
    return answer;
  };
}
