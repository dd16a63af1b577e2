import { type Area, divisionsOf } from '~/domains/areas/model';
import type { Count, Node } from './city.server';
import { addTables, roundTable, type Source, sum, totalOf } from './model';

/** Areas of all times, for sums: `everywhere` has those that are no more besides those of today. */
export interface AllTimes {
  everywhere: ReadonlyMap<string, Node>;
  /** Every state every area ever had. */
  states: readonly Area[];
  /** `YYYY-MM-DD`. */
  today: string;
}

/**
 * Gives areas without counts of their own the sum of the areas in them: of one division of theirs between the day of
 * the count and today, all of whose areas were counted. An area that ended took nobody with it, so of several such
 * divisions the one with the most people is the whole.
 */
export function addUp({ everywhere, states, today }: AllTimes): void {
  const inside = new Map<string | null, Area[]>();
  for (const state of states) inside.set(state.parentCode, [...(inside.get(state.parentCode) ?? []), state]);
  const done = new Set<string>();
  const visit = (node: Node): void => {
    if (done.has(node.area.code)) return;
    done.add(node.area.code);
    const parts = inside.get(node.area.code) ?? [];
    const nodes = [...new Set(parts.map(({ code }) => code))].flatMap((code) => everywhere.get(code) ?? []);
    for (const part of nodes) visit(part);
    for (const year of new Set(nodes.flatMap(({ counts }) => [...counts.keys()]))) {
      if (node.counts.has(year)) continue;
      const day = dayOfCount(nodes, year);
      const sums = divisionsOf(parts, day, today).flatMap((codes) => sumOf(codes, year, everywhere) ?? []);
      const [whole] = sums.sort((a, b) => totalOf(b.table) - totalOf(a.table));
      if (whole) node.counts.set(year, whole);
    }
  };
  for (const node of everywhere.values()) visit(node);
}

/** The last day on which any of the areas was counted in a year. */
function dayOfCount(nodes: readonly Node[], year: number): string {
  const sources = nodes.flatMap(({ counts }) => counts.get(year)?.sources ?? []);
  const days = sources.map(({ referenceDate }) => referenceDate).sort();
  return days.at(-1) ?? '';
}

/** Null unless every area was counted. */
function sumOf(codes: readonly string[], year: number, everywhere: AllTimes['everywhere']): Count | null {
  const parts = codes.flatMap((code) => everywhere.get(code)?.counts.get(year) ?? []);
  const table = addTables(parts.map((part) => part.table));
  if (table === null || parts.length < codes.length) return null;
  const households = parts.map((part) => part.households);
  return {
    year,
    table,
    whole: roundTable(table),
    secret: parts.reduce<boolean[]>((all, { secret }) => secret.map((is, i) => is || (all[i] ?? false)), []),
    households: households.includes(null) ? null : sum(households.map((n) => n ?? 0)),
    fictional: parts.some(({ fictional }) => fictional),
    sources: unique(parts.flatMap(({ sources }) => sources)),
  };
}

/** The same source once. */
export function unique<T extends Source>(sources: readonly T[]): T[] {
  return [...new Map(sources.map((one) => [`${one.source} ${one.referenceDate}`, one])).values()];
}
