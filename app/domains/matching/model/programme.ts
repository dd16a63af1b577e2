import type { ProgrammePeriod } from './rules';
import type { ProgrammeSettings } from './settings';

/** A programme with its rules. */
export interface Programme extends ProgrammePeriod {
  id: string;
  kind: string;
  name: string;
  description: string;
  fiscalYear: number;
  settings: ProgrammeSettings;
  /** Grows with every change; an edit of an older revision is refused. */
  revision: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
}
