import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLOSE } from '~/platform/sync/close-codes';
import { isOwnHandshake, type OwnAddress } from '../http/own-origin';
import type { Sync } from './sync/types';

/** Another protocol that shares the port (socket.io, Vite's hot reload). */
export interface UpgradeRoute {
  matches: (req: IncomingMessage) => boolean;
  /**
   * Takes the socket over; a foreign Origin is refused before. Left out: whoever attached its own `upgrade`
   * listener takes it, and checks Origin itself.
   */
  handle?: (req: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export interface UpgradeOptions extends OwnAddress {
  sync: Pick<Sync, 'handleUpgrade'>;
  others: readonly UpgradeRoute[];
}

/** Request targets longer than this are not ours. */
const MAX_URL = 2_048;

/** Matches socket.io's path; its engine attaches its own listener (`destroyUpgrade: false`) or is given as `handle`. */
export function socketIoRoute(handle?: UpgradeRoute['handle']): UpgradeRoute {
  const matches = (req: IncomingMessage) => pathOf(req).startsWith('/socket.io/');
  return handle ? { matches, handle } : { matches };
}

/** Matches the hot-reload socket of Vite, for development only. */
export function viteRoute(): UpgradeRoute {
  return {
    matches: (req) => /^vite-(hmr|ping)$/.test(String(req.headers['sec-websocket-protocol'] ?? '')),
  };
}

/** Becomes the only upgrade router of `server`. Returns the function that detaches it. */
export function attachUpgradeRouter(server: Server, options: UpgradeOptions): () => void {
  const route = createUpgradeRouter(options);
  server.on('upgrade', route);
  return () => server.off('upgrade', route);
}

/** The router itself: `/yjs/<room>` to sync, known others to their owner, everything else refused. */
export function createUpgradeRouter(options: UpgradeOptions) {
  return (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const path = pathOf(req);
    const yjs = path === '/yjs' || path.startsWith('/yjs/');
    const other = options.others.find((candidate) => candidate.matches(req));
    if ((req.url ?? '').length > MAX_URL) {
      refuse(socket, '414 URI Too Long');
    } else if (yjs) {
      const foreign = !isOwnHandshake(req, options);
      options.sync.handleUpgrade(req, socket, head, foreign ? { refuse: CLOSE.foreignOrigin } : {});
    } else if (!other) {
      refuse(socket, '404 Not Found');
    } else if (other.handle) {
      if (isOwnHandshake(req, options)) other.handle(req, socket, head);
      else refuse(socket, '403 Forbidden');
    }
  };
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? '').split('?', 1)[0] ?? '';
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
