import {
  type AgeTable,
  makeTable,
  peopleAged,
  STEP,
  totalOf,
  withOpenFrom,
  womenOfChildbearingAge,
} from './ages';
import type { Ratios } from './ratios';
import type { Sex } from './types';

/** Supposed changes against the past, the same everywhere in the city. */
export interface Scenario {
  /** Factor on the child-woman ratio: 1.2 is a fifth more children. */
  births: number;
  /**
   * Families (a couple of 30 to 34 with a child of 0 to 4) who move in a year, per 1,000 inhabitants, beside the
   * moves the past shows; negative: who move away.
   */
  families: number;
}

export const AS_BEFORE: Scenario = { births: 1, families: 0 };

/**
 * Males per 100 females among the births of Japan in 2020: 430,713 to 410,122 (厚生労働省「人口動態統計」令和2年). Taken
 * where the city's own children of 0 to 4 of the last census can't tell.
 */
export const SEX_RATIO_AT_BIRTH = { year: 2020, ratio: (100 * 430_713) / 410_122 } as const;

/** Children needed before their own sex ratio is believed: its standard error is then below 1. */
const ENOUGH_CHILDREN = 40_000;

/** Males per 100 females among the children of 0 to 4 of a table; the country's at birth when they are too few. */
export function sexRatioOfChildren(table: AgeTable): number {
  const girls = peopleAged(table, 'female', 0, STEP);
  const boys = peopleAged(table, 'male', 0, STEP);
  return boys + girls >= ENOUGH_CHILDREN && girls > 0 ? (100 * boys) / girls : SEX_RATIO_AT_BIRTH.ratio;
}

const PARENT_GROUP = 30 / STEP;

/**
 * The same area five years later. Everybody is carried into the next group by its ratio, the two oldest groups
 * together into the open one; children are the women of 15 to 49 then times the child-woman ratio, split by `sexRatio`
 * (males per 100 females). Families of the scenario come on top and bring their child with them.
 */
export function stepForward(table: AgeTable, ratios: Ratios, sexRatio: number, scenario: Scenario): AgeTable {
  const last = table.openFrom / STEP;
  const aged = makeTable(table.openFrom, (sex, i) => {
    if (i === 0) return 0;
    const oldest = i === last ? (table[sex][last] ?? 0) : 0;
    return ((table[sex][i - 1] ?? 0) + oldest) * (ratios[sex][i - 1] ?? 1);
  });
  const children = womenOfChildbearingAge(aged) * ratios.childWoman * scenario.births;
  const families = (scenario.families / 1000) * STEP * totalOf(table);
  const share = (sex: Sex) => (sex === 'male' ? sexRatio : 100) / (100 + sexRatio);
  return makeTable(table.openFrom, (sex, i) => {
    if (i === 0) return Math.max(0, (children + families) * share(sex));
    const before = aged[sex][i] ?? 0;
    return i === PARENT_GROUP ? Math.max(0, before + families) : before;
  });
}

/** Tables after 5, 10, … years, `steps` of them. The base takes the open group the ratios are made for. */
export function projectTable(
  base: AgeTable,
  ratios: Ratios,
  options: { sexRatio: number; scenario: Scenario; steps: number },
): AgeTable[] {
  const tables: AgeTable[] = [];
  let table = withOpenFrom(base, ratios.male.length * STEP);
  for (let step = 0; step < options.steps; step += 1) {
    table = stepForward(table, ratios, options.sexRatio, options.scenario);
    tables.push(table);
  }
  return tables;
}

/**
 * Scales areas so that each sex and age adds up to the parent's. Areas and parent may have different open groups: from
 * the youngest of them on, everybody together adds up. Where the areas have nobody and the parent has, its people are
 * given by the areas' size.
 */
export function rake(children: readonly AgeTable[], target: AgeTable): AgeTable[] {
  const openFrom = Math.min(target.openFrom, ...children.map((table) => table.openFrom));
  const goal = withOpenFrom(target, openFrom);
  const short = children.map((table) => withOpenFrom(table, openFrom));
  const sizes = short.map(totalOf);
  const everybody = sizes.reduce((all, size) => all + size, 0);
  const sums = makeTable(openFrom, (sex, i) => short.reduce((all, table) => all + (table[sex][i] ?? 0), 0));
  const last = openFrom / STEP;
  return children.map((table, at) =>
    makeTable(table.openFrom, (sex, i) => {
      const group = Math.min(i, last);
      const wanted = goal[sex][group] ?? 0;
      const there = sums[sex][group] ?? 0;
      if (there > 0) return ((table[sex][i] ?? 0) / there) * wanted;
      // Nobody tells how old the people of an open group are: they are in its first ages.
      if (i > last) return 0;
      return wanted * (everybody > 0 ? (sizes[at] ?? 0) / everybody : 1 / children.length);
    }),
  );
}

/** People of three broad groups as published projections give them. */
export interface BroadGroups {
  young: number;
  working: number;
  old: number;
}

export function broadGroups(table: AgeTable): BroadGroups {
  return {
    young: peopleAged(table, 'both', 0, 15),
    working: peopleAged(table, 'both', 15, 65),
    old: peopleAged(table, 'both', 65, null),
  };
}

/** What each broad group of `own` is multiplied by to become `published`; 1 where there is nobody. */
export function controlFactors(own: BroadGroups, published: BroadGroups): BroadGroups {
  const factor = (key: keyof BroadGroups) => (own[key] > 0 ? published[key] / own[key] : 1);
  return { young: factor('young'), working: factor('working'), old: factor('old') };
}

/** A table with its three broad groups multiplied. */
export function controlled(table: AgeTable, factors: BroadGroups): AgeTable {
  return makeTable(table.openFrom, (sex, i) => {
    const age = i * STEP;
    const factor = age < 15 ? factors.young : age < 65 ? factors.working : factors.old;
    return (table[sex][i] ?? 0) * factor;
  });
}
