import type { OrganisationType } from '~/domains/organisations/model';
import type { Raise, TermSentence } from './explain';
import type { RuleFailure } from './rules';

/** An organisation as a card names it. */
export interface Named {
  id: string;
  name: string;
  type: OrganisationType;
  summary: string;
  /** Names of the areas it works in, or of its home. */
  areas: string[];
  fictional: boolean;
}

/** One suggestion with all its reasons. */
export interface Suggestion {
  organisation: Named;
  /** 0 to 1. */
  score: number;
  fit: number;
  /** Its score after what it was shown and awarded lately, and its lift as a newcomer. */
  damped: boolean;
  lifted: boolean;
  sentences: TermSentence[];
  raises: Raise[];
  /** The talk the two already have in this programme; whoever may speak for one of them asks no second time. */
  talkId: string | null;
}

/** Why nobody is suggested. */
export type NobodyReason = 'no_organisation' | 'no_programme' | 'not_listed' | 'full' | 'nobody';

/** Whether and why a pair is suggested, for staff. */
export interface PairLook {
  other: Named;
  /** False: the entry is a draft or hidden. */
  listed: boolean;
  failures: RuleFailure[];
  /** As it would be shown; null when a rule leaves the pair out. */
  suggestion: Suggestion | null;
  /** Place among what is shown, from 1; null: further down. */
  place: number | null;
}

/** Everything `/matching` shows. */
export interface SuggestionsView {
  isStaff: boolean;
  mine: { id: string; name: string }[];
  own: { id: string; name: string; type: OrganisationType; mayEdit: boolean } | null;
  /** Open programmes the organisation has a part in. */
  programmes: { id: string; name: string; fiscalYear: number }[];
  programme: { id: string; name: string; description: string; closesOn: string | null } | null;
  reason: NobodyReason | null;
  suggestions: Suggestion[];
  /** Staff: organisations whose names were looked for. */
  found: { id: string; name: string; type: OrganisationType }[];
  foundOthers: { id: string; name: string; type: OrganisationType }[];
  pair: PairLook | null;
}

/** Suggestions on one page. */
export const SHOWN_SUGGESTIONS = 10;
