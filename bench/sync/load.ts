import { openInLots, Person, type Protocol, readMarks, roomName, wait } from './person';

/**
 * People who edit and move cursors, in a process of their own: part `part` of `parts` that together make one load.
 * Every edit carries a mark with its time; each person counts those of others. Nothing is echoed back.
 * Argument: JSON of `LoadOptions`. Says `connected`, waits for a `Window`, says `measured` and its `result`.
 */
export interface LoadOptions {
  url: string;
  protocol: Protocol;
  part: number;
  parts: number;
  rooms: number;
  people: number;
  /** How many of all people write. */
  writers: number;
  editsPerSecond: number;
  cursorsPerSecond: number;
}

/** When edits count, in milliseconds since the epoch; writing starts before and ends with it. */
export interface Window {
  from: number;
  to: number;
}

/** What came of one part. */
export interface LoadResult {
  edits: number;
  delivered: number;
  /** How many deliveries took that many milliseconds. */
  delays: Array<[ms: number, count: number]>;
  lost: number;
  cpuSeconds: number;
}

/** How long after the last edit deliveries still count. */
const GRACE_MS = 2_000;

/** Runs `work` for each writer, evenly spread over time. Returns the function that stops it. */
function spread(writers: Person[], perSecond: number, work: (writer: Person) => void): () => void {
  if (perSecond === 0 || writers.length === 0) return () => undefined;
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

async function run(options: LoadOptions): Promise<LoadResult> {
  const window: Window = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const delays = new Map<number, number>();
  let delivered = 0;
  const { part, parts, people, rooms, writers, url, protocol } = options;
  const mine = Array.from({ length: people }, (_, id) => id).filter((id) => id % parts === part);
  const open = (i: number) => {
    const id = mine[i] ?? 0;
    return new Person({
      url,
      protocol,
      id,
      room: roomName(Math.floor((id * rooms) / people)),
      heard: (frame) => {
        const now = Date.now();
        readMarks(frame, (writer, at) => {
          if (writer === id || at < window.from || at >= window.to) return;
          delivered++;
          delays.set(now - at, (delays.get(now - at) ?? 0) + 1);
        });
      },
    });
  };
  const persons = await openInLots(mine.length, open);
  const starting = new Promise<Window>((resolve) =>
    process.once('message', (value) => resolve(value as Window)),
  );
  process.send?.({ connected: true });
  Object.assign(window, await starting);
  const writing = persons.filter((person) => person.id < writers);
  let edits = 0;
  const stops = [
    spread(writing, options.editsPerSecond, (writer) => {
      const at = writer.edit();
      if (at >= window.from && at < window.to) edits++;
    }),
    spread(writing, options.cursorsPerSecond, (writer) => writer.moveCursor()),
  ];
  await wait(window.from - Date.now());
  const before = process.cpuUsage();
  await wait(window.to - Date.now());
  for (const stop of stops) stop();
  const { user, system } = process.cpuUsage(before);
  await wait(GRACE_MS);
  process.send?.({ measured: true });
  const lost = persons.filter((person) => !person.alive).length;
  for (const person of persons) person.close();
  return { edits, delivered, delays: [...delays], lost, cpuSeconds: (user + system) / 1e6 };
}

const result = await run(JSON.parse(process.argv[2] ?? '{}') as LoadOptions);
process.send?.({ result }, () => process.exit(0));
