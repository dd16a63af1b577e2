import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { isOwnOrigin, type OwnAddress } from './own-origin';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function first(header: string | string[] | undefined): string | null {
  const value = Array.isArray(header) ? header[0] : header;
  return value?.split(',')[0]?.trim() || null;
}

/**
 * Whether a request that changes something was begun by one of our own pages.
 *
 * Every browser we support sends `Origin` with such requests, and `Sec-Fetch-Site` on https and localhost;
 * neither can be set by a page. A request with neither comes from a program, which no other site can make a
 * visitor's browser do. Together with `SameSite=Lax` cookies this needs no token in forms, so plain forms work
 * before any script has loaded. It relies on a `Referrer-Policy` other than `no-referrer`: under that one
 * browsers send `Origin: null` for our own forms.
 */
export function isSameSiteRequest(
  request: Pick<IncomingMessage, 'headers' | 'method'>,
  own: OwnAddress,
): boolean {
  if (SAFE_METHODS.has(request.method ?? 'GET')) return true;
  const site = first(request.headers['sec-fetch-site']);
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = first(request.headers.origin);
  return origin === null || isOwnOrigin(origin, request, own);
}

/** Answers 403 to unsafe requests that another site began. */
export function csrfGuard(own: OwnAddress): RequestHandler {
  return (request, response, next) => {
    if (isSameSiteRequest(request, own)) return next();
    response.status(403).type('text/plain').set('Cache-Control', 'no-store');
    response.send('別のサイトからの送信は受け付けられません。/ Requests from another site are refused.\n');
  };
}
