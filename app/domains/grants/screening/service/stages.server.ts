import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import type { Database } from '../../../../../db/types';
import * as applications from '../../repo/applications.server';
import { writeStep } from '../../service/steps.server';
import {
  type Candidate,
  checkOutcome,
  type Proposal,
  proposeAwards,
  proposePasses,
  type Stage,
} from '../model';
import * as decisions from '../repo/decisions.server';
import * as repo from '../repo/screenings.server';
import {
  type ApplicationRow,
  isLastStage,
  requireScreening,
  type ScreeningAccess,
  scoreStages,
  stageOf,
} from './access.server';
import { tellRooms } from './committee.server';
import { limitsOf, moneyOf, readOutcome } from './outcome.server';
import { inStage, pointsOf, waitingFor } from './points.server';

/**
 * Opens the next stage of points until a day: the first one from preparation, a later one for those the proposal lets go
 * on. Throws as `requireScreening`, `conflict` (`still_open`: applications can still come in; `no_committee`; `outcome`;
 * `last_stage`), `invalid` (`due_past`).
 */
export async function openStage(
  deps: Deps,
  principal: Principal,
  programmeId: string,
  input: { scoresDue: string },
): Promise<void> {
  const access = await requireScreening(deps.db, principal, programmeId, 'open_stage');
  const { rules, screening, user } = access;
  const today = dayOf(deps.clock.now());
  if (input.scoresDue < today) throw new DomainError('invalid', { reason: 'due_past' });
  const stages = scoreStages(rules);
  const next = stages[stages.findIndex((one) => one.key === screening.stage) + 1];
  if (!next) throw new DomainError('conflict', { reason: 'last_stage' });
  if (access.programme.status === 'open' && today <= rules.closesOn) {
    throw new DomainError('conflict', { reason: 'still_open' });
  }
  if ((await repo.listCommittee(deps.db, programmeId)).length === 0) {
    throw new DomainError('conflict', { reason: 'no_committee' });
  }
  const leftOut = screening.phase === 'proposed' ? await whoIsLeftOut(deps, access) : [];
  await deps.db.transaction().execute(async (trx) => {
    await repo.ensureScreening(trx, programmeId);
    const patch = { phase: 'scoring', stage: next.key, scores_due: input.scoresDue } as const;
    const done = await repo.changeScreening(trx, programmeId, [screening.phase], {
      ...patch,
      proposal: null,
      proposed_at: null,
    });
    if (!done) throw new DomainError('conflict', { reason: 'screening_phase' });
    await repo.setProgrammeStatus(trx, programmeId, 'screening', ['open', 'screening'], deps.clock.now());
    if (!rules.stages.some((one) => one.kind === 'eligibility')) await letAllIn({ ...deps, db: trx }, access);
    await keepLeftOut({ ...deps, db: trx }, access, leftOut);
    const subject = { type: 'grant', id: programmeId };
    const details = { stage: next.label, day: input.scoresDue };
    await recordAudit(trx, deps.clock, user, 'screening.stage-opened', subject, details);
  });
  tellRooms(deps, null, access.rows);
}

type Deep = Pick<Deps, 'clock'> & { db: Kysely<Database> };

/** Rules without a stage of eligibility: whoever handed in takes part. */
async function letAllIn({ db, clock }: Deep, access: ScreeningAccess): Promise<void> {
  for (const row of access.rows.filter((one) => one.status === 'submitted')) {
    const now = clock.now();
    await applications.changeApplication(db, row.id, 'submitted', { status: 'eligible', updated_at: now });
    await writeStep(db, clock, row.id, access.user, 'screening.taken_in');
  }
}

async function whoIsLeftOut(deps: Deps, access: ScreeningAccess): Promise<string[]> {
  const known = await readOutcome(deps, access);
  if (!known || checkOutcome(known.outcome, known.proposal.limits, null).length > 0) {
    throw new DomainError('conflict', { reason: 'outcome' });
  }
  return known.outcome.places.filter((one) => !one.chosen).map((one) => one.id);
}

/** Notes who does not go on; the reasons already written stay. */
async function keepLeftOut({ db, clock }: Deep, access: ScreeningAccess, ids: string[]): Promise<void> {
  const known = new Map((await decisions.listDecisions(db, ids)).map((one) => [one.application_id, one]));
  for (const id of ids) {
    await decisions.putDecision(db, {
      application_id: id,
      adopted: 0,
      amount_yen: null,
      stage: access.screening.stage,
      reasons: known.get(id)?.reasons ?? '',
      conditions: '',
      updated_by: access.user.userId,
      updated_by_name: access.user.name,
      updated_at: clock.now(),
    });
  }
}

/**
 * Ends the phase of points and works the proposal out: awards within their number and the money in the last stage, the
 * first `passes` in one before. Throws as `requireScreening`, `conflict` (`undecided`: eligibility of some is open;
 * `points_waited_for`: not all points are in and `missingToo` was not said), `invalid` (`passes_missing`).
 */
export async function propose(
  deps: Deps,
  principal: Principal,
  programmeId: string,
  input: { missingToo: boolean; passes: number | null },
): Promise<void> {
  const access = await requireScreening(deps.db, principal, programmeId, 'propose');
  const stage = stageOf(access);
  if (!stage) throw new DomainError('conflict', { reason: 'screening_phase' });
  if (access.rows.some((one) => one.status === 'submitted' || one.status === 'more_asked')) {
    throw new DomainError('conflict', { reason: 'undecided' });
  }
  const waiting = await waitingFor(deps, access);
  if (waiting.length > 0 && !input.missingToo) {
    throw new DomainError('conflict', { reason: 'points_waited_for' });
  }
  const proposal = await workOut(deps, access, stage, input.passes);
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const patch = { phase: 'proposed', proposal: JSON.stringify(proposal), proposed_at: now } as const;
    if (!(await repo.changeScreening(trx, programmeId, ['scoring'], patch))) {
      throw new DomainError('conflict', { reason: 'screening_phase' });
    }
    await decisions.deleteChanges(trx, programmeId, stage.key);
    const subject = { type: 'grant', id: programmeId };
    const details = { stage: stage.label, missing: waiting.length };
    await recordAudit(trx, deps.clock, access.user, 'screening.proposed', subject, details);
  });
}

async function workOut(
  deps: Deps,
  access: ScreeningAccess,
  stage: Stage,
  passes: number | null,
): Promise<Proposal> {
  const rows = await inStage(deps, access);
  const points = await pointsOf(deps, access, stage, rows);
  const candidates = rows.map((row) => candidateOf(access, row, points.get(row.id)?.spread?.mean ?? null));
  if (isLastStage(access)) {
    const limits = limitsOf(access);
    return { kind: 'awards', limits, places: proposeAwards(candidates, limits) };
  }
  if (passes === null) throw new DomainError('invalid', { reason: 'passes_missing' });
  const limits = { maxAwards: passes, budgetYen: null };
  return { kind: 'passes', limits, places: proposePasses(candidates, passes) };
}

function candidateOf(access: ScreeningAccess, row: ApplicationRow, mean: Candidate['mean']): Candidate {
  const { requestYen, mostYen } = moneyOf(access, row);
  return { id: row.id, mean, requestYen, mostYen };
}

/** Goes back to giving points; the proposal and its changes are given up. Throws as `requireScreening`. */
export async function reopenStage(
  deps: Deps,
  principal: Principal,
  programmeId: string,
  input: { reason: string },
): Promise<void> {
  const access = await requireScreening(deps.db, principal, programmeId, 'reopen_stage');
  const { user, screening } = access;
  await deps.db.transaction().execute(async (trx) => {
    const patch = { phase: 'scoring', proposal: null } as const;
    if (!(await repo.changeScreening(trx, programmeId, ['proposed'], patch))) {
      throw new DomainError('conflict', { reason: 'screening_phase' });
    }
    await decisions.deleteChanges(trx, programmeId, screening.stage ?? '');
    const subject = { type: 'grant', id: programmeId };
    await recordAudit(trx, deps.clock, user, 'screening.stage-reopened', subject, { reason: input.reason });
  });
}
