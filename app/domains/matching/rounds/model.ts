import { z } from 'zod';
import { ORGANISATION_TYPES, type OrganisationType } from '~/domains/organisations/model';

export type RoundMethod = 'bilateral' | 'consortia';
export type Side = 'first' | 'second';

const limit = (most: number) => z.number().int().min(1).max(most).nullable();

/** Sets of types that a consortium can be asked to have a partner of each from. */
export const MOST_REQUIRED_SETS = 4;

/** How a round is worked out, chosen by staff for each round. */
export const roundSettings = z.object({
  /** Which side proposes: among all stable results it gets its best one. */
  proposer: z.enum(['first', 'second']),
  /** Lists nobody confirmed: left out, or taken as they were suggested. */
  unconfirmed: z.enum(['leave_out', 'as_suggested']),
  /** Sets of types of which a consortium needs one partner each. */
  required: z.array(z.array(z.enum(ORGANISATION_TYPES)).min(1)).max(MOST_REQUIRED_SETS),
  /** Partners that a consortium may have beyond those it needs. */
  extraPartners: z.number().int().min(0).max(2),
  caps: z.object({
    /** Projects of the whole round. */
    projects: limit(1000),
    /** Projects whose lead is at home in one ward. */
    ward: limit(1000),
    /** Projects one lead may have in this round. */
    lead: z.number().int().min(1).max(10),
    /** A lead that was supported in so many years is left out. */
    awards: limit(50),
  }),
});
export type RoundSettings = z.infer<typeof roundSettings>;

/** The settings a new round starts with. */
export const DEFAULT_ROUND_SETTINGS: RoundSettings = {
  proposer: 'first',
  unconfirmed: 'as_suggested',
  required: [],
  extraPartners: 0,
  caps: { projects: null, ward: null, lead: 1, awards: null },
};

/** An organisation in a round. */
export interface Participant {
  id: string;
  side: Side;
  type: OrganisationType;
  ward: string | null;
  /** Partners (bilateral) or projects (consortia) it takes at most. */
  capacity: number;
  /** Ids of the other side, best first; equals share a tier; who is left out is not acceptable. */
  list: readonly (readonly string[])[];
  /** Fiscal years in which it was supported. */
  awards: readonly number[];
}

/** Everything a result is worked out from; the same input gives the same result, byte for byte. */
export interface RoundInput {
  method: RoundMethod;
  settings: RoundSettings;
  seed: number;
  fiscalYear: number;
  participants: readonly Participant[];
  /** Pairs kept apart. */
  excluded: readonly (readonly [string, string])[];
}

/** Why somebody has no place in the result. `others`: who has taken what it asked for. */
export interface Reason {
  code: ReasonCode;
  others?: string[];
  /** A set of types nobody acceptable was found for. */
  types?: OrganisationType[];
}
export const REASON_CODES = [
  'no_list',
  'no_capacity',
  'not_listed_back',
  'all_excluded',
  'others_preferred',
  'supported_before',
  'type_missing',
  'members_in_conflict',
  'partners_taken',
  'ward_full',
  'projects_full',
  'no_project',
  'others_chosen',
  'by_hand',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export interface Pair {
  first: string;
  second: string;
}

/** A pair that both would rather have than what they got, or have room for. A stable result has none. */
export interface BlockingPair extends Pair {
  /** Whom each would give up; null: it has room. */
  firstGivesUp: string | null;
  secondGivesUp: string | null;
}

/** One lead with its partners: a project that could be. */
export interface Consortium {
  lead: string;
  /** In ascending order of ids. */
  partners: readonly string[];
  /** Points of its worst pair, 0 to 1000. */
  worst: number;
  /** Points of all its pairs together. */
  total: number;
  /** Years since its most recently supported member was supported, at most `LONGEST_WAIT`. */
  wait: number;
}

/** Members that would all rather work together than in what they got, and could within the caps. */
export interface BlockingCoalition {
  lead: string;
  partners: string[];
  /** Leads of the chosen projects that would fall apart. */
  breaks: string[];
}

export interface BilateralResult {
  method: 'bilateral';
  pairs: Pair[];
  blockingPairs: BlockingPair[];
  unplaced: Record<string, Reason>;
}

export interface ConsortiaResult {
  method: 'consortia';
  chosen: Consortium[];
  blockingCoalitions: BlockingCoalition[];
  unplaced: Record<string, Reason>;
  /** Candidates considered, and leads for which only the best were. */
  candidates: number;
  cut: string[];
  /** The optimum of each stage. */
  stages: { projects: number; worst: number; wait: number; total: number };
  /** Why nothing could be formed at all. */
  empty: 'no_leads' | 'no_partners' | 'no_candidates' | null;
}

export type RoundResult = BilateralResult | ConsortiaResult;

/** What staff change by hand in a result. */
export const override = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add_pair'), first: z.string(), second: z.string() }),
  z.object({ kind: z.literal('remove_pair'), first: z.string(), second: z.string() }),
  z.object({ kind: z.literal('add_project'), lead: z.string(), partners: z.array(z.string()).min(1).max(6) }),
  z.object({
    kind: z.literal('remove_project'),
    lead: z.string(),
    partners: z.array(z.string()).min(1).max(6),
  }),
]);
export type Override = z.infer<typeof override>;
