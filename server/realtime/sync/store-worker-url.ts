/**
 * Where the worker of the SQLite store is, seen from the module `base`: the TypeScript file beside the sources,
 * or `store-worker.js` beside the bundle (an entry of its own in the build).
 */
export function storeWorkerUrl(base: string = import.meta.url): URL {
  return new URL(base.endsWith('.ts') ? './store-worker.ts' : './store-worker.js', base);
}
