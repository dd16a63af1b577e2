import type { Deps } from '~/platform/deps.server';
import { loadPublishedPlan } from './service/load.server';
import { readPlan } from './service/plan.server';

/** Takes the published plan over, once. */
export async function seedDemoIndicators(deps: Deps): Promise<void> {
  if ((await readPlan(deps)) === null) await loadPublishedPlan(deps, 'system');
}
