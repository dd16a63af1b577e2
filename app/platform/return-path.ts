/**
 * A path of this site to go back to, or `fallback`. Absolute and protocol-relative addresses, backslashes and
 * control characters are refused, so that a link can't send people elsewhere.
 */
export function safeReturnPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || !value.startsWith('/') || value.length > 2000) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these, so "/\t/host" would leave the site
  if (/^\/[/\\]|[\u0000-\u001f\\]/.test(value)) return fallback;
  try {
    const url = new URL(value, 'http://site.invalid');
    // "/..//host" becomes the path "//host", which a browser reads as another host.
    const stays = url.host === 'site.invalid' && !url.pathname.startsWith('//');
    return stays ? `${url.pathname}${url.search}${url.hash}` : fallback;
  } catch {
    return fallback;
  }
}
