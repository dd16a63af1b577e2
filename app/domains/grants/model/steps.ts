/**
 * What happened to an application: `<namespace>.<what>`. Its sentence is `<namespace>:step.<what>` in the catalogues,
 * filled with the step's detail.
 */
export type StepAction = `${'grants' | 'screening' | 'awards'}.${string}`;
export type StepDetail = Record<string, string | number | boolean | null>;

/** A line of the history everybody concerned can read. */
export interface GrantStep {
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Empty: nobody did it, the time did. */
  byName: string;
  action: StepAction;
  detail: StepDetail;
}
