/** Path of an address for logs: without query, and without the secrets that links of ours carry in their path. */
export function loggedPath(url: string): string {
  const { pathname } = new URL(url, 'http://site.invalid');
  return pathname.replace(/^\/(invite|reset|setup|survey|j)\/.+/, '/$1/…');
}
