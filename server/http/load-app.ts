import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import type { Env } from '~/platform/env.server';

/** The Remix app as the HTTP server needs it. */
export interface LoadedApp {
  build: ServerBuild | (() => Promise<ServerBuild>);
  clientFolder: string | null;
  devMiddleware: RequestHandler | null;
  close(): Promise<void>;
}

/** Loads the built app, or in development starts Vite inside `server` so that pages reload themselves. */
export async function loadApp(env: Env, server: Server): Promise<LoadedApp> {
  if (env.nodeEnv === 'development') return loadDevApp(server);
  // From build/host/index.js to its neighbours of the same build.
  const client = fileURLToPath(new URL('../client', import.meta.url));
  const build = await withoutFrames(() => import(new URL('./app.js', import.meta.url).href));
  return { build: build as ServerBuild, clientFolder: client, devMiddleware: null, close: async () => {} };
}

/**
 * A library of the app looks at a stack while it is loaded (prosemirror-model, to see which engine it runs in). With
 * frames in it Node would read the source map of the whole app for that, a fifth of the time a start takes.
 */
async function withoutFrames<T>(work: () => Promise<T>): Promise<T> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return await work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

async function loadDevApp(server: Server): Promise<LoadedApp> {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' });
  return {
    build: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
    clientFolder: null,
    devMiddleware: vite.middlewares,
    close: () => vite.close(),
  };
}
