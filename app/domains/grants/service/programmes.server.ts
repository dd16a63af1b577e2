import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { Clock } from '~/platform/clock';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf } from '~/platform/wareki';
import type { Database } from '../../../../db/types';
import {
  type Applicants,
  checkEligibility,
  type EligibilityProblem,
  periodProblem,
} from '../model/eligibility';
import { nextYearOf } from '../model/next-year';
import { type RuleSet, ruleSet } from '../model/rule-set';
import { RULE_SETS } from '../model/rule-sets';
import { mayKeepProgrammes } from '../policy';
import * as repo from '../repo/programmes.server';
import { listScreenings } from '../screening/repo/screenings.server';

export type ProgrammeStatus = repo.ProgrammeRow['status'];

export interface GrantProgramme {
  id: string;
  title: string;
  description: string;
  fiscalYear: number;
  rules: RuleSet;
  status: ProgrammeStatus;
  revision: number;
  matchProgrammeId: string | null;
}

/** One in a list. */
export interface ProgrammeItem {
  id: string;
  title: string;
  fiscalYear: number;
  status: ProgrammeStatus;
  opensOn: string;
  closesOn: string;
  /** Most that is paid in the first year, in yen. */
  capYen: number;
  /** Whether something can be handed in today. */
  takes: boolean;
  handedIn: number;
}

export function toProgramme(row: repo.ProgrammeRow): GrantProgramme {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    fiscalYear: row.fiscal_year,
    rules: ruleSet.parse(JSON.parse(row.rules)),
    status: row.status,
    revision: row.revision,
    matchProgrammeId: row.match_programme_id,
  };
}

export function requireKeeper(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayKeepProgrammes(principal)) throw new DomainError('forbidden');
  return principal;
}

/** A programme for services that have checked the right. Throws `not_found`. */
export async function requireProgramme(db: Kysely<Database>, id: string): Promise<GrantProgramme> {
  const row = await repo.findProgramme(db, id);
  if (!row) throw new DomainError('not_found');
  return toProgramme(row);
}

const PUBLIC: readonly ProgrammeStatus[] = ['open', 'screening', 'decided', 'closed'];

/** Programmes everybody may read about, those in preparation too for staff; the latest year first. */
export async function listGrantProgrammes(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
): Promise<ProgrammeItem[]> {
  const isKeeper = mayKeepProgrammes(principal);
  const rows = await repo.listProgrammes(deps.db, isKeeper ? [...PUBLIC, 'draft'] : PUBLIC);
  const counts = isKeeper ? await repo.countHandedIn(deps.db) : new Map<string, number>();
  const today = dayOf(deps.clock.now());
  return rows.map(toProgramme).map(({ rules, ...one }) => ({
    id: one.id,
    title: one.title,
    fiscalYear: one.fiscalYear,
    status: one.status,
    opensOn: rules.opensOn,
    closesOn: rules.closesOn,
    capYen: rules.capYenByYear[0] ?? 0,
    takes: periodProblem(rules, one.status, today) === null,
    handedIn: counts.get(one.id) ?? 0,
  }));
}

/** A programme as everybody may read it; one in preparation only for staff. Throws `not_found`. */
export async function getGrantProgramme(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  id: string,
): Promise<GrantProgramme> {
  const programme = await requireProgramme(deps.db, id);
  if (programme.status === 'draft' && !mayKeepProgrammes(principal)) throw new DomainError('not_found');
  return programme;
}

/** Whether something can be handed in today. */
export function takesToday(
  { rules, status }: Pick<GrantProgramme, 'rules' | 'status'>,
  now: number,
): boolean {
  return periodProblem(rules, status, dayOf(now)) === null;
}

/** Everything that speaks against an application today, the period first; empty: nothing does. */
export function obstaclesOf(
  { rules, status }: Pick<GrantProgramme, 'rules' | 'status'>,
  applicants: Applicants,
  now: number,
): EligibilityProblem[] {
  const period = periodProblem(rules, status, dayOf(now));
  return [...(period ? [period] : []), ...checkEligibility(rules, applicants)];
}

/**
 * Writes a programme down within the caller's transaction and returns its id; the caller has checked the right and the
 * rules. Seeds use it too.
 */
export async function insertGrantProgramme(
  db: Kysely<Database>,
  clock: Clock,
  by: UserPrincipal,
  about: {
    rules: RuleSet;
    title?: string;
    description?: string;
    status?: ProgrammeStatus;
    matchProgrammeId?: string | null;
    copiedFrom?: string | null;
  },
): Promise<string> {
  const id = newId('gpr');
  const now = clock.now();
  await repo.insertProgramme(db, {
    id,
    title: about.title ?? about.rules.programme,
    description: about.description ?? '',
    fiscal_year: about.rules.fiscalYear,
    rules: JSON.stringify(about.rules),
    status: about.status ?? 'draft',
    match_programme_id: about.matchProgrammeId ?? null,
    copied_from: about.copiedFrom ?? null,
    created_by: by.userId,
    created_at: now,
    updated_at: now,
  });
  return id;
}

/** Makes a programme in preparation from rules to begin with; returns its id. Staff only. */
export async function createGrantProgramme(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  template: keyof typeof RULE_SETS,
): Promise<string> {
  const user = requireKeeper(principal);
  return make(deps, user, { rules: RULE_SETS[template] }, 'grants.programme-created');
}

/** Copies a programme to the next year, in preparation; returns its id. Staff only. Throws `not_found`. */
export async function copyGrantProgramme(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  id: string,
): Promise<string> {
  const user = requireKeeper(principal);
  const { rules, title, description } = await requireProgramme(deps.db, id);
  const about = { rules: nextYearOf(rules), title, description, copiedFrom: id };
  return make(deps, user, about, 'grants.programme-copied');
}

async function make(
  deps: Pick<Deps, 'db' | 'clock'>,
  user: UserPrincipal,
  about: Parameters<typeof insertGrantProgramme>[3],
  action: 'grants.programme-created' | 'grants.programme-copied',
): Promise<string> {
  return deps.db.transaction().execute(async (trx) => {
    const id = await insertGrantProgramme(trx, deps.clock, user, about);
    const words = { title: about.title ?? about.rules.programme, year: about.rules.fiscalYear };
    await recordAudit(trx, deps.clock, user, action, { type: 'grant-programme', id }, words);
    return id;
  });
}

/**
 * Keeps changed rules. Staff only. Throws `not_found`; `conflict` (`changed_meanwhile`) when somebody else has changed
 * it since it was read; `conflict` (`rules_fixed`) once the committee has begun, and `conflict` (`rules_judged`) for what
 * an application was already found to fit or not: nobody is judged by rules that were changed afterwards.
 */
export async function changeGrantProgramme(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  id: string,
  change: { revision: number; title: string; description: string; rules: RuleSet },
): Promise<void> {
  const user = requireKeeper(principal);
  await deps.db.transaction().execute(async (trx) => {
    const { status, rules } = await requireProgramme(trx, id);
    if (status !== 'draft' && status !== 'open') throw new DomainError('conflict', { reason: 'rules_fixed' });
    if (!isJudgedAlike(rules, change.rules) && (await repo.hasJudged(trx, id))) {
      throw new DomainError('conflict', { reason: 'rules_judged' });
    }
    const kept = await repo.changeProgramme(trx, id, change.revision, {
      title: change.title,
      description: change.description,
      fiscal_year: change.rules.fiscalYear,
      rules: JSON.stringify(change.rules),
      revision: change.revision + 1,
      updated_at: deps.clock.now(),
    });
    if (!kept) throw new DomainError('conflict', { reason: 'changed_meanwhile' });
    const subject = { type: 'grant-programme', id };
    const words = { title: change.title, year: change.rules.fiscalYear, revision: change.revision + 1 };
    await recordAudit(trx, deps.clock, user, 'grants.programme-changed', subject, words);
  });
}

/** What staff judge an application by; days, and how many can be chosen, are none of it. */
const JUDGED_BY = [
  'lead',
  'requiredPartners',
  'newProjectOnly',
  'capYenByYear',
  'rate',
  'costs',
  'documents',
  'questions',
] as const satisfies readonly (keyof RuleSet)[];

function isJudgedAlike(before: RuleSet, after: RuleSet): boolean {
  return JUDGED_BY.every((key) => JSON.stringify(before[key]) === JSON.stringify(after[key]));
}

/** Which states staff can bring a programme to, and from which. */
const LEADS_TO: Readonly<Record<ProgrammeStatus, readonly ProgrammeStatus[]>> = {
  draft: ['open'],
  open: ['draft', 'screening'],
  screening: ['open', 'decided'],
  decided: ['closed'],
  closed: [],
};

/** Where staff bring a programme by hand; it is decided by what the committee decides. */
export function movesOf(status: ProgrammeStatus): ProgrammeStatus[] {
  return LEADS_TO[status].filter((to) => to !== 'decided');
}

/**
 * Brings a programme to another state within the caller's transaction. Throws `conflict` (`not_now`) where that does not
 * follow; `conflict` (`has_applications`) where an open one with applications would vanish; `conflict` (`rules_fixed`)
 * where one would be opened anew after the committee has begun by its rules.
 */
export async function setProgrammeStatus(
  db: Kysely<Database>,
  clock: Clock,
  user: UserPrincipal,
  id: string,
  status: ProgrammeStatus,
): Promise<void> {
  const programme = await requireProgramme(db, id);
  if (!LEADS_TO[programme.status].includes(status)) throw new DomainError('conflict', { reason: 'not_now' });
  if (status === 'draft' && (await repo.hasApplications(db, id))) {
    throw new DomainError('conflict', { reason: 'has_applications' });
  }
  const [screening] = await listScreenings(db, [id]);
  if (status === 'open' && screening && screening.phase !== 'preparing') {
    throw new DomainError('conflict', { reason: 'rules_fixed' });
  }
  const patch = { status, updated_at: clock.now() };
  if (!(await repo.changeProgramme(db, id, programme.revision, patch))) {
    throw new DomainError('conflict', { reason: 'changed_meanwhile' });
  }
  const subject = { type: 'grant-programme', id };
  const words = { title: programme.title, year: programme.fiscalYear };
  await recordAudit(db, clock, user, `grants.programme-${status}`, subject, words);
}

/**
 * Opens a programme, ends its taking of applications, opens it anew, closes it. It is decided by what the committee
 * decides and in no other way. Staff only. Throws as `setProgrammeStatus`.
 */
export async function moveGrantProgramme(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  id: string,
  status: ProgrammeStatus,
): Promise<void> {
  const user = requireKeeper(principal);
  if (status === 'decided') throw new DomainError('conflict', { reason: 'not_now' });
  await deps.db.transaction().execute((trx) => setProgrammeStatus(trx, deps.clock, user, id, status));
}
