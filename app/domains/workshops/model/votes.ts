/** One round of dot voting as a viewer may know it. */
export interface VoteRound {
  id: string;
  title: string;
  boardId: string;
  phaseId: string | null;
  votesEach: number;
  votesPerNote: number;
  openedAt: number;
  /** Null while open. */
  closedAt: number | null;
  /** How many people have voted. While open only facilitators are told (null for others). */
  voters: number | null;
  /** Null until closed, for everyone. */
  results: readonly VoteResult[] | null;
}

export interface VoteResult {
  objectId: string;
  votes: number;
  /** 1-based; equal numbers share a rank and the next rank skips (1, 1, 3). */
  rank: number;
}

export interface VoteRules {
  votesEach: number;
  votesPerNote: number;
}

/** Upper ends of the settings. */
export const MAX_VOTES_EACH = 50;
export const MAX_ROUNDS = 50;
export const MAX_PROXIES = 200;

/** Why one more vote is refused. */
export type VoteRefusal = 'round_closed' | 'vote_budget' | 'vote_cap';

/**
 * Whether somebody who gave `given` (object id → number) may give one more to `objectId`.
 * Returns the refusal, or null when it is allowed.
 */
export function refuseVote(
  rules: VoteRules,
  given: Readonly<Record<string, number>>,
  objectId: string,
): VoteRefusal | null {
  if (votesGiven(given) >= rules.votesEach) return 'vote_budget';
  if ((given[objectId] ?? 0) >= rules.votesPerNote) return 'vote_cap';
  return null;
}

export function votesGiven(given: Readonly<Record<string, number>>): number {
  return Object.values(given).reduce((sum, n) => sum + n, 0);
}

export function votesLeft(rules: VoteRules, given: Readonly<Record<string, number>>): number {
  return Math.max(0, rules.votesEach - votesGiven(given));
}

/** Ranks notes by votes, most first; ties share a rank, ordered by id so that every screen shows the same. */
export function rankVotes(counts: Readonly<Record<string, number>>): VoteResult[] {
  const sorted = Object.entries(counts)
    .filter(([, votes]) => votes > 0)
    .sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1));
  let rank = 0;
  return sorted.map(([objectId, votes], index) => {
    if (index === 0 || votes !== sorted[index - 1]?.[1]) rank = index + 1;
    return { objectId, votes, rank };
  });
}

const PROXY = 'proxy:';

/** The voter key of somebody without a device; names that differ only in width or case are one person. */
export function proxyVoter(name: string): string {
  return `${PROXY}${name.normalize('NFKC').trim().toLowerCase()}`;
}
