import { performance } from 'node:perf_hooks';
import { runBilateral } from '~/domains/matching/rounds/bilateral';
import { enumerateCandidates } from '~/domains/matching/rounds/candidates';
import { runConsortia } from '~/domains/matching/rounds/consortia';
import { readWishes } from '~/domains/matching/rounds/lists';
import { drawNumbers } from '~/domains/matching/rounds/lots';
import { DEFAULT_ROUND_SETTINGS, type Participant, type RoundInput } from '~/domains/matching/rounds/model';
import { loadSolver } from '~/domains/matching/rounds/solver';

/**
 * How long a round of 300 organisations takes. Lists are drawn from a seed: each of 100 leads and 200 partners lists
 * others with a bias to some that everybody wants, since scarce partners are what makes the choice hard.
 */
function inputOf(method: RoundInput['method'], seed: number, listed: number, isScarce: boolean): RoundInput {
  const leads = Array.from({ length: 100 }, (_, at) => `l${String(at).padStart(3, '0')}`);
  const partners = Array.from({ length: 200 }, (_, at) => `p${String(at).padStart(3, '0')}`);
  const types = ['chonaikai', 'company', 'shopping_street', 'school'] as const;
  const draw = drawNumbers(200_000, seed, 1 << 20);
  let used = 0;
  const next = () => (draw[used++ % draw.length] ?? 0) / (1 << 20);
  const wished = new Map<string, string[]>();
  for (const lead of leads) {
    const list = new Set<string>();
    while (list.size < listed) {
      const share = isScarce ? next() ** 2 : next();
      list.add(partners[Math.floor(share * partners.length)] ?? '');
    }
    wished.set(lead, [...list]);
  }
  const listOf = (id: string): string[][] => {
    const own = wished.get(id) ?? leads.filter((lead) => wished.get(lead)?.includes(id));
    const order = own.map((other) => [other, next()] as const).sort((a, b) => a[1] - b[1]);
    const tiers: string[][] = [];
    for (const [at, [other]] of order.entries()) {
      const last = tiers.at(-1);
      if (last && at % 3 === 0) last.push(other);
      else tiers.push([other]);
    }
    return tiers;
  };
  const one = (id: string, at: number): Participant => ({
    id,
    side: id.startsWith('l') ? 'first' : 'second',
    type: id.startsWith('l') ? 'npo' : (types[at % 4] ?? 'school'),
    ward: `w${at % 10}`,
    capacity: id.startsWith('l') ? 1 : 1 + (at % 2),
    list: listOf(id),
    awards: at % 3 === 0 ? [2020 + (at % 6)] : [],
  });
  return {
    method,
    seed,
    fiscalYear: 2026,
    participants: [...leads.map(one), ...partners.map(one)],
    excluded: Array.from({ length: 60 }, (_, at) => [partners[at] ?? '', partners[199 - at] ?? ''] as const),
    settings: {
      ...DEFAULT_ROUND_SETTINGS,
      required: [['chonaikai'], ['company', 'shopping_street']],
      caps: { projects: isScarce ? null : 40, ward: isScarce ? 8 : null, lead: 1, awards: null },
    },
  };
}

const solver = await loadSolver();
for (const isScarce of [true, false]) {
  for (const listed of [13, 22]) {
    for (const seed of [1, 2, 3, 4, 5]) {
      const input = inputOf('consortia', seed, listed, isScarce);
      const count = enumerateCandidates(input, readWishes(input)).list.length;
      const from = performance.now();
      const result = runConsortia(input, solver);
      const seconds = ((performance.now() - from) / 1000).toFixed(2);
      const { projects, worst, wait, total } = result.stages;
      console.log(
        `${isScarce ? 'scarce partners' : 'cap of 40 projects'}, seed ${seed}: ${count} candidates, ${seconds} s, ` +
          `${projects} projects, worst ${worst}, waiting ${wait}, total ${total}, ` +
          `${result.blockingCoalitions.length} blocking coalitions`,
      );
    }
  }
}
const pairs = inputOf('bilateral', 1, 40, false);
const from = performance.now();
const result = runBilateral(pairs);
console.log(
  `bilateral: ${result.pairs.length} pairs, ${result.blockingPairs.length} blocking, ` +
    `${(performance.now() - from).toFixed(0)} ms`,
);
