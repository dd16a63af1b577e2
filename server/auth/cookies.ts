export const SESSION_COOKIE = 'mw_session';
export const GUEST_COOKIE = 'mw_guest';
export const DEVICE_COOKIE = 'mw_device';

const MAX_HEADER = 16_384;

/** Value of a cookie in a `Cookie` header; null when absent, empty or not decodable. The first one counts. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  if (!header || header.length > MAX_HEADER) return null;
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim()) || null;
    } catch {
      return null;
    }
  }
  return null;
}

/**
 * Value of a `Set-Cookie` header for a credential: out of reach of scripts and of other sites' forms.
 * `Secure` is added by `server/http/secure-cookies.ts`, which knows how the request came in.
 */
export function credentialCookie(name: string, value: string, maxAgeSeconds: number): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax`;
}
