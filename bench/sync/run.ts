import { parseArgs } from 'node:util';
import * as parts from './parts';
import { printMachine, printReached, type Reached } from './report';
import { installPeers } from './servers';
import { smoke } from './smoke';

/**
 * `npm run bench:sync -- [--only loads,crowd,rooms,joiners,quiet,commit] [--loads 100/50/2/10] [--rounds 3]
 * [--seconds 8] [--smoke]`
 *
 * Our server (commits to SQLite) beside @y/websocket-server, Hocuspocus and a bare broadcast (all in memory), in turn
 * in one run; servers and people are processes of their own. `--smoke` runs ours alone with small numbers and fails
 * unless everything is delivered.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'loads,crowd,rooms,joiners,quiet,commit' },
    loads: { type: 'string', default: '100/50/2/10,200/20/4/15,500/25/2/10,1000/25/2/10' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    port: { type: 'string', default: '4190' },
    smoke: { type: 'boolean', default: false },
  },
});

const { commit, crowd, joiners, loads, quiet, rooms } = parts;
const PARTS = { loads, crowd, rooms, joiners, quiet, commit };

async function measure(): Promise<void> {
  const chosen = values.only.split(',').map((name) => {
    if (!(name in PARTS)) throw new Error(`--only: one of ${Object.keys(PARTS).join(', ')}`);
    return PARTS[name as keyof typeof PARTS];
  });
  installPeers();
  printMachine();
  const options: parts.RunOptions = {
    port: Number(values.port),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    loads: values.loads.split(','),
  };
  const reached: Reached[] = [];
  for (const part of chosen) reached.push(...(await part(options)));
  printReached(reached);
}

async function checkSmoke(): Promise<void> {
  const problems = await smoke();
  if (problems.length > 0) throw new Error(problems.join('\n'));
  console.log('Everything was delivered.');
}

await (values.smoke ? checkSmoke() : measure());
process.exit(0);
