import type { Kysely } from 'kysely';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../../db/types';
import type { ApplicationStatus } from '../../model/application';
import type { RuleSet } from '../../model/rule-set';
import * as applications from '../../repo/applications.server';
import {
  mayScreen,
  type Phase,
  rolesOf,
  type ScreeningAction,
  type Sight,
  type Stage,
  sightOf,
  type Viewer,
} from '../model';
import * as judgements from '../repo/judgements.server';
import * as repo from '../repo/screenings.server';

export type ApplicationRow = applications.ApplicationRow;
/** States of applications that a screening has to do with. */
const SCREENED = ['submitted', 'more_asked', 'eligible', 'ineligible', 'adopted', 'rejected'] as const;
/** Those in which the committee meets them: before points are given only by name, to declare conflicts. */
const FOR_MEMBERS: Record<Phase, readonly ApplicationStatus[]> = {
  preparing: ['submitted', 'more_asked', 'eligible'],
  scoring: ['eligible'],
  proposed: ['eligible'],
  decided: ['adopted', 'rejected'],
};

/** A programme's screening as one person meets it. */
export interface ScreeningAccess {
  user: UserPrincipal;
  programme: repo.ProgrammeRow;
  rules: RuleSet;
  screening: repo.ScreeningRow;
  isStaff: boolean;
  isMember: boolean;
  /** All applications in the screening; what of them may be shown is up to `viewerOf` and `sightOf`. */
  rows: ApplicationRow[];
  /** Ids of those the person must not judge. */
  keptFrom: ReadonlySet<string>;
}

const NOT_BEGUN = {
  phase: 'preparing',
  stage: null,
  scores_due: null,
  proposal: null,
  proposed_at: null,
  minutes: '',
  minutes_revision: 0,
  minutes_by_name: null,
  minutes_at: null,
  decided_at: null,
  decided_by_name: null,
} as const;

/** The screening of a programme nobody has begun to screen is in preparation. */
export function screeningOf(programmeId: string, row: repo.ScreeningRow | undefined): repo.ScreeningRow {
  return row ?? { programme_id: programmeId, ...NOT_BEGUN };
}

/**
 * A programme's screening to staff and its committee; for others it is not there. Throws `unauthenticated`,
 * `not_found`, `forbidden` (not theirs to do), `conflict` (`screening_phase`: not now).
 */
export async function requireScreening(
  db: Kysely<Database>,
  principal: Principal,
  programmeId: string,
  action: ScreeningAction,
): Promise<ScreeningAccess> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const programme = await repo.findProgramme(db, programmeId);
  const isStaff = principal.role === 'staff';
  const isMember = programme !== undefined && (await repo.isMember(db, programmeId, principal.userId));
  if (!programme || programme.status === 'draft' || !(isStaff || isMember))
    throw new DomainError('not_found');
  const screening = screeningOf(programmeId, (await repo.listScreenings(db, [programmeId]))[0]);
  const rows = await applications.listApplicationsOf(db, programmeId, SCREENED);
  const ids = rows.map((one) => one.id);
  const access: ScreeningAccess = {
    user: principal,
    programme,
    rules: JSON.parse(programme.rules) as RuleSet,
    screening,
    isStaff,
    isMember,
    rows,
    keptFrom: await judgements.listKeptFrom(db, principal.userId, ids),
  };
  requireAction(screening.phase, action, { isStaff, isMember, conflicted: false });
  return access;
}

/** Refuses what the person may not do now; says whether it is the person or the time. */
function requireAction(phase: Phase, action: ScreeningAction, viewer: Viewer): void {
  const roles = rolesOf(viewer);
  if (mayScreen(phase, action, roles)) return;
  const phases: Phase[] = ['preparing', 'scoring', 'proposed', 'decided'];
  if (phases.some((one) => mayScreen(one, action, roles))) {
    throw new DomainError('conflict', { reason: 'screening_phase' });
  }
  throw new DomainError('forbidden');
}

/**
 * The same for what touches all applications at once (minutes, decision): a person with a conflict about one of them
 * leaves it to others. Throws `forbidden` (`screening_conflict`) too.
 */
export async function requireFree(
  db: Kysely<Database>,
  principal: Principal,
  programmeId: string,
  action: ScreeningAction,
): Promise<ScreeningAccess> {
  const access = await requireScreening(db, principal, programmeId, action);
  if (access.keptFrom.size > 0) throw new DomainError('forbidden', { reason: 'screening_conflict' });
  return access;
}

/** What the person is to one application of the programme. */
export function viewerOf(access: ScreeningAccess, applicationId: string): Viewer {
  const { isStaff, isMember, keptFrom } = access;
  return { isStaff, isMember, conflicted: keptFrom.has(applicationId) };
}

/** Applications the person may know of at all. */
export function listedRows(access: ScreeningAccess): ApplicationRow[] {
  const { phase } = access.screening;
  return access.rows.filter(({ id, status }) => {
    const inTurn = access.isStaff || FOR_MEMBERS[phase].includes(status);
    return inTurn && sightOf(viewerOf(access, id), phase, false).listed;
  });
}

/** One application in its screening. */
export interface CaseAccess extends ScreeningAccess {
  row: ApplicationRow;
  viewer: Viewer;
  sight: Sight;
  /** The person's own points of the stage, a draft too. */
  own: judgements.ScoreRow | null;
}

/**
 * An application to those who may do `action` with it now. For who may not know of it, it is not there: others, and
 * whoever is in a conflict of interest. Throws `unauthenticated`, `not_found`, `forbidden`, `conflict` (`screening_phase`).
 */
export async function requireCase(
  db: Kysely<Database>,
  principal: Principal,
  applicationId: string,
  action: ScreeningAction,
): Promise<CaseAccess> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const found = await applications.findApplication(db, applicationId);
  if (!found) throw new DomainError('not_found');
  const access = await requireScreening(db, principal, found.programme_id, 'see_programme');
  const row = listedRows(access).find((one) => one.id === applicationId);
  if (!row) throw new DomainError('not_found');
  const viewer = viewerOf(access, applicationId);
  requireAction(access.screening.phase, action, viewer);
  const own = await ownScore(db, access, applicationId);
  const sight = sightOf(viewer, access.screening.phase, own?.in_at != null);
  return { ...access, row, viewer, sight, own };
}

async function ownScore(db: Kysely<Database>, access: ScreeningAccess, applicationId: string) {
  const { stage } = access.screening;
  if (stage === null) return null;
  const key = { application_id: applicationId, stage, user_id: access.user.userId };
  return (await judgements.findScore(db, key)) ?? null;
}

/** Stages of points in their order. */
export function scoreStages(rules: RuleSet): Stage[] {
  return rules.stages.filter((one) => one.kind === 'scores');
}

/** The stage of points at work; null before the first. */
export function stageOf(access: Pick<ScreeningAccess, 'rules' | 'screening'>): Stage | null {
  return scoreStages(access.rules).find((one) => one.key === access.screening.stage) ?? null;
}

/** Whether the stage at work is the last one: it ends with awards, those before with who goes on. */
export function isLastStage(access: Pick<ScreeningAccess, 'rules' | 'screening'>): boolean {
  return scoreStages(access.rules).at(-1)?.key === access.screening.stage;
}
