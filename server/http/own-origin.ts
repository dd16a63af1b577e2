import type { IncomingMessage } from 'node:http';

/** What is needed to know our own address; both come from the environment (`Env`). */
export interface OwnAddress {
  baseUrl: string | null;
  trustProxy: boolean;
}

function first(header: string | string[] | undefined): string | null {
  const value = Array.isArray(header) ? header[0] : header;
  return value?.split(',')[0]?.trim() || null;
}

/**
 * Whether an `Origin` header names this site: the host of BASE_URL, the `Host` header or, behind a trusted proxy,
 * `X-Forwarded-Host`. The scheme is left out, for a proxy may speak https in front of us; a default port may be
 * written or not.
 */
export function isOwnOrigin(origin: string, req: Pick<IncomingMessage, 'headers'>, own: OwnAddress): boolean {
  if (!/^https?:\/\//i.test(origin) || !URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  const names = [
    own.baseUrl === null ? null : new URL(own.baseUrl).host,
    first(req.headers.host),
    own.trustProxy ? first(req.headers['x-forwarded-host']) : null,
  ];
  return names.some(
    (name) =>
      name !== null && URL.canParse(`${protocol}//${name}`) && new URL(`${protocol}//${name}`).host === host,
  );
}

/**
 * The same for a WebSocket handshake. Programs other than browsers send no Origin; they pass, since they still
 * need a cookie that no other site can make them send.
 */
export function isOwnHandshake(req: Pick<IncomingMessage, 'headers'>, own: OwnAddress): boolean {
  const { origin } = req.headers;
  return origin === undefined || isOwnOrigin(origin, req, own);
}
