import { expect, it } from 'vitest';
import salons from '../../../../db/seeds/salons-by-ward.json';
import published from '../../../../db/seeds/ward-projection.json';
import { type PopulationCell, sum } from '../model';
import { demoFacilities } from './facilities';
import { DEMO_SOURCE, demoPopulation } from './population';

const sets = demoPopulation();
const of = (year: number) => sets.find(({ referenceDate }) => referenceDate === `${year}-10-01`);
const people = (year: number, wanted: (cell: PopulationCell) => boolean) =>
  sum((of(year)?.cells ?? []).filter(wanted).map(({ value }) => value ?? 0));

it('wards have the published people of 2015, and 2010 by broad age', () => {
  for (const { code } of salons.wards) {
    const counted = salons.population2015[code as keyof typeof salons.population2015];
    expect(people(2015, ({ areaCode }) => areaCode.startsWith(code))).toBe(counted);
    const old = people(2010, ({ areaCode, ageFrom }) => areaCode.startsWith(code) && ageFrom >= 65);
    const known = published.areas[code as keyof typeof published.areas]['65+'][0] ?? 0;
    expect(Math.abs(old - known)).toBeLessThanOrEqual(15);
  }
  expect(people(2015, () => true)).toBe(salons.population2015.total);
});

it('every year has all 87 areas, whole people and the mark of being made up', () => {
  for (const set of sets) {
    expect(set.fictional).toBe(true);
    expect(set.source).toBe(DEMO_SOURCE);
    expect(new Set(set.cells.map(({ areaCode }) => areaCode)).size).toBe(87);
    expect(set.cells.every(({ value }) => Number.isInteger(value) && (value ?? -1) >= 0)).toBe(true);
    expect(set.totals.every(({ households }) => (households ?? 0) > 0)).toBe(true);
  }
  expect(of(2005)?.cells.some(({ ageFrom }) => ageFrom === 90)).toBe(false);
});

it('the same figures come out every time', () => {
  expect(demoPopulation()).toEqual(sets);
  expect(demoFacilities()).toEqual(demoFacilities());
});

it('one area is tiny, with groups of fewer than three', () => {
  const tiny = of(2020)?.cells.filter(({ areaCode }) => areaCode === '011061-09') ?? [];
  expect(sum(tiny.map(({ value }) => value ?? 0))).toBeLessThan(1500);
  expect(tiny.some(({ value }) => (value ?? 9) < 3)).toBe(true);
});

it('facilities lie in their area', () => {
  const { facilities, fictional } = demoFacilities();
  expect(fictional).toBe(true);
  expect(facilities.length).toBeGreaterThan(400);
  expect(new Set(facilities.map(({ externalId }) => externalId)).size).toBe(facilities.length);
});
