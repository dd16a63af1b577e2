import type { OrganisationType } from '~/domains/organisations/model';
import type { Override, Reason, RoundMethod, RoundResult, RoundSettings, Side } from './model';

export type RoundStatus = 'draft' | 'collecting' | 'computed' | 'published' | 'final';

/** A round as lists show it. Moments are milliseconds since the epoch. */
export interface RoundItem {
  id: string;
  title: string;
  programme: string;
  fiscalYear: number;
  method: RoundMethod;
  status: RoundStatus;
  listsDue: number | null;
  objectionsUntil: number | null;
  total: number;
  confirmed: number;
}

export interface EntryView {
  id: string;
  name: string;
  type: OrganisationType;
  side: Side;
  capacity: number;
  confirmedAt: number | null;
  /** How many it has on its list. */
  listed: number;
}

export interface TrialView {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  reason: string | null;
  settings: RoundSettings;
  seed: number;
  createdAt: number;
  createdByName: string;
  /** Pairs or projects, and how many have a place; null until it is done. */
  figures: TrialFigures | null;
  /** The first characters of its fingerprint. */
  fingerprint: string | null;
  /** Lists changed since it was asked for. */
  isStale: boolean;
}

/** What two results are compared by. */
export interface TrialFigures {
  groups: number;
  placed: number;
  blocking: number;
  /** Mean place that who is placed got on its own list, in tenths. */
  meanPlace: number | null;
  firstChoices: number;
  worst: number | null;
  wait: number | null;
  total: number | null;
}

export interface OverrideView {
  id: string;
  change: Override;
  reason: string;
  byName: string;
  at: number;
}

export interface ObjectionView {
  id: string;
  organisation: string;
  organisationId: string;
  text: string;
  at: number;
  answer: string;
  answeredAt: number | null;
}

/** A pair or project by name, with what each member got. */
export interface GroupView {
  members: { id: string; name: string; place: number | null }[];
}

/** A result in words: who is together, who is not and why, and the proof. */
export interface OutcomeView {
  method: RoundMethod;
  groups: GroupView[];
  unplaced: { id: string; name: string; side: Side; reason: ReasonView }[];
  /** Those who would rather be together: pairs or coalitions, with whom they would leave. */
  blocking: { members: string[]; leaves: string[] }[];
  stages: Extract<RoundResult, { method: 'consortia' }>['stages'] | null;
  candidates: number | null;
  /** Names of leads for which only the best candidates were considered. */
  cut: string[];
  empty: Extract<RoundResult, { method: 'consortia' }>['empty'];
}

/** A reason with names in place of ids. */
export interface ReasonView {
  code: Reason['code'];
  others: string[];
  types: OrganisationType[];
}

/** One name on an organisation's own list. */
export interface ListedView {
  id: string;
  name: string;
  type: OrganisationType;
  place: number;
  /** Shares its place with others. */
  isTied: boolean;
}

/** What one organisation has to do with a round. */
export interface OwnView {
  id: string;
  name: string;
  side: Side;
  capacity: number;
  maySpeak: boolean;
  isOpen: boolean;
  confirmedAt: number | null;
  list: ListedView[];
  left: { id: string; name: string; type: OrganisationType }[];
}

/** What became of one organisation, with the changes that concern it. */
/** What a final round began for an organisation: a talk with one other, or a collaboration with all of a project. */
export interface BegunView {
  kind: 'talk' | 'collaboration';
  id: string;
  /** Names of the others in it. */
  others: string[];
}

export interface OwnOutcome {
  groups: GroupView[];
  /** Empty until the round is final. */
  begun: BegunView[];
  reason: ReasonView | null;
  overrides: OverrideView[];
}
