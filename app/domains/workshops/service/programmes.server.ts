import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Programme, WorkshopItem } from '../model';

export type { WorkshopItem } from '../model';

import { mayPlanWorkshops } from '../policy';
import { countParticipants } from '../repo/people.server';
import { listSessions } from '../repo/sessions.server';
import {
  changeProgramme,
  findProgramme,
  insertProgramme,
  listProgrammes,
  listWorkshops,
  type ProgrammeRow,
} from '../repo/workshops.server';
import type { ProgrammeInput } from '../schema';

/** Throws `unauthenticated`, or `forbidden` for accounts that plan no workshops. */
export function requirePlanner(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayPlanWorkshops(principal)) throw new DomainError('forbidden');
  return principal;
}

/** Programmes, newest year first, with the workshops the viewer leads (staff: all). */
export async function listProgrammesWithWorkshops(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
): Promise<(Programme & { workshops: WorkshopItem[] })[]> {
  const user = requirePlanner(principal);
  const programmes = await listProgrammes(deps.db);
  const items = await listItems(deps, user, null);
  return programmes.map((row) => ({
    ...toProgramme(row),
    workshops: items.filter((item) => item.programmeId === row.id),
  }));
}

/** One programme with the workshops the viewer leads (staff: all). Throws `not_found`. */
export async function getProgramme(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  programmeId: string,
): Promise<Programme & { workshops: WorkshopItem[] }> {
  const user = requirePlanner(principal);
  const row = await findProgramme(deps.db, programmeId);
  if (!row) throw new DomainError('not_found');
  return { ...toProgramme(row), workshops: await listItems(deps, user, programmeId) };
}

/** Workshops with a session running or to come that the viewer leads: for the front page and home. */
export async function listOpenWorkshops(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
): Promise<WorkshopItem[]> {
  if (principal.kind !== 'user' || !mayPlanWorkshops(principal)) return [];
  const items = await listItems(deps, principal, null);
  return items.filter((item) => item.sessions.some((session) => session.status !== 'ended'));
}

async function listItems(
  deps: Pick<Deps, 'db'>,
  user: UserPrincipal,
  programmeId: string | null,
): Promise<WorkshopItem[]> {
  const workshops = await listWorkshops(deps.db, {
    programmeId,
    leadId: user.role === 'staff' ? null : user.userId,
  });
  const sessions = await listSessions(
    deps.db,
    workshops.map((workshop) => workshop.id),
  );
  const counts = await countParticipants(
    deps.db,
    sessions.map((session) => session.id),
  );
  return workshops.map((workshop) => {
    const own = sessions.filter((session) => session.workshop_id === workshop.id);
    const ids = new Set(own.map((session) => session.id));
    return {
      id: workshop.id,
      title: workshop.title,
      programmeId: workshop.programme_id,
      createdAt: workshop.created_at,
      sessions: own.map((session) => ({
        id: session.id,
        title: session.title,
        status: session.status,
        startsAt: session.starts_at,
        code: session.code,
      })),
      people: counts
        .filter((count) => ids.has(count.sessionId) && count.status === 'in')
        .reduce((sum, count) => sum + count.n, 0),
    };
  });
}

export async function createProgramme(
  deps: Deps,
  principal: Principal,
  input: ProgrammeInput,
): Promise<string> {
  const user = requirePlanner(principal);
  const id = newId('prg');
  await deps.db.transaction().execute(async (trx) => {
    await insertProgramme(trx, {
      id,
      name: input.name,
      description: input.description,
      fiscal_year: input.fiscalYear,
      created_at: deps.clock.now(),
    });
    await recordAudit(
      trx,
      deps.clock,
      user,
      'workshops.programme-created',
      { type: 'programme', id },
      {
        name: input.name,
      },
    );
  });
  return id;
}

/** Programmes are shared by all who plan, so only staff change them. */
export async function updateProgramme(
  deps: Deps,
  principal: Principal,
  programmeId: string,
  input: ProgrammeInput,
): Promise<void> {
  const user = requirePlanner(principal);
  if (user.role !== 'staff') throw new DomainError('forbidden');
  if (!(await findProgramme(deps.db, programmeId))) throw new DomainError('not_found');
  await changeProgramme(deps.db, programmeId, {
    name: input.name,
    description: input.description,
    fiscal_year: input.fiscalYear,
  });
}

export function toProgramme(row: ProgrammeRow): Programme {
  return { id: row.id, name: row.name, description: row.description, fiscalYear: row.fiscal_year };
}
