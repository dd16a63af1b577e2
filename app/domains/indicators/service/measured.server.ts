import type { Principal } from '~/domains/accounts/model';
import { listAreas } from '~/domains/areas/service.server';
import { listRegisteredCollaborations } from '~/domains/collaborations/register.server';
import { listRegister } from '~/domains/organisations/service/register.server';
import { listToldRates } from '~/domains/surveys/service/results.server';
import type { Deps } from '~/platform/deps.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import {
  byWard,
  COUNTED_TYPES,
  type Count,
  type CountedOrganisation,
  countedIn,
  definitionIn,
  type IndicatorItem,
  publicWards,
  type RegisteredCollaboration,
  type RegisteredOrganisation,
  type RegisterView,
  type SurveyRate,
  shareFigure,
  sumOf,
  tellsOnFew,
} from '../model';
import { maySeeCounted } from '../policy';

/** Years that are reckoned back from today at most. */
const YEARS_BACK = 15;

type ReadDeps = Pick<Deps, 'db' | 'clock'>;

interface Register {
  organisations: RegisteredOrganisation[];
  collaborations: RegisteredCollaboration[];
  today: string;
  /** Fiscal years that can be reckoned, the earliest first. */
  years: number[];
  /** First fiscal year in which everything was entered while it happened. */
  keptSince: number;
}

/**
 * Everything the rates are reckoned from. An organisation counts from its founding where that is known, else from the
 * day it was entered; years before the register was kept look back at those that still exist.
 */
async function readRegister(deps: ReadDeps): Promise<Register> {
  const today = dayOf(deps.clock.now());
  const entries = await listRegister(deps);
  const collaborations = await listRegisteredCollaborations(deps);
  const current = fiscalYearOf(today);
  const days = entries.map(({ enteredOn }) => enteredOn).sort();
  const first = fiscalYearOf(
    [...collaborations.map((one) => one.startedOn), ...days, today].sort()[0] ?? today,
  );
  const from = Math.min(current, Math.max(first, current - YEARS_BACK));
  return {
    organisations: entries.map(({ id, name, type, ward, foundedYear, enteredOn }) => {
      const known = foundedYear === null ? [enteredOn] : [`${foundedYear}-01-01`, enteredOn].sort();
      return { id, name, type, ward, since: known[0] ?? enteredOn };
    }),
    collaborations,
    today,
    years: Array.from({ length: current - from + 1 }, (_, i) => from + i),
    keptSince: fiscalYearOf(days[0] ?? today),
  };
}

function countedOf(register: Register, item: IndicatorItem, year: number): CountedOrganisation[] {
  const types = definitionIn(item.definitions, year)?.countedTypes ?? COUNTED_TYPES;
  return countedIn(register, year, { today: register.today, types });
}

function rateOf(item: Pick<IndicatorItem, 'computed' | 'decimals'>, count: Count): number | null {
  const part = item.computed === 'cross_type' ? count.crossType : count.collaborating;
  return shareFigure(part, count.active, item.decimals);
}

/** Reckons a rate of the register for every year, and for one of them by ward with the list behind it by right. */
export async function readRegisterRates(
  deps: ReadDeps,
  principal: Principal,
  item: IndicatorItem,
  wanted: number | null,
): Promise<RegisterView> {
  const register = await readRegister(deps);
  const year = wanted !== null && register.years.includes(wanted) ? wanted : (register.years.at(-1) ?? 0);
  const seesAll = maySeeCounted(principal);
  const rates = register.years.map((one) => {
    const count = sumOf(countedOf(register, item, one));
    const keptBack = !seesAll && tellsOnFew(count);
    return { year: one, rate: keptBack ? null : { ...count, value: rateOf(item, count) } };
  });
  const counted = countedOf(register, item, year);
  const numbers = byWard(counted);
  const shown: ReadonlyMap<string | null, Count | null> = seesAll ? numbers : publicWards(numbers);
  const wards = (await listAreas(deps, { kind: 'ward' })).map(({ code, name }) => ({ code, name }));
  return {
    rates,
    keptSince: register.keptSince,
    year,
    wards: [...wards, { code: null, name: null }].flatMap(({ code, name }) => {
      const count = shown.get(code);
      if (count === undefined) return [];
      return [{ code, name, rate: count === null ? null : { ...count, value: rateOf(item, count) } }];
    }),
    counted: seesAll ? counted : null,
  };
}

/** What surveys that are over say of a rate, the earliest year first; small numbers are kept back from the public. */
export async function readSurveyRates(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  item: IndicatorItem,
): Promise<SurveyRate[]> {
  if (item.computed === null) return [];
  const told = await listToldRates(
    deps,
    (year) => definitionIn(item.definitions, year)?.countedTypes ?? COUNTED_TYPES,
  );
  const seesAll = maySeeCounted(principal);
  return told.map(({ survey, title, fiscalYear, fictional, sent, answered, ...count }) => ({
    id: survey,
    title,
    year: fiscalYear,
    fictional,
    sent,
    answered,
    rate: !seesAll && tellsOnFew(count) ? null : { ...count, value: rateOf(item, count) },
  }));
}
