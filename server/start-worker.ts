import { type ResourceLimits, Worker } from 'node:worker_threads';

/**
 * Starts a thread. From sources (tests, development) Node can't run the file by itself, and `--import tsx` doesn't
 * reach worker threads on Node 20; tsx is registered inside the thread instead.
 */
export function startWorker(url: URL, workerData: unknown, resourceLimits?: ResourceLimits): Worker {
  const options = { workerData, execArgv: [], ...(resourceLimits ? { resourceLimits } : {}) };
  if (!url.pathname.endsWith('.ts')) return new Worker(url, options);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(url.href)}); })`;
  return new Worker(code, { ...options, eval: true });
}
