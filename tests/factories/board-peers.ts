import * as Y from 'yjs';
import type { BoardUndo, Writer } from '~/domains/boards/doc';
import { BoardStore, createBoardDoc, createBoardUndo } from '~/domains/boards/doc';

/** Somebody at a board: a document of their own, a store that follows it, and a line to the server that may break. */
export interface Peer {
  doc: Y.Doc;
  store: BoardStore;
  undo: BoardUndo;
  writer: Writer;
  online: boolean;
  /** Updates under way, in the order they were sent. */
  toServer: Uint8Array[];
  fromServer: Uint8Array[];
}

const NETWORK = 'network';

/** A server document and peers whose ids, clients and clocks are the same in every run. */
export class BoardNetwork {
  readonly server = createBoardDoc();
  readonly peers: Peer[];
  private ids = 0;
  private time = 1_000;

  constructor(count: number) {
    this.server.clientID = 1;
    this.peers = Array.from({ length: count }, (_, i) => this.join(i));
    this.server.on('update', (update: Uint8Array, origin: unknown) => {
      for (const peer of this.peers) if (peer.online && peer !== origin) peer.fromServer.push(update);
    });
  }

  private join(index: number): Peer {
    const doc = new Y.Doc();
    doc.clientID = index + 2;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server), NETWORK);
    const origin = { peer: index };
    const peer: Peer = {
      doc,
      store: new BoardStore(doc),
      undo: createBoardUndo(doc, origin, () => this.time),
      writer: { doc, origin, by: `gst_${index}`, now: () => ++this.time, newId: () => this.nextId() },
      online: true,
      toServer: [],
      fromServer: [],
    };
    doc.on('update', (update: Uint8Array, from: unknown) => {
      if (peer.online && from !== NETWORK) peer.toServer.push(update);
    });
    return peer;
  }

  /** Ids whose order is not that of their making, as with random ones. */
  private nextId(): string {
    const n = ++this.ids;
    return `obj_${String((n * 7919) % 1000).padStart(3, '0')}_${n}`;
  }

  pause(milliseconds: number): void {
    this.time += milliseconds;
  }

  /** Delivers what is under way on one line. */
  deliver(peer: Peer): void {
    for (const update of peer.toServer.splice(0)) Y.applyUpdate(this.server, update, peer);
    for (const update of peer.fromServer.splice(0)) Y.applyUpdate(peer.doc, update, NETWORK);
  }

  /** Delivers what is under way on every line, and what that sets under way. */
  deliverAll(): void {
    for (const peer of [...this.peers, ...this.peers]) this.deliver(peer);
  }

  /** The line breaks: what was under way is lost. */
  disconnect(peer: Peer): void {
    peer.online = false;
    peer.toServer.length = 0;
    peer.fromServer.length = 0;
  }

  /** The two steps of the sync protocol, both ways. */
  reconnect(peer: Peer): void {
    peer.online = true;
    const missing = Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(peer.doc));
    const own = Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(this.server));
    Y.applyUpdate(this.server, own, peer);
    Y.applyUpdate(peer.doc, missing, NETWORK);
    peer.fromServer.length = 0;
    peer.toServer.length = 0;
  }

  /** Everybody comes back and everything arrives. */
  settle(): void {
    for (const peer of this.peers) this.reconnect(peer);
    for (const peer of this.peers) this.deliver(peer);
    for (const peer of this.peers) this.reconnect(peer);
  }

  destroy(): void {
    for (const peer of this.peers) {
      peer.store.destroy();
      peer.undo.destroy();
      peer.doc.destroy();
    }
    this.server.destroy();
  }
}
