import type { Server, Socket } from 'socket.io';
import type { Principal } from '~/domains/accounts/model';
import type { ClientToServerEvents, ServerToClientEvents } from '~/domains/workshops/events';

/** What is known about a connection. */
export interface SocketData {
  sessionId: string;
  principal: Principal;
  personId: string;
}

type NoEvents = Record<string, never>;
export type ControlServer = Server<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketData>;
export type ControlSocket = Socket<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketData>;

/** Who the cookie of a connection speaks for. */
export type ResolvePrincipal = (cookieHeader: string | undefined) => Promise<Principal>;
