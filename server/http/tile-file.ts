import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RequestHandler } from 'express';

/** How a PMTiles file of the version we read begins. */
const MAGIC = 'PMTiles\u0003';

/** Throws one line when the file of the setting `MAP_TILES` can't be read or is no PMTiles archive. */
export function requirePmtiles(path: string): void {
  const start = Buffer.alloc(MAGIC.length);
  try {
    const file = openSync(path, 'r');
    readSync(file, start, 0, start.length, 0);
    closeSync(file);
  } catch {
    throw new Error(`MAP_TILES: ${path} can't be read`);
  }
  if (start.toString('latin1') !== MAGIC)
    throw new Error(`MAP_TILES: ${path} is not a PMTiles file (version 3)`);
}

/** Serves the tile file by HTTP Range: browsers fetch the few kilobytes they draw. */
export function tileFile(path: string): RequestHandler {
  const file = resolve(path);
  return (_req, res, next) => {
    res.type('application/octet-stream');
    res.sendFile(file, { maxAge: '1h', dotfiles: 'allow' }, (error) => {
      if (error && !res.headersSent) next(error);
    });
  };
}
