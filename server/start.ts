import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Server as SocketServer } from 'socket.io';
import { interruptImports } from '~/domains/imports/service.server';
import { interruptTrials } from '~/domains/matching/rounds/service/trials.server';
import { interruptRuns } from '~/domains/matching/service/runs.server';
import { systemClock } from '~/platform/clock';
import type { Deps } from '~/platform/deps.server';
import type { Env } from '~/platform/env.server';
import { createEvents } from '~/platform/events';
import type { Rooms } from '~/platform/rooms';
import { openDatabase } from '../db/client';
import { migrateToLatest } from '../db/migrate';
import { createAttempts } from './attempts';
import { createAuth } from './auth';
import { bannerLines } from './banner';
import { createFileStore } from './files';
import { prepareFirstStart } from './first-start';
import { startHousekeeping } from './housekeeping';
import { createHttpApp } from './http/app';
import { loadApp } from './http/load-app';
import { isOwnHandshake } from './http/own-origin';
import { answerStarting } from './http/starting';
import { requirePmtiles } from './http/tile-file';
import { createImportRunner } from './imports/runner';
import { createMailer } from './mailer';
import { createRankingRunner } from './matching/runner';
import { roomAccess, roomKinds } from './realtime/room-access';
import { type ControlServer, createSessionControl, sessionControlOptions } from './realtime/session-control';
import { createSqliteStore } from './realtime/sync/sqlite-store';
import { createSync } from './realtime/sync/sync';
import type { Sync } from './realtime/sync/types';
import { attachUpgradeRouter, socketIoRoute, viteRoute } from './realtime/upgrade';
import { createRoundRunner } from './rounds/runner';
import { startSearchIndexer } from './search/runner';
import { readOrCreateSecret } from './secret';

/** How long connections may take to end after they were told. */
const FAREWELL_MS = 1_000;
/** How long a connection without a request is kept open. */
const KEEP_ALIVE_MS = 75_000;

export interface RunningServer {
  banner: string[];
  /** Commits everything, tells clients to come back, closes. Ends within some five seconds. */
  stop(): Promise<void>;
}

/** The composition root: builds every part once, connects them and listens. Throws when a part can't be had. */
export async function startServer(env: Env): Promise<RunningServer> {
  const server = createServer(answerStarting);
  // Longer than proxies keep a connection they may use again: who closes first must not be the one who is asked.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1_000;
  // Before anything looks at the data: started twice by mistake, the second must not touch what the first works on.
  const address = await listen(server, env);
  mkdirSync(env.dataDir, { recursive: true });
  const log = pino({ level: env.logLevel });
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });

  if (env.mapTiles.kind === 'file') requirePmtiles(env.mapTiles.path);
  const db = openDatabase(env.databaseFile);
  await migrateToLatest(db);
  const clock = systemClock;
  const events = createEvents();
  const auth = createAuth({ db, clock, secret: readOrCreateSecret(join(env.dataDir, 'cookie.secret')) });

  // Rooms ask services for rights and services write into rooms: the port is filled in right below.
  const rooms: { current: Rooms | null } = { current: null };
  const filesFolder = join(env.dataDir, 'files');
  const imports = createImportRunner({ databaseFile: env.databaseFile, filesFolder, db, clock, log });
  const rankings = createRankingRunner({ databaseFile: env.databaseFile, db, clock, log });
  const roundRunner = createRoundRunner({ databaseFile: env.databaseFile, db, clock, log });
  const deps: Deps = {
    db,
    env,
    clock,
    log,
    events,
    rooms: lateRooms(rooms),
    mailer: createMailer(env, clock),
    files: createFileStore(filesFolder),
    attempts: createAttempts(),
    auth,
    imports,
    rankings,
    roundRunner,
  };
  const sync: Sync = createSync({
    store: createSqliteStore({ file: env.databaseFile, log }),
    resolvePrincipal: (req) => auth.resolve(req.headers.cookie),
    ...roomAccess(roomKinds(deps)),
    events,
    clock,
    log,
    metrics,
  });
  rooms.current = sync.rooms;
  await interruptImports(deps);
  await interruptRuns(deps);
  await interruptTrials(deps);
  const first = await prepareFirstStart(deps);
  const housekeeping = startHousekeeping(deps);
  const indexer = startSearchIndexer({ databaseFile: env.databaseFile, log });

  const app = await loadApp(env, server);
  server.off('request', answerStarting);
  server.on('request', createHttpApp({ deps, ...app, health: () => sync.health(), metrics }));
  const io: ControlServer = new SocketServer(
    server,
    sessionControlOptions((req) => isOwnHandshake(req, env)),
  );
  const sessionControl = createSessionControl(io, deps, (cookies) => auth.resolve(cookies));
  attachUpgradeRouter(server, {
    sync,
    others: app.devMiddleware ? [socketIoRoute(), viteRoute()] : [socketIoRoute()],
    baseUrl: env.baseUrl,
    trustProxy: env.trustProxy,
  });
  return {
    banner: bannerLines({
      address,
      demo: first.demo,
      setupLink: first.setupPath ? `${address}${first.setupPath}` : null,
      warnings:
        env.smtpUrl && !env.baseUrl
          ? [`set BASE_URL to the address people use; until then links in mails lead to ${address}`]
          : [],
    }),
    async stop() {
      server.close();
      sessionControl.close();
      housekeeping.stop();
      await sync.close();
      const toldEveryone = io.close();
      await app.close();
      // Browsers open connections ahead of need; one without a request would keep the server here for a minute.
      server.closeAllConnections();
      await Promise.race([toldEveryone, after(FAREWELL_MS)]);
      await imports.close();
      await rankings.close();
      await roundRunner.close();
      await indexer.close();
      await db.destroy();
    },
  };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** A port whose other end is connected once it exists. */
function lateRooms(slot: { current: Rooms | null }): Rooms {
  const rooms = (): Rooms => {
    if (!slot.current) throw new Error('rooms are not connected yet');
    return slot.current;
  };
  return {
    snapshot: (room) => rooms().snapshot(room),
    read: (room, read) => rooms().read(room, read),
    edit: (room, by, change) => rooms().edit(room, by, change),
    settled: (room) => rooms().settled(room),
  };
}

/** Listens and returns the address to print: BASE_URL, or this machine's. */
async function listen(server: Server, env: Env): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`PORT: ${env.port} is already in use`) : error);
    });
    server.listen(env.port, env.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = env.host === '0.0.0.0' || env.host === '::' ? 'localhost' : env.host;
  return env.baseUrl ?? `http://${host}:${port}`;
}
