import {
  countNotes,
  Person,
  type Protocol,
  payload,
  roomName,
  untilStored,
  wait,
  writeNotes,
} from './person';

/**
 * Late joiners at a large board, in a process of their own. Says `prepared` when the board stands; told to go, one
 * more edit is made (so that no answer is left over from before) and all open it at once. Argument: JSON.
 */
export interface JoinersOptions {
  url: string;
  protocol: Protocol;
  joiners: number;
  notes: number;
  /** Number of the room. */
  room?: number;
}

export interface JoinersResult {
  /** Milliseconds from opening until each had the whole board. */
  times: number[];
  /** How many were given every note. */
  complete: number;
}

/** A joiner's answer counts when it has at least this share of the board's bytes; which notes is counted later. */
const WHOLE = 0.9;

async function run({ joiners, notes, room: index = 0, ...server }: JoinersOptions): Promise<JoinersResult> {
  const room = roomName(index);
  const writer = new Person({ ...server, room, id: 0 });
  await writer.ready;
  writeNotes(writer.doc, notes);
  const bytes = await untilStored({ ...server, room }, notes);
  const going = new Promise((resolve) => process.once('message', resolve));
  process.send?.({ prepared: true });
  await going;
  writer.edit();
  await wait(100);
  const started = performance.now();
  const answers = await Promise.all(
    Array.from({ length: joiners }, (_, i) => {
      return new Promise<{ ms: number; update: Uint8Array; person: Person }>((resolve, reject) => {
        const person = new Person({
          ...server,
          room,
          id: i + 1,
          heard: (frame, kind, at) => {
            if (kind !== 'step2' || frame.length < WHOLE * bytes) return;
            resolve({ ms: performance.now() - started, update: payload(frame, at), person });
          },
        });
        person.ready.catch(reject);
      });
    }),
  );
  process.send?.({ joined: true });
  const complete = answers.filter(({ update }) => countNotes(update) === notes).length;
  for (const { person } of answers) person.close();
  return { times: answers.map(({ ms }) => ms), complete };
}

const result = await run(JSON.parse(process.argv[2] ?? '{}') as JoinersOptions);
process.send?.({ result }, () => process.exit(0));
