import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Refusal, refusalOf } from './close-codes';
import { Comeback } from './comeback';
import { Delivery } from './delivery';
import { type DeviceCopy, openDeviceCopy } from './device';
import { deviceCopyName } from './device-copies';
import {
  encodeCommittedRequest,
  MESSAGE,
  type ModeMessage,
  readCommitted,
  readMode,
  readPutBack,
} from './messages';
import { retryDelay } from './retry';
import { createWatchable, NOT_OPEN, type RoomState, type RoomStatus, type Watchable } from './status';
import { trackingSocket } from './tracking-socket';

export interface OpenRoomOptions {
  room: string;
  /** Whose copy is kept in this browser. */
  personId: string;
  /** `ws(s)://host/yjs`; default: the page's own host. */
  server?: string;
  /** Default: the browser's. */
  WebSocket?: typeof globalThis.WebSocket;
  /** Opens the copy in this browser; default: IndexedDB. */
  openCopy?: typeof openDeviceCopy;
  /** Told when the server put protected objects back as they were. */
  onPutBack?: (objectIds: string[]) => void;
  random?: () => number;
}

export interface RoomConnection {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly status: Watchable<RoomStatus>;
  /** Tries again at once, also after a refusal. */
  retry(): void;
  /** Leaves the room. What is unsent stays on the device. */
  close(): void;
}

/** How long the copy on the device may take before the connection is made without it. */
const COPY_WITHIN_MS = 1_500;
const NOTE_AFTER_MS = 100;
/** What a browser calls a connection that ended without a word. */
const CLOSED_WITHOUT_A_WORD = 1006;

/** Opens a room: a document that syncs with the server, is kept in this browser, and says how it stands. */
export function openRoom(options: OpenRoomOptions): RoomConnection {
  return new Connection(options);
}

class Connection implements RoomConnection {
  readonly doc = new Y.Doc();
  readonly awareness: Awareness;
  readonly status = createWatchable<RoomStatus>(NOT_OPEN);
  readonly #options: OpenRoomOptions;
  readonly #random: () => number;
  readonly #delivery = new Delivery();
  readonly #provider: WebsocketProvider;
  #copy: DeviceCopy | null = null;
  #copyLoaded = false;
  /** Number of the latest change known to be stored on the device. */
  #stored = 0;
  #note: ReturnType<typeof setTimeout> | null = null;
  #mode: ModeMessage | null = null;
  #refusal: Refusal | null = null;
  #failures = 0;
  readonly #comeback: Comeback;
  #started = false;
  #closed = false;

  constructor(options: OpenRoomOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
    this.#comeback = new Comeback(() => this.#connect(), this.#random);
    // Before the provider's own listener, so that a change is counted when its frame goes out.
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => this.#changed(origin));
    this.#provider = new WebsocketProvider(options.server ?? ownServer(), options.room, this.doc, {
      connect: false,
      disableBc: true,
      WebSocketPolyfill: trackingSocket(options.WebSocket ?? globalThis.WebSocket, (socket, frame) => {
        if (socket !== this.#provider.ws) return;
        this.#delivery.sent(frame);
        this.#update();
      }),
      shouldReconnect: () => false,
    });
    this.awareness = this.#provider.awareness;
    this.#sendOnlyOwnPresence();
    this.#listen();
    void this.#start();
  }

  retry(): void {
    if (this.#closed || this.#provider.ws !== null) return;
    this.#refusal = null;
    this.#connect();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#comeback.close();
    if (this.#note) clearTimeout(this.#note);
    if (typeof window !== 'undefined') window.removeEventListener('offline', this.#networkLost);
    this.status.clear();
    this.#provider.destroy();
    const copy = this.#copy;
    if (copy) void copy.note(this.#delivery.unsent).then(() => copy.close());
    this.doc.destroy();
  }

  /** Reads the copy first: it makes the exchange with the server small, and shows the room without a network. */
  async #start(): Promise<void> {
    const { openCopy = openDeviceCopy, room, personId } = this.#options;
    const reading = openCopy(deviceCopyName(room, personId), this.doc).then(async (copy) => {
      if (this.#closed) return copy?.close();
      this.#copy = copy;
      const stored = await copy?.loaded;
      if (this.#closed) return;
      this.#delivery.unsentBefore = stored?.unsent ?? 0;
      this.#copyLoaded = true;
      this.#update();
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, COPY_WITHIN_MS);
    });
    await Promise.race([reading.catch(() => this.#withoutCopy()), limit]);
    clearTimeout(timer);
    this.#started = true;
    if (!this.#closed) this.#connect();
  }

  #withoutCopy(): void {
    this.#copy = null;
    this.#copyLoaded = true;
    this.#update();
  }

  #connect(): void {
    this.#comeback.cancel();
    this.#provider.connect();
    this.#update();
  }

  #listen(): void {
    const provider = this.#provider;
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#opened();
      this.#update();
    });
    provider.on('sync', (synced) => {
      if (synced) this.#failures = 0;
      this.#update();
    });
    provider.on('connection-close', () => {
      this.#failures++;
      this.#mode = null;
    });
    provider.on('closed', ({ code }) => this.#lost(code));
    const handlers = provider.messageHandlers;
    handlers[MESSAGE.committed] = (_encoder, decoder) => {
      this.#delivery.committed(readCommitted(decoder));
      this.#noteSoon();
      this.#update();
    };
    handlers[MESSAGE.mode] = (_encoder, decoder) => {
      this.#mode = readMode(decoder);
      this.#update();
    };
    handlers[MESSAGE.putBack] = (_encoder, decoder) => this.#options.onPutBack?.(readPutBack(decoder));
    if (typeof window === 'undefined') return;
    window.addEventListener('offline', this.#networkLost);
  }

  #opened(): void {
    this.#delivery.connected();
    this.#provider.ws?.send(encodeCommittedRequest());
    // Others removed this client when the connection was lost; only a later clock brings it back.
    const state = this.awareness.getLocalState();
    if (state) this.awareness.setLocalState(state);
  }

  #lost(code: number): void {
    if (this.#closed) return;
    this.#refusal = refusalOf(code);
    if (!this.#refusal) {
      this.#comeback.after(retryDelay(this.#failures, code, this.#random));
    }
    this.#update();
  }

  /**
   * The browser knows at once that its network is gone, the connection only after half a minute. It may be wrong
   * where the server is on this machine, so the attempts go on.
   */
  readonly #networkLost = (): void => {
    if (!this.#provider.wsconnected) return;
    this.#provider.disconnect();
    this.#lost(CLOSED_WITHOUT_A_WORD);
  };

  #changed(origin: unknown): void {
    if (origin === this.#provider) return;
    // What the copy brings is covered by the step 2 still to come; afterwards it goes out like any change.
    if (this.#copy && origin === this.#copy.origin && !this.#delivery.complete) return;
    this.#delivery.changed();
    this.#noteSoon();
    this.#update();
  }

  #noteSoon(): void {
    if (this.#note || !this.#copy || this.#closed) return;
    this.#note = setTimeout(() => {
      this.#note = null;
      const { local, unsent } = this.#delivery;
      void this.#copy?.note(unsent).then((stored) => {
        if (stored) this.#stored = Math.max(this.#stored, local);
        this.#update();
      });
    }, NOTE_AFTER_MS);
  }

  /** The stock provider repeats what it hears about others; with many people that fills the wire. */
  #sendOnlyOwnPresence(): void {
    const { awareness, doc } = this.#provider;
    const send = this.#provider._awarenessUpdateHandler;
    awareness.off('update', send);
    const own = (changes: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
      const mine = (clients: number[]) => clients.filter((client) => client === awareness.clientID);
      const { added, updated, removed } = changes;
      const kept = { added: mine(added), updated: mine(updated), removed: mine(removed) };
      if (kept.added.length + kept.updated.length + kept.removed.length > 0) send(kept, origin);
    };
    awareness.on('update', own);
    doc.on('destroy', () => awareness.off('update', own));
  }

  #update(): void {
    if (this.#closed) return;
    const { unsent, withheld, local } = this.#delivery;
    this.status.set({
      state: this.#state(),
      refusal: this.#refusal,
      readOnly: this.#mode?.mode === 'read' ? (this.#mode.reason ?? 'rights') : null,
      unsent,
      withheld,
      onDevice: unsent === 0 || (this.#copy !== null && this.#stored >= local),
      loaded: this.#copyHasContent() || this.#provider.synced,
    });
  }

  #copyHasContent(): boolean {
    return this.#copyLoaded && this.#copy !== null && this.doc.store.clients.size > 0;
  }

  #state(): RoomState {
    const provider = this.#provider;
    if (this.#refusal) return 'refused';
    if (!this.#started || !provider.wsconnected) return this.#failures > 0 ? 'offline' : 'connecting';
    if (!provider.synced || !this.#delivery.complete || !this.#mode) return 'connecting';
    if (this.#mode.mode === 'read') return 'read-only';
    return this.#delivery.allSaved && this.#copyLoaded ? 'saved' : 'saving';
  }
}

function ownServer(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/yjs`;
}
