import type { CollaborationAct, CollaborationStatus } from './acts';
import type { CheckInState, GoesOn } from './check-ins';

/** Two or more organisations that do something together: where that came from and what became of it. */

export type { CollaborationAct, CollaborationRole, CollaborationStatus } from './acts';
export type { CheckInState, GoesOn } from './check-ins';

export const COLLABORATION_ORIGINS = ['match', 'round', 'grant', 'agreement', 'dispatch', 'typed'] as const;
export type CollaborationOrigin = (typeof COLLABORATION_ORIGINS)[number];
/** Ways in which one is typed in. */
export const TYPED_ORIGINS = ['typed', 'agreement', 'dispatch', 'grant'] as const;

export interface CollaborationItem {
  id: string;
  title: string;
  status: CollaborationStatus;
  /** `YYYY-MM-DD`. */
  startedOn: string;
  endedOn: string | null;
  partners: { id: string; name: string; role: 'lead' | 'partner' }[];
}

export interface Partner {
  id: string;
  name: string;
  role: 'lead' | 'partner';
  /** What it does in this; when it took part, null: all along. */
  task: string;
  fromDay: string | null;
  toDay: string | null;
}

export interface Milestone {
  id: string;
  title: string;
  dueOn: string;
  doneOn: string | null;
}

export interface Photo {
  id: string;
  alt: string;
  width: number;
  height: number;
  peopleAgreed: boolean;
}

export interface LogEntry {
  id: string;
  day: string;
  text: string;
  people: number | null;
  volunteers: number | null;
  organisation: string | null;
  by: string;
  photos: Photo[];
  /** The viewer may take it away. */
  mine: boolean;
}

/** Figures of one fiscal year; null: not known. Money in whole yen. */
export interface YearFigures {
  fiscalYear: number;
  people: number | null;
  volunteers: number | null;
  grantYen: number | null;
  ownYen: number | null;
}

export interface CheckInAnswers {
  goesOn: GoesOn | null;
  withWhom: string;
  people: number | null;
  volunteers: number | null;
  changed: string;
  needs: string;
  by: string;
}

export interface CheckIn {
  id: string;
  months: number;
  dueOn: string;
  state: CheckInState;
  answeredAt: number | null;
  answers: CheckInAnswers | null;
}

/** A collaboration as one person may see it; of one that is only public, what is inside is empty. */
export interface Collaboration extends Omit<CollaborationItem, 'partners'> {
  partners: Partner[];
  summary: string;
  origin: CollaborationOrigin;
  originNote: string;
  sourceNote: string;
  area: { code: string; name: string } | null;
  moneyEndsOn: string | null;
  isPublic: boolean;
  inside: boolean;
  /** The viewer acts for one of the partners. */
  mine: boolean;
  milestones: Milestone[];
  log: LogEntry[];
  figures: YearFigures[];
  checkIns: CheckIn[];
  may: CollaborationAct[];
}

/** Sums over the years; null where no year says anything. */
export function totalsOf(figures: readonly YearFigures[]): Omit<YearFigures, 'fiscalYear'> {
  const sum = (key: keyof Omit<YearFigures, 'fiscalYear'>) =>
    figures.reduce<number | null>(
      (total, one) => (one[key] === null ? total : (total ?? 0) + one[key]),
      null,
    );
  return {
    people: sum('people'),
    volunteers: sum('volunteers'),
    grantYen: sum('grantYen'),
    ownYen: sum('ownYen'),
  };
}
