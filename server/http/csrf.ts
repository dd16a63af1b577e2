import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/** What is needed to know our own address; both come from the environment (`Env`). */
export interface OwnAddress {
  baseUrl: string | null;
  trustProxy: boolean;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function first(header: string | string[] | undefined): string | null {
  const value = Array.isArray(header) ? header[0] : header;
  return value?.split(',')[0]?.trim() || null;
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/**
 * Whether an `Origin` header names this site: the host of BASE_URL, the `Host` header or, behind a trusted
 * proxy, `X-Forwarded-Host`. The scheme is left out, for a proxy may speak https in front of us.
 */
export function isOwnOrigin(
  origin: string,
  request: Pick<IncomingMessage, 'headers'>,
  own: OwnAddress,
): boolean {
  const host = hostOf(origin);
  if (host === null || host === '') return false;
  const ours = [own.baseUrl === null ? null : hostOf(own.baseUrl), first(request.headers.host)];
  if (own.trustProxy) ours.push(first(request.headers['x-forwarded-host']));
  return ours.some((candidate) => candidate !== null && candidate.toLowerCase() === host.toLowerCase());
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
