import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

declare global {
  namespace Express {
    interface Locals {
      nonce: string;
    }
  }
}

/**
 * Content-Security-Policy with a nonce per response, and the other headers of helmet. Inline style attributes are
 * allowed: boards place thousands of objects by them. `dev` lets Vite's client and its sockets through;
 * `imageOrigins` are foreign hosts whose pictures may be shown (map tiles).
 */
export function securityHeaders({
  dev,
  https,
  imageOrigins = [],
}: {
  dev: boolean;
  https: boolean;
  imageOrigins?: readonly string[];
}) {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...imageOrigins],
        fontSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: dev
          ? ["'self'", "'unsafe-inline'"]
          : ["'self'", (_req, res) => `'nonce-${(res as Response).locals.nonce}'`],
        connectSrc: dev ? ["'self'", 'ws:'] : ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        ...(https && !dev ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  return (req: Request, res: Response, next: NextFunction): void => {
    res.locals.nonce = randomBytes(16).toString('base64');
    headers(req, res, next);
  };
}
