import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../../app/platform/clock';
import { createEvents } from '../../app/platform/events';
import { openDatabase } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import { createSqliteStore } from '../../server/realtime/sync/sqlite-store';
import { createSync } from '../../server/realtime/sync/sync';
import { attachUpgradeRouter } from '../../server/realtime/upgrade';

/** Our server in a process of its own, durability on; everybody may write. Started by `run.ts`. */
const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'rooms.db');
const db = openDatabase(file);
await migrateToLatest(db);
await db.destroy();

let people = 0;
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
});
const http = createServer();
attachUpgradeRouter(http, { sync, others: [], baseUrl: null, trustProxy: false });
http.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.({ listening: true }));
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss }));
process.on('SIGTERM', () => void sync.close().then(() => process.exit(0)));
