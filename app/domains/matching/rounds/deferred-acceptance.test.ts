import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockingPairs } from './blocking-pairs';
import { deferredAcceptance } from './deferred-acceptance';
import { readWishes } from './lists';
import { drawLots } from './lots';
import type { Pair, Participant, Side } from './model';

/** Lists as places: `places[i][j]` is the place of j on the list of i, 0: not acceptable. */
interface Instance {
  first: number[][];
  second: number[][];
  room: { first: number[]; second: number[] };
}

/** Every list over `n` others: a place for each or none, places without gaps. */
function everyList(n: number): number[][] {
  const all: number[][] = [];
  const walk = (list: number[]) => {
    if (list.length === n) {
      const top = Math.max(0, ...list);
      for (let place = 1; place <= top; place++) if (!list.includes(place)) return;
      all.push(list);
      return;
    }
    for (let place = 0; place <= n; place++) walk([...list, place]);
  };
  walk([]);
  return all;
}

const LISTS = [0, 1, 2, 3, 4].map(everyList);
const participants = (instance: Instance): Participant[] =>
  (['first', 'second'] as const).flatMap((side) =>
    instance[side].map((places, at) => {
      const other = side === 'first' ? 's' : 'f';
      const top = Math.max(0, ...places);
      const list = Array.from({ length: top }, (_, tier) =>
        places.flatMap((place, id) => (place === tier + 1 ? [`${other}${id}`] : [])),
      );
      const id = `${side === 'first' ? 'f' : 's'}${at}`;
      return {
        id,
        side,
        type: 'npo',
        ward: null,
        capacity: instance.room[side][at] ?? 1,
        list,
        awards: [],
      } as const;
    }),
  );

/** The instance at `index` of all there are of this size: the index read as digits of mixed bases. */
function instanceAt(index: number, n: number, m: number): Instance {
  let rest = index;
  const digit = (base: number) => {
    const value = rest % base;
    rest = Math.floor(rest / base);
    return value;
  };
  const list = (over: number) => LISTS[over]?.[digit(LISTS[over].length)] ?? [];
  return {
    room: {
      first: Array.from({ length: n }, () => 1 + digit(m)),
      second: Array.from({ length: m }, () => 1 + digit(n)),
    },
    first: Array.from({ length: n }, () => list(m)),
    second: Array.from({ length: m }, () => list(n)),
  };
}

function countOf(n: number, m: number): number {
  const lists = (LISTS[m]?.length ?? 0) ** n * (LISTS[n]?.length ?? 0) ** m;
  return lists * m ** n * n ** m;
}

/** Stability in other words than those of the product: on tables of places, by counting. */
function isStable({ first, second, room }: Instance, has: boolean[][]): boolean {
  for (let f = 0; f < first.length; f++) {
    for (let s = 0; s < second.length; s++) {
      const a = first[f]?.[s] ?? 0;
      const b = second[s]?.[f] ?? 0;
      if (has[f]?.[s]) {
        if (a === 0 || b === 0) return false;
        continue;
      }
      if (a === 0 || b === 0) continue;
      const mine = second.flatMap((_, t) => (has[f]?.[t] ? [first[f]?.[t] ?? 0] : []));
      const theirs = first.flatMap((_, g) => (has[g]?.[s] ? [second[s]?.[g] ?? 0] : []));
      const wants = mine.length < (room.first[f] ?? 0) || mine.some((place) => place > a);
      const wanted = theirs.length < (room.second[s] ?? 0) || theirs.some((place) => place > b);
      if (wants && wanted) return false;
    }
  }
  for (const [f, row] of has.entries()) if (count(row) > (room.first[f] ?? 0)) return false;
  return second.every((_, s) => count(has.map((row) => row[s] ?? false)) <= (room.second[s] ?? 0));
}

const count = (row: boolean[]) => row.filter(Boolean).length;
const tableOf = (pairs: Pair[], n: number, m: number) => {
  const has = Array.from({ length: n }, () => Array.from({ length: m }, () => false));
  for (const { first, second } of pairs) {
    const row = has[Number(first.slice(1))];
    if (row) row[Number(second.slice(1))] = true;
  }
  return has;
};

function solve(instance: Instance, proposer: Side, seed: number) {
  const wishes = readWishes({ participants: participants(instance), excluded: [] });
  const pairs = deferredAcceptance(wishes, proposer, seed);
  return { wishes, pairs, has: tableOf(pairs, instance.first.length, instance.second.length) };
}

/** Runs one instance from both sides; says what is wrong with it. */
function verify(instance: Instance, seed: number): string | null {
  for (const proposer of ['first', 'second'] as const) {
    const { wishes, pairs, has } = solve(instance, proposer, seed);
    if (!isStable(instance, has)) return `not stable: ${JSON.stringify(instance)}`;
    if (blockingPairs(wishes, pairs).length > 0) return `proof fails: ${JSON.stringify(instance)}`;
  }
  return null;
}

/** All results there could be, from every set of acceptable pairs. */
function* everyTable({ first, second }: Instance): Generator<boolean[][]> {
  const pairs = first.flatMap((row, f) =>
    row.flatMap((place, s) => (place > 0 && (second[s]?.[f] ?? 0) > 0 ? [[f, s] as const] : [])),
  );
  for (let bits = 0; bits < 1 << pairs.length; bits++) {
    const has = first.map((row) => row.map(() => false));
    for (const [at, [f, s]] of pairs.entries()) {
      const row = has[f];
      if (row && bits & (1 << at)) row[s] = true;
    }
    yield has;
  }
}

/** The instance with ties broken by the lots of the seed. */
function strict(instance: Instance, seed: number): Instance {
  const ids = [...instance.first.map((_, f) => `f${f}`), ...instance.second.map((_, s) => `s${s}`)];
  const lots = drawLots(ids, seed);
  const break_ = (places: number[], prefix: string) => {
    const order = [...places.keys()]
      .filter((id) => (places[id] ?? 0) > 0)
      .sort(
        (a, b) =>
          (places[a] ?? 0) - (places[b] ?? 0) ||
          (lots.get(`${prefix}${a}`) ?? 0) - (lots.get(`${prefix}${b}`) ?? 0),
      );
    return places.map((place, id) => (place === 0 ? 0 : order.indexOf(id) + 1));
  };
  return {
    ...instance,
    first: instance.first.map((places) => break_(places, 's')),
    second: instance.second.map((places) => break_(places, 'f')),
  };
}

describe('every instance', () => {
  // Capacities from 1 to the number of the others, all lists with ties and omissions.
  test.each([
    [1, 1],
    [1, 2],
    [2, 1],
    [1, 3],
    [3, 1],
    [2, 2],
    [1, 4],
    [4, 1],
  ])('%i × %i: all are stable from both sides', (n, m) => {
    const all = countOf(n, m);
    for (let index = 0; index < all; index++) expect(verify(instanceAt(index, n, m), 7)).toBeNull();
  });

  // 10 million for 2 × 3 up to 10^22 for 4 × 4 can't be counted through: evenly spread indices instead.
  test.each([
    [2, 3],
    [3, 2],
    [3, 3],
    [2, 4],
    [4, 2],
    [3, 4],
    [4, 3],
    [4, 4],
  ])('%i × %i: 4,001 evenly spread over all are stable from both sides', (n, m) => {
    for (let at = 0; at < 4001; at++) expect(verify(spread(at, 4001, n, m), at)).toBeNull();
  });
});

/** Instance number `at` of `of` spread over all: each digit walks by a step of its own without common factor. */
function spread(at: number, of: number, n: number, m: number): Instance {
  let step = 0;
  const digit = (base: number) => {
    step++;
    return Math.floor((((at * (2 * step * step + 1)) % of) / of) * base);
  };
  const list = (over: number) => LISTS[over]?.[digit(LISTS[over].length)] ?? [];
  return {
    room: {
      first: Array.from({ length: n }, () => 1 + digit(m)),
      second: Array.from({ length: m }, () => 1 + digit(n)),
    },
    first: Array.from({ length: n }, () => list(m)),
    second: Array.from({ length: m }, () => list(n)),
  };
}

describe('against every stable result there is', () => {
  test('the proposing side has its best one, and everybody has as many partners in all of them', () => {
    for (const [n, m] of [
      [2, 2],
      [2, 3],
      [3, 3],
      [4, 3],
      [4, 4],
    ] as const) {
      for (let at = 0; at < 61; at++) {
        const tied = spread(at, 61, n, m);
        const instance = strict(tied, at);
        const stable = [...everyTable(instance)].filter((has) => isStable(instance, has));
        const { has } = solve(tied, 'first', at);
        expect(stable).toContainEqual(has);
        for (const other of stable) for (let f = 0; f < n; f++) expectBest(instance, has, other, f);
      }
    }
  });
});

/** The best choice out of both results together is what `f` has (Blair's order), and the numbers are equal. */
function expectBest(instance: Instance, has: boolean[][], other: boolean[][], f: number) {
  const both = [...instance.second.keys()].filter((s) => has[f]?.[s] || other[f]?.[s]);
  const place = (s: number) => instance.first[f]?.[s] ?? 0;
  const best = both.sort((a, b) => place(a) - place(b)).slice(0, instance.room.first[f]);
  expect(best.sort()).toEqual([...instance.second.keys()].filter((s) => has[f]?.[s]));
  expect(count(other[f] ?? [])).toBe(count(has[f] ?? []));
}

describe('large ones', () => {
  test('300 organisations with lists of 40 in few tiers are stable, whichever side proposes', () => {
    for (const seed of [1, 2, 3]) {
      const lots = (id: string, from: string[]) =>
        [...drawLots(from, seed * 1000 + Number(id.slice(1)))].slice(0, 40);
      const first = Array.from({ length: 120 }, (_, at) => `f${at}`);
      const second = Array.from({ length: 180 }, (_, at) => `s${at}`);
      const of = (id: string, at: number, side: Side): Participant => {
        const tiers: string[][] = [];
        for (const [other, place] of lots(id, side === 'first' ? second : first)) {
          const tier = Math.floor(place / 5);
          tiers[tier] = [...(tiers[tier] ?? []), other];
        }
        return {
          id,
          side,
          type: 'npo',
          ward: null,
          capacity: 1 + (at % 3),
          list: tiers.filter(Boolean),
          awards: [],
        };
      };
      const all = [
        ...first.map((id, at) => of(id, at, 'first')),
        ...second.map((id, at) => of(id, at, 'second')),
      ];
      const wishes = readWishes({ participants: all, excluded: [['f1', 's1']] });
      for (const proposer of ['first', 'second'] as const) {
        const pairs = deferredAcceptance(wishes, proposer, seed);
        expect(pairs.length).toBeGreaterThan(100);
        expect(blockingPairs(wishes, pairs)).toEqual([]);
      }
    }
  });
});

test('neither the order of the input nor that of exclusions changes anything; another seed may', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(), fc.boolean(), (at, seed, backwards) => {
      const all = participants(spread(at, 61, 4, 4));
      const once = deferredAcceptance(readWishes({ participants: all, excluded: [] }), 'first', seed);
      const turned = backwards ? [...all].reverse() : [...all.slice(3), ...all.slice(0, 3)];
      const again = deferredAcceptance(readWishes({ participants: turned, excluded: [] }), 'first', seed);
      expect(again).toEqual(once);
    }),
  );
  const tied = { first: [[1], [1]], second: [[1, 1]], room: { first: [1, 1], second: [1] } };
  const winners = [1, 2, 3, 4, 5, 6].map((seed) => solve(tied, 'first', seed).pairs[0]?.first);
  expect(new Set(winners)).toEqual(new Set(['f0', 'f1']));
});

test('pairs kept apart and unknown or doubled names on lists are left out', () => {
  const one = (id: string, side: Side, list: string[][]): Participant => ({
    id,
    side,
    type: 'npo',
    ward: null,
    capacity: 2,
    list,
    awards: [],
  });
  const all = [
    one('a', 'first', [['x', 'x'], ['gone'], ['y', 'a']]),
    one('b', 'first', []),
    one('x', 'second', [['a', 'b']]),
    one('y', 'second', [['a']]),
  ];
  const wishes = readWishes({ participants: all, excluded: [['x', 'a']] });
  expect(deferredAcceptance(wishes, 'first', 1)).toEqual([{ first: 'a', second: 'y' }]);
  expect(blockingPairs(wishes, [])).toEqual([
    { first: 'a', second: 'y', firstGivesUp: null, secondGivesUp: null },
  ]);
});
