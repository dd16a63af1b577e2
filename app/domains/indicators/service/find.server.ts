import type { Deps } from '~/platform/deps.server';
import * as repo from '../repo.server';

/** An indicator of the plan, or one of its programmes, that was found. */
export interface FoundInPlan {
  /** Key of the indicator, or of the first one of the goal that the programme belongs to. */
  key: string;
  /** Number of the programme's row; null: it is the indicator. */
  row: number | null;
  name: string;
  /** Who carries the programme out; empty for an indicator. */
  by: string;
}

/** Indicators and programmes of the plan that are meant; a programme that is named again is found once. */
export async function findInPlan(
  deps: Pick<Deps, 'db'>,
  isMeant: (names: readonly string[]) => boolean,
): Promise<FoundInPlan[]> {
  const plan = await repo.findPlan(deps.db);
  if (!plan) return [];
  const indicators = await repo.listIndicators(deps.db, plan.id);
  const programmes = await repo.listProgrammes(deps.db, plan.id);
  return [
    ...indicators
      .filter(({ name }) => isMeant([name]))
      .map(({ key, name }) => ({ key, row: null, name, by: '' })),
    ...programmes
      .filter((one) => one.same_as === null && isMeant([one.name, one.bureau, one.division]))
      .flatMap(({ no, measure, name, bureau, division }) => {
        const first = indicators.find(({ goal }) => measure.startsWith(`${goal}-`));
        return first ? [{ key: first.key, row: no, name, by: `${bureau} ${division}`.trim() }] : [];
      }),
  ];
}
