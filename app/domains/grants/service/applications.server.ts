import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { OrganisationType } from '~/domains/organisations/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import type { Database } from '../../../../db/types';
import { type ApplicationStatus, afterAction, isWritable } from '../model/application';
import type { Budget } from '../model/budget';
import { type EligibilityProblem, periodProblem } from '../model/eligibility';
import { type Missing, missingOf } from '../model/readiness';
import { nextReceipt, receiptPrefix, type SubmittedContent } from '../model/submission';
import { applicationRoom } from '../policy';
import * as repo from '../repo/applications.server';
import * as files from '../repo/files.server';
import * as submissions from '../repo/submissions.server';
import { type ApplicationAccess, requireApplication } from './access.server';
import { mailOrganisation } from './mails.server';
import { writeStep } from './steps.server';
import { textsNow } from './texts.server';

export function budgetOf(row: Pick<repo.ApplicationRow, 'budget'>): Budget {
  return JSON.parse(row.budget) as Budget;
}

/** What is missing from an application with these texts. */
export async function missingNow(
  db: Kysely<Database>,
  { row, rules, partners }: Pick<ApplicationAccess, 'row' | 'rules' | 'partners'>,
  texts: Readonly<Record<string, string>>,
): Promise<Missing[]> {
  return missingOf(rules, {
    leadType: row.lead_type as OrganisationType,
    partners: partners.map((one) => ({ ...one, type: one.type as OrganisationType })),
    isNew: row.is_new === 1,
    year: row.year_of_support,
    hasPrevious: row.previous_id !== null,
    budget: budgetOf(row),
    texts,
    documents: (await files.listFiles(db, row.id)).map(({ document }) => document),
  });
}

/** Why nothing can be handed in today; null when it can. What staff asked for has a last day of its own. */
export function lateness(
  { row, rules }: Pick<ApplicationAccess, 'row' | 'rules'>,
  now: number,
): EligibilityProblem | null {
  const today = dayOf(now);
  if (row.status !== 'more_asked') return periodProblem(rules, row.programme_status, today);
  return row.more_by !== null && today > row.more_by ? { code: 'closed', day: row.more_by } : null;
}

/** Changes title and what the lead says of the undertaking. Throws as `requireApplication`. */
export async function changeAbout(
  deps: Deps,
  principal: Principal,
  id: string,
  about: { title: string; isNew: boolean },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireApplication(trx, principal, id, 'write');
    const patch = { title: about.title, is_new: about.isNew ? 1 : 0, updated_at: deps.clock.now() };
    await repo.changeApplication(trx, id, row.status, patch);
  });
}

/**
 * Keeps a budget, also one that is not right yet; returns its new revision. Throws as `requireApplication`, `conflict`
 * (`budget_changed`) when somebody else has changed it since `revision`.
 */
export async function saveBudget(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { revision: number; budget: Budget },
): Promise<{ revision: number }> {
  return deps.db.transaction().execute(async (trx) => {
    const { row } = await requireApplication(trx, principal, id, 'write');
    if (row.budget_revision !== input.revision)
      throw new DomainError('conflict', { reason: 'budget_changed' });
    const revision = input.revision + 1;
    await repo.changeApplication(trx, id, row.status, {
      budget: JSON.stringify(input.budget),
      budget_revision: revision,
      updated_at: deps.clock.now(),
    });
    return { revision };
  });
}

/**
 * Hands an application in and returns the number of its receipt. What is handed in is kept as it was, whatever is written
 * afterwards. Throws as `requireApplication`, `conflict` (`late` with the last day, `not_open_yet`, `incomplete` with
 * `missing`).
 */
export async function submitApplication(
  deps: Deps,
  principal: Principal,
  id: string,
): Promise<{ receipt: string }> {
  const before = await requireApplication(deps.db, principal, id, 'submit');
  const texts = await textsNow(deps, principal, before);
  const { access, receipt } = await deps.db.transaction().execute(async (trx) => {
    const access = await requireApplication(trx, principal, id, 'submit');
    const now = deps.clock.now();
    const late = lateness(access, now);
    if (late) {
      throw new DomainError('conflict', {
        reason: late.code === 'not_open_yet' ? 'not_open_yet' : 'late',
        ...('day' in late ? { day: late.day } : {}),
      });
    }
    const missing = await missingNow(trx, access, texts);
    if (missing.length > 0) throw new DomainError('conflict', { reason: 'incomplete', missing });
    const receipt = access.row.receipt_number ?? (await newReceipt(trx, access));
    await handIn(trx, deps, principal, access, { texts, receipt });
    return { access, receipt };
  });
  deps.events.emit({ type: 'access.changed', rooms: [applicationRoom(id)] });
  const { row } = access;
  for (const organisation of [row.lead_id, ...consentedOf(access).map((one) => one.organisation_id)]) {
    await mailOrganisation(deps, organisation, 'submitted', {
      id,
      title: row.title,
      other: row.programme_title,
      receipt,
    });
  }
  return { receipt };
}

async function newReceipt(db: Kysely<Database>, { rules }: ApplicationAccess): Promise<string> {
  const last = await repo.lastReceipt(db, receiptPrefix(rules.fiscalYear));
  return nextReceipt(rules.fiscalYear, last);
}

function consentedOf({ partners }: Pick<ApplicationAccess, 'partners'>) {
  return partners.filter(({ status }) => status === 'consented');
}

async function handIn(
  db: Kysely<Database>,
  deps: Pick<Deps, 'clock'>,
  principal: Principal,
  access: ApplicationAccess,
  { texts, receipt }: { texts: Record<string, string>; receipt: string },
): Promise<void> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const { row } = access;
  const now = deps.clock.now();
  const who = { submitted_by: principal.userId, submitted_by_name: principal.name, submitted_at: now };
  const number = ((await submissions.listSubmissions(db, row.id))[0]?.number ?? 0) + 1;
  const content: SubmittedContent = {
    title: row.title,
    lead: { id: row.lead_id, name: row.lead_name },
    partners: consentedOf(access).map((one) => ({
      id: one.organisation_id,
      name: one.name,
      role: one.role,
      contribution: one.contribution,
      consentedBy: one.answered_by_name ?? '',
      consentedAt: one.answered_at ?? now,
    })),
    budget: budgetOf(row),
    texts,
    files: (await files.listFiles(db, row.id)).map((file) => ({
      fileId: file.file_id,
      document: file.document,
      name: file.name,
      bytes: file.bytes,
    })),
  };
  await submissions.insertSubmission(db, {
    application_id: row.id,
    number,
    content: JSON.stringify(content),
    ...who,
  });
  const kept = await repo.changeApplication(db, row.id, row.status, {
    status: statusAfter(row.status, 'submit'),
    texts: JSON.stringify(texts),
    receipt_number: receipt,
    ...who,
    more_by: null,
    more_text: '',
    updated_at: now,
  });
  if (!kept) throw new DomainError('conflict', { reason: 'not_now' });
  await writeStep(db, deps.clock, row.id, principal, 'grants.submitted', { number, receipt });
}

function statusAfter(status: ApplicationStatus, action: 'submit' | 'withdraw'): ApplicationStatus {
  const after = afterAction(status, action);
  if (!after) throw new DomainError('conflict', { reason: 'not_now' });
  return after;
}

/** Takes an application back, with a reason if there is one to tell. Throws as `requireApplication`. */
export async function withdrawApplication(
  deps: Deps,
  principal: Principal,
  id: string,
  reason: string,
): Promise<void> {
  const before = await requireApplication(deps.db, principal, id, 'withdraw');
  // What was only written stays readable, what was handed in stays what it is.
  const texts = isWritable(before.row.status) ? await textsNow(deps, principal, before) : null;
  const access = await deps.db.transaction().execute(async (trx) => {
    const access = await requireApplication(trx, principal, id, 'withdraw');
    const { row } = access;
    await repo.changeApplication(trx, id, row.status, {
      status: statusAfter(row.status, 'withdraw'),
      ...(texts ? { texts: JSON.stringify(texts) } : {}),
      updated_at: deps.clock.now(),
    });
    await writeStep(trx, deps.clock, id, principal, 'grants.withdrawn', { reason });
    return access;
  });
  deps.events.emit({ type: 'access.changed', rooms: [applicationRoom(id)] });
  for (const { organisation_id } of consentedOf(access)) {
    const about = { id, title: access.row.title, other: access.row.lead_name };
    await mailOrganisation(deps, organisation_id, 'withdrawn', about);
  }
}
