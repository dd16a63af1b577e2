import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import type { IndicatorView } from '../model';
import { mayKeepIndicators } from '../policy';
import { readRegisterRates, readSurveyRates } from './measured.server';
import { listProgrammeRows, requireIndicator } from './plan.server';

/**
 * One indicator with its series, definitions, programmes and, for rates of the register, the numbers of a fiscal year
 * by ward. Everybody may read it; names only staff. Throws `not_found`.
 */
export async function getIndicator(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  key: string,
  year: number | null,
): Promise<IndicatorView> {
  const { plan, item } = await requireIndicator(deps, key);
  return {
    plan: { title: plan.title, source: plan.source },
    item,
    register: item.computed ? await readRegisterRates(deps, principal, item, year) : null,
    surveys: await readSurveyRates(deps, principal, item),
    programmes: await listProgrammeRows(deps, plan.id, item.goal),
    mayKeep: mayKeepIndicators(principal),
  };
}
