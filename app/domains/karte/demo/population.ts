import { steady, steadySwing } from '~/platform/steady';
import areas from '../../../../db/seeds/areas.json';
import ages from '../../../../db/seeds/demo-ages.json';
import salons from '../../../../db/seeds/salons-by-ward.json';
import published from '../../../../db/seeds/ward-projection.json';
import {
  type AgeTable,
  type AreaTotal,
  AS_BEFORE,
  type BroadGroups,
  broadGroups,
  controlFactors,
  controlled,
  makeTable,
  type PopulationCell,
  type PopulationSet,
  roundTable,
  SEXES,
  type Sex,
  STEP,
  stepForward,
  sum,
  withOpenFrom,
} from '../model';

/** Years for which the demo has a count, as the census is taken every five years on 1 October. */
export const DEMO_YEARS = [2005, 2010, 2015, 2020] as const;

/** Said wherever the figures are shown. */
export const DEMO_SOURCE =
  '架空の年齢別人口（デモ用。区の人数だけは国勢調査2015年と社人研 平成25年3月推計に合わせて作成）';

/** The open group was 85 and older in tables of 2005: the demo shows what a younger open group means. */
const openFromIn = (year: number): number => (year === 2005 ? 85 : ages.openFrom);

/** Counts of the 87 areas that add up to the wards; the same on every machine. */
export function demoPopulation(): PopulationSet[] {
  const city = cityTables();
  return DEMO_YEARS.map((year) => {
    const cells: PopulationCell[] = [];
    const totals: AreaTotal[] = [];
    for (const { code: ward } of areas.wards) {
      const whole = wardTable(ward, year, city);
      for (const [code, table] of shareOut(ward, year, whole)) {
        cells.push(...cellsOf(code, withOpenFrom(table, openFromIn(year))));
        totals.push({ areaCode: code, population: null, households: households(code, year, table) });
      }
    }
    return {
      kind: 'census',
      source: DEMO_SOURCE,
      referenceDate: `${year}-10-01`,
      fictional: true,
      cells,
      totals,
    };
  });
}

/** The profile of 2010 carried five years back and ten years on. */
function cityTables(): Map<number, AgeTable> {
  const { profile2010, changeInFiveYears, childWoman } = ages;
  const base: AgeTable = { openFrom: ages.openFrom, ...profile2010 };
  const forward = (table: AgeTable, women: number) =>
    stepForward(table, { ...changeInFiveYears, childWoman: women }, ages.sexRatioOfChildren, AS_BEFORE);
  const in2015 = forward(base, childWoman['2015']);
  const before = makeTable(ages.openFrom, (sex, i) => {
    const last = ages.openFrom / STEP;
    // Nobody tells how the two oldest groups were split five years before: three quarters in the younger one.
    const share = i === last ? 0.25 : i === last - 1 ? 0.75 : 1;
    const after = Math.min(i, last - 1);
    return ((base[sex][after + 1] ?? 0) / (changeInFiveYears[sex][after] ?? 1)) * share;
  });
  return new Map([
    [2005, before],
    [2010, base],
    [2015, in2015],
    [2020, forward(in2015, childWoman['2020'])],
  ]);
}

/**
 * A ward's people: the city's profile with the ward's three broad groups. 2010 they are the published ones; 2015 and
 * 2020 the published projection brought to the census total of 2015; 2005 as far from 2010 as the profile is.
 */
function wardTable(ward: string, year: number, city: ReadonlyMap<number, AgeTable>): AgeTable {
  const profile = city.get(year);
  const first = city.get(2010);
  if (!profile || !first) throw new Error(`no profile of ${year}`);
  const groups = wardGroups(ward, year === 2005 ? 2010 : year);
  const base = year === 2005 ? first : profile;
  return roundTable(controlled(profile, controlFactors(broadGroups(base), groups)));
}

function wardGroups(ward: string, year: number): BroadGroups {
  const figures = published.areas[ward as keyof typeof published.areas];
  const at = (when: number): BroadGroups => {
    const i = published.years.indexOf(when);
    return {
      young: figures['0-14'][i] ?? 0,
      working: figures['15-64'][i] ?? 0,
      old: figures['65+'][i] ?? 0,
    };
  };
  if (year <= 2010) return at(year);
  const expected = at(2015);
  const counted = Number(salons.population2015[ward as keyof typeof salons.population2015]);
  const missed = counted / (expected.young + expected.working + expected.old);
  const groups = at(year);
  return { young: groups.young * missed, working: groups.working * missed, old: groups.old * missed };
}

/** Splits a ward's cells among its areas by their character, in whole people that add up to the cell. */
function shareOut(ward: string, year: number, whole: AgeTable): Map<string, AgeTable> {
  const codes = areas.centres
    .filter((centre) => centre.ward === ward)
    .map(({ no }) => `${ward}-${String(no).padStart(2, '0')}`);
  const counts = new Map(codes.map((code) => [code, { male: [] as number[], female: [] as number[] }]));
  for (const sex of SEXES) {
    whole[sex].forEach((people, i) => {
      const weights = codes.map((code) => weight(code, sex, year, i * STEP));
      const parts = split(people, weights);
      codes.forEach((code, at) => {
        counts.get(code)?.[sex].push(parts[at] ?? 0);
      });
    });
  }
  return new Map([...counts].map(([code, table]) => [code, { openFrom: whole.openFrom, ...table }]));
}

/**
 * How many of a ward's people of one age live in an area, in proportion: its size, whether it grows, the generation
 * that built it, how much it draws students, and chance, which weighs more where few people live.
 */
function weight(code: string, sex: Sex, year: number, age: number): number {
  const size = ages.tinyAreas.includes(code) ? 0.015 : 0.45 + 1.1 * steady(`${code} size`);
  const growth = Math.exp(0.012 * steadySwing(`${code} growth`) * (year - 2010));
  const generation = Math.exp(0.45 * steadySwing(`${code} generation`) * ((year - age - 1967) / 30));
  const students = age === 20 ? 1 + 0.6 * steady(`${code} students`) : 1;
  // Three numbers together come closer to chance than one.
  const cell = `${code} ${sex} ${year} ${age}`;
  const swing = steadySwing(`${cell} a`) + steadySwing(`${cell} b`) + steadySwing(`${cell} c`);
  return Math.max(0, size * growth * generation * students * (1 + (0.035 / Math.sqrt(size)) * swing));
}

/** Whole numbers in proportion to the weights that add up to `people`: the largest remainders are rounded up. */
function split(people: number, weights: readonly number[]): number[] {
  const all = sum(weights);
  const exact = weights.map((one) => (people * one) / all);
  const parts = exact.map(Math.floor);
  const order = exact.map((value, i) => ({ i, rest: value - Math.floor(value) }));
  order.sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, people - sum(parts))) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}

function cellsOf(areaCode: string, table: AgeTable): PopulationCell[] {
  return SEXES.flatMap((sex) =>
    table[sex].map((value, i) => {
      const ageFrom = i * STEP;
      return { areaCode, sex, ageFrom, ageTo: ageFrom === table.openFrom ? null : ageFrom + STEP - 1, value };
    }),
  );
}

function households(code: string, year: (typeof DEMO_YEARS)[number], table: AgeTable): number {
  const size = ages.householdSize[year] * (1 + 0.12 * steadySwing(`${code} household`));
  return Math.round((sum(table.male) + sum(table.female)) / size);
}
