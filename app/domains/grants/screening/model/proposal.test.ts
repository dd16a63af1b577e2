import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOutcome, outcomeOf } from './outcome';
import { amountFor, type Candidate, type Place, proposeAwards, proposePasses, rankByMean } from './proposal';
import { compareMeans } from './scores';

const candidate = (id: string, sum: number | null, requestYen: number, mostYen = 2_000_000): Candidate => ({
  id,
  mean: sum === null ? null : { sum, count: 1 },
  requestYen,
  mostYen,
});
const short = (places: readonly Place[]) =>
  places.map((one) => `${one.rank ?? '-'} ${one.id} ${one.amountYen ?? '-'} ${one.why}`);
const NO_LIMITS = { maxAwards: null, budgetYen: null };

const candidates = fc
  .array(
    fc.record({
      mean: fc.option(
        fc.record({ sum: fc.integer({ min: 0, max: 12 }), count: fc.integer({ min: 1, max: 3 }) }),
      ),
      requestYen: fc.integer({ min: 1, max: 3_000_000 }),
      mostYen: fc.constantFrom(500_000, 1_000_000, 2_000_000),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.map((one, at) => ({ ...one, id: `gap_${at}` })));
const limits = fc.record({
  maxAwards: fc.option(fc.integer({ min: 0, max: 14 })),
  budgetYen: fc.option(fc.integer({ min: 0, max: 12_000_000 })),
});

describe('ranking', () => {
  it('gives equals one rank and leaves the next out', () => {
    const means = [
      candidate('b', 30, 1),
      candidate('a', 30, 1),
      candidate('c', 20, 1),
      candidate('d', null, 1),
    ];
    expect(rankByMean(means).map(({ id, rank }) => [id, rank])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['d', null],
    ]);
  });

  it('ranks by who is better: one more than the number of those with a higher mean', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        for (const one of rankByMean(all)) {
          const { mean } = one;
          if (mean === null) expect(one.rank).toBeNull();
          else {
            const better = all.filter((other) => other.mean && compareMeans(other.mean, mean) < 0);
            expect(one.rank).toBe(better.length + 1);
          }
        }
      }),
    );
  });
});

describe('a proposal', () => {
  it('goes down by rank while awards last', () => {
    const all = [candidate('a', 40, 900_000), candidate('b', 30, 2_500_000), candidate('c', 20, 100_000)];
    expect(short(proposeAwards(all, { maxAwards: 2, budgetYen: null }))).toEqual([
      '1 a 900000 within',
      '2 b 2000000 within',
      '3 c - awards_full',
    ]);
  });

  it('passes nobody over for money, and leaves ties at the edge to people', () => {
    const all = [
      candidate('a', 40, 2_000_000),
      candidate('b', 30, 1_500_000),
      candidate('c', 20, 100_000),
      candidate('d', null, 100_000),
    ];
    expect(short(proposeAwards(all, { maxAwards: null, budgetYen: 3_000_000 }))).toEqual([
      '1 a 2000000 within',
      '2 b - money_short',
      '3 c - behind',
      '- d - no_points',
    ]);
    const tied = [candidate('a', 40, 1), candidate('b', 30, 1), candidate('c', 30, 1), candidate('e', 10, 1)];
    expect(short(proposeAwards(tied, { maxAwards: 2, budgetYen: null }))).toEqual([
      '1 a 1 within',
      '2 b - tie',
      '2 c - tie',
      '4 e - behind',
    ]);
  });

  it('is within awards, money, request and cap, whatever is asked', () => {
    fc.assert(
      fc.property(candidates, limits, (all, within) => {
        const places = proposeAwards(all, within);
        const outcome = outcomeOf(places, []);
        expect(outcome.chosen).toBeLessThanOrEqual(within.maxAwards ?? Infinity);
        expect(outcome.totalYen).toBeLessThanOrEqual(within.budgetYen ?? Infinity);
        expect(places.map((one) => one.id).sort()).toEqual(all.map((one) => one.id).sort());
        for (const one of all) {
          const place = places.find(({ id }) => id === one.id);
          if (place?.chosen) expect(place.amountYen).toBe(amountFor(one));
          else expect(place?.amountYen).toBeNull();
          if (place?.chosen)
            expect(place.amountYen).toBeLessThanOrEqual(Math.min(one.requestYen, one.mostYen));
          expect(place?.chosen).toBe(place?.why === 'within');
        }
        const most = new Map(all.map((one) => [one.id, one.mostYen]));
        const problems = checkOutcome(outcome, within, most);
        expect(problems.filter((one) => one.code !== 'tie')).toEqual([]);
      }),
    );
  });

  it('chooses nobody before somebody with more points, and treats equals alike', () => {
    fc.assert(
      fc.property(candidates, limits, (all, within) => {
        const places = proposeAwards(all, within);
        const chosen = places.filter((one) => one.chosen).map((one) => one.rank ?? Infinity);
        const left = places.filter((one) => !one.chosen).map((one) => one.rank ?? Infinity);
        expect(Math.max(0, ...chosen)).toBeLessThan(Math.min(Infinity, ...left));
      }),
    );
  });

  it('does not depend on the order in which applications come', () => {
    const shuffled = candidates.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, limits, ([all, other], within) => {
        expect(proposeAwards(other, within)).toEqual(proposeAwards(all, within));
      }),
    );
  });

  it('stops only where the next rank does not fit', () => {
    fc.assert(
      fc.property(candidates, limits, (all, within) => {
        const places = proposeAwards(all, within);
        const first = places.find((one) => !one.chosen && one.rank !== null);
        if (!first) return;
        const { chosen, totalYen } = outcomeOf(places, []);
        const group = places.filter((one) => one.rank === first.rank);
        const asked = group.reduce(
          (sum, place) => sum + amountFor(all.find((one) => one.id === place.id) as Candidate),
          0,
        );
        const fits =
          chosen + group.length <= (within.maxAwards ?? Infinity) &&
          totalYen + asked <= (within.budgetYen ?? Infinity);
        expect(fits).toBe(false);
      }),
    );
  });

  it('proposes everybody with points when nothing bounds it', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        for (const one of proposeAwards(all, NO_LIMITS)) expect(one.chosen).toBe(one.rank !== null);
      }),
    );
  });

  it('lets as many pass a first stage as is said, without amounts', () => {
    const all = [candidate('a', 3, 5), candidate('b', 2, 5), candidate('c', 1, 5)];
    expect(short(proposePasses(all, 2))).toEqual(['1 a - within', '2 b - within', '3 c - awards_full']);
  });
});

describe('changes', () => {
  const change = (application: string, amountYen: number | null, at = 1) => ({
    id: `gpc_${application}${at}`,
    application,
    chosen: amountYen !== null,
    amountYen,
    reason: '審査会の意見',
    byName: '委員長',
    at,
  });
  const all = [candidate('a', 40, 2_000_000), candidate('b', 30, 1_500_000), candidate('c', 20, 100_000)];
  const within = { maxAwards: 2, budgetYen: 3_000_000 };
  const most = new Map(all.map((one) => [one.id, one.mostYen]));
  const places = proposeAwards(all, within);

  it('hold in their order, the last one counts, and each stays with its reason', () => {
    const outcome = outcomeOf(places, [change('b', 900_000), change('b', 1_000_000, 2), change('x', 1)]);
    expect(outcome).toMatchObject({ chosen: 2, totalYen: 3_000_000 });
    expect(outcome.places.find((one) => one.id === 'b')?.changes).toHaveLength(2);
    expect(checkOutcome(outcome, within, most)).toEqual([]);
  });

  it('are said to be too much when they are', () => {
    const outcome = outcomeOf(places, [change('b', 1_500_000), change('c', 2_000_001)]);
    expect(checkOutcome(outcome, within, most)).toEqual([
      { code: 'over_awards', by: 1 },
      { code: 'over_money', byYen: 2_500_001 },
      { code: 'over_most', id: 'c', mostYen: 2_000_000 },
    ]);
    const nothing = outcomeOf(places, [change('b', 0)]);
    expect(checkOutcome(nothing, within, most)).toEqual([{ code: 'no_amount', id: 'b' }]);
  });

  it('settle a tie by saying something about each of its members', () => {
    const tied = proposeAwards([candidate('a', 30, 1), candidate('b', 30, 1)], {
      maxAwards: 1,
      budgetYen: null,
    });
    const limit = { maxAwards: 1, budgetYen: null };
    const open = checkOutcome(outcomeOf(tied, []), limit, most);
    expect(open.map((one) => one.code)).toEqual(['tie', 'tie']);
    const settled = outcomeOf(tied, [change('a', 1), change('b', null)]);
    expect(checkOutcome(settled, limit, most)).toEqual([]);
  });

  it('never leave more chosen or paid unsaid than there is', () => {
    const changes = fc.array(
      fc.record({ at: fc.nat(13), amountYen: fc.option(fc.integer({ min: 0, max: 3_000_000 })) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(candidates, limits, changes, (some, bound, edits) => {
        const made = edits.map(({ at, amountYen }, n) => change(`gap_${at}`, amountYen, n));
        const outcome = outcomeOf(proposeAwards(some, bound), made);
        const caps = new Map(some.map((one) => [one.id, one.mostYen]));
        const codes = checkOutcome(outcome, bound, caps).map((one) => one.code);
        expect(codes.includes('over_awards')).toBe(outcome.chosen > (bound.maxAwards ?? Infinity));
        expect(codes.includes('over_money')).toBe(outcome.totalYen > (bound.budgetYen ?? Infinity));
        const sum = outcome.places.reduce((total, one) => total + (one.amountYen ?? 0), 0);
        expect(outcome.totalYen).toBe(sum);
      }),
    );
  });
});
