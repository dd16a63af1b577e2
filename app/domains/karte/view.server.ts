import type { Area } from '~/domains/areas/model';
import { openArea } from '~/domains/areas/service/standing.server';
import { listAreas } from '~/domains/areas/service.server';
import { DomainError } from '~/platform/errors';
import { type City, type KarteDeps, type Node, readCity } from './city.server';
import { type Future, intervalsUsed, projectCity } from './future.server';
import {
  type AgeTable,
  type AreaName,
  type Course,
  DEFAULT_OPTIONS,
  type KarteOptions,
  type KarteView,
  type KarteYear,
  type Mask,
  type Method,
  type PublishedView,
  roundTable,
  type ShownTable,
  type Sums,
  shownTable,
  suppress,
  totalOf,
} from './model';
import { readFacilities, readSalons } from './places.server';
import { unique } from './sums.server';

/**
 * The karte of an area as everybody may see it. An area without figures shows those of the nearest area around it
 * that has some; `figuresOf` says whose they are. One that is no more, or not yet, is shown as of the day nearest to
 * the one asked for; `standing` says so. Figures are those of the areas of today, whatever day is asked for: two
 * divisions of the same people beside each other would tell by subtraction what either of them keeps secret. Throws
 * `not_found`.
 */
export async function karteOf(
  deps: KarteDeps,
  code: string,
  options: KarteOptions = DEFAULT_OPTIONS,
): Promise<KarteView> {
  const opened = await openArea(deps, code, options.on);
  if (opened === null) throw new DomainError('not_found', { reason: 'no_area' });
  const { area, standing } = opened;
  const city = await readCity(deps, options.basis);
  const node = city.nodes.get(code);
  const around = areasAround(city, area);
  const figures = [...around, ...(node ? [node] : [])].reverse().find(({ counts }) => counts.size > 0);
  const future = projectCity(city, options);
  const years = figures ? yearsOf(city, figures, future) : [];
  const salons = await readSalons(deps, figures ?? node, around);
  const facilities = await readFacilities(deps, node, figures);
  const published = publishedFor(city, figures ?? node, around);
  const sources: KarteView['sources'] = [
    ...unique([...(figures?.counts.values() ?? [])].flatMap((count) => count.sources)).map((source) => ({
      ...source,
      of: 'population' as const,
    })),
    ...(published && city.published.source ? [{ ...city.published.source, of: 'projection' as const }] : []),
    ...(salons ? [{ ...salons.about, of: 'salons' as const }] : []),
    ...facilities.sources.map((source) => ({ ...source, of: 'facilities' as const })),
  ];
  return {
    area: { ...nameOf(area), kana: area.kana },
    standing,
    figuresOf: nameOf((figures ?? node)?.area ?? area),
    ...(await neighboursOn(deps, area, standing.day)),
    options: { ...options, on: standing.state === 'today' ? '' : standing.day },
    basis: city.kind,
    bases: city.kinds,
    years,
    courses: figures ? coursesOf(city, figures, future) : [],
    method: figures ? methodOf(figures, future, options) : null,
    published,
    salons: salons?.view ?? null,
    facilities: facilities.view,
    sources,
    fictional: sources.some(({ fictional }) => fictional),
  };
}

export function nameOf({ code, name, kind }: Area): AreaName {
  return { code, name, kind };
}

/** What is around an area and inside it on a day. */
async function neighboursOn(
  deps: KarteDeps,
  area: Area,
  day: string,
): Promise<Pick<KarteView, 'path' | 'inside'>> {
  const areas = await listAreas(deps, { on: day });
  const path: AreaName[] = [];
  let around = areas.find(({ code }) => code === area.parentCode);
  while (around) {
    path.unshift(nameOf(around));
    const { parentCode } = around;
    around = areas.find(({ code }) => code === parentCode);
  }
  return { path, inside: areas.filter(({ parentCode }) => parentCode === area.code).map(nameOf) };
}

/** What is around an area today, the city first; also of one that is no more. */
function areasAround(city: City, area: Area): Node[] {
  const node = city.nodes.get(area.code);
  if (node) return pathTo(city, node);
  const parent = area.parentCode === null ? undefined : city.nodes.get(area.parentCode);
  return parent ? [...pathTo(city, parent), parent] : [];
}

/** What is around an area, the city first. */
function pathTo(city: City, node: Node): Node[] {
  const parent = node.area.parentCode === null ? undefined : city.nodes.get(node.area.parentCode);
  return parent ? [...pathTo(city, parent), parent] : [];
}

/** Counted and projected years of an area, with nothing in them that may not be shown. */
export function yearsOf(city: City, node: Node, future: Future): KarteYear[] {
  const { code } = node.area;
  const counted = [...node.counts.values()]
    .sort((a, b) => a.year - b.year)
    .map((count): KarteYear => {
      const mask = city.masks.get(count.year)?.get(code) ?? suppress(count.whole);
      const few = city.hiddenHouseholds.get(count.year)?.has(code) ?? true;
      return {
        year: count.year,
        projected: false,
        fictional: count.fictional,
        table: shownTable(count.whole, mask),
        raw: null,
        households: few ? null : count.households,
      };
    });
  const projected = future.places.get(code);
  const ahead = (projected?.years ?? []).flatMap((year, step): KarteYear[] => {
    const table = future.whole.get(code)?.[step];
    const raw = projected?.raw[step];
    if (table === undefined || raw === undefined) return [];
    const mask = future.masks[step]?.get(code) ?? suppress(table);
    return [
      {
        year,
        projected: true,
        fictional: counted.some((count) => count.fictional),
        table: shownTable(table, mask),
        raw: rawSums(raw, mask),
        households: null,
      },
    ];
  });
  return [...counted, ...ahead];
}

/** Sums of the raw projection; hidden wherever the shown one hides its own, for the two are close. */
function rawSums(raw: AgeTable, mask: Mask): Sums {
  const whole = roundTable(raw);
  const own = suppress(whole);
  const both: Mask = {
    rows: own.rows,
    blocks: own.blocks.map((hidden, i) => hidden || (mask.blocks[i] ?? false)),
    sexes: own.sexes || mask.sexes,
    all: own.all || mask.all,
  };
  return sumsOf(shownTable(whole, both));
}

export function sumsOf({ total, groups }: ShownTable): Sums {
  return {
    total: total.both,
    young: groups.young.both,
    working: groups.working.both,
    old: groups.old.both,
  };
}

function coursesOf(city: City, node: Node, future: Future): Course[] {
  return [node, ...pathTo(city, node).reverse()].map((one) => ({
    area: nameOf(one.area),
    years: yearsOf(city, one, future).map(({ year, projected, table }) => ({
      year,
      projected,
      sums: sumsOf(table),
    })),
  }));
}

function methodOf(node: Node, future: Future, options: KarteOptions): Method | null {
  const projected = future.places.get(node.area.code);
  const last = [...node.counts.values()].sort((a, b) => a.year - b.year).at(-1);
  if (projected === undefined || last === undefined) return null;
  return {
    baseYear: projected.baseYear,
    intervals: intervalsUsed(node, options),
    openFrom: projected.smoothed[0]?.openFrom ?? last.table.openFrom,
    sexRatio: future.sexRatio,
    ownSexRatio: future.ownSexRatio,
    smoothed: node.area.kind === 'centre' || node.area.kind === 'rengo',
    raked: projected.raked,
    controlled: projected.controlled,
    familiesAYear: Math.round((Math.abs(options.families) * totalOf(last.table)) / 1000),
  };
}

/** Published figures of the area itself or, for small ones, of its ward. */
function publishedFor(city: City, node: Node | undefined, around: readonly Node[]): PublishedView | null {
  const candidates = node ? [node, ...[...around].reverse()] : [];
  const found = candidates.find(({ area }) => city.published.areas.has(area.code));
  const years = found ? city.published.areas.get(found.area.code) : undefined;
  if (!found || !years || !city.published.source) return null;
  return {
    area: nameOf(found.area),
    source: city.published.source.source,
    referenceDate: city.published.source.referenceDate,
    years: [...years].map(([year, groups]) => ({ year, ...groups })),
  };
}
