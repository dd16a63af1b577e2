import { measureCommit, measureJoiners, measureLoad } from './measures';
import { wait } from './person';
import { OURS, type Running, withServer } from './servers';

const LOAD = {
  rooms: 2,
  people: 20,
  writers: 15,
  editsPerSecond: 5,
  cursorsPerSecond: 10,
  warmUpSeconds: 0.3,
  seconds: 1,
};
/** Rooms without people are let go of after this time here, so that the run is short. */
const IDLE_MS = 200;
const LET_GO_MS = 10_000;

/** Runs the measurements of ours with small numbers; returns what was not delivered, kept or let go of. */
export function smoke(): Promise<string[]> {
  const run = async (server: Running) => {
    const [load, joining, committed] = await Promise.all([
      measureLoad(server, LOAD),
      measureJoiners(server, { joiners: 5, notes: 300, room: 9 }),
      measureCommit({ rooms: 20, editsPerRoom: 50 }),
    ]);
    const problems: string[] = [];
    if (load.edits === 0) problems.push('nothing was written');
    if (load.delivered !== load.expected) problems.push(`${load.delivered} of ${load.expected} delivered`);
    if (load.lost > 0) problems.push(`${load.lost} sockets lost`);
    if (joining.complete !== 5) problems.push(`joiners: ${joining.complete} of 5 got the whole board`);
    if (committed.kept !== committed.edits)
      problems.push(`commit: ${committed.kept} of ${committed.edits} kept`);
    const left = await roomsLeft(server);
    if (left !== 0) problems.push(`${left} rooms held without people`);
    return problems;
  };
  return withServer(OURS, 0, run, { idleMs: IDLE_MS });
}

async function roomsLeft(server: Running): Promise<number | null> {
  const started = Date.now();
  for (;;) {
    const { rooms } = await server.settled();
    if (rooms === 0 || Date.now() - started > LET_GO_MS) return rooms;
    await wait(IDLE_MS);
  }
}
