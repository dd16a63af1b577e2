import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { systemClock } from '../../app/platform/clock';
import { createEvents } from '../../app/platform/events';
import { openDatabase } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import type { Limits } from '../../server/realtime/sync/limits';
import { createSqliteStore } from '../../server/realtime/sync/sqlite-store';
import { createSync } from '../../server/realtime/sync/sync';
import { attachUpgradeRouter } from '../../server/realtime/upgrade';

/**
 * Our server in a process of its own, durability on; everybody may write. Arguments: port (0: any) and limits as
 * JSON. Started by `servers.ts`.
 */
const [port = '0', limits = '{}'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'rooms.db');
const db = openDatabase(file);
await migrateToLatest(db);
await db.destroy();

let people = 0;
const metrics = new Registry();
const sync = createSync({
  store: createSqliteStore({ file }),
  resolvePrincipal: async () => ({ kind: 'guest', guestId: `gst_${people++}` }),
  authorize: async (principal) => ({
    ok: true,
    mode: 'write',
    personId: principal.kind === 'guest' ? principal.guestId : '',
    privileged: false,
  }),
  events: createEvents(),
  clock: systemClock,
  log: pino({ level: 'silent' }),
  metrics,
  limits: JSON.parse(limits) as Partial<Limits>,
});
const http = createServer();
attachUpgradeRouter(http, { sync, others: [], baseUrl: null, trustProxy: false });
http.listen(Number(port), '127.0.0.1', () =>
  process.send?.({ listening: (http.address() as AddressInfo).port }),
);
process.on('message', (what) => {
  if (what === 'usage')
    process.send?.({ usage: { cpu: process.cpuUsage(), rss: process.memoryUsage().rss } });
  if (what === 'settled') void settled().then((value) => process.send?.({ settled: value }));
});
process.on('SIGTERM', () => void sync.close().then(() => process.exit(0)));

async function settled() {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { external, heapUsed, rss } = process.memoryUsage();
  const rooms = (await metrics.getSingleMetric('sync_rooms')?.get())?.values[0]?.value ?? null;
  return { heap: heapUsed + external, rss, rooms };
}
