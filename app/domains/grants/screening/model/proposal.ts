import { compareMeans, type Mean } from './scores';

/** An application as the proposal sees it. Amounts in whole yen. */
export interface Candidate {
  id: string;
  /** Null: nobody gave points. */
  mean: Mean | null;
  /** What is asked for. */
  requestYen: number;
  /** Most that may be paid: cap of its year and rate. */
  mostYen: number;
}

/** What awards are bounded by; null: not bounded. */
export interface Limits {
  maxAwards: number | null;
  budgetYen: number | null;
}

/**
 * Why an application is chosen or not; in words under `screening:why.<code>`. `tie`: some of those with equal points
 * would fit, but not all, and nothing but people may choose among equals. `behind`: one with more points is not decided.
 */
export const PLACE_REASONS = ['within', 'awards_full', 'money_short', 'tie', 'behind', 'no_points'] as const;
export type PlaceReason = (typeof PLACE_REASONS)[number];

/** Place of an application in a proposal. */
export interface Place {
  id: string;
  /** 1 is best; equal means share a rank and the next one is left out (1, 1, 3); null without points. */
  rank: number | null;
  chosen: boolean;
  /** Proposed amount; null when not chosen, or when the stage pays nothing yet. */
  amountYen: number | null;
  why: PlaceReason;
}

/** A proposal as it is kept: `awards` in the last stage, `passes` (who goes on) in those before. */
export interface Proposal {
  kind: 'awards' | 'passes';
  limits: Limits;
  places: Place[];
}

/** Ranks by mean, best first; who has no points comes last without a rank. Equals keep the order of their ids. */
export function rankByMean<One extends { id: string; mean: Mean | null }>(
  all: readonly One[],
): (One & { rank: number | null })[] {
  const sorted = [...all].sort((a, b) => {
    if (a.mean === null || b.mean === null)
      return Number(a.mean === null) - Number(b.mean === null) || byId(a, b);
    return compareMeans(a.mean, b.mean) || byId(a, b);
  });
  let rank = 0;
  return sorted.map((one, at) => {
    const before = sorted[at - 1];
    if (one.mean === null) return { ...one, rank: null };
    if (!before?.mean || compareMeans(before.mean, one.mean) !== 0) rank = at + 1;
    return { ...one, rank };
  });
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** What is proposed for an application that is chosen: what it asks for, at most what may be paid. */
export function amountFor({ requestYen, mostYen }: Candidate): number {
  return Math.min(requestYen, mostYen);
}

/**
 * Proposes awards strictly by rank: from the best down while awards and money last, and no further. Nobody is passed
 * over because somebody with fewer points is cheaper, and no tie is broken by machine. Depends on nothing but its input.
 */
export function proposeAwards(candidates: readonly Candidate[], limits: Limits): Place[] {
  return place(candidates, limits, amountFor);
}

/** Proposes who goes on to the next stage: the first `passes` by rank, ties as in `proposeAwards`. */
export function proposePasses(candidates: readonly Candidate[], passes: number): Place[] {
  const places = place(candidates, { maxAwards: passes, budgetYen: null }, () => 0);
  return places.map((one) => ({ ...one, amountYen: null }));
}

function place(
  candidates: readonly Candidate[],
  limits: Limits,
  amountOf: (one: Candidate) => number,
): Place[] {
  const ranked = rankByMean(candidates);
  const room = { awards: limits.maxAwards ?? Infinity, money: limits.budgetYen ?? Infinity };
  let stopped = false;
  const places: Place[] = [];
  for (const group of groupsOf(ranked)) {
    const why: PlaceReason = stopped ? whyAfter(room) : fits(group.map(amountOf), room);
    for (const one of group) {
      const chosen = why === 'within' && one.rank !== null;
      const amountYen = chosen ? amountOf(one) : null;
      if (chosen) {
        room.awards -= 1;
        room.money -= amountYen ?? 0;
      }
      places.push({
        id: one.id,
        rank: one.rank,
        chosen,
        amountYen,
        why: one.rank === null ? 'no_points' : why,
      });
    }
    stopped ||= why !== 'within';
  }
  return places;
}

/** Those of equal rank together; who has no points makes the last group. */
function groupsOf<One extends { rank: number | null }>(ranked: readonly One[]): One[][] {
  const groups: One[][] = [];
  for (const one of ranked) {
    const last = groups.at(-1);
    if (last?.[0] && last[0].rank === one.rank) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function whyAfter(room: { awards: number }): PlaceReason {
  return room.awards < 1 ? 'awards_full' : 'behind';
}

/** Whether all of a group fit; otherwise why not. */
function fits(amounts: readonly number[], room: { awards: number; money: number }): PlaceReason {
  const total = amounts.reduce((sum, one) => sum + one, 0);
  if (amounts.length <= room.awards && total <= room.money) return 'within';
  if (room.awards < 1) return 'awards_full';
  return Math.min(...amounts) > room.money || amounts.length === 1 ? 'money_short' : 'tie';
}
