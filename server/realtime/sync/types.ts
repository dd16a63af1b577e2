import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type * as Y from 'yjs';
import type { Principal } from '~/domains/accounts/model';
import type { Clock } from '~/platform/clock';
import type { Events } from '~/platform/events';
import type { AuthorizeRoom, RoomGuard, Rooms } from '~/platform/rooms';
import type { Bus } from './bus';
import type { Limits } from './limits';
import type { RoomStore, StoreHealth } from './store';

/** Everything the Yjs side needs from outside. */
export interface SyncDeps {
  store: RoomStore;
  /** Default: a bus within this process. */
  bus?: Bus;
  /** Who a connection speaks for, from its cookie. Asked at the start and again whenever rights may have changed. */
  resolvePrincipal: (req: IncomingMessage) => Promise<Principal>;
  authorize: AuthorizeRoom;
  /** Holds locks inside a room; null when a room has nothing to hold. */
  createGuard?: (room: string, doc: Y.Doc) => RoomGuard | null;
  /** Ids of the objects locked now, read once when a room is loaded; later changes come as `locks.changed`. */
  lockedObjects?: (room: string) => Promise<readonly string[]>;
  events: Events;
  clock: Clock;
  log: Logger;
  /** Where metrics are registered. Default: a registry nobody reads. */
  metrics?: Registry;
  limits?: Partial<Limits>;
}

export interface Sync {
  rooms: Rooms;
  /**
   * Takes over an upgrade of `/yjs/<room>`: accepts it, then authorises and joins or closes with a code.
   * `refuse` closes at once with that code. Called by the upgrade router.
   */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer, options?: { refuse?: number }): void;
  /** Whether edits can be committed now; tries a real commit at most every two seconds. */
  health(): Promise<StoreHealth>;
  /** Commits everything, tells clients to come back (1012), ends within five seconds. Does not close the http server. */
  close(): Promise<void>;
}
