import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORGANISATION_TYPES, type OrganisationType } from '~/domains/organisations/model';
import { type Applicants, checkEligibility, periodProblem } from './eligibility';
import { RULE_SETS } from './rule-sets';

const { network_2015, network_2024, places_2015 } = RULE_SETS;
const npoWith = (...partnerTypes: OrganisationType[]): Applicants => ({
  leadType: 'npo',
  partnerTypes,
  isNew: true,
  year: 1,
  hasPrevious: false,
});
const codes = (list: { code: string }[]) => list.map(({ code }) => code);

describe('who may apply', () => {
  it('FY2015: an NPO with one of the partners, with something new, for one year', () => {
    expect(checkEligibility(network_2015, npoWith('chonaikai'))).toEqual([]);
    expect(codes(checkEligibility(network_2015, npoWith()))).toEqual(['partner_missing']);
    expect(codes(checkEligibility(network_2015, npoWith('npo', 'group')))).toEqual(['partner_missing']);
    expect(codes(checkEligibility(network_2015, { ...npoWith('school'), isNew: false }))).toEqual([
      'not_new',
    ]);
    expect(codes(checkEligibility(network_2015, { ...npoWith('school'), leadType: 'company' }))).toEqual([
      'lead_type',
    ]);
    expect(
      codes(checkEligibility(network_2015, { ...npoWith('school'), year: 2, hasPrevious: true })),
    ).toEqual(['no_such_year']);
  });

  it('FY2024: three years, the later ones after the one before; also what is not new', () => {
    const later = { ...npoWith('company'), isNew: false, year: 3 };
    expect(codes(checkEligibility(network_2024, later))).toEqual(['previous_missing']);
    expect(checkEligibility(network_2024, { ...later, hasPrevious: true })).toEqual([]);
    expect(codes(checkEligibility(network_2024, { ...later, year: 4, hasPrevious: true }))).toEqual([
      'no_such_year',
    ]);
    for (const year of [0, -1, 1.5, Number.NaN])
      expect(codes(checkEligibility(network_2024, { ...later, year }))).toEqual(['no_such_year']);
  });

  it('places: no partner is asked for', () => {
    expect(checkEligibility(places_2015, { ...npoWith(), leadType: 'shopping_street' })).toEqual([]);
  });

  it('one partner fills one set, whatever the order', () => {
    const rules = {
      ...network_2015,
      requiredPartners: [['company', 'school'], ['company']] as OrganisationType[][],
    };
    expect(checkEligibility(rules, npoWith('company', 'school'))).toEqual([]);
    expect(checkEligibility(rules, npoWith('school', 'company'))).toEqual([]);
    expect(codes(checkEligibility(rules, npoWith('company')))).toEqual(['partner_missing']);
  });

  it('more partners never make it worse, and as many sets stay open as must', () => {
    const type = fc.constantFrom(...ORGANISATION_TYPES);
    const sets = fc.array(fc.uniqueArray(type, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(sets, fc.array(type, { maxLength: 5 }), type, (requiredPartners, partners, more) => {
        const rules = { ...network_2015, requiredPartners };
        const open = (list: OrganisationType[]) => checkEligibility(rules, npoWith(...list)).length;
        expect(open(partners)).toBe(fewestOpen(requiredPartners, partners));
        expect(open([...partners, more])).toBeLessThanOrEqual(open(partners));
      }),
    );
  });
});

/** The fewest sets that stay open, by trying every assignment. */
function fewestOpen(sets: readonly OrganisationType[][], partners: readonly OrganisationType[]): number {
  const [first, ...rest] = sets;
  if (first === undefined) return 0;
  const without = 1 + fewestOpen(rest, partners);
  const withOne = partners.flatMap((type, at) =>
    first.includes(type) ? [fewestOpen(rest, partners.toSpliced(at, 1))] : [],
  );
  return Math.min(without, ...withOne);
}

it('takes applications from the first to the last day, both included, while open', () => {
  const at = (today: string) => periodProblem(network_2024, 'open', today);
  expect(at('2024-03-31')).toEqual({ code: 'not_open_yet', day: '2024-04-01' });
  expect(at('2024-04-01')).toBeNull();
  expect(at('2024-05-31')).toBeNull();
  expect(at('2024-06-01')).toEqual({ code: 'closed', day: '2024-05-31' });
  expect(periodProblem(network_2024, 'draft', '2024-04-10')).toEqual({ code: 'in_preparation' });
  for (const status of ['screening', 'decided', 'closed'] as const)
    expect(periodProblem(network_2024, status, '2024-04-10')?.code).toBe('closed');
});
