import loadHighs from 'highs';
import type { Limit } from './limits';

/** Chooses among `count` candidates, each once or not at all. */
export interface Choice {
  count: number;
  limits: readonly Pick<Limit, 'most' | 'members'>[];
  /** Whole-number sums that must reach at least `least`. */
  goals: readonly { values: readonly number[]; least: number }[];
}

export interface Solver {
  /**
   * Positions that reach the greatest sum of `values` (whole numbers), ascending; null when the goals can't be met.
   * Exact: sums are counted again in whole numbers, and the solver stops only when no sum greater by one is possible.
   */
  maximise(choice: Choice, values: readonly number[]): number[] | null;
}

/** Loads HiGHS (MIT) as WebAssembly; it works on one thread, and the same text gives the same answer. */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return {
    maximise(choice, values) {
      if (choice.count === 0) return choice.goals.some((goal) => goal.least > 0) ? null : [];
      const solution = highs.solve(programText(choice, values), {
        output_flag: false,
        presolve: 'on',
        random_seed: 0,
        mip_rel_gap: 0,
        mip_abs_gap: 0.5,
        mip_feasibility_tolerance: 1e-7,
        primal_feasibility_tolerance: 1e-9,
      });
      if (solution.Status === 'Infeasible') return null;
      if (solution.Status !== 'Optimal') throw new Error(`the solver ended with ${solution.Status}`);
      const chosen: number[] = [];
      for (let at = 0; at < choice.count; at++) {
        const column = solution.Columns[`y${at}`];
        if (column !== undefined && 'Primal' in column && Number(column.Primal) > 0.5) chosen.push(at);
      }
      check(choice, chosen);
      return chosen;
    },
  };
}

/** Says so loudly should rounding ever lead to an answer that breaks a limit. */
function check(choice: Choice, chosen: readonly number[]): void {
  const has = new Set(chosen);
  const isOver = choice.limits.some((limit) => limit.members.filter((at) => has.has(at)).length > limit.most);
  if (isOver || choice.goals.some((goal) => sum(goal.values, chosen) < goal.least)) {
    throw new Error('the answer of the solver breaks a limit');
  }
}

export function sum(values: readonly number[], chosen: readonly number[]): number {
  return chosen.reduce((all, at) => all + (values[at] ?? 0), 0);
}

/** The choice in CPLEX LP format. Goals are lowered by a half: whole numbers meet them all the same, in any rounding. */
function programText(choice: Choice, values: readonly number[]): string {
  const lines = ['Maximize', ` aim: ${terms([...values.entries()])}`, 'Subject To'];
  for (const [at, { most, members }] of choice.limits.entries()) {
    if (members.length > most)
      lines.push(` l${at}: ${terms(members.map((member) => [member, 1]))} <= ${most}`);
  }
  for (const [at, goal] of choice.goals.entries()) {
    lines.push(` g${at}: ${terms([...goal.values.entries()])} >= ${goal.least - 0.5}`);
  }
  lines.push('Binary');
  for (let at = 0; at < choice.count; at++) lines.push(` y${at}`);
  lines.push('End');
  return lines.join('\n');
}

/** A sum in lines short enough for the format. */
function terms(parts: readonly (readonly [number, number])[]): string {
  const texts = parts.filter(([, value]) => value !== 0).map(([at, value]) => `+ ${value} y${at}`);
  if (texts.length === 0) return '0 y0';
  const lines: string[] = [];
  for (let i = 0; i < texts.length; i += 12) lines.push(texts.slice(i, i + 12).join(' '));
  return lines.join('\n   ');
}
