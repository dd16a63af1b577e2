import type { SubmissionResult } from '@conform-to/react';

/** An agenda template to choose from. */
export interface TemplateChoice {
  id: string;
  name: string;
  minutes: number;
  /** Saved by the viewer, who may remove it. */
  own: boolean;
}

/** What the last form or press on the page came to, when it was not accepted. */
export interface PlanOutcome {
  intent: string;
  id: string;
  result: SubmissionResult<string[]> | null;
  problem: string | null;
}

/** The result of one form of the page. */
export function resultOf(
  outcome: PlanOutcome | null,
  intent: string,
  id = '',
): SubmissionResult<string[]> | null {
  return outcome?.intent === intent && outcome.id === id ? outcome.result : null;
}
