import type { Deps } from './deps.server';
import type { DomainEvent } from './events';

/** Something a domain has to do again and again; a domain lists its own in `housekeeping.server.ts`. */
export interface HousekeepingJob {
  /** In the log: what was done. */
  what: string;
  /** Milliseconds between two times; it is also done when the process starts. */
  every: number;
  /** An event after which it is done as well. */
  on?: DomainEvent['type'];
  /** Does it; what it answers is logged. A failure is logged too, and tried again the next time. */
  run(deps: Deps): Promise<object>;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
