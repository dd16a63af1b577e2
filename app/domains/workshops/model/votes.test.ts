import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proxyVoter, rankVotes, refuseVote, votesGiven, votesLeft } from './votes';

const rules = fc.record({
  votesEach: fc.integer({ min: 1, max: 12 }),
  votesPerNote: fc.integer({ min: 1, max: 12 }),
});

describe('vote budget', () => {
  it('is never exceeded, whatever is clicked in whatever order', () => {
    const clicks = fc.array(fc.record({ note: fc.integer({ min: 0, max: 5 }), undo: fc.boolean() }), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(rules, clicks, (rule, sequence) => {
        const given: Record<string, number> = {};
        for (const { note, undo } of sequence) {
          const id = `obj_${note}`;
          const before = given[id] ?? 0;
          if (undo) {
            if (before > 0) given[id] = before - 1;
          } else if (refuseVote(rule, given, id) === null) {
            given[id] = before + 1;
          }
          expect(votesGiven(given)).toBeLessThanOrEqual(rule.votesEach);
          expect(given[id] ?? 0).toBeLessThanOrEqual(rule.votesPerNote);
          expect(votesLeft(rule, given)).toBe(rule.votesEach - votesGiven(given));
        }
      }),
    );
  });

  it('refuses only for a reason', () => {
    fc.assert(
      fc.property(rules, fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(6)), (rule, given) => {
        const refusal = refuseVote(rule, given, 'a');
        const full = votesGiven(given) >= rule.votesEach;
        const capped = (given.a ?? 0) >= rule.votesPerNote;
        expect(refusal).toBe(full ? 'vote_budget' : capped ? 'vote_cap' : null);
      }),
    );
  });
});

describe('ranking', () => {
  it('gives equal numbers the same rank and skips after them', () => {
    expect(rankVotes({ b: 3, a: 3, c: 1, d: 2, e: 0 })).toEqual([
      { objectId: 'a', votes: 3, rank: 1 },
      { objectId: 'b', votes: 3, rank: 1 },
      { objectId: 'd', votes: 2, rank: 3 },
      { objectId: 'c', votes: 1, rank: 4 },
    ]);
  });

  it('ranks each note one behind those with more', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.nat(9)), (counts) => {
        const ranked = rankVotes(counts);
        for (const result of ranked) {
          expect(result.rank).toBe(1 + ranked.filter((other) => other.votes > result.votes).length);
        }
      }),
    );
  });
});

it('one person without a device is one voter however the name is typed', () => {
  expect(proxyVoter('タナカ')).toBe(proxyVoter(' ﾀﾅｶ '));
  expect(proxyVoter('Ａｎｎ')).toBe(proxyVoter('ann'));
});
