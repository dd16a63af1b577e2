import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ORGANISATION_TYPES, type OrganisationType } from '~/domains/organisations/model';
import { shareFigure } from './figures';
import {
  byWard,
  COUNTED_TYPES,
  countedIn,
  publicWards,
  type RegisteredCollaboration,
  type RegisteredOrganisation,
  sumOf,
  wasActiveIn,
} from './register';

const organisation = (
  id: string,
  type: OrganisationType,
  ward: string | null = '011011',
  since = '2010-01-01',
): RegisteredOrganisation => ({ id, name: id, type, ward, since });
const together = (
  id: string,
  days: [string, string | null],
  ...partners: RegisteredOrganisation[]
): RegisteredCollaboration => ({ id, title: id, startedOn: days[0], endedOn: days[1], partners });
const options = { today: '2030-01-01', types: COUNTED_TYPES };

describe('a fiscal year of the register', () => {
  test.each([
    ['2014-03-31', '2014-03-31', false],
    ['2014-03-31', '2014-04-01', true],
    ['2014-04-01', null, true],
    ['2015-03-31', null, true],
    ['2015-04-01', null, false],
    ['2010-01-01', '2020-01-01', true],
  ])('%s to %s lies in FY2014: %s', (startedOn, endedOn, active) => {
    expect(wasActiveIn({ startedOn, endedOn }, 2014, '2030-01-01')).toBe(active);
  });

  test('what is still to come does not count yet', () => {
    expect(wasActiveIn({ startedOn: '2014-09-01', endedOn: null }, 2014, '2014-08-31')).toBe(false);
    expect(wasActiveIn({ startedOn: '2010-09-01', endedOn: null }, 2015, '2015-03-31')).toBe(false);
  });

  test('seven organisations by hand: 3 of 5 collaborate (60.0 %), 2 of 5 with another type (40.0 %)', () => {
    const npo = organisation('npo', 'npo');
    const other = organisation('other', 'npo', '011029');
    const chonaikai = organisation('chonaikai', 'chonaikai');
    const alone = organisation('alone', 'group');
    const late = organisation('late', 'npo', '011011', '2015-04-01');
    const former = organisation('former', 'shopping_street', null);
    const company = organisation('company', 'company');
    const register = {
      organisations: [npo, other, chonaikai, alone, late, former, company],
      collaborations: [
        together('same type', ['2014-05-01', null], npo, other),
        together('another type', ['2013-01-01', '2014-04-01'], npo, chonaikai),
        together('over', ['2012-01-01', '2014-03-31'], former, company),
        together('alone', ['2014-05-01', null], alone),
      ],
    };
    const counted = countedIn(register, 2014, options);
    expect(sumOf(counted)).toEqual({ active: 5, collaborating: 3, crossType: 2 });
    expect(shareFigure(3, 5, 1)).toBe(600);
    expect(counted.filter((one) => one.crossType).map(({ id }) => id)).toEqual(['npo', 'chonaikai']);
    expect(counted[0]?.collaborations.map(({ id }) => id)).toEqual(['same type', 'another type']);
    expect(byWard(counted).get('011029')).toEqual({ active: 1, collaborating: 1, crossType: 0 });
    expect(sumOf(countedIn(register, 2013, options))).toEqual({ active: 5, collaborating: 3, crossType: 3 });
    expect(sumOf(countedIn(register, 2015, options)).active).toBe(6);
  });

  test('a partner counts in the years it took part in', () => {
    const npo = organisation('npo', 'npo');
    const chonaikai = organisation('chonaikai', 'chonaikai');
    const group = organisation('group', 'group');
    const register = {
      organisations: [npo, chonaikai, group],
      collaborations: [
        {
          ...together('a', ['2012-04-01', null], npo, chonaikai),
          partners: [npo, { ...chonaikai, to: '2014-03-31' }, { ...group, from: '2015-04-01', to: null }],
        },
      ],
    };
    const of = (year: number) => sumOf(countedIn(register, year, options));
    expect(of(2013)).toEqual({ active: 3, collaborating: 2, crossType: 2 });
    expect(of(2014)).toEqual({ active: 3, collaborating: 0, crossType: 0 });
    expect(of(2015)).toEqual({ active: 3, collaborating: 2, crossType: 2 });
  });

  test('one that is a partner twice over is still alone', () => {
    const npo = organisation('npo', 'npo');
    const register = {
      organisations: [npo],
      collaborations: [together('a', ['2014-05-01', null], npo, npo)],
    };
    expect(sumOf(countedIn(register, 2014, options)).collaborating).toBe(0);
  });
});

const day = fc.integer({ min: 0, max: 5000 }).map((n) => {
  return new Date(Date.UTC(2010, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
});
const anyRegister = fc
  .array(
    fc.record({
      type: fc.constantFrom(...ORGANISATION_TYPES),
      ward: fc.constantFrom(null, 'a', 'b', 'c', 'd'),
      since: day,
    }),
    { minLength: 1, maxLength: 25 },
  )
  .chain((parts) => {
    const organisations = parts.map(({ type, ward, since }, i) => organisation(String(i), type, ward, since));
    return fc.record({
      organisations: fc.constant(organisations),
      collaborations: fc.array(
        fc
          .tuple(day, fc.option(day), fc.subarray(organisations))
          .map(([startedOn, endedOn, partners]) => together('c', [startedOn, endedOn], ...partners)),
        { maxLength: 12 },
      ),
    });
  });
const year = fc.integer({ min: 2009, max: 2025 });

describe('any register', () => {
  test('wards sum up to the city, and the parts are never more than the whole', () => {
    fc.assert(
      fc.property(anyRegister, year, (register, inYear) => {
        const counted = countedIn(register, inYear, options);
        const city = sumOf(counted);
        const wards = [...byWard(counted).values()];
        for (const key of ['active', 'collaborating', 'crossType'] as const) {
          expect(wards.reduce((sum, one) => sum + one[key], 0)).toBe(city[key]);
        }
        expect(city.crossType).toBeLessThanOrEqual(city.collaborating);
        expect(city.collaborating).toBeLessThanOrEqual(city.active);
      }),
    );
  });

  test('one more collaboration never lowers a number', () => {
    fc.assert(
      fc.property(anyRegister, year, (register, inYear) => {
        const fewer = { ...register, collaborations: register.collaborations.slice(1) };
        const [more, less] = [register, fewer].map((one) => sumOf(countedIn(one, inYear, options)));
        expect(less?.collaborating).toBeLessThanOrEqual(more?.collaborating ?? -1);
        expect(less?.crossType).toBeLessThanOrEqual(more?.crossType ?? -1);
      }),
    );
  });

  test('no public number tells on one or two, and no single ward is missing from the whole', () => {
    fc.assert(
      fc.property(anyRegister, year, (register, inYear) => {
        const wards = publicWards(byWard(countedIn(register, inYear, options)));
        const shown = [...wards.values()].filter((one) => one !== null);
        for (const { active, collaborating, crossType } of shown) {
          for (const n of [active, collaborating, crossType]) expect([1, 2]).not.toContain(n);
        }
        if (wards.size > 1) expect(wards.size - shown.length).not.toBe(1);
      }),
    );
  });
});
