import { openInLots, Person, type Protocol, roomName, untilStored, wait, writeNotes } from './person';

/**
 * Rooms with one member each who says nothing after the notes were written, in a process of their own. Told
 * `{ open: n }` it opens that many more, told `{ close: true }` it leaves all. Argument: JSON.
 */
export interface QuietOptions {
  url: string;
  protocol: Protocol;
  notes: number;
  /** Rooms are opened twenty at a time with this pause, so that few are live at once and memory tells of quiet ones. */
  pauseMs: number;
}

export type QuietOrder = { open: number } | { close: true };

const { notes, pauseMs, ...server } = JSON.parse(process.argv[2] ?? '{}') as QuietOptions;
const members: Person[] = [];

const LOT = 20;

async function open(count: number): Promise<void> {
  for (let opened = 0; opened < count; opened += LOT) {
    await openLot(Math.min(LOT, count - opened));
    await wait(pauseMs);
  }
  process.send?.({ opened: true });
}

async function openLot(count: number): Promise<void> {
  const first = members.length;
  const opened = await openInLots(count, (i) => {
    return new Person({ ...server, room: roomName(first + i), id: first + i });
  });
  members.push(...opened);
  for (const member of opened) writeNotes(member.doc, notes);
  for (const index of [first, first + count - 1]) {
    await untilStored({ ...server, room: roomName(index) }, notes);
  }
}

process.on('message', (order: QuietOrder) => {
  if ('open' in order) {
    void open(order.open);
    return;
  }
  for (const member of members.splice(0)) member.close();
  process.send?.({ closed: true });
});
process.send?.({ started: true });
