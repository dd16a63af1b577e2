import { randomBytes } from 'node:crypto';
import { seedDemoAccounts } from '~/domains/accounts/service/demo.server';
import { hasAccounts, issueSetupPath } from '~/domains/accounts/service/setup.server';
import type { Deps } from '~/platform/deps.server';
import type { BannerFacts } from './banner';

export interface FirstStart {
  demo: BannerFacts['demo'];
  /** Path of the one-time link for the first staff account. */
  setupPath: string | null;
}

const DEMO_EMAILS = ['staff@example.jp', 'facilitator@example.jp', 'npo@example.jp'];

/**
 * Fills an empty database: with the demo, or, with `DEMO=off`, with a one-time token for the first staff account.
 * A `DEMO_PASSWORD` given later becomes the demo accounts' password.
 */
export async function prepareFirstStart(deps: Deps): Promise<FirstStart> {
  const { env } = deps;
  if (!env.demo) return { demo: null, setupPath: await issueSetupPath(deps) };
  const fresh = !(await hasAccounts(deps));
  const password = env.demoPassword ?? (fresh ? randomBytes(9).toString('base64url') : null);
  if (password) await seedDemoAccounts(deps, password);
  return { demo: { accounts: DEMO_EMAILS, password, code: '424242' }, setupPath: null };
}
