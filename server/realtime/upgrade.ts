import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLOSE } from '~/platform/sync/close-codes';
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

export interface UpgradeOptions {
  sync: Pick<Sync, 'handleUpgrade'>;
  others: readonly UpgradeRoute[];
  /** Public address of the server; null: only the Host header counts. */
  baseUrl: string | null;
  /** Whether X-Forwarded-Host is believed. */
  trustProxy: boolean;
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
      const foreign = !isOwnOrigin(req, options);
      options.sync.handleUpgrade(req, socket, head, foreign ? { refuse: CLOSE.foreignOrigin } : {});
    } else if (!other) {
      refuse(socket, '404 Not Found');
    } else if (other.handle) {
      if (isOwnOrigin(req, options)) other.handle(req, socket, head);
      else refuse(socket, '403 Forbidden');
    }
  };
}

/**
 * Whether the page that asks is one of ours: its Origin has the host of the request or of `baseUrl`. Programs
 * other than browsers send none; they pass here, since they still need the cookie.
 */
export function isOwnOrigin(
  req: IncomingMessage,
  options: Pick<UpgradeOptions, 'baseUrl' | 'trustProxy'>,
): boolean {
  const origin = req.headers.origin;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  const allowed = new Set<string>();
  if (req.headers.host) allowed.add(req.headers.host.toLowerCase());
  if (options.baseUrl) allowed.add(new URL(options.baseUrl).host);
  if (options.trustProxy) {
    const forwarded = String(req.headers['x-forwarded-host'] ?? '').split(',')[0];
    if (forwarded) allowed.add(forwarded.trim().toLowerCase());
  }
  return allowed.has(host) || [...allowed].some((name) => sameHost(name, host, protocol));
}

/** Compares hosts where one side writes the default port and the other leaves it out. */
function sameHost(name: string, host: string, protocol: string): boolean {
  return URL.canParse(`${protocol}//${name}`) && new URL(`${protocol}//${name}`).host === host;
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? '').split('?', 1)[0] ?? '';
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
