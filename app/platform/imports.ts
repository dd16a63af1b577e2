import type { Principal } from '~/domains/accounts/model';

/** Work on one import: reading and checking, or putting it into the karte for somebody. */
export type ImportWork = { step: 'check' } | { step: 'apply'; actor: Principal };

/** Does the work on imports beside the requests; its state and results are in SQL. */
export interface ImportRunner {
  /** Queues the work; one import at a time. */
  start(importId: string, work: ImportWork): void;
  /** Stops the work on an import as soon as it can. */
  cancel(importId: string): void;
}
