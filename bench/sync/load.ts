import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/**
 * The people of one measurement, in a process of their own. Each is a socket that answers the exchange, counts
 * the edits of others it hears (every edit carries a mark with its time) and, if it is a writer, edits and
 * moves its cursor. Nothing is echoed back. Arguments: JSON of `LoadOptions`.
 */
export interface LoadOptions {
  url: string;
  /** Hocuspocus puts a document name before every frame and wants a token first. */
  protocol: 'y-websocket' | 'hocuspocus';
  people: number;
  writers: number;
  editsPerSecond: number;
  cursorsPerSecond: number;
  warmUpSeconds: number;
  seconds: number;
}

/** What came of it. Times in milliseconds. */
export interface LoadResult {
  expected: number;
  delivered: number;
  p50: number;
  p99: number;
  lost: number;
}

/** How long after the last edit deliveries still count. */
const GRACE_SECONDS = 1;
const ROOM = 'bench-1';
const MARK = Buffer.from('~w');
const MARK_LENGTH = '~w0000t0000000000000~'.length;

class Person {
  readonly doc = new Y.Doc();
  readonly #options: LoadOptions;
  readonly #id: number;
  readonly #socket: WebSocket;
  readonly #heard: (sentAt: number, now: number) => void;
  readonly ready: Promise<void>;
  alive = true;
  #clock = 0;

  constructor(id: number, options: LoadOptions, heard: (sentAt: number, now: number) => void) {
    this.#id = id;
    this.#options = options;
    this.#heard = heard;
    this.#socket = new WebSocket(
      options.protocol === 'hocuspocus' ? options.url : `${options.url}/yjs/${ROOM}`,
    );
    this.doc.on('update', (update: Uint8Array) => this.#send(0, [2], update));
    this.ready = new Promise((resolve, reject) => {
      this.#socket.once('error', reject);
      this.#socket.once('open', () => {
        this.#socket.off('error', reject);
        this.#socket.on('error', () => undefined);
        if (options.protocol === 'hocuspocus') this.#authenticate();
        this.#send(0, [0], Y.encodeStateVector(this.doc));
        resolve();
      });
    });
    this.#socket.on('message', (data: Buffer) => this.#received(data));
    this.#socket.on('close', () => {
      this.alive = false;
    });
  }

  edit(): void {
    const mark = `~w${String(this.#id).padStart(4, '0')}t${Date.now()}~`;
    this.doc.getArray<string>('marks').push([mark]);
  }

  moveCursor(): void {
    const state = JSON.stringify({
      user: { name: `person ${this.#id}`, colour: '#0066cc' },
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
      encoding.writeVarString(encoder, ROOM);
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'token');
    });
    this.#socket.send(frame);
  }

  #send(type: number, rest: number[], bytes: Uint8Array): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const frame = encoding.encode((encoder) => {
      if (this.#options.protocol === 'hocuspocus') encoding.writeVarString(encoder, ROOM);
      for (const number of [type, ...rest]) encoding.writeVarUint(encoder, number);
      encoding.writeVarUint8Array(encoder, bytes);
    });
    this.#socket.send(frame);
  }

  #received(data: Buffer): void {
    const at = this.#options.protocol === 'hocuspocus' ? 1 + ROOM.length : 0;
    if (data[at] !== 0) return;
    if (data[at + 1] === 0) this.#send(0, [1], Y.encodeStateAsUpdate(this.doc));
    if (data[at + 1] !== 2) return;
    const now = Date.now();
    for (let from = data.indexOf(MARK); from >= 0; from = data.indexOf(MARK, from + MARK_LENGTH)) {
      const writer = Number(data.toString('latin1', from + 2, from + 6));
      if (writer !== this.#id) this.#heard(Number(data.toString('latin1', from + 7, from + 20)), now);
    }
  }
}

/** Runs `work` for each writer, evenly spread over time. Returns the function that stops it. */
function spread(writers: Person[], perSecond: number, work: (writer: Person) => void): () => void {
  if (perSecond === 0) return () => undefined;
  const perTick = (writers.length * perSecond) / 100;
  let owed = 0;
  let next = 0;
  const timer = setInterval(() => {
    owed += perTick;
    for (; owed >= 1; owed--) {
      const writer = writers[next++ % writers.length];
      if (writer) work(writer);
    }
  }, 10);
  return () => clearInterval(timer);
}

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

async function run(options: LoadOptions): Promise<LoadResult> {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.POSITIVE_INFINITY;
  const latencies: number[] = [];
  const heard = (sentAt: number, now: number) => {
    if (sentAt >= from && sentAt < to) latencies.push(now - sentAt);
  };
  const people: Person[] = [];
  for (let id = 0; id < options.people; id++) people.push(new Person(id, options, heard));
  await Promise.all(people.map((person) => person.ready));
  const writers = people.slice(0, options.writers);
  let edits = 0;
  const stops = [
    spread(writers, options.editsPerSecond, (writer) => {
      if (Date.now() >= from) edits++;
      writer.edit();
    }),
    spread(writers, options.cursorsPerSecond, (writer) => writer.moveCursor()),
  ];
  await wait(options.warmUpSeconds);
  process.send?.({ measuring: true });
  from = Date.now() + 1;
  await wait(options.seconds);
  for (const stop of stops) stop();
  to = Date.now() + 1;
  await wait(GRACE_SECONDS);
  process.send?.({ measured: true });
  const delivered = latencies.length;
  const lost = people.filter((person) => !person.alive).length;
  latencies.sort((a, b) => a - b);
  const share = (part: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0;
  for (const person of people) person.close();
  return { expected: edits * (options.people - 1), delivered, p50: share(0.5), p99: share(0.99), lost };
}

process.send?.({ result: await run(JSON.parse(process.argv[2] ?? '{}') as LoadOptions) });
process.exit(0);
