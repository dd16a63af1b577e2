import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import {
  breaksSum,
  COUNTED_TYPES,
  type FigureOrigin,
  formatFigure,
  type HistoryLine,
  type IndicatorItem,
  type KeepingView,
  mayStartIn,
  parseFigure,
} from '../model';
import { mayKeepIndicators } from '../policy';
import * as repo from '../repo.server';
import type { DefinitionInput, FigureInput, TargetInput } from '../schema';
import { readRegisterRates, readSurveyRates } from './measured.server';
import { requireIndicator } from './plan.server';

/** Asks for the right to write figures. Throws `unauthenticated`, `forbidden`. */
export function requireKeeper(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayKeepIndicators(principal)) throw new DomainError('forbidden');
  return principal;
}

/** One indicator with everything that was ever written about it. Throws `forbidden`, `not_found`. */
export async function getKeeping(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  key: string,
): Promise<KeepingView> {
  requireKeeper(principal);
  const { row, item } = await requireIndicator(deps, key);
  const values = await repo.listValues(deps.db, [row.id]);
  const targets = await repo.listTargets(deps.db, [row.id]);
  const common = (one: (typeof values)[number] | (typeof targets)[number]) => ({
    id: one.id,
    year: one.fiscal_year,
    value: one.value,
    approximate: one.approximate === 1,
    by: one.created_by_name,
    at: one.created_at,
    heldUntil: one.superseded_at,
  });
  const history: HistoryLine[] = [
    ...values.map((one) => ({ ...common(one), kind: 'figure' as const, source: one.source, note: one.note })),
    ...targets.map((one) => ({ ...common(one), kind: 'target' as const, source: one.reason, note: '' })),
  ];
  return {
    item,
    history: history.sort((a, b) => b.at - a.at || b.year - a.year),
    register: item.computed ? await readRegisterRates(deps, principal, item, null) : null,
    surveys: await readSurveyRates(deps, principal, item),
    currentYear: fiscalYearOf(dayOf(deps.clock.now())),
  };
}

/** Writes the figure of a year with its source; a former one stays as history. Throws `invalid` with the field. */
export async function writeFigure(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  key: string,
  input: FigureInput,
): Promise<void> {
  const keeper = requireKeeper(principal);
  const { item } = await requireIndicator(deps, key);
  const value = requireFigure(item, input.figure);
  await writeValues(deps, keeper, [{ key, value, ...input, origin: 'typed' }], { anyway: input.anyway });
}

export interface NewValue {
  key: string;
  year: number;
  value: number;
  approximate: boolean;
  origin: FigureOrigin;
  source: string;
  note: string;
}

/**
 * Writes figures of one or several indicators in one go: all or none. A sum over the years that would fall is refused
 * unless `anyway`. Throws `not_found`, `invalid` (`year_ahead`, `sum_falls`).
 */
export async function writeValues(
  deps: Pick<Deps, 'db' | 'clock'>,
  keeper: UserPrincipal,
  values: readonly NewValue[],
  { anyway }: { anyway: boolean },
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    for (const one of values) {
      const { row, item } = await requireIndicator({ db: trx }, one.key);
      if (one.year > fiscalYearOf(dayOf(now))) {
        throw new DomainError('invalid', { reason: 'year_ahead', field: 'year' });
      }
      requireShare(item, one.value);
      const others = item.figures.filter(({ year }) => year !== one.year);
      if (item.cumulative && !anyway && breaksSum(others, one)) {
        throw new DomainError('invalid', { reason: 'sum_falls', field: 'figure' });
      }
      await repo.putValue(trx, {
        id: newId('ivl'),
        indicator_id: row.id,
        fiscal_year: one.year,
        value: one.value,
        approximate: one.approximate ? 1 : 0,
        origin: one.origin,
        source: one.source,
        note: one.note,
        created_by: keeper.userId,
        created_by_name: keeper.name,
        created_at: now,
        superseded_at: null,
      });
      const details = {
        indicator: item.name,
        year: one.year,
        figure: written(item, one.value),
        source: one.source,
      };
      await recordAudit(
        trx,
        deps.clock,
        keeper,
        'indicators.figure',
        { type: 'indicator', id: row.id },
        details,
      );
    }
  });
}

function requireFigure(item: IndicatorItem, text: string): number {
  const value = parseFigure(text, item.decimals, item.unit);
  if (value === null)
    throw new DomainError('invalid', { reason: `figure_wrong_${item.decimals}`, field: 'figure' });
  requireShare(item, value);
  return value;
}

function requireShare(item: IndicatorItem, value: number): void {
  if (item.unit === '%' && value > 100 * 10 ** item.decimals) {
    throw new DomainError('invalid', { reason: 'figure_over', field: 'figure' });
  }
}

function written(item: IndicatorItem, value: number): string {
  return `${formatFigure(value, item.decimals)}${item.unit}`;
}

/** Sets another target with its reason; the former one stays as history. Throws `invalid` with the field. */
export async function changeTarget(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  key: string,
  input: TargetInput,
): Promise<void> {
  const keeper = requireKeeper(principal);
  await deps.db.transaction().execute(async (trx) => {
    const { row, item } = await requireIndicator({ db: trx }, key);
    const value = requireFigure(item, input.figure);
    if (input.year <= item.baselineYear) {
      throw new DomainError('invalid', { reason: 'target_early', field: 'year' });
    }
    await repo.putTarget(trx, {
      id: newId('itg'),
      indicator_id: row.id,
      fiscal_year: input.year,
      basis_year: input.basisYear,
      value,
      approximate: 0,
      reason: input.reason,
      created_by: keeper.userId,
      created_by_name: keeper.name,
      created_at: deps.clock.now(),
      superseded_at: null,
    });
    const details = {
      indicator: item.name,
      before: written(item, item.target.value),
      after: written(item, value),
      reason: input.reason,
    };
    await recordAudit(
      trx,
      deps.clock,
      keeper,
      'indicators.target',
      { type: 'indicator', id: row.id },
      details,
    );
  });
}

/** Begins a new version of what is counted. Throws `invalid` (`definition_early`). */
export async function startDefinition(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  key: string,
  input: DefinitionInput,
): Promise<void> {
  const keeper = requireKeeper(principal);
  await deps.db.transaction().execute(async (trx) => {
    const { row, item } = await requireIndicator({ db: trx }, key);
    if (!mayStartIn(item.definitions, input.year)) {
      throw new DomainError('invalid', { reason: 'definition_early', field: 'year' });
    }
    const types = input['types[]'];
    if (item.computed && types?.length === 0) {
      throw new DomainError('invalid', { reason: 'types_missing', field: 'types[]' });
    }
    await repo.putDefinition(trx, {
      id: newId('idf'),
      indicator_id: row.id,
      from_year: input.year,
      to_year: null,
      text: input.text,
      comparable: input.comparable ? 1 : 0,
      why: input.why,
      counted_types: item.computed ? JSON.stringify(types ?? COUNTED_TYPES) : null,
      created_by: keeper.userId,
      created_by_name: keeper.name,
      created_at: deps.clock.now(),
    });
    const details = { indicator: item.name, year: input.year };
    await recordAudit(
      trx,
      deps.clock,
      keeper,
      'indicators.definition',
      { type: 'indicator', id: row.id },
      details,
    );
  });
}

/**
 * Writes the rate the register gives for a year down as the year's figure, with the numbers it is made of; it does not
 * change with the register any more. Throws `invalid` (`nothing_measured`).
 */
export async function recordRegisterRate(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  key: string,
  year: number,
): Promise<void> {
  const keeper = requireKeeper(principal);
  const { item } = await requireIndicator(deps, key);
  if (!item.computed) throw new DomainError('invalid', { reason: 'nothing_measured' });
  const { rates } = await readRegisterRates(deps, principal, item, year);
  const rate = rates.find((one) => one.year === year)?.rate ?? null;
  if (!rate || rate.value === null) {
    throw new DomainError('invalid', { reason: 'nothing_measured', field: 'year' });
  }
  const part = item.computed === 'cross_type' ? rate.crossType : rate.collaborating;
  const figure = { key, year, value: rate.value, approximate: false, note: '' };
  const source = `団体の登録（${dayOf(deps.clock.now())}）：${rate.active}団体のうち${part}団体`;
  await writeValues(deps, keeper, [{ ...figure, origin: 'register', source }], { anyway: true });
}

/**
 * Writes the rate organisations told in a survey down as the figure of its year. Throws `invalid` (`nothing_measured`).
 */
export async function recordSurveyRate(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  key: string,
  survey: string,
): Promise<void> {
  const keeper = requireKeeper(principal);
  const { item } = await requireIndicator(deps, key);
  const told = (await readSurveyRates(deps, principal, item)).find(({ id }) => id === survey);
  if (told?.rate?.value == null) {
    throw new DomainError('invalid', { reason: 'nothing_measured', field: 'survey' });
  }
  const { active, collaborating, crossType, value } = told.rate;
  const part = item.computed === 'cross_type' ? crossType : collaborating;
  const source = `${told.title}：${told.sent}団体のうち${told.answered}団体が回答、${active}団体のうち${part}団体`;
  const figure = { key, year: told.year, value, approximate: false, note: '' };
  await writeValues(deps, keeper, [{ ...figure, origin: 'survey', source }], { anyway: true });
}
