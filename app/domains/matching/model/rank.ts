import { pairFit, quickFit, type TermValues, termsOf } from './fit';
import { createPreparer, type PrepareContext, type Prepared } from './prepare';
import { isEligible, type RuleContext } from './rules';
import { type Standing, scoreOf, standingOf } from './score';
import type { Profile } from './types';

export interface RankContext extends RuleContext, PrepareContext {
  /** Milliseconds since the epoch, and the fiscal year they lie in. */
  now: number;
  year: number;
}

/** A candidate with all that speaks for it. */
export interface Ranked {
  id: string;
  /** 0 to 1: of the pair, and after the candidate's standing. */
  fit: number;
  score: number;
}

export interface Candidate {
  prepared: Prepared;
  standing: Standing;
}

/** Compares profiles that have nothing prepared yet. */
export function compareProfiles(profiles: readonly Profile[], context: RankContext): Comparison {
  return new Comparison(profiles.map(createPreparer(context)), context);
}

/** Everybody of one comparison, all from one preparer. */
export class Comparison {
  readonly #candidates = new Map<string, Candidate>();

  constructor(
    everybody: Iterable<Prepared>,
    readonly context: RankContext,
  ) {
    for (const prepared of everybody) {
      this.#candidates.set(prepared.profile.id, {
        prepared,
        standing: standingOf(prepared, context.settings.damping, context),
      });
    }
  }

  get ids(): string[] {
    return [...this.#candidates.keys()];
  }

  get(id: string): Candidate | undefined {
    return this.#candidates.get(id);
  }

  /** The best `limit` for `id`, best first; equals in the order of their ids. Nobody a rule leaves out is among them. */
  bestFor(id: string, limit: number): Ranked[] {
    const own = this.#candidates.get(id)?.prepared;
    if (own === undefined) return [];
    const best = new Best(limit);
    const { settings } = this.context;
    for (const { prepared, standing } of this.#candidates.values()) {
      if (!isEligible(own, prepared, this.context)) continue;
      const fit = quickFit(own, prepared, settings.weights);
      best.offer({ id: prepared.profile.id, fit, score: scoreOf(fit, standing) });
    }
    return best.sorted();
  }

  /** Fit and score of `other` for `own` with their terms, whether eligible or not. */
  look(own: Candidate, other: Candidate): Ranked & { terms: { own: TermValues; other: TermValues } } {
    const terms = termsOf(own.prepared, other.prepared);
    const fit = pairFit(terms, this.context.settings.weights);
    return { id: other.prepared.profile.id, fit, score: scoreOf(fit, other.standing), terms };
  }
}

function isBefore(a: Ranked, b: Ranked): boolean {
  return a.score > b.score || (a.score === b.score && a.id < b.id);
}

/** Keeps the best few of many in order. */
class Best {
  readonly #kept: Ranked[] = [];

  constructor(readonly limit: number) {}

  offer(one: Ranked): void {
    const kept = this.#kept;
    const last = kept[kept.length - 1];
    if (kept.length >= this.limit && (last === undefined || !isBefore(one, last))) return;
    let at = kept.length;
    while (at > 0 && isBefore(one, kept[at - 1] as Ranked)) at--;
    kept.splice(at, 0, one);
    if (kept.length > this.limit) kept.pop();
  }

  sorted(): Ranked[] {
    return this.#kept;
  }
}
