import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { Histogram, type Registry } from 'prom-client';
import { loggedPath } from '~/platform/logged-path';

/** Logs each request when it is answered (path without query: codes and tokens stay out of logs) and times it. */
export function requestLog(log: Logger, metrics: Registry): RequestHandler {
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer HTTP requests',
    labelNames: ['method', 'status'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [metrics],
  });
  return (req, res, next) => {
    const started = performance.now();
    res.on('finish', () => {
      const ms = performance.now() - started;
      seconds.observe({ method: req.method, status: `${Math.floor(res.statusCode / 100)}xx` }, ms / 1000);
      log.debug(
        { method: req.method, path: loggedPath(req.originalUrl), status: res.statusCode, ms: Math.round(ms) },
        'request',
      );
    });
    next();
  };
}
