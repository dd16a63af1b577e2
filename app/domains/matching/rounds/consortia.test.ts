import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { OrganisationType } from '~/domains/organisations/model';
import { isSame } from './blocking-coalitions';
import { enumerateCandidates } from './candidates';
import { runConsortia } from './consortia';
import { readWishes } from './lists';
import { type Consortium, DEFAULT_ROUND_SETTINGS, type Participant, type RoundInput } from './model';
import { canonicalText } from './run';
import { loadSolver, type Solver } from './solver';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const TYPES: OrganisationType[] = ['chonaikai', 'company', 'school'];

/** Lists as the order of the ids with bars between tiers. */
const lists = (others: string[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(others, { minLength: Math.min(1, others.length) }),
      fc.array(fc.boolean(), { minLength: others.length, maxLength: others.length }),
    )
    .map(([ids, bars]) => {
      const tiers: string[][] = [];
      for (const [at, id] of ids.entries()) {
        const last = tiers.at(-1);
        if (last && bars[at]) last.push(id);
        else tiers.push([id]);
      }
      return tiers;
    });

const inputs: fc.Arbitrary<RoundInput> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([n, m]) => {
    const leads = Array.from({ length: n }, (_, at) => `l${at}`);
    const partners = Array.from({ length: m }, (_, at) => `p${at}`);
    const one = (id: string, side: 'first' | 'second', others: string[]): fc.Arbitrary<Participant> =>
      fc.record({
        id: fc.constant(id),
        side: fc.constant(side),
        type: side === 'first' ? fc.constant('npo' as const) : fc.constantFrom(...TYPES),
        ward: fc.constantFrom('w1', 'w2', null),
        capacity: fc.integer({ min: 0, max: 2 }),
        list: lists(others),
        awards: fc.uniqueArray(fc.integer({ min: 2014, max: 2025 }), { maxLength: 3 }),
      });
    return fc.record({
      method: fc.constant('consortia' as const),
      seed: fc.nat(),
      fiscalYear: fc.constant(2026),
      participants: fc
        .tuple(
          ...leads.map((id) => one(id, 'first', partners)),
          ...partners.map((id) => one(id, 'second', leads)),
        )
        .map((all) => all as Participant[]),
      excluded: fc.array(fc.tuple(fc.constantFrom(...leads, ...partners), fc.constantFrom(...partners)), {
        maxLength: 3,
      }),
      settings: fc.record({
        proposer: fc.constant('first' as const),
        unconfirmed: fc.constant('leave_out' as const),
        required: fc.constantFrom<OrganisationType[][]>(
          [],
          [['chonaikai']],
          [['chonaikai'], ['company', 'school']],
          [TYPES, TYPES],
        ),
        extraPartners: fc.integer({ min: 0, max: 1 }),
        caps: fc.record({
          projects: fc.constantFrom(null, 1, 2),
          ward: fc.constantFrom(null, 1),
          lead: fc.integer({ min: 1, max: 2 }),
          awards: fc.constantFrom(null, 2),
        }),
      }),
    });
  });

/** Every project allowed by the rules, written anew from the words of the settings: all subsets, then the rules. */
function everyProject(input: RoundInput): Consortium[] {
  const wishes = readWishes(input);
  const partners = input.participants.filter((one) => one.side === 'second').sort(byId);
  const most = Math.max(1, input.settings.required.length) + input.settings.extraPartners;
  const found: Consortium[] = [];
  for (const lead of input.participants.filter((one) => one.side === 'first').sort(byId)) {
    const tired = input.settings.caps.awards;
    if (tired !== null && lead.awards.length >= tired) continue;
    for (let bits = 1; bits < 1 << partners.length; bits++) {
      const members = partners.filter((_, at) => bits & (1 << at));
      if (members.length > most || lead.capacity === 0 || members.some((one) => one.capacity === 0)) continue;
      if (!members.every((one) => wishes.mutual(lead.id, one.id))) continue;
      if (members.some((a) => members.some((b) => a !== b && wishes.excluded(a.id, b.id)))) continue;
      if (!covers(input.settings.required, members)) continue;
      const worth = members.map((one) => harmonic(place(lead, one), place(one, lead)));
      const last = [lead, ...members].map((one) => Math.min(10, 2026 - Math.max(-Infinity, ...one.awards)));
      found.push({
        lead: lead.id,
        partners: members.map((one) => one.id),
        worst: Math.min(...worth),
        total: worth.reduce((all, one) => all + one, 0),
        wait: Math.min(...last),
      });
    }
  }
  return found;
}

const byId = (a: Participant, b: Participant) => (a.id < b.id ? -1 : 1);
const place = (one: Participant, other: Participant) =>
  one.list.findIndex((tier) => tier.includes(other.id)) + 1;
const harmonic = (a: number, b: number) => {
  const [x, y] = [1100 - 100 * a, 1100 - 100 * b];
  return Math.round(2 / (1 / x + 1 / y));
};

function covers(sets: readonly (readonly OrganisationType[])[], members: readonly Participant[]): boolean {
  const [set, ...rest] = sets;
  if (set === undefined) return true;
  return members.some(
    (one) =>
      set.includes(one.type) &&
      covers(
        rest,
        members.filter((other) => other !== one),
      ),
  );
}

/** Whether a set of projects keeps to every capacity and cap. */
function allowed(input: RoundInput, projects: readonly Consortium[]): boolean {
  const { caps } = input.settings;
  if (caps.projects !== null && projects.length > caps.projects) return false;
  for (const one of input.participants) {
    const mine = projects.filter((project) => project.lead === one.id || project.partners.includes(one.id));
    if (mine.length > one.capacity) return false;
    if (one.side === 'first' && mine.length > caps.lead) return false;
  }
  for (const ward of ['w1', 'w2']) {
    const here = projects.filter((project) => wardOf(input, project.lead) === ward);
    if (caps.ward !== null && here.length > caps.ward) return false;
  }
  return true;
}

const wardOf = (input: RoundInput, id: string) => input.participants.find((one) => one.id === id)?.ward;

function* everyChoice(
  input: RoundInput,
  from: readonly Consortium[],
  chosen: Consortium[] = [],
): Generator<Consortium[]> {
  yield chosen;
  for (const [at, one] of from.entries()) {
    const next = [...chosen, one];
    if (allowed(input, next)) yield* everyChoice(input, from.slice(at + 1), next);
  }
}

const measure = (projects: readonly Consortium[]) => [
  projects.length,
  Math.min(...projects.map((one) => one.worst), projects.length === 0 ? 0 : Infinity),
  projects.reduce((all, one) => all + one.wait, 0),
  projects.reduce((all, one) => all + one.total, 0),
];
const compare = (a: number[], b: number[]) => {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value - (b[at] ?? 0);
  return 0;
};

test('on small instances no choice is better, stage by stage; no candidate is forgotten', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const all = everyProject(input);
      fc.pre(all.length <= 40);
      expect(enumerateCandidates(input, readWishes(input)).list).toEqual(
        all.sort((a, b) =>
          `${a.lead} ${a.partners.join(' ')}` < `${b.lead} ${b.partners.join(' ')}` ? -1 : 1,
        ),
      );
      const result = runConsortia(input, solver);
      expect(allowed(input, result.chosen)).toBe(true);
      let best: number[] = [0, 0, 0, 0];
      for (const choice of everyChoice(input, all)) {
        const value = measure(choice);
        if (compare(value, best) > 0) best = value;
      }
      expect(measure(result.chosen)).toEqual(best);
      const { projects, worst, wait, total } = result.stages;
      expect([projects, worst, wait, total]).toEqual(best);
    }),
    { numRuns: 400 },
  );
});

test('a listed coalition can form and every member gains; one left out could not or would not', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { chosen, blockingCoalitions } = runConsortia(input, solver);
      for (const candidate of everyProject(input)) {
        if (chosen.some((one) => isSame(one, candidate))) continue;
        const listed = blockingCoalitions.find((one) => isSame(one as unknown as Consortium, candidate));
        if (listed) {
          const stay = chosen.filter((one) => !listed.breaks.includes(one.lead) || !touches(one, candidate));
          expect(allowed(input, [...stay, candidate])).toBe(true);
        } else if (allowed(input, [...chosen, candidate])) throw new Error('free to form but not listed');
        for (const id of listed ? [candidate.lead, ...candidate.partners] : []) {
          const left = chosen.filter(
            (one) => listed?.breaks.includes(one.lead) && [one.lead, ...one.partners].includes(id),
          );
          const staysWithLead = id !== candidate.lead && left.some((one) => one.lead === candidate.lead);
          if (left.length === 0 || staysWithLead) continue;
          expect(left.some((one) => likes(input, id, candidate, one))).toBe(true);
        }
      }
    }),
    { numRuns: 200 },
  );
});

/** Whether somebody's own list puts one project before another: the worst partner first, then all of them together. */
function likes(input: RoundInput, id: string, better: Consortium, than: Consortium): boolean {
  const own = input.participants.find((one) => one.id === id);
  const place = (other: string) => 1 + (own?.list.findIndex((tier) => tier.includes(other)) ?? -1);
  if (own?.side === 'second') return place(better.lead) < place(than.lead);
  const [mine, theirs] = [better, than].map((one) => one.partners.map(place).sort((a, b) => b - a)) as [
    number[],
    number[],
  ];
  if (mine[0] !== theirs[0]) return (mine[0] ?? 0) < (theirs[0] ?? 0);
  const sum = (places: number[]) => places.reduce((all, one) => all + one, 0);
  return sum(mine) < sum(theirs);
}

const touches = (a: Consortium, b: Consortium) =>
  a.lead === b.lead || a.partners.some((id) => b.partners.includes(id));

test('the same input and seed give the same bytes, in whatever order the input comes', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const turned = {
        ...input,
        participants: [...input.participants].reverse(),
        excluded: input.excluded.map(([a, b]) => [b, a] as const).reverse(),
      };
      expect(canonicalText(runConsortia(turned, solver))).toBe(canonicalText(runConsortia(input, solver)));
    }),
    { numRuns: 60 },
  );
});

const person = (id: string, over: Partial<Participant>): Participant => ({
  id,
  side: id.startsWith('l') ? 'first' : 'second',
  type: id.startsWith('l') ? 'npo' : 'chonaikai',
  ward: null,
  capacity: 1,
  list: [],
  awards: [],
  ...over,
});
const round = (participants: Participant[], over: Partial<RoundInput['settings']> = {}): RoundInput => ({
  method: 'consortia',
  seed: 1,
  fiscalYear: 2026,
  excluded: [],
  participants,
  settings: { ...DEFAULT_ROUND_SETTINGS, ...over },
});

test('nothing at all, one side only, and nobody who accepts anybody are told apart', () => {
  expect(runConsortia(round([]), solver)).toMatchObject({ empty: 'no_leads', chosen: [] });
  expect(runConsortia(round([person('l', {})]), solver)).toMatchObject({
    empty: 'no_partners',
    unplaced: { l: { code: 'no_list' } },
  });
  const apart = [person('l', { list: [['p']] }), person('p', { list: [] })];
  expect(runConsortia(round(apart), solver)).toMatchObject({
    empty: 'no_candidates',
    unplaced: { l: { code: 'not_listed_back' }, p: { code: 'no_list' } },
  });
});

test('why somebody has no project', () => {
  const both = [person('l1', { list: [['p']] }), person('l2', { list: [['p']] })];
  const p = person('p', { list: [['l1'], ['l2']] });
  expect(runConsortia(round([...both, p]), solver).unplaced).toEqual({
    l2: { code: 'partners_taken', others: ['l1'] },
  });
  expect(runConsortia(round([...both, p], { required: [['company']] }), solver).unplaced).toMatchObject({
    l1: { code: 'type_missing', types: ['company'] },
    p: { code: 'no_project' },
  });
  const wide = { ...p, capacity: 2 };
  const caps = { projects: 1, ward: null, lead: 1, awards: null };
  expect(runConsortia(round([...both, wide], { caps }), solver).unplaced).toEqual({
    l2: { code: 'projects_full' },
  });
  const home = both.map((one) => ({ ...one, ward: 'w' }));
  expect(
    runConsortia(round([...home, wide], { caps: { ...caps, projects: null, ward: 1 } }), solver).unplaced,
  ).toEqual({ l2: { code: 'ward_full' } });
  const tired = [person('l1', { list: [['p']], awards: [2024, 2025] }), p];
  expect(runConsortia(round(tired, { caps: { ...caps, awards: 2 } }), solver).unplaced.l1).toEqual({
    code: 'supported_before',
  });
  const two = [
    person('l1', { list: [['p', 'q']] }),
    person('p', { list: [['l1']] }),
    person('q', { list: [['l1']] }),
  ];
  const needs = round(two, { required: [['chonaikai'], ['chonaikai']] });
  expect(runConsortia({ ...needs, excluded: [['p', 'q']] }, solver).unplaced.l1).toEqual({
    code: 'members_in_conflict',
  });
  expect(runConsortia(needs, solver).chosen).toHaveLength(1);
});

test('who was supported last comes last, and the lot decides between equals', () => {
  const both = (awards: number[]) => [
    person('l1', { list: [['p']], awards }),
    person('l2', { list: [['p']] }),
    person('p', { list: [['l1', 'l2']] }),
  ];
  expect(runConsortia(round(both([2025])), solver).chosen).toMatchObject([{ lead: 'l2' }]);
  const winners = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (seed) => runConsortia({ ...round(both([])), seed }, solver).chosen[0]?.lead,
  );
  expect(new Set(winners)).toEqual(new Set(['l1', 'l2']));
});
