import {
  type Delivery,
  type Joining,
  type Load,
  measureCommit,
  measureJoiners,
  measureLoad,
  measureQuiet,
  type Quiet,
} from './measures';
import { median, printTable, type Reached } from './report';
import { BARE, type Candidate, HOCUSPOCUS, OURS, withServer, Y_WEBSOCKET } from './servers';

export interface RunOptions {
  port: number;
  rounds: number;
  /** How long a load is measured. */
  seconds: number;
  /** `people/writers/edits per second/cursors per second` */
  loads: readonly string[];
}

type Rounds<T> = Map<Candidate, T[]>;

/** Measures each candidate once per round, in turn, so that a slow minute of the machine touches all. */
async function inTurn<T>(
  what: string,
  candidates: readonly Candidate[],
  rounds: number,
  measure: (candidate: Candidate) => Promise<T>,
): Promise<Rounds<T>> {
  const results: Rounds<T> = new Map(candidates.map((one) => [one, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const one of candidates) {
      process.stderr.write(`${what}, round ${round}: ${one.name}\n`);
      results.get(one)?.push(await measure(one));
    }
  }
  return results;
}

const perMillion = (one: Delivery) => (one.cpuSeconds * 1e6) / Math.max(1, one.delivered);
const share = (one: Delivery) => one.delivered / Math.max(1, one.expected);
const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
const isWhole = (one: Delivery) => one.delivered === one.expected && one.lost === 0;
const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(0)} KB`;

function of<T>(results: Rounds<T>, candidate: Candidate, value: (one: T) => number): number {
  return median((results.get(candidate) ?? []).map(value));
}

const DELIVERY_HEAD = [
  'load',
  'server',
  'CPU s / million',
  'delivered',
  'p50 ms',
  'p99 ms',
  'MB',
  'lost',
  'people busy',
];

function deliveryRows(load: string, results: Rounds<Delivery>): string[][] {
  return [...results].map(([candidate, rounds]) => [
    load,
    candidate.name,
    median(rounds.map(perMillion)).toFixed(1),
    percent(median(rounds.map(share))),
    String(median(rounds.map((one) => one.p50))),
    String(median(rounds.map((one) => one.p99))),
    median(rounds.map((one) => one.megabytes)).toFixed(0),
    String(Math.max(...rounds.map((one) => one.lost))),
    percent(Math.max(...rounds.map((one) => one.peopleBusy))),
  ]);
}

/** Until then a server spends much of its time on compiling itself, which a workshop of an hour does not. */
const WARM_UP_SECONDS = 15;

export function parseLoad(text: string, seconds: number): Load {
  const [people = 0, writers = 0, editsPerSecond = 0, cursorsPerSecond = 0] = text.split('/').map(Number);
  return {
    rooms: 1,
    people,
    writers,
    editsPerSecond,
    cursorsPerSecond,
    warmUpSeconds: WARM_UP_SECONDS,
    seconds,
  };
}

/** The loads of one room beside all peers. */
export async function loads({ loads: texts, port, rounds, seconds }: RunOptions): Promise<Reached[]> {
  const reached: Reached[] = [];
  const rows: string[][] = [];
  for (const text of texts) {
    const measure = (one: Candidate) =>
      withServer(one, port, (server) => measureLoad(server, parseLoad(text, seconds)));
    const results = await inTurn(text, [OURS, Y_WEBSOCKET, HOCUSPOCUS, BARE], rounds, measure);
    rows.push(...deliveryRows(text, results));
    const peers = [Y_WEBSOCKET, HOCUSPOCUS].filter((peer) => of(results, peer, share) > 0.99);
    const cpu = Math.min(...peers.map((peer) => of(results, peer, perMillion)));
    const p99 = Math.min(...peers.map((peer) => of(results, peer, (one) => one.p99)));
    const ours = of(results, OURS, perMillion);
    const oursP99 = of(results, OURS, (one) => one.p99);
    const whole = (results.get(OURS) ?? []).every(isWhole);
    reached.push(
      {
        work: `${text}: server CPU per delivered edit`,
        figure: `${(ours / cpu).toFixed(2)} × the better peer${whole ? '' : ', NOT ALL DELIVERED'}`,
        reach: '≤ 0.5 ×',
        reached: whole && ours <= 0.5 * cpu,
      },
      {
        work: `${text}: p99 edit to receiver`,
        figure: `${oursP99} ms`,
        reach: `≤ ${p99} ms (the better peer)`,
        reached: whole && oursP99 <= p99,
      },
    );
  }
  printTable(DELIVERY_HEAD, rows);
  return reached;
}

/** A load of ours alone, held against a fixed p99. */
async function alone(name: string, load: Load, longest: number, options: RunOptions): Promise<Reached[]> {
  const measure = () => withServer(OURS, options.port, (server) => measureLoad(server, load));
  const results = await inTurn(name, [OURS], options.rounds, measure);
  printTable(DELIVERY_HEAD, deliveryRows(name, results));
  const whole = (results.get(OURS) ?? []).every(isWhole);
  const p99 = of(results, OURS, (one) => one.p99);
  const delivered = Math.min(...(results.get(OURS) ?? []).map(share));
  const lost = Math.max(...(results.get(OURS) ?? []).map((one) => one.lost));
  return [
    {
      work: name,
      figure: `${percent(delivered)} delivered, p99 ${p99} ms, ${lost} lost`,
      reach: `all delivered, p99 ≤ ${longest} ms, none lost`,
      reached: whole && p99 <= longest,
    },
  ];
}

/** 2,000 people in one room. */
export function crowd(options: RunOptions): Promise<Reached[]> {
  const load = { ...parseLoad('2000/25/2/10', options.seconds), warmUpSeconds: 5 };
  return alone('2,000 people in one room, 25 write 2/s, cursors 10/s', load, 250, options);
}

/** Many rooms of ten people who all write. */
export function rooms(options: RunOptions): Promise<Reached[]> {
  const load = { ...parseLoad('3000/3000/1/0', options.seconds), rooms: 300, warmUpSeconds: 5 };
  return alone('300 rooms × 10 people, 1 edit/s each', load, 100, options);
}

/** Late joiners at a large board. */
export async function joiners({ port, rounds }: RunOptions): Promise<Reached[]> {
  const load = { joiners: 50, notes: 10_000 };
  const results = await inTurn('late joiners', [OURS, Y_WEBSOCKET, HOCUSPOCUS], rounds, (one) =>
    withServer(one, port, (server) => measureJoiners(server, load)),
  );
  const cpu = (candidate: Candidate) => of(results, candidate, (one) => one.cpuEach);
  const complete = (all: readonly Joining[]) => Math.min(...all.map((one) => one.complete));
  printTable(
    ['50 joiners at 10,000 notes', 'CPU ms each', 'median ms', 'slowest ms', 'complete'],
    [...results].map(([candidate, all]) => [
      candidate.name,
      cpu(candidate).toFixed(1),
      of(results, candidate, (one) => median(one.times)).toFixed(0),
      of(results, candidate, (one) => Math.max(...one.times)).toFixed(0),
      String(complete(all)),
    ]),
  );
  const ratio = cpu(OURS) / cpu(Y_WEBSOCKET);
  const whole = complete(results.get(OURS) ?? []) === load.joiners;
  return [
    {
      work: '50 late joiners at a 10,000-note board: CPU each',
      figure: `${ratio.toFixed(2)} × @y/websocket-server${whole ? '' : ', NOT ALL COMPLETE'}`,
      reach: '≤ 0.25 ×',
      reached: whole && ratio <= 0.25,
    },
  ];
}

/** Memory of quiet rooms. Ours lets live documents go sooner than by default, so that the run is short. */
export async function quiet({ port }: RunOptions): Promise<Reached[]> {
  const load = { rooms: 200, notes: 300, pauseMs: 2_500, quietMs: 3_000, emptyMs: 35_000 };
  const limits = { quietMs: 500 };
  const results = await inTurn('quiet rooms', [OURS, Y_WEBSOCKET, HOCUSPOCUS], 1, (one) =>
    withServer(one, port, (server) => measureQuiet(server, load), limits),
  );
  const value = (candidate: Candidate, read: (one: Quiet) => number) => of(results, candidate, read);
  printTable(
    ['quiet room of 300 notes with one member', 'heap each', 'resident each', 'left 35 s after all had gone'],
    [...results.keys()].map((candidate) => [
      candidate.name,
      kilobytes(value(candidate, (one) => one.heapEach)),
      kilobytes(value(candidate, (one) => one.rssEach)),
      kilobytes(value(candidate, (one) => one.leftEach)),
    ]),
  );
  const resident = value(OURS, (one) => one.rssEach);
  const heap = value(OURS, (one) => one.heapEach);
  const left = value(OURS, (one) => one.roomsLeft ?? Number.NaN);
  return [
    {
      work: 'quiet room of 300 notes',
      figure: `${kilobytes(heap)} held (process grew by ${kilobytes(resident)})`,
      reach: '≤ 80 KB held after garbage collection',
      reached: heap <= 80_000,
    },
    {
      work: 'rooms without people',
      figure: `${left} of all loaded, ${kilobytes(value(OURS, (one) => one.leftEach))} each`,
      reach: 'nothing',
      reached: left === 0,
    },
  ];
}

/** Edits made durable a second, over many rooms. */
export async function commit({ rounds }: RunOptions): Promise<Reached[]> {
  const load = { rooms: 300, editsPerRoom: 1_000 };
  const all = [];
  for (let round = 1; round <= rounds; round++) {
    process.stderr.write(`commit, round ${round}\n`);
    all.push(await measureCommit(load));
  }
  const perSecond = median(all.map((one) => one.edits / one.seconds));
  const whole = all.every((one) => one.kept === one.edits);
  return [
    {
      work: 'commit of edits into SQLite, 300 rooms',
      figure: `${Math.round(perSecond).toLocaleString('en')} edits/s${whole ? '' : ', NOT ALL KEPT'}`,
      reach: '≥ 20,000 edits/s',
      reached: whole && perSecond >= 20_000,
    },
  ];
}
