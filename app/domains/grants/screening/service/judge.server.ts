import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf } from '~/platform/wareki';
import { type ApplicationAction, type ApplicationStatus, afterAction, mayDo } from '../../model/application';
import * as applications from '../../repo/applications.server';
import { writeStep } from '../../service/steps.server';
import * as judgements from '../repo/judgements.server';
import * as repo from '../repo/screenings.server';
import { type CaseAccess, requireCase } from './access.server';
import { tellRooms } from './committee.server';
import { mailApplicants } from './mails.server';

export const VERDICTS = ['yes', 'no', 'more', 'again'] as const;
export type Verdict = (typeof VERDICTS)[number];

const ACTION: Record<Verdict, ApplicationAction> = {
  yes: 'find_eligible',
  no: 'find_ineligible',
  more: 'ask_more',
  again: 'reopen',
};

/** What staff can say about an application's eligibility now. */
export function verdictsFor(status: ApplicationStatus): Verdict[] {
  return VERDICTS.filter((verdict) => mayDo(status, ACTION[verdict], 'staff'));
}

/**
 * Decides about eligibility with reasons that the applicants read: yes, no, more until a day, or takes what was said
 * back (`again`). Throws as `requireCase`, `conflict` (`not_now`), `invalid` (`day_past`, `day_missing`).
 */
export async function judgeEligibility(
  deps: Deps,
  principal: Principal,
  applicationId: string,
  input: { verdict: Verdict; reasons: string; moreBy: string | null },
): Promise<void> {
  const access = await requireCase(deps.db, principal, applicationId, 'judge');
  const { row } = access;
  const { verdict } = input;
  const next = mayDo(row.status, ACTION[verdict], 'staff') ? afterAction(row.status, ACTION[verdict]) : null;
  if (next === null) throw new DomainError('conflict', { reason: 'not_now' });
  const moreBy = verdict === 'more' ? requireDay(deps, input.moreBy) : null;
  await deps.db
    .transaction()
    .execute((trx) => write({ ...deps, db: trx }, access, next, { ...input, moreBy }));
  tellRooms(deps, null, [row]);
  if (verdict === 'more' || verdict === 'no') await mailApplicants(deps, row, `eligibility_${verdict}`);
}

function requireDay(deps: Pick<Deps, 'clock'>, day: string | null): string {
  if (!day) throw new DomainError('invalid', { reason: 'day_missing' });
  if (day < dayOf(deps.clock.now())) throw new DomainError('invalid', { reason: 'day_past' });
  return day;
}

async function write(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { row, user, programme }: CaseAccess,
  next: ApplicationStatus,
  { verdict, reasons, moreBy }: { verdict: Verdict; reasons: string; moreBy: string | null },
): Promise<void> {
  await repo.ensureScreening(db, programme.id);
  const more = { more_by: moreBy, more_text: verdict === 'more' ? reasons : '' };
  const done = await applications.changeApplication(db, row.id, row.status, {
    status: next,
    updated_at: clock.now(),
    ...more,
  });
  if (!done) throw new DomainError('conflict', { reason: 'not_now' });
  await judgements.insertEligibility(db, {
    id: newId('gel'),
    application_id: row.id,
    verdict,
    reasons,
    more_by: moreBy,
    created_by: user.userId,
    created_by_name: user.name,
    created_at: clock.now(),
  });
  const detail = { reasons, ...(moreBy ? { day: moreBy } : {}) };
  await writeStep(db, clock, row.id, user, `screening.eligibility_${verdict}`, detail);
  const subject = { type: 'application', id: row.id };
  await recordAudit(db, clock, user, `screening.eligibility-${verdict}`, subject, {
    title: row.title,
    ...detail,
  });
}
