import type { WhyNever } from './why-never';

const SIDES = { own: 'Ours', other: 'Theirs' } as const;

/** Why somebody was never suggested, as short sentences. `t` looks under `matching:fairness`. */
export function whySentences(
  t: (key: string, values?: { count: number }) => string,
  why: WhyNever,
): string[] {
  if (why.code !== 'rules') return [t(`whyNever.${why.code}`)];
  return why.rules.map(({ rule, side, pairs }) =>
    t(`leftOut.${rule}${side ? SIDES[side] : ''}`, { count: pairs }),
  );
}
