import type { IncomingMessage } from 'node:http';
import type { ServerOptions } from 'socket.io';

/**
 * Options of the socket.io server that carries session control. `isOwnOrigin` is asked for every handshake and
 * upgrade, polling included. `destroyUpgrade` is off: the port has one upgrade router and it refuses strangers.
 */
export function sessionControlOptions(
  isOwnOrigin: (req: IncomingMessage) => boolean,
): Partial<ServerOptions> {
  return {
    path: '/socket.io',
    serveClient: false,
    destroyUpgrade: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    pingInterval: 20_000,
    pingTimeout: 20_000,
    allowRequest: (req, decide) => {
      const own = isOwnOrigin(req);
      decide(own ? null : 'foreign origin', own);
    },
  };
}
