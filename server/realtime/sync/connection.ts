import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { RawData, WebSocket } from 'ws';
import { type Principal, personId } from '~/domains/accounts/model';
import type { RoomAccess } from '~/platform/rooms';
import { CLOSE, closeCodeOf } from '~/platform/sync/close-codes';
import { HEARTBEAT } from '../presence/presence';
import { Budget } from './budget';
import { MalformedFrame, Outgoing } from './frames';
import type { Limits } from './limits';
import type { Member, Peer } from './member';
import type { SyncMetrics } from './metrics';
import { type Lease, type RoomRegistry, TooManyRooms } from './registry';
import type { SyncDeps } from './types';

/** What a connection needs from the server it belongs to. */
export interface ConnectionContext extends Pick<SyncDeps, 'resolvePrincipal' | 'authorize' | 'clock'> {
  registry: RoomRegistry;
  /** Counts how often rights may have changed. */
  accessVersion: () => number;
  limits: Limits;
  metrics: SyncMetrics;
  log: Pick<Logger, 'warn' | 'debug'>;
}

/** How long a closed socket may take to say goodbye before it is cut off. */
const GOODBYE_MS = 2_000;
const beat = new Outgoing([HEARTBEAT]);

/** One WebSocket in one room: authorises, feeds frames to the room, writes what the room sends. */
export class Connection implements Peer {
  readonly room: string;
  readonly #context: ConnectionContext;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #req: IncomingMessage;
  readonly #budget: Budget;
  #lease: Lease | null = null;
  #member: Member | null = null;
  #closing = false;
  #opening: Promise<void> | null = null;
  #authorizing: Promise<void> | null = null;
  #authorizeAgain = false;
  #authorizedAt: number;
  #resume: NodeJS.Timeout | null = null;
  #lastSent = 0;
  #unanswered = 0;

  constructor(
    context: ConnectionContext,
    room: string,
    link: { ws: WebSocket; socket: Duplex; req: IncomingMessage },
  ) {
    this.#context = context;
    this.room = room;
    this.#ws = link.ws;
    this.#socket = link.socket;
    this.#req = link.req;
    const now = context.clock.now();
    this.#budget = new Budget(context.limits, now);
    this.#authorizedAt = now;
    this.#ws.on('error', (error) => context.log.debug({ err: error, room }, 'socket error'));
    this.#ws.on('pong', () => {
      this.#unanswered = 0;
    });
    this.#ws.on('message', (data, isBinary) => this.#received(data, isBinary));
    this.#ws.on('close', () => this.#closed());
  }

  /** Person the connection speaks for; null until it was let in. */
  get personId(): string | null {
    return this.#member?.personId ?? null;
  }

  /** Authorises and joins, or closes with a code. Reads nothing from the socket meanwhile. */
  open(): Promise<void> {
    this.#opening = this.#open();
    return this.#opening;
  }

  async #open(): Promise<void> {
    this.#ws.pause();
    try {
      await this.#join();
    } catch (error) {
      this.#context.log.warn({ err: error, room: this.room }, 'connection could not be let in');
      if (error instanceof TooManyRooms) this.close(CLOSE.busy, 'too many rooms');
      else this.close(CLOSE.tryAgain, 'not available');
    }
    if (!this.#closing && this.#ws.readyState === this.#ws.OPEN) this.#ws.resume();
  }

  /**
   * Asks again who this is and what they may do, and changes the open connection accordingly: closed with a
   * code, or read and write switched in place. Calls that come meanwhile are answered by one more round.
   */
  reauthorize(): Promise<void> {
    if (!this.#member || this.#closing) return Promise.resolve();
    if (this.#authorizing) {
      this.#authorizeAgain = true;
      return this.#authorizing;
    }
    this.#authorizing = this.#authorizeUntilSettled().finally(() => {
      this.#authorizing = null;
    });
    return this.#authorizing;
  }

  /** Resolves when the connection has the rights of now, or is closed. */
  async settled(): Promise<void> {
    await this.#opening;
    await this.reauthorize();
  }

  /** Keeps the connection alive and notices when the other side is gone. Called every `heartbeatMs`. */
  heartbeat(now: number): void {
    if (this.#closing || !this.#member) return;
    if (this.#unanswered >= 3) {
      this.#ws.terminate();
      return;
    }
    if (now - this.#lastSent >= this.#context.limits.heartbeatMs - 1_000) this.send(beat);
    if (!this.#ws.isPaused) {
      this.#unanswered++;
      this.#ws.ping();
    }
    if (now - this.#authorizedAt > this.#context.limits.reauthorizeMs) void this.reauthorize();
  }

  send(outgoing: Outgoing): void {
    if (this.#closing || this.#ws.readyState !== this.#ws.OPEN) return;
    this.#socket.write(outgoing.wire);
    this.#lastSent = this.#context.clock.now();
  }

  backlog(): number {
    return this.#socket.writableLength;
  }

  spend(bytes: number): void {
    this.#slowDown(this.#budget.spend(0, bytes, this.#context.clock.now()));
  }

  close(code: number, reason: string): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#context.metrics.closed.inc({ code: String(code) });
    closeSocket(this.#ws, code, reason);
    this.#leave();
  }

  terminate(): void {
    this.#ws.terminate();
  }

  async #authorize(): Promise<{ principal: Principal; access: RoomAccess }> {
    const principal = await this.#context.resolvePrincipal(this.#req);
    const access = await this.#context.authorize(principal, this.room);
    this.#authorizedAt = this.#context.clock.now();
    return { principal, access };
  }

  async #join(): Promise<void> {
    const version = this.#context.accessVersion();
    const { principal, access } = await this.#authorize();
    if (!access.ok) {
      const reason = refusalFor(principal, access.reason);
      this.close(closeCodeOf(reason), reason);
      return;
    }
    const lease = await this.#context.registry.acquire(this.room);
    if (this.#closing || this.#ws.readyState !== this.#ws.OPEN) {
      lease.release();
      return;
    }
    const { connectionsPerRoom, connectionsPerPersonAndRoom } = this.#context.limits;
    const { room } = lease;
    const isMany = room.connectionsOf(access.personId) >= connectionsPerPersonAndRoom;
    if (isMany || room.people >= connectionsPerRoom) {
      lease.release();
      if (isMany) this.close(CLOSE.tooMuch, 'too many connections');
      else this.close(CLOSE.busy, 'room is full');
      return;
    }
    this.#lease = lease;
    this.#member = room.join(this, access.personId, access);
    // Rights may have changed while they were asked or the room was loading.
    if (this.#context.accessVersion() !== version) void this.reauthorize();
  }

  async #authorizeUntilSettled(): Promise<void> {
    do {
      this.#authorizeAgain = false;
      try {
        const { principal, access } = await this.#authorize();
        if (!this.#member || this.#closing) return;
        if (!access.ok) {
          const reason = refusalFor(principal, access.reason);
          this.close(closeCodeOf(reason), reason);
        } else if (access.personId !== this.#member.personId) {
          this.close(CLOSE.unauthenticated, 'another person');
        } else {
          this.#lease?.room.setGrant(this.#member, access);
        }
      } catch (error) {
        this.#context.log.warn({ err: error, room: this.room }, 'rights could not be asked');
        this.close(CLOSE.tryAgain, 'not available');
      }
    } while (this.#authorizeAgain && !this.#closing);
  }

  #received(data: RawData, isBinary: boolean): void {
    const member = this.#member;
    if (this.#closing || !member || !this.#lease) return;
    const frame = data as Buffer;
    this.#context.metrics.messages.inc();
    this.#context.metrics.bytes.inc(frame.length);
    if (!isBinary) {
      this.close(CLOSE.malformed, 'text frame');
      return;
    }
    if (frame.length > this.#context.limits.messageBytes) {
      this.close(CLOSE.tooLarge, 'message too large');
      return;
    }
    this.#slowDown(this.#budget.spend(1, frame.length, this.#context.clock.now()));
    try {
      this.#lease.room.receive(member, frame);
    } catch (error) {
      if (!(error instanceof MalformedFrame)) {
        this.#context.log.warn({ err: error, room: this.room }, 'frame could not be handled');
      }
      this.close(CLOSE.malformed, error instanceof MalformedFrame ? error.message : 'malformed');
    }
  }

  #slowDown(waitMs: number): void {
    if (waitMs <= 0 || this.#resume || this.#closing) return;
    this.#ws.pause();
    this.#resume = setTimeout(() => {
      this.#resume = null;
      if (this.#ws.readyState === this.#ws.OPEN) this.#ws.resume();
    }, waitMs);
  }

  #closed(): void {
    this.#closing = true;
    this.#leave();
  }

  #leave(): void {
    if (this.#resume) clearTimeout(this.#resume);
    this.#resume = null;
    const member = this.#member;
    const lease = this.#lease;
    this.#member = null;
    this.#lease = null;
    if (member) lease?.room.leave(member);
    lease?.release();
  }
}

/** Somebody unknown who has no right is asked to sign in rather than turned away. */
function refusalFor(principal: Principal, reason: Extract<RoomAccess, { ok: false }>['reason']) {
  return reason === 'forbidden' && personId(principal) === null ? 'unauthenticated' : reason;
}

/** Says goodbye with a code and cuts the socket off if the other side doesn't answer. */
export function closeSocket(ws: WebSocket, code: number, reason: string): void {
  if (ws.isPaused) ws.resume();
  ws.close(code, reason);
  const timer = setTimeout(() => ws.terminate(), GOODBYE_MS);
  ws.once('close', () => clearTimeout(timer));
}
