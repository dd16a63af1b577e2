import { join } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import type { Registry } from 'prom-client';
import type { Deps } from '~/platform/deps.server';
import { chooseLanguage } from '~/platform/i18n/languages';
import { PMTILES_PATH, tileImageOrigins } from '~/platform/map-tiles';
import { csrfGuard } from './csrf';
import { requestLog } from './request-log';
import { secureCookies } from './secure-cookies';
import { securityHeaders } from './security-headers';
import { tileFile } from './tile-file';

export interface HttpOptions {
  deps: Deps;
  /** The built app, or in development a function that returns the current one. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Folder of the built browser files; null in development, where Vite serves them. */
  clientFolder: string | null;
  /** Vite's middleware in development. */
  devMiddleware: RequestHandler | null;
  /** Whether the process can serve and write, by a real commit. */
  health: () => Promise<{ ok: boolean }>;
  metrics: Registry;
}

/** The address people use: BASE_URL, or what the request says when none is set. */
function originOf(req: Request, baseUrl: string | null): string {
  return baseUrl ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`;
}

/** The Express app: headers, health, metrics, files of the build, and Remix for everything else. */
export function createHttpApp(options: HttpOptions): Express {
  const { deps, clientFolder, devMiddleware } = options;
  const { env } = deps;
  const app = express();
  app.disable('x-powered-by');
  // One hop: the proxy in front of us. More would let visitors write their own address into the header.
  app.set('trust proxy', env.trustProxy ? 1 : false);
  app.use(
    securityHeaders({
      dev: devMiddleware !== null,
      https: env.baseUrl?.startsWith('https:') ?? false,
      imageOrigins: tileImageOrigins(env.mapTiles),
    }),
  );
  app.get('/healthz', async (_req, res) => {
    const health = await options.health();
    res
      .status(health.ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(health);
  });
  app.get('/metrics', async (_req, res) => {
    res.set('Content-Type', options.metrics.contentType).send(await options.metrics.metrics());
  });
  if (devMiddleware) app.use(devMiddleware);
  if (env.mapTiles.kind === 'file') app.get(PMTILES_PATH, tileFile(env.mapTiles.path));
  if (clientFolder) {
    app.use('/assets', builtFiles(join(clientFolder, 'assets'), { immutable: true, maxAge: '1y' }));
    app.use(builtFiles(clientFolder, { maxAge: '1h' }));
  }
  app.use(compression());
  app.use(requestLog(deps.log, options.metrics));
  app.use(secureCookies(env));
  app.use(notStored);
  app.use(csrfGuard(env));
  app.all(
    '*',
    createRequestHandler({
      build: options.build,
      mode: env.nodeEnv,
      getLoadContext: (req, res) => loadContext(deps, req, res),
    }),
  );
  return app;
}

/** Files of the build, as the build compressed them. */
function builtFiles(folder: string, serveStatic: { maxAge: string; immutable?: boolean }): RequestHandler {
  return expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ['br'],
    index: false,
    serveStatic,
  });
}

async function loadContext(deps: Deps, req: Request, res: Response): Promise<AppLoadContext> {
  const cookies = req.headers.cookie ?? null;
  return {
    deps,
    principal: await deps.auth.resolve(cookies),
    language: chooseLanguage(cookies, req.headers['accept-language'] ?? null),
    nonce: res.locals.nonce,
    origin: originOf(req, deps.env.baseUrl),
    connectionKey: req.ip ?? 'unknown',
  };
}

/** Pages show what their reader may see: no cache keeps an answer that does not say otherwise itself. */
const notStored: RequestHandler = (_req, res, next) => {
  const writeHead = res.writeHead;
  res.writeHead = ((...args: Parameters<typeof writeHead>) => {
    if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store');
    return writeHead.apply(res, args);
  }) as typeof writeHead;
  next();
};
