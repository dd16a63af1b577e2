import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../../db/types';
import { lastNumber } from '../../awards/repo/awards.server';
import { openAward } from '../../awards/service/open.server';
import * as applications from '../../repo/applications.server';
import { writeStep } from '../../service/steps.server';
import { checkOutcome, type OutcomePlace } from '../model';
import * as decisions from '../repo/decisions.server';
import * as repo from '../repo/screenings.server';
import { type ApplicationRow, isLastStage, requireFree, type ScreeningAccess } from './access.server';
import { tellRooms } from './committee.server';
import { mailApplicants } from './mails.server';
import { moneyOf, readOutcome } from './outcome.server';

/** What is decided about one application. */
interface Verdict {
  row: ApplicationRow;
  place: OutcomePlace | null;
  decision: decisions.DecisionRow;
}

/**
 * Decides about every application that was screened: adopted ones get their amount and an award is opened for each,
 * others are declined; each gets a letter with its reasons and a number of the fiscal year, which the award bears too. Throws as `requireFree`, `conflict` (`not_last`;
 * `outcome`: more than there is, or a tie nobody settled; `no_reasons`).
 */
export async function decide(deps: Deps, principal: Principal, programmeId: string): Promise<void> {
  const access = await requireFree(deps.db, principal, programmeId, 'decide');
  if (!isLastStage(access)) throw new DomainError('conflict', { reason: 'not_last' });
  const verdicts = await verdictsOf(deps, access);
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const patch = { phase: 'decided', decided_at: now, decided_by_name: access.user.name } as const;
    if (!(await repo.changeScreening(trx, programmeId, ['proposed'], patch))) {
      throw new DomainError('conflict', { reason: 'screening_phase' });
    }
    await repo.setProgrammeStatus(trx, programmeId, 'decided', ['open', 'screening'], now);
    const last = await lastSerial(trx, access.programme.fiscal_year);
    for (const [at, verdict] of verdicts.entries()) {
      await carryOut({ ...deps, db: trx }, access, verdict, last + at + 1);
    }
    const details = { adopted: verdicts.filter((one) => one.place?.chosen).length, all: verdicts.length };
    const subject = { type: 'grant', id: programmeId };
    await recordAudit(trx, deps.clock, access.user, 'screening.decided', subject, details);
  });
  tellRooms(deps, null, access.rows);
  for (const { row } of verdicts) await mailApplicants(deps, row, 'decided');
}

/** Letters and awards of a fiscal year are counted together, whichever programme they are of: one number, one decision. */
async function lastSerial(db: Kysely<Database>, fiscalYear: number): Promise<number> {
  return Math.max(await decisions.lastLetterSerial(db, fiscalYear), await lastNumber(db, fiscalYear));
}

/** Adopted ones first, by rank; then the others; who was left out in an earlier stage last. */
async function verdictsOf(deps: Deps, access: ScreeningAccess): Promise<Verdict[]> {
  const known = await readOutcome(deps, access);
  if (!known) throw new DomainError('conflict', { reason: 'screening_phase' });
  const rows = access.rows.filter((one) => one.status === 'eligible');
  const most = new Map(rows.map((row) => [row.id, moneyOf(access, row).mostYen]));
  if (checkOutcome(known.outcome, known.proposal.limits, most).length > 0) {
    throw new DomainError('conflict', { reason: 'outcome' });
  }
  const written = new Map(
    (await decisions.listDecisions(deps.db, [...most.keys()])).map((one) => [one.application_id, one]),
  );
  const verdicts = rows.map((row) => ({
    row,
    place: known.outcome.places.find((one) => one.id === row.id) ?? null,
    decision: written.get(row.id),
  }));
  const complete = verdicts.filter((one): one is Verdict => (one.decision?.reasons ?? '') !== '');
  if (complete.length < verdicts.length) throw new DomainError('conflict', { reason: 'no_reasons' });
  return complete.sort((a, b) => orderOf(a) - orderOf(b) || (a.row.id < b.row.id ? -1 : 1));
}

function orderOf({ place }: Verdict): number {
  if (!place) return 2_000_000;
  return (place.chosen ? 0 : 1_000_000) + (place.rank ?? 999_999);
}

type Deep = Pick<Deps, 'clock'> & { db: Kysely<Database> };

async function carryOut(
  { db, clock }: Deep,
  access: ScreeningAccess,
  { row, place, decision }: Verdict,
  serial: number,
): Promise<void> {
  const now = clock.now();
  const adopted = place?.chosen === true;
  const amountYen = place?.chosen ? place.amountYen : null;
  const status = adopted ? 'adopted' : 'rejected';
  const done = await applications.changeApplication(db, row.id, 'eligible', { status, updated_at: now });
  if (!done) throw new DomainError('conflict', { reason: 'not_now' });
  await decisions.changeDecision(db, row.id, {
    adopted: adopted ? 1 : 0,
    amount_yen: amountYen,
    letter_number: `${access.programme.fiscal_year}-${String(serial).padStart(3, '0')}`,
    decided_at: now,
  });
  const yen: Record<string, number> = amountYen === null ? {} : { yen: amountYen };
  await writeStep(db, clock, row.id, access.user, `screening.${status}`, yen);
  const subject = { type: 'application', id: row.id };
  const details = { title: row.title, reasons: decision.reasons, ...yen };
  await recordAudit(db, clock, access.user, `screening.${status}`, subject, details);
  if (amountYen === null) return;
  await openAward(db, clock, {
    applicationId: row.id,
    amountYen,
    conditions: decision.conditions,
    number: serial,
    by: access.user,
  });
}
