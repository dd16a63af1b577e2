import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { IndicatorItem, PlanView, ProgrammeRow } from '../model';
import * as repo from '../repo.server';
import { toItem } from './rows.server';

type ReadDeps = Pick<Deps, 'db'>;

/** The plan with its goals and judged indicators; null where none was taken over. Everybody may read it. */
export async function readPlan(deps: ReadDeps): Promise<PlanView | null> {
  const plan = await repo.findPlan(deps.db);
  if (!plan) return null;
  const rows = await repo.listIndicators(deps.db, plan.id);
  const items = await judged(deps, plan, rows);
  const goals = await repo.listGoals(deps.db, plan.id);
  return {
    title: plan.title,
    source: plan.source,
    baselineYear: plan.baseline_year,
    targetYear: plan.target_year,
    goals: goals.map((goal) => ({ ...goal, indicators: items.filter((one) => one.goal === goal.number) })),
  };
}

async function judged(
  deps: ReadDeps,
  plan: { baseline_year: number },
  rows: readonly repo.IndicatorRow[],
): Promise<IndicatorItem[]> {
  const ids = rows.map(({ id }) => id);
  const parts = {
    definitions: await repo.listDefinitions(deps.db, ids),
    values: await repo.listValues(deps.db, ids),
    targets: await repo.listTargets(deps.db, ids),
  };
  return rows.map((row) => toItem(row, plan, parts));
}

/** One indicator, judged, with its row and plan. Throws `not_found`. */
export async function requireIndicator(deps: ReadDeps, key: string) {
  const plan = await repo.findPlan(deps.db);
  const row = await repo.findIndicator(deps.db, key);
  if (!plan || !row || row.plan_id !== plan.id) throw new DomainError('not_found');
  const [item] = await judged(deps, plan, [row]);
  if (!item) throw new DomainError('not_found');
  return { plan, row, item };
}

/** The plan's programme rows; of one goal if asked for. */
export async function listProgrammeRows(
  deps: ReadDeps,
  planId: string,
  goal: number | null = null,
): Promise<ProgrammeRow[]> {
  const rows = await repo.listProgrammes(deps.db, planId);
  return rows
    .filter(({ measure }) => goal === null || measure.startsWith(`${goal}-`))
    .map(({ no, measure, name, bureau, division, relisted, same_as, next_year }) => ({
      no,
      measure,
      name,
      bureau,
      division,
      relisted: relisted === 1,
      sameAs: same_as,
      nextYear: next_year,
    }));
}
