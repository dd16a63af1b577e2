import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import {
  FIT_TERMS,
  KIND_TEMPLATES,
  type Programme,
  type ProgrammeKind,
  type ProgrammeSettings,
  programmeSettings,
} from '../model';
import { mayKeepProgrammes } from '../policy';
import * as repo from '../repo/programmes.server';
import type { ProgrammeInput } from '../schema';

export function requireKeeper(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayKeepProgrammes(principal)) throw new DomainError('forbidden');
  return principal;
}

export function toProgramme(row: repo.ProgrammeRow): Programme {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    description: row.description,
    fiscalYear: row.fiscal_year,
    status: row.status,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    settings: programmeSettings.parse(JSON.parse(row.settings)),
    revision: row.revision,
    createdAt: row.created_at,
  };
}

/** A programme whoever asks, for services that have checked the right. Throws `not_found`. */
export async function requireProgramme(deps: Pick<Deps, 'db'>, id: string): Promise<Programme> {
  const row = await repo.findProgramme(deps.db, id);
  if (!row) throw new DomainError('not_found');
  return toProgramme(row);
}

/** A programme with its rules. Staff only; throws `not_found`. */
export async function getProgramme(deps: Deps, principal: Principal, id: string): Promise<Programme> {
  requireKeeper(principal);
  return requireProgramme(deps, id);
}

/** All programmes, newest year first. Staff only. */
export async function listProgrammes(deps: Deps, principal: Principal): Promise<Programme[]> {
  requireKeeper(principal);
  return (await repo.listProgrammes(deps.db)).map(toProgramme);
}

/** The programmes that have been opened, for those who take part. */
export async function listOpenProgrammes(deps: Pick<Deps, 'db'>): Promise<Programme[]> {
  return (await repo.listProgrammes(deps.db, ['open'])).map(toProgramme);
}

/** The programmes that have been opened, closed ones too: for services that have checked the right. */
export async function listBegunProgrammes(deps: Pick<Deps, 'db'>): Promise<Programme[]> {
  return (await repo.listProgrammes(deps.db, ['open', 'closed'])).map(toProgramme);
}

/** Makes a programme with the rules and questions of its kind, as a draft; returns its id. Staff only. */
export async function createProgramme(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  input: { kind: ProgrammeKind; fiscalYear: number },
): Promise<string> {
  const user = requireKeeper(principal);
  const { name, description, settings } = KIND_TEMPLATES[input.kind];
  const id = newId('mpg');
  await deps.db.transaction().execute(async (trx) => {
    await repo.insertProgramme(trx, {
      id,
      kind: input.kind,
      name,
      description,
      fiscal_year: input.fiscalYear,
      status: 'draft',
      opens_on: null,
      closes_on: null,
      settings: JSON.stringify(settings),
      created_at: deps.clock.now(),
    });
    const about = { name, year: input.fiscalYear };
    await recordAudit(
      trx,
      deps.clock,
      user,
      'matching.programme-created',
      { type: 'match-programme', id },
      about,
    );
  });
  return id;
}

/**
 * Keeps what was edited; the weights and strengths before and after go to the log. Staff only. Throws `not_found`,
 * `conflict` (`changed_meanwhile`) when somebody else has changed the programme since it was read.
 */
export async function changeProgramme(
  deps: Deps,
  principal: Principal,
  id: string,
  { revision, about, settings }: ProgrammeInput,
): Promise<void> {
  const user = requireKeeper(principal);
  const before = await requireProgramme(deps, id);
  await deps.db.transaction().execute(async (trx) => {
    const kept = await repo.changeProgramme(trx, id, revision, {
      name: about.name,
      description: about.description,
      fiscal_year: about.fiscalYear,
      opens_on: about.opensOn,
      closes_on: about.closesOn,
      settings: JSON.stringify(settings),
      revision: revision + 1,
    });
    if (!kept) throw new DomainError('conflict', { reason: 'changed_meanwhile' });
    const subject = { type: 'match-programme', id };
    await recordAudit(trx, deps.clock, user, 'matching.programme-changed', subject, {
      name: about.name,
      before: weightsText(before.settings),
      after: weightsText(settings),
      revision: revision + 1,
    });
  });
}

/**
 * Weights in the order of `FIT_TERMS`, then strengths of exposure, awards and newcomers, as numbers for the log; the
 * sentence in the catalogues says which is which: `4·2·2·1·1·1·1 / 30%·30%·50%`.
 */
function weightsText({ weights, damping }: ProgrammeSettings): string {
  const weighed = FIT_TERMS.map((term) => weights[term]);
  const strengths = (['exposure', 'awards', 'newcomers'] as const).map(
    (name) => `${Math.round(damping[name] * 100)}%`,
  );
  return `${weighed.join('·')} / ${strengths.join('·')}`;
}

/** Opens a programme to everybody, or closes it. Staff only. Throws `not_found`. */
export async function setProgrammeStatus(
  deps: Deps,
  principal: Principal,
  id: string,
  status: 'open' | 'closed',
): Promise<void> {
  const user = requireKeeper(principal);
  const { revision, name, status: before } = await requireProgramme(deps, id);
  if (before === status) return;
  await deps.db.transaction().execute(async (trx) => {
    if (!(await repo.changeProgramme(trx, id, revision, { status }))) {
      throw new DomainError('conflict', { reason: 'changed_meanwhile' });
    }
    const action = `matching.programme-${status}` as const;
    await recordAudit(trx, deps.clock, user, action, { type: 'match-programme', id }, { name });
  });
}
