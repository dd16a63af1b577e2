import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import published from '../../../../db/seeds/plan.json';
import { COUNTED_TYPES, parseFigure } from '../model';
import { mayKeepIndicators } from '../policy';
import * as repo from '../repo.server';

type ProgrammeTuple = [number, string, string, string, string, boolean, number | null, string];
interface PublishedDefinition {
  from: number | null;
  text: string;
  comparable?: boolean;
  why?: string;
}

/**
 * Takes the published plan over as it was printed: goals, indicators with baseline, first actual and target, and the
 * programme rows. Throws `forbidden`, `conflict` (`plan_there`).
 */
export async function loadPublishedPlan(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Principal | 'system',
): Promise<void> {
  if (actor !== 'system' && !mayKeepIndicators(actor)) throw new DomainError('forbidden');
  await deps.db.transaction().execute(async (trx) => {
    if (await repo.findPlan(trx)) throw new DomainError('conflict', { reason: 'plan_there' });
    const id = newId('pln');
    const now = deps.clock.now();
    await repo.insertPlan(
      trx,
      {
        id,
        title: published.title,
        source: published.source,
        baseline_year: published.baselineYear,
        target_year: published.targetYear,
        created_at: now,
      },
      published.goals,
      (published.programmes as ProgrammeTuple[]).map(
        ([no, measure, name, bureau, division, relisted, sameAs, nextYear]) => ({
          no,
          measure,
          name,
          bureau,
          division,
          relisted: relisted ? 1 : 0,
          same_as: sameAs,
          next_year: nextYear,
        }),
      ),
    );
    for (const [position, one] of published.indicators.entries()) {
      await insertPublished(trx, { planId: id, position, now }, one);
    }
    await recordAudit(
      trx,
      deps.clock,
      actor,
      'indicators.load',
      { type: 'plan', id },
      { title: published.title },
    );
  });
}

async function insertPublished(
  trx: Parameters<typeof repo.putValue>[0],
  { planId, position, now }: { planId: string; position: number; now: number },
  one: (typeof published.indicators)[number],
): Promise<void> {
  const id = newId('ind');
  const computed = (one as { computed?: 'collaborating' | 'cross_type' }).computed ?? null;
  await repo.insertIndicator(trx, {
    id,
    plan_id: planId,
    key: one.key,
    goal: one.goal,
    position,
    name: one.name,
    unit: one.unit,
    decimals: one.decimals,
    direction: 'up',
    cumulative: one.cumulative ? 1 : 0,
    computed,
  });
  const by = { created_by: null, created_by_name: '', created_at: now };
  const approximate = one.approximate ? (1 as const) : (0 as const);
  for (const { from, text, comparable, why } of one.definitions as PublishedDefinition[]) {
    await repo.putDefinition(trx, {
      id: newId('idf'),
      indicator_id: id,
      from_year: from,
      to_year: null,
      text,
      comparable: comparable === false ? 0 : 1,
      why: why ?? '',
      counted_types: computed ? JSON.stringify(COUNTED_TYPES) : null,
      ...by,
    });
  }
  const figures = [
    { year: published.baselineYear, text: one.baseline },
    { year: published.actualYear, text: one.actual },
  ];
  for (const { year, text } of figures) {
    if (text === null) continue;
    await repo.putValue(trx, {
      id: newId('ivl'),
      indicator_id: id,
      fiscal_year: year,
      value: figureOf(text, one.decimals),
      approximate,
      origin: 'published',
      source: published.source,
      superseded_at: null,
      ...by,
    });
  }
  await repo.putTarget(trx, {
    id: newId('itg'),
    indicator_id: id,
    fiscal_year: published.targetYear,
    basis_year: published.baselineYear,
    value: figureOf(one.target, one.decimals),
    approximate,
    reason: published.source,
    superseded_at: null,
    ...by,
  });
}

function figureOf(text: string, decimals: number): number {
  const value = parseFigure(text, decimals);
  if (value === null) throw new Error(`the published plan has a figure that can't be read: ${text}`);
  return value;
}
