import type { Kysely } from 'kysely';
import { type Principal, personId } from '~/domains/accounts/model';
import type { Clock } from '~/platform/clock';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import type { GrantStep, StepAction, StepDetail } from '../model/steps';
import * as repo from '../repo/steps.server';

/**
 * Writes a line into the history of an application, in the transaction that carries the step out. Everybody concerned
 * reads it, the applicants too: nothing that only staff may know belongs here. `by` null: the time did it.
 */
export async function writeStep(
  db: Kysely<Database>,
  clock: Clock,
  applicationId: string,
  by: Principal | null,
  action: StepAction,
  detail: StepDetail = {},
): Promise<void> {
  await repo.insertStep(db, {
    id: newId('gsp'),
    application_id: applicationId,
    at: clock.now(),
    by: by ? personId(by) : null,
    by_name: by?.kind === 'user' ? by.name : '',
    action,
    detail: JSON.stringify(detail),
  });
}

/** The history of an application, the earliest first; the caller has checked the right. */
export async function listSteps(db: Kysely<Database>, applicationId: string): Promise<GrantStep[]> {
  return (await repo.listSteps(db, applicationId)).map((row) => ({
    id: row.id,
    at: row.at,
    byName: row.by_name,
    action: row.action as StepAction,
    detail: JSON.parse(row.detail) as StepDetail,
  }));
}
