import type { AreaTotal, PopulationCell } from '~/domains/karte/model';
import { type AgePlan, planAges, rangeKey, rangeName } from './ages';
import type { AgeRange } from './cells';
import type { Place, Slots } from './places';
import type { Problems } from './problems';
import type { AreaBook } from './towns';
import type { PassedOver } from './types';

/** Figures of an area, or of a town on the way there. Null: at least one part of it is secret. */
interface Figures {
  male: (number | null)[];
  female: (number | null)[];
  population: number | null;
  households: number | null | undefined;
}

export interface Sums {
  cells: PopulationCell[];
  totals: AreaTotal[];
  people: number;
  passedOver: Partial<Record<PassedOver, number>>;
}

const SEX_NAME = { male: '男', female: '女', both: '総数' } as const;

/**
 * Adds towns up to areas and areas up to those around them. A row of an area itself counts before the sum of its
 * parts; the sum of an area's parts counts only when all of them are there. Null when the ages or sexes of the file
 * can't be used.
 */
export function sumPlaces(
  places: ReadonlyMap<string, Place>,
  slots: Slots,
  book: AreaBook,
  problems: Problems,
): Sums | null {
  const plan = agePlan(slots, problems);
  if (plan === null) return null;
  const { leaves, passedOver } = leavesOf(places, problems);
  const read = new FigureReader(slots, plan, problems);
  const own = new Map<string, { place: Place; figures: Figures }>();
  const parts = new Map<string, Figures>();
  for (const place of leaves) {
    const figures = read.figuresOf(place);
    if (figures === null || place.areaCode === null) continue;
    if (place.isArea) own.set(place.areaCode, { place, figures });
    else {
      add(parts, place.areaCode, figures);
      // The 連合町内会 known of a centre need not be all it has, so its towns count for the centre at once.
      const area = book.byCode(place.areaCode);
      if (area?.kind === 'rengo' && area.parentCode !== null) add(parts, area.parentCode, figures);
    }
  }
  if (own.size + parts.size === 0 && problems.badRows === 0) problems.bad(null, null, '', 'no_rows');
  const areas = climb(own, parts, book, problems);
  return { ...asCells(areas, plan), people: peopleOf(areas, book), passedOver };
}

function agePlan(slots: Slots, problems: Problems): AgePlan | null {
  const ranges = new Map<string, AgeRange>();
  const sexes = new Set<string>();
  for (const { sex, age } of slots.all) {
    if (typeof age === 'string') continue;
    ranges.set(rangeKey(age), age);
    sexes.add(sex);
  }
  if (ranges.size === 0) {
    if (problems.badRows === 0) problems.bad(null, null, '', 'no_rows');
  } else if (!sexes.has('male') || !sexes.has('female')) {
    // Where every figure of a sex is bad, its rows say so themselves.
    if (problems.badRows === 0) problems.bad(null, null, '', 'no_sex');
  } else {
    const plan = planAges([...ranges.values()]);
    if ('groups' in plan) return plan;
    problems.bad(null, null, rangeName(plan.at), plan.reason);
  }
  return null;
}

/** Towns that are not sums of their 丁目, and whose figures are not with a neighbour. */
function leavesOf(places: ReadonlyMap<string, Place>, problems: Problems) {
  const passedOver: Partial<Record<PassedOver, number>> = {};
  const byCode = new Map<string, Place>();
  const parents = new Set<string>();
  for (const place of places.values()) {
    if (place.code === null) continue;
    byCode.set(place.code, place);
    if (place.code.length === 11) parents.add(place.code.slice(0, 9));
  }
  const leaves: Place[] = [];
  for (const place of places.values()) {
    const isParent = place.code !== null && place.code.length === 9 && parents.has(place.code);
    if (isParent) passedOver.subtotal = (passedOver.subtotal ?? 0) + place.rows;
    else if (place.secretTo !== null) {
      passedOver.merged = (passedOver.merged ?? 0) + place.rows;
      const carrier = byCode.get(place.secretTo);
      if (carrier && place.areaCode !== null && carrier.areaCode !== place.areaCode) {
        problems.warn(place.line, place.column, place.name, 'secret_elsewhere', carrier.name);
      }
    } else if (place.areaCode === null) {
      problems.bad(place.line, place.column, place.name, 'unknown_town');
    } else leaves.push(place);
  }
  return { leaves, passedOver };
}

/** Brings the figures of a place into five-year groups, and checks its own sums. */
class FigureReader {
  readonly #slots: Slots;
  readonly #plan: AgePlan;
  readonly #problems: Problems;
  /** Slots that make up the groups of each sex. */
  readonly #used: Record<'male' | 'female', { slot: number; group: number }[]>;

  constructor(slots: Slots, plan: AgePlan, problems: Problems) {
    this.#slots = slots;
    this.#plan = plan;
    this.#problems = problems;
    const used = (wanted: string) =>
      slots.all.flatMap(({ sex, age }, slot) => {
        const group = typeof age === 'string' ? undefined : plan.groupOf.get(rangeKey(age));
        return sex === wanted && group !== undefined ? [{ slot, group }] : [];
      });
    this.#used = { male: used('male'), female: used('female') };
  }

  /** Null when a figure is missing. */
  figuresOf(place: Place): Figures | null {
    const male = this.#groupsOf(place, 'male');
    const female = this.#groupsOf(place, 'female');
    if (male === null || female === null) return null;
    const sums = { male: sum(male), female: sum(female) };
    const total = this.#totalOf(place, sums);
    if (sums.male === null || sums.female === null) {
      this.#problems.warn(place.line, place.column, place.name, 'secret_value');
    }
    return { male, female, population: total, households: place.households };
  }

  #groupsOf(place: Place, sex: 'male' | 'female'): (number | null)[] | null {
    const groups: (number | null)[] = this.#plan.groups.map(() => 0);
    for (const { slot, group } of this.#used[sex]) {
      const value = place.values[slot];
      if (value === undefined) {
        const { age } = this.#slots.all[slot] ?? {};
        const name = typeof age === 'object' ? rangeName(age) : '';
        this.#problems.bad(place.line, `${SEX_NAME[sex]} ${name}`, place.name, 'missing_value');
        return null;
      }
      groups[group] = plus(groups[group] ?? null, value);
    }
    return groups;
  }

  /** The population the place says it has, held against its parts. */
  #totalOf(place: Place, sums: { male: number | null; female: number | null }): number | null {
    const said = (sex: 'male' | 'female' | 'both', age: 'all' | 'unknown') =>
      place.values[this.#slots.indexOf(sex, age)];
    for (const sex of ['male', 'female'] as const) {
      const total = said(sex, 'all');
      const parts = plus(sums[sex], said(sex, 'unknown') ?? 0);
      // A total that counts people of unknown age need not say how many they are.
      const fits = total === parts || (said(sex, 'unknown') === undefined && (total ?? 0) > (parts ?? 0));
      if (typeof total === 'number' && parts !== null && !fits) {
        this.#problems.warn(
          place.line,
          `${place.name} ${SEX_NAME[sex]}`,
          String(total),
          'total_differs',
          String(parts),
        );
      }
    }
    const male = said('male', 'all') ?? plus(sums.male, said('male', 'unknown') ?? 0);
    const female = said('female', 'all') ?? plus(sums.female, said('female', 'unknown') ?? 0);
    const both = said('both', 'all');
    const together = plus(male, female);
    if (typeof both === 'number' && together !== null && both !== together) {
      this.#problems.warn(place.line, place.name, String(both), 'sexes_differ', String(together));
    }
    return both ?? together;
  }
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function sum(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(plus, 0);
}

function add(into: Map<string, Figures>, areaCode: string, more: Figures): void {
  const before = into.get(areaCode);
  if (before === undefined) {
    into.set(areaCode, { ...more, male: [...more.male], female: [...more.female] });
    return;
  }
  for (const sex of ['male', 'female'] as const) {
    before[sex] = before[sex].map((value, group) => plus(value, more[sex][group] ?? null));
  }
  before.population = plus(before.population, more.population);
  before.households =
    before.households === undefined || more.households === undefined
      ? undefined
      : plus(before.households, more.households);
}

/** From the smallest areas up: own rows first, else the sum of all parts. */
function climb(
  own: ReadonlyMap<string, { place: Place; figures: Figures }>,
  towns: ReadonlyMap<string, Figures>,
  book: AreaBook,
  problems: Problems,
): Map<string, Figures> {
  const areas = new Map<string, Figures>();
  const visit = (code: string): Figures | null => {
    const children = book.childrenOf(code).map((child) => visit(child));
    const isCentre = book.byCode(code)?.kind === 'centre';
    const parts = towns.get(code) ?? (isCentre ? null : allOf(children));
    const given = own.get(code);
    if (given && parts && given.figures.population !== null && parts.population !== null) {
      const [said, found] = [given.figures.population, parts.population];
      if (said !== found) {
        problems.warn(
          given.place.line,
          given.place.column,
          `${given.place.name} ${said}`,
          'parts_differ',
          String(found),
        );
      }
    }
    const figures = given?.figures ?? parts;
    if (figures) areas.set(code, figures);
    return figures ?? null;
  };
  for (const top of book.tops) visit(top);
  return areas;
}

function allOf(children: readonly (Figures | null)[]): Figures | null {
  if (children.length === 0 || children.includes(null)) return null;
  const sums = new Map<string, Figures>();
  for (const child of children) if (child) add(sums, '', child);
  return sums.get('') ?? null;
}

function asCells(
  areas: ReadonlyMap<string, Figures>,
  plan: AgePlan,
): { cells: PopulationCell[]; totals: AreaTotal[] } {
  const cells: PopulationCell[] = [];
  const totals: AreaTotal[] = [];
  for (const [areaCode, figures] of areas) {
    for (const sex of ['male', 'female'] as const) {
      plan.groups.forEach(({ from, to }, group) => {
        cells.push({ areaCode, sex, ageFrom: from, ageTo: to, value: figures[sex][group] ?? null });
      });
    }
    totals.push({ areaCode, population: figures.population, households: figures.households ?? null });
  }
  return { cells, totals };
}

/** People in the areas that lie in no other area of the file. */
function peopleOf(areas: ReadonlyMap<string, Figures>, book: AreaBook): number {
  let people = 0;
  for (const [code, { population }] of areas) {
    let around = book.byCode(code)?.parentCode ?? null;
    while (around !== null && !areas.has(around)) around = book.byCode(around)?.parentCode ?? null;
    if (around === null) people += population ?? 0;
  }
  return people;
}
