import type { RequestHandler } from 'express';
import type { OwnAddress } from './own-origin';

/** Adds `Secure` to a `Set-Cookie` value that lacks it. */
export function withSecure(cookie: string): string {
  return /;\s*secure\s*(;|$)/i.test(cookie) ? cookie : `${cookie}; Secure`;
}

/**
 * Marks every cookie of the response `Secure` when people reach us over https: BASE_URL says so, or the request
 * came in over TLS (directly or, with a trusted proxy, by `X-Forwarded-Proto`). One place, so that no route
 * can forget it; on plain http the mark would make browsers drop the cookies.
 */
export function secureCookies(own: OwnAddress): RequestHandler {
  const always = own.baseUrl?.startsWith('https://') ?? false;
  return (request, response, next) => {
    if (!always && !request.secure) return next();
    const writeHead = response.writeHead;
    response.writeHead = ((...args: Parameters<typeof writeHead>) => {
      const cookies = response.getHeader('Set-Cookie');
      if (cookies !== undefined) {
        response.setHeader(
          'Set-Cookie',
          [cookies].flat().map((cookie) => withSecure(String(cookie))),
        );
      }
      return writeHead.apply(response, args);
    }) as typeof writeHead;
    next();
  };
}
