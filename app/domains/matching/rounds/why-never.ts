import {
  failuresOf,
  isEligible,
  type Prepared,
  type RuleContext,
  type RuleFailure,
  type RuleName,
  typesSoughtBy,
} from '../model';

/** A hard rule with the number of pairs that it leaves out first. */
export interface RuleCount {
  rule: RuleName;
  side: RuleFailure['side'];
  pairs: number;
}

/**
 * Why somebody was never suggested, as its entry is now: no programme was there; its type has no part in any; rules leave
 * out every pair, with how many each; or partners were there and others stood before it.
 */
export type WhyNever =
  | { code: 'no_programme' | 'pairing' | 'alone' | 'behind' }
  | { code: 'rules'; rules: RuleCount[] };

/**
 * Looks at all pairs of one organisation in the programmes. A pair that several rules leave out counts for the first of
 * them. The period is to be left open in the contexts: the question is asked afterwards.
 */
export function whyNever(
  own: Prepared,
  everybody: readonly Prepared[],
  programmes: readonly RuleContext[],
): WhyNever {
  if (programmes.length === 0) return { code: 'no_programme' };
  const { type, id } = own.profile;
  const fields = programmes.map((context) => {
    const sought = typesSoughtBy(type, context.settings.pairing);
    const others =
      sought.length === 0
        ? []
        : everybody.filter(({ profile }) => profile.id !== id && sought.includes(profile.type));
    return { context, sought, others };
  });
  if (fields.every(({ sought }) => sought.length === 0)) return { code: 'pairing' };
  if (fields.some(({ context, others }) => others.some((other) => isEligible(own, other, context)))) {
    return { code: 'behind' };
  }
  const counts = new Map<string, RuleCount>();
  for (const { context, others } of fields) {
    for (const other of others) {
      const [first] = failuresOf(own, other, context);
      if (!first) continue;
      const key = `${first.rule} ${first.side}`;
      const count = counts.get(key) ?? { ...first, pairs: 0 };
      counts.set(key, { ...count, pairs: count.pairs + 1 });
    }
  }
  if (counts.size === 0) return { code: 'alone' };
  return { code: 'rules', rules: [...counts.values()].sort((a, b) => b.pairs - a.pairs) };
}
