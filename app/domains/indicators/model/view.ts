import type { Definition } from './definitions';
import type { Figure, Judgement, Target } from './judgement';
import type { Count, CountedOrganisation } from './register';

export type FigureOrigin = 'published' | 'typed' | 'imported' | 'register' | 'survey';

/** A figure with where it is from. */
export interface SourcedFigure extends Figure {
  origin: FigureOrigin;
  source: string;
  note: string;
}

/** One indicator as lists show it. Values are in units of the last decimal place. */
export interface IndicatorItem {
  key: string;
  goal: number;
  name: string;
  unit: string;
  decimals: number;
  direction: 'up' | 'down';
  cumulative: boolean;
  computed: 'collaborating' | 'cross_type' | null;
  baselineYear: number;
  baseline: SourcedFigure | null;
  /** Newest figure after the baseline. */
  latest: SourcedFigure | null;
  target: Target;
  judgement: Judgement;
  /** Every figure that holds, the earliest first. */
  figures: SourcedFigure[];
  definitions: Definition[];
}

export interface PlanView {
  title: string;
  source: string;
  baselineYear: number;
  targetYear: number;
  goals: { number: number; name: string; indicators: IndicatorItem[] }[];
}

export interface ProgrammeRow {
  no: number;
  measure: string;
  name: string;
  bureau: string;
  division: string;
  relisted: boolean;
  sameAs: number | null;
  nextYear: string;
}

/** A rate reckoned from numbers, with the numbers. */
export interface MeasuredRate extends Count {
  /** Share in units of the indicator's last place; null of nothing. */
  value: number | null;
}

/** A ward's numbers; null where they are kept back from the public. */
export interface WardRate {
  code: string | null;
  name: string | null;
  rate: MeasuredRate | null;
}

/** What the register says of one of its rates. */
export interface RegisterView {
  /** One rate a fiscal year, the earliest first; null where it is kept back from the public. */
  rates: { year: number; rate: MeasuredRate | null }[];
  /** First fiscal year in which the register was kept; earlier ones look back. */
  keptSince: number;
  /** The year that is looked into. */
  year: number;
  wards: WardRate[];
  /** Who is counted, by name; null for people who may not see it. */
  counted: CountedOrganisation[] | null;
}

/** What a survey that is over says of a rate. */
export interface SurveyRate {
  id: string;
  title: string;
  year: number;
  /** Answers were made up for a demonstration. */
  fictional: boolean;
  /** Counted organisations that were asked, and that answered. */
  sent: number;
  answered: number;
  /** Null where it is kept back from the public. */
  rate: MeasuredRate | null;
}

/** Everything the page of an indicator shows. */
export interface IndicatorView {
  plan: { title: string; source: string };
  item: IndicatorItem;
  /** For rates of the register only. */
  register: RegisterView | null;
  /** For rates of the register only: the same rate as organisations told it, the earliest year first. */
  surveys: SurveyRate[];
  /** Programmes of the indicator's goal. */
  programmes: ProgrammeRow[];
  /** Whether the viewer may write figures. */
  mayKeep: boolean;
}

/** A figure or target that was written, with who and when; `heldUntil` null: it still holds. */
export interface HistoryLine {
  id: string;
  kind: 'figure' | 'target';
  year: number;
  value: number;
  approximate: boolean;
  source: string;
  note: string;
  by: string;
  at: number;
  heldUntil: number | null;
}

export interface KeepingView {
  item: IndicatorItem;
  history: HistoryLine[];
  /** For rates of the register only. */
  register: Pick<RegisterView, 'rates' | 'keptSince'> | null;
  surveys: SurveyRate[];
  currentYear: number;
}
