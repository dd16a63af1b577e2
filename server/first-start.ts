import { randomBytes } from 'node:crypto';
import { seedDemoAccounts } from '~/domains/accounts/service/demo.server';
import { hasAccounts, issueSetupPath } from '~/domains/accounts/service/setup.server';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { seedDemoCases } from '~/domains/cases/demo.server';
import { seedDemoCollaborations } from '~/domains/collaborations/demo.server';
import { seedDemoGrantProgrammes } from '~/domains/grants/demo/programmes.server';
import { seedDemoScreening } from '~/domains/grants/demo.server';
import { followDemoIdea, seedDemoIdeas } from '~/domains/ideas/demo.server';
import { seedDemoIndicators } from '~/domains/indicators/demo.server';
import { seedDemoKarte } from '~/domains/karte/service.server';
import { seedDemoMaps } from '~/domains/maps/service/demo.server';
import { seedDemoMatching } from '~/domains/matching/demo.server';
import { linkIdea } from '~/domains/provenance/service.server';
import { seedDemoSurvey } from '~/domains/surveys/demo.server';
import { seedDemoVisions } from '~/domains/visions/service/demo.server';
import { DEMO_CODE, seedDemoWorkshop } from '~/domains/workshops/service/demo.server';
import type { Deps } from '~/platform/deps.server';
import type { BannerFacts } from './banner';

export interface FirstStart {
  demo: BannerFacts['demo'];
  /** Path of the one-time link for the first staff account. */
  setupPath: string | null;
}

const DEMO_EMAILS = [
  'staff@example.jp',
  'facilitator@example.jp',
  'npo@example.jp',
  'shinsa-nakajima@example.jp  (grant committee)',
  'shinsa-kudo@example.jp  (grant committee)',
];

/**
 * Fills an empty database: with the demo, or, with `DEMO=off`, with a one-time token for the first staff account.
 * A `DEMO_PASSWORD` given later becomes the demo accounts' password.
 */
export async function prepareFirstStart(deps: Deps): Promise<FirstStart> {
  const { env } = deps;
  if (!env.demo) return { demo: null, setupPath: await issueSetupPath(deps) };
  const fresh = !(await hasAccounts(deps));
  const password = env.demoPassword ?? (fresh ? randomBytes(9).toString('base64url') : null);
  if (password) {
    const accounts = await seedDemoAccounts(deps, password);
    await seedDemoWorkshop(deps, accounts);
    await seedDemoAreas(deps);
    await seedDemoKarte(deps);
    await seedDemoMaps(deps, accounts);
    await seedDemoVisions(deps, accounts);
    await seedDemoIdeas(deps, accounts);
    await seedDemoMatching(deps, accounts);
    await seedDemoScreening(deps, accounts, password);
    await seedDemoGrantProgrammes(deps, accounts.staff);
    const { ofIdea } = await seedDemoCollaborations(deps, accounts.staff);
    const idea = ofIdea ? await followDemoIdea(deps, accounts.facilitator) : null;
    if (ofIdea && idea) {
      await linkIdea(deps, accounts.staff, idea, { kind: 'collaboration', id: ofIdea });
    }
    await seedDemoCases(deps, accounts);
    await seedDemoIndicators(deps);
    await seedDemoSurvey(deps, accounts);
  }
  return { demo: { accounts: DEMO_EMAILS, password, code: DEMO_CODE }, setupPath: null };
}
