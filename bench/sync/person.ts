import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/**
 * How a server is spoken to. Hocuspocus puts a document name before every frame and wants a token first; the bare
 * broadcast answers nothing, so that nothing is asked of it.
 */
export type Protocol = 'y-websocket' | 'hocuspocus' | 'bare';

export interface PersonOptions {
  /** `ws://host:port` */
  url: string;
  protocol: Protocol;
  room: string;
  id: number;
  /** Told of every frame with edits (step 2 and update), and where its payload starts. */
  heard?: (frame: Buffer, kind: 'step2' | 'update', at: number) => void;
}

const MARK = Buffer.from('~w');
const MARK_LENGTH = '~w0000t0000000000000~'.length;

/** Room names of one length, so that the prefix of Hocuspocus's frames has one. */
export const roomName = (index: number) => `bench-${String(index).padStart(4, '0')}`;

/**
 * One socket that answers the exchange and edits a document of its own. What it hears it hands on and does not
 * apply, so that many fit into a process.
 */
export class Person {
  readonly id: number;
  readonly doc = new Y.Doc();
  /** Resolves when the server has answered the exchange: from then on nothing is missed or heard twice. */
  readonly ready: Promise<void>;
  alive = true;
  #joined: () => void = () => undefined;
  readonly #options: PersonOptions;
  readonly #socket: WebSocket;
  #clock = 0;

  constructor(options: PersonOptions) {
    this.id = options.id;
    this.#options = options;
    const { protocol, room, url } = options;
    this.#socket = new WebSocket(protocol === 'hocuspocus' ? url : `${url}/yjs/${room}`, {
      perMessageDeflate: false,
    });
    this.doc.on('update', (update: Uint8Array) => this.#send(0, [2], update));
    this.ready = new Promise((resolve, reject) => {
      this.#joined = resolve;
      this.#socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
    });
    this.#socket.on('error', () => undefined);
    this.#socket.once('open', () => {
      if (protocol === 'bare') return this.#joined();
      if (protocol === 'hocuspocus') this.#authenticate();
      this.#send(0, [0], Y.encodeStateVector(this.doc));
    });
    this.#socket.on('message', (data: Buffer) => this.#received(data));
    this.#socket.on('close', () => {
      this.alive = false;
    });
  }

  /** Adds a mark with its time to the document. Returns the time. */
  edit(): number {
    const now = Date.now();
    this.doc.getArray<string>('marks').push([`~w${String(this.id).padStart(4, '0')}t${now}~`]);
    return now;
  }

  moveCursor(): void {
    const state = JSON.stringify({
      user: { name: `person ${this.id}`, colour: '#0066cc' },
      cursor: [Math.round(Math.random() * 5_000), Math.round(Math.random() * 5_000)],
    });
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, this.doc.clientID);
      encoding.writeVarUint(encoder, ++this.#clock);
      encoding.writeVarString(encoder, state);
    });
    this.#send(1, [], update);
  }

  close(): void {
    this.#socket.close();
  }

  #authenticate(): void {
    const frame = encoding.encode((encoder) => {
      encoding.writeVarString(encoder, this.#options.room);
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'token');
    });
    this.#socket.send(frame);
  }

  #send(type: number, rest: number[], bytes: Uint8Array): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const frame = encoding.encode((encoder) => {
      if (this.#options.protocol === 'hocuspocus') encoding.writeVarString(encoder, this.#options.room);
      for (const number of [type, ...rest]) encoding.writeVarUint(encoder, number);
      encoding.writeVarUint8Array(encoder, bytes);
    });
    this.#socket.send(frame);
  }

  #received(data: Buffer): void {
    const { heard, protocol, room } = this.#options;
    const at = protocol === 'hocuspocus' ? 1 + room.length : 0;
    if (data[at] !== 0) return;
    const kind = data[at + 1];
    if (kind === 0) this.#send(0, [1], Y.encodeStateAsUpdate(this.doc));
    if (kind === 1) {
      this.#joined();
      heard?.(data, 'step2', at + 2);
    }
    if (kind === 2) heard?.(data, 'update', at + 2);
  }
}

/** Tells each mark in a frame: who wrote it and when. */
export function readMarks(frame: Buffer, each: (writer: number, at: number) => void): void {
  for (let from = frame.indexOf(MARK); from >= 0; from = frame.indexOf(MARK, from + MARK_LENGTH)) {
    each(
      Number(frame.toString('latin1', from + 2, from + 6)),
      Number(frame.toString('latin1', from + 7, from + 20)),
    );
  }
}

/** Opens sockets a hundred at a time: a thousand at once overflow the queue of the listening socket. */
export async function openInLots<T extends { ready: Promise<void> }>(
  count: number,
  open: (i: number) => T,
): Promise<T[]> {
  const opened: T[] = [];
  while (opened.length < count) {
    const lot = Array.from({ length: Math.min(100, count - opened.length) }, (_, i) =>
      open(opened.length + i),
    );
    await Promise.all(lot.map((one) => one.ready));
    opened.push(...lot);
  }
  return opened;
}

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** Writes a board of that many notes in one change. */
export function writeNotes(doc: Y.Doc, count: number): void {
  doc.transact(() => {
    const objects = doc.getMap<Y.Map<unknown>>('objects');
    for (let i = 0; i < count; i++) {
      const note = new Y.Map<unknown>();
      objects.set(`obj_${i}`, note);
      note.set('type', 'note');
      note.set('at', [i % 100, Math.floor(i / 100)]);
      note.set('text', new Y.Text(`ふせん ${i} 冬の公園でできること`));
    }
  });
}

/** Joins until the room says that it has that many notes. Rejects after ten seconds. */
export async function untilStored(
  options: Omit<PersonOptions, 'heard' | 'id'>,
  count: number,
): Promise<number> {
  for (const started = Date.now(); Date.now() - started < 10_000; await wait(200)) {
    const update = await new Promise<Uint8Array>((resolve, reject) => {
      const probe = new Person({
        ...options,
        id: 9_999,
        heard: (frame, kind, at) => {
          if (kind !== 'step2') return;
          probe.close();
          resolve(payload(frame, at));
        },
      });
      probe.ready.catch(reject);
    });
    if (countNotes(update) === count) return update.byteLength;
  }
  throw new Error(`the board of ${count} notes did not arrive`);
}

export function countNotes(update: Uint8Array): number {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getMap('objects').size;
}

/** The update in a sync frame, after its length. */
export function payload(frame: Buffer, at: number): Uint8Array {
  let start = at;
  while (((frame[start] ?? 0) & 0x80) !== 0) start++;
  return frame.subarray(start + 1);
}
