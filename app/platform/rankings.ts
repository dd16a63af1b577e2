/** Ranks everybody of a programme beside the requests; state and results are in SQL. */
export interface RankingRunner {
  /** Queues the work of a run; one at a time. */
  start(runId: string): void;
  /** Stops the work on a run as soon as it can. */
  cancel(runId: string): void;
}
