/** Works rounds out beside the requests; their state and results are in SQL. */
export interface RoundRunner {
  /** Queues the work on a trial; one at a time. */
  start(trialId: string): void;
}
