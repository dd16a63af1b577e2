import { type Area, type AreaShape, municipalCheckDigit } from './areas';
import { type FeatureProblem, type ReadFeature, shapeOf } from './geojson';

/** A property of the file, and how many features it would match. */
export interface PropertyChoice {
  name: string;
  matched: number;
  /** A value, to know it by. */
  example: string;
}

/** An area that gets a shape. Several features of one area make one shape. */
export interface MatchedArea {
  code: string;
  name: string;
  features: number;
  shape: AreaShape;
}

/** A feature that is left out. */
export interface LeftOut {
  /** Place in the file, from 1. */
  number: number;
  /** What the property says; '' when it says nothing. */
  value: string;
  why: 'unmatched' | 'ambiguous';
}

/** A feature of a known area that can't be used. */
export interface BadFeature {
  number: number;
  value: string;
  problem: FeatureProblem;
  at: [number, number] | null;
}

export interface Matching {
  property: string;
  properties: PropertyChoice[];
  matched: MatchedArea[];
  leftOut: LeftOut[];
  /** None of these may be there for an import: an area would lose a part without a word. */
  bad: BadFeature[];
}

type Named = Pick<Area, 'code' | 'name' | 'parentCode'>;

/**
 * Finds the area of each feature by the property asked for, or by the one that matches most. A code counts with and
 * without its check digit and also where a leading zero was lost; a name counts with its ward or city before it.
 */
export function matchFeatures(
  features: readonly ReadFeature[],
  areas: readonly Named[],
  asked: string | null,
): Matching {
  const find = finder(areas);
  const properties = choices(features, find);
  const property = properties.find(({ name }) => name === asked)?.name ?? properties[0]?.name ?? '';
  const pieces = new Map<string, ReadFeature[]>();
  const leftOut: LeftOut[] = [];
  const bad: BadFeature[] = [];
  for (const feature of features) {
    const { number, problem, at } = feature;
    const value = feature.properties[property] ?? '';
    const found = find(value);
    if (found.length !== 1) {
      if (problem === 'not_feature') bad.push({ number, value, problem, at });
      else leftOut.push({ number, value, why: found.length === 0 ? 'unmatched' : 'ambiguous' });
    } else if (problem) {
      bad.push({ number, value, problem, at });
    } else {
      const code = found[0] ?? '';
      pieces.set(code, [...(pieces.get(code) ?? []), feature]);
    }
  }
  const matched = areas.flatMap(({ code, name }) => {
    const own = pieces.get(code) ?? [];
    if (own.length === 0) return [];
    return [{ code, name, features: own.length, shape: shapeOf(own.flatMap(({ polygons }) => polygons)) }];
  });
  return { property, properties, matched, leftOut, bad };
}

function choices(features: readonly ReadFeature[], find: (value: string) => string[]): PropertyChoice[] {
  const counts = new Map<string, PropertyChoice>();
  for (const { properties } of features) {
    for (const [name, value] of Object.entries(properties)) {
      const choice = counts.get(name) ?? { name, matched: 0, example: value };
      if (find(value).length === 1) choice.matched++;
      counts.set(name, choice);
    }
  }
  return [...counts.values()].sort((a, b) => b.matched - a.matched || (a.name < b.name ? -1 : 1));
}

/** Codes of the areas that a value may mean. */
function finder(areas: readonly Named[]): (value: string) => string[] {
  const byCode = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  const called = (name: string, code: string) => byName.set(name, (byName.get(name) ?? new Set()).add(code));
  for (const { code, name, parentCode } of areas) {
    byCode.set(code, code);
    const plain = plainName(name);
    called(plain, code);
    const around = parentCode ? names.get(parentCode) : undefined;
    if (around) called(plainName(around) + plain, code);
  }
  return (value) => {
    const text = plainName(value);
    const code = codesMeant(text).find((one) => byCode.has(one));
    return code ? [code] : [...(byName.get(text) ?? [])];
  };
}

function plainName(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** The area codes a text may mean, the likeliest first. */
function codesMeant(text: string): string[] {
  if (!/^\d{4,6}(-\d{2}){0,2}$/.test(text)) return [];
  const [head = '', ...tail] = text.split('-');
  const withCheck = (five: string) => `${five}${municipalCheckDigit(five)}`;
  const heads = [
    ...(head.length === 6 ? [head] : []),
    ...(head.length === 5 ? [withCheck(head), head.padStart(6, '0')] : []),
    ...(head.length === 4 ? [withCheck(head.padStart(5, '0'))] : []),
  ];
  return heads.map((one) => [one, ...tail].join('-'));
}
