import type { Env } from './env.server';

/** Where links in mails lead; without BASE_URL to the port this process listens on. */
export function linkTo({ env }: { env: Pick<Env, 'baseUrl' | 'port'> }, path: string): string {
  return `${env.baseUrl ?? `http://localhost:${env.port}`}${path}`;
}
