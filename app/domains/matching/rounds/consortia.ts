import { blockingCoalitions } from './blocking-coalitions';
import { type Candidates, enumerateCandidates } from './candidates';
import { limitsOf } from './limits';
import { readWishes } from './lists';
import { drawNumbers } from './lots';
import type { ConsortiaResult, Consortium, RoundInput } from './model';
import { whyNoProject } from './reasons';
import { type Choice, type Solver, sum } from './solver';

/** Told after each stage with the share done, 0 to 1. */
export type Progress = (done: number) => void;

/**
 * A round of consortia, solved exactly and one aim after the other; each optimum is kept before the next aim is looked
 * at: the number of projects, the points of the worst pair, waiting (least recently supported first), the points of all
 * pairs, and a lot for each candidate drawn from the seed. Among the candidates kept (see `enumerateCandidates`) no
 * other choice is better in this order.
 */
export function runConsortia(
  input: RoundInput,
  solver: Solver,
  progress: Progress = () => {},
): ConsortiaResult {
  const wishes = readWishes(input);
  const candidates = enumerateCandidates(input, wishes);
  progress(0.1);
  const { chosen, stages } = optimise(input, candidates, solver, progress);
  return {
    method: 'consortia',
    chosen,
    blockingCoalitions: blockingCoalitions(input, wishes, candidates.list, chosen),
    unplaced: whyNoProject(input, wishes, candidates.list, chosen),
    candidates: candidates.list.length,
    cut: candidates.cut,
    stages,
    empty: whyEmpty(input, candidates),
  };
}

function whyEmpty({ participants }: RoundInput, { list }: Candidates): ConsortiaResult['empty'] {
  if (list.length > 0) return null;
  if (!participants.some((one) => one.side === 'first')) return 'no_leads';
  if (!participants.some((one) => one.side === 'second')) return 'no_partners';
  return 'no_candidates';
}

function optimise(
  input: RoundInput,
  candidates: Candidates,
  solver: Solver,
  progress: Progress,
): Pick<ConsortiaResult, 'chosen' | 'stages'> {
  const wishes = readWishes(input);
  const all = candidates.list;
  const whole: Choice = { count: all.length, limits: limitsOf(input, wishes, all), goals: [] };
  const ones = all.map(() => 1);
  const projects = solver.maximise(whole, ones)?.length ?? 0;
  progress(0.25);
  if (projects === 0) return { chosen: [], stages: { projects: 0, worst: 0, wait: 0, total: 0 } };
  const worst = greatestWorst(all, projects, (list) => {
    const choice = { count: list.length, limits: limitsOf(input, wishes, list), goals: [] };
    return (
      solver.maximise(
        choice,
        list.map(() => 1),
      )?.length ?? 0
    );
  });
  progress(0.5);
  // What is left of the choice once the first two optima are kept.
  const kept = all.filter((one) => one.worst >= worst);
  const goals = [{ values: kept.map(() => 1), least: projects }];
  const choice: Choice = { count: kept.length, limits: limitsOf(input, wishes, kept), goals };
  const aims = [
    kept.map((one) => one.wait),
    kept.map((one) => one.total),
    drawNumbers(kept.length, input.seed, LOTS),
  ];
  let chosen: number[] = [];
  for (const [at, values] of aims.entries()) {
    const found = solver.maximise({ ...choice, goals }, values);
    if (found === null) throw new Error('an optimum that was found can no longer be met');
    chosen = found;
    goals.push({ values, least: sum(values, found) });
    progress(0.6 + 0.1 * at);
  }
  const list = chosen.map((at) => kept[at] as Consortium);
  const add = (of: (one: Consortium) => number) => list.reduce((all, one) => all + of(one), 0);
  return {
    chosen: list,
    stages: { projects, worst, wait: add((one) => one.wait), total: add((one) => one.total) },
  };
}

/** The greatest points for which candidates with no worse pair still make as many projects, found by halving. */
function greatestWorst(
  all: readonly Consortium[],
  projects: number,
  most: (list: readonly Consortium[]) => number,
): number {
  const values = [...new Set(all.map((one) => one.worst))].sort((a, b) => a - b);
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const least = values[middle] as number;
    if (most(all.filter((one) => one.worst >= least)) >= projects) low = middle;
    else high = middle - 1;
  }
  return values[low] as number;
}

/**
 * Of numbers drawn from so many, two choices among a few thousand candidates hardly ever have the same greatest sum
 * (isolation lemma, Mulmuley, Vazirani and Vazirani 1987).
 */
const LOTS = 1 << 16;
