import type { OrganisationType } from '~/domains/organisations/model';
import { DomainError } from '~/platform/errors';
import { type Definition, type IndicatorItem, judge, newest, type SourcedFigure } from '../model';
import type { DefinitionRow, IndicatorRow, TargetRow, ValueRow } from '../repo.server';

export function toDefinition(row: DefinitionRow): Definition {
  return {
    from: row.from_year,
    to: row.to_year,
    text: row.text,
    comparable: row.comparable === 1,
    why: row.why,
    countedTypes: row.counted_types === null ? null : (JSON.parse(row.counted_types) as OrganisationType[]),
  };
}

export function toFigure(row: ValueRow): SourcedFigure {
  return {
    year: row.fiscal_year,
    value: row.value,
    approximate: row.approximate === 1,
    origin: row.origin,
    source: row.source,
    note: row.note,
  };
}

/** An indicator with what belongs to it, judged. */
export function toItem(
  row: IndicatorRow,
  plan: { baseline_year: number },
  parts: {
    definitions: readonly DefinitionRow[];
    values: readonly ValueRow[];
    targets: readonly TargetRow[];
  },
): IndicatorItem {
  const own = <T extends { indicator_id: string }>(rows: readonly T[]) =>
    rows.filter((one) => one.indicator_id === row.id);
  const holds = (one: { superseded_at: number | null }) => one.superseded_at === null;
  const definitions = own(parts.definitions).map(toDefinition);
  const figures = own(parts.values)
    .filter(holds)
    .map(toFigure)
    .sort((a, b) => a.year - b.year);
  const held = own(parts.targets).find(holds);
  if (!held) throw new DomainError('not_found');
  const target = {
    year: held.fiscal_year,
    value: held.value,
    approximate: held.approximate === 1,
    basisYear: held.basis_year,
  };
  const baseline = figures.find(({ year }) => year === plan.baseline_year) ?? null;
  const actuals = figures.filter(({ year }) => year > plan.baseline_year);
  return {
    key: row.key,
    goal: row.goal,
    name: row.name,
    unit: row.unit,
    decimals: row.decimals,
    direction: row.direction,
    cumulative: row.cumulative === 1,
    computed: row.computed,
    baselineYear: plan.baseline_year,
    baseline,
    latest: newest(actuals),
    target,
    judgement: judge({ direction: row.direction, baseline, actuals, target, definitions }),
    figures,
    definitions,
  };
}
