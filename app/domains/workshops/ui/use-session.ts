import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { io, type Socket } from 'socket.io-client';
import { Comeback } from '~/platform/sync/comeback';
import { retryDelay } from '~/platform/sync/retry';
import type {
  Ack,
  ClientEventInput,
  ClientEventName,
  ClientToServerEvents,
  Refusal,
  ServerToClientEvents,
} from '../events';
import type { SessionView } from '../model';
import { clockOffset, type ReactionBurst, reduceSession } from './session-reducer';

/**
 * `online`: what is shown is what the server holds. `offline`: the connection is being restored, the last state
 * stays on screen. `removed`: the person may not be here any more. `refused`: the server won't connect this person
 * (see `refusal`); no further attempt is made.
 */
export type SessionConnectionStatus = 'connecting' | 'online' | 'offline' | 'removed' | 'refused';

export interface SessionConnection {
  view: SessionView;
  status: SessionConnectionStatus;
  refusal: Refusal | null;
  /** The server's time, ms since the epoch. */
  serverNow: () => number;
  /**
   * Sends an event, after the connection has been restored when it is lost; always resolves, with a refusal of code
   * `unavailable` when no answer comes within 8 s. What was not sent by then is never sent.
   */
  send: <E extends ClientEventName>(event: E, input: ClientEventInput<E>) => Promise<Ack<E>>;
  /** The last burst of reactions; null before the first. */
  reactions: ReactionBurst | null;
}

type SessionSocket = Socket<ServerToClientEvents, ClientToServerEvents>;
type LooseEmit = (event: string, input: unknown, ack: (error: Error | null, answer: unknown) => void) => void;

const ACK_TIMEOUT_MS = 8_000;

/**
 * A live session: starts from what the loader gave and keeps it equal to the server's state, also after the
 * connection or the server was away.
 */
export function useSession(sessionId: string, initial: SessionView): SessionConnection {
  const [view, dispatch] = useReducer(reduceSession, initial);
  const [status, setStatus] = useState<SessionConnectionStatus>('connecting');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [reactions, setReactions] = useState<ReactionBurst | null>(null);
  const socketRef = useRef<SessionSocket | null>(null);
  const comebackRef = useRef<Comeback | null>(null);
  const offset = useRef(0);

  useEffect(() => {
    const socket: SessionSocket = io({
      path: '/socket.io',
      auth: { sessionId },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      // Its own wait can't be cut short when the network returns or somebody presses a button.
      reconnection: false,
    });
    const comeback = new Comeback(() => socket.connect());
    let failures = 0;
    const again = () => {
      failures += 1;
      comeback.after(retryDelay(failures, 0, Math.random));
    };
    const networkLost = () => {
      if (!socket.connected) return;
      socket.disconnect();
      setStatus('offline');
      again();
    };
    window.addEventListener('offline', networkLost);
    socketRef.current = socket;
    comebackRef.current = comeback;

    socket.on('connect', () => {
      const sentAt = Date.now();
      socket.timeout(ACK_TIMEOUT_MS).emit('clock', {}, (error, answer) => {
        if (!error && answer.ok) offset.current = clockOffset(sentAt, Date.now(), answer.now);
      });
    });
    socket.on('snapshot', (next) => {
      failures = 0;
      dispatch({ type: 'snapshot', view: next });
      setStatus('online');
    });
    socket.on('state', (state) => dispatch({ type: 'state', state }));
    socket.on('people', (update) => dispatch({ type: 'people', update }));
    socket.on('me', (me) => dispatch({ type: 'me', me }));
    socket.on('rounds', (rounds) => dispatch({ type: 'rounds', rounds }));
    socket.on('myVotes', (votes, proxies) => dispatch({ type: 'myVotes', votes, proxies }));
    socket.on('reactions', (counts) => setReactions((last) => ({ id: (last?.id ?? 0) + 1, counts })));
    socket.on('removed', () => {
      setStatus('removed');
      socket.disconnect();
    });
    socket.on('disconnect', (reason) => {
      if (reason === 'io client disconnect') return;
      setStatus((current) => (current === 'removed' ? current : 'offline'));
      // The server closes a connection whose rights are in doubt, too; asking again settles it.
      again();
    });
    socket.on('connect_error', (error) => {
      const data = (error as Error & { data?: Refusal }).data;
      if (data?.code && data.code !== 'unavailable') {
        setRefusal({ ok: false, code: data.code, reason: data.reason });
        setStatus('refused');
        socket.disconnect();
      } else {
        setStatus((current) => (current === 'connecting' ? current : 'offline'));
        again();
      }
    });
    return () => {
      socketRef.current = null;
      comebackRef.current = null;
      window.removeEventListener('offline', networkLost);
      comeback.close();
      socket.removeAllListeners();
      socket.disconnect();
    };
  }, [sessionId]);

  const send = useCallback(
    <E extends ClientEventName>(event: E, input: ClientEventInput<E>): Promise<Ack<E>> =>
      new Promise((resolve) => {
        const unavailable: Refusal = { ok: false, code: 'unavailable' };
        const socket = socketRef.current;
        const comeback = comebackRef.current;
        if (!socket || !(socket.active || comeback?.waiting)) return resolve(unavailable);
        comeback?.hurry();
        const timed = socket.timeout(ACK_TIMEOUT_MS);
        // The event's own types are checked by this function's signature; the emitter can't follow a generic name.
        const emit = timed.emit.bind(timed) as unknown as LooseEmit;
        emit(event, input, (error, answer) => resolve(error ? unavailable : (answer as Ack<E>)));
      }),
    [],
  );
  const serverNow = useCallback(() => Date.now() + offset.current, []);

  return { view, status, refusal, serverNow, send, reactions };
}
