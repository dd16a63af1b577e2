import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { findArea } from '~/domains/areas/service.server';
import { findByName } from '~/domains/organisations/service/by-name.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf } from '~/platform/wareki';
import type { Database } from '../../../../db/types';
import type { TYPED_ORIGINS } from '../model';
import type { COLLABORATION_MOVES } from '../model/acts';
import * as repo from '../repo/collaborations.server';
import * as parts from '../repo/parts.server';
import { requireAct } from './access.server';
import { setMoneyEnd } from './money.server';

type Trx = Kysely<Database>;
const subject = (id: string) => ({ type: 'collaboration', id });

/** What is said of a collaboration in words. Days are `YYYY-MM-DD`, '' for none. */
export interface Words {
  title: string;
  summary: string;
  origin: (typeof TYPED_ORIGINS)[number];
  originNote: string;
  startedOn: string;
  endedOn: string;
  area: string;
}

/** Organisations for which somebody can type a collaboration in; null: for any (staff). Throws `unauthenticated`, `forbidden`. */
export async function offerNewCollaboration(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
): Promise<{ own: { id: string; name: string }[] | null }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (principal.role === 'staff') return { own: null };
  const own = await repo.listOwn(deps.db, principal.userId);
  if (own.length === 0) throw new DomainError('forbidden', { reason: 'no_organisation' });
  return { own };
}

/**
 * Types a collaboration in: staff any, others one that their own organisation leads. Partners are named as in the
 * directory. Throws as `offerNewCollaboration`, and `invalid` (`organisation_unknown`, `organisation_many`, `not_own`,
 * `area_unknown`, `days`).
 */
export async function createCollaboration(
  deps: Deps,
  principal: Principal,
  input: Words & { lead: string; partners: readonly string[] },
): Promise<{ id: string }> {
  const { own } = await offerNewCollaboration(deps, principal);
  const user = principal as UserPrincipal;
  const words = await checkWords(deps, input);
  return deps.db.transaction().execute(async (trx) => {
    const lead = await named(trx, input.lead, 'lead');
    if (own && !own.some(({ id }) => id === lead.id)) {
      throw new DomainError('invalid', { reason: 'not_own' });
    }
    const others: { id: string; role: 'partner' }[] = [];
    for (const name of input.partners) {
      const one = await named(trx, name, 'partners');
      if (one.id !== lead.id && !others.some(({ id }) => id === one.id)) {
        others.push({ id: one.id, role: 'partner' });
      }
    }
    const id = newId('clb');
    const ended = words.ended_on !== null && words.ended_on < dayOf(deps.clock.now());
    const row = {
      id,
      ...words,
      status: ended ? ('ended' as const) : ('active' as const),
      origin_id: null,
      created_by: user.userId,
      created_at: deps.clock.now(),
    };
    await repo.insertCollaboration(trx, row, [{ id: lead.id, role: 'lead' }, ...others]);
    const details = { title: input.title };
    await recordAudit(trx, deps.clock, user, 'collaborations.typed', subject(id), details);
    return { id };
  });
}

/** The organisation of a name; a refusal says beside which field it belongs. */
async function named(trx: Trx, name: string, field: 'lead' | 'partners') {
  try {
    return await findByName(trx, name);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError('invalid', {
      reason: `${field}_${error.details.reason?.replace('organisation_', '')}`,
    });
  }
}

async function checkWords(deps: Deps, input: Words) {
  if (input.area !== '' && !(await findArea(deps, input.area))) {
    throw new DomainError('invalid', { reason: 'area_unknown' });
  }
  if (input.endedOn !== '' && input.endedOn < input.startedOn) {
    throw new DomainError('invalid', { reason: 'days' });
  }
  return {
    title: input.title,
    summary: input.summary,
    origin_kind: input.origin,
    origin_note: input.originNote,
    started_on: input.startedOn,
    ended_on: input.endedOn || null,
    area_code: input.area || null,
  };
}

/** Changes what is said of it; where it began is kept when a talk, a round or a grant says so. Throws as `requireAct`. */
export async function editCollaboration(
  deps: Deps,
  principal: Principal,
  id: string,
  input: Words,
): Promise<void> {
  const words = await checkWords(deps, input);
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireAct(trx, principal, id, 'edit');
    const origin_kind = row.origin_id === null ? words.origin_kind : row.origin_kind;
    await repo.changeCollaboration(trx, id, { ...words, origin_kind });
    const details = { title: words.title };
    await recordAudit(trx, deps.clock, principal, 'collaborations.edited', subject(id), details);
  });
}

/** Pauses, resumes, ends or reopens it; an end is on a day. Throws as `requireAct`. */
export async function moveCollaboration(
  deps: Deps,
  principal: Principal,
  id: string,
  { move, day }: { move: (typeof COLLABORATION_MOVES)[number]; day: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row, after } = await requireAct(trx, principal, id, move);
    const ended = day || row.ended_on || dayOf(deps.clock.now());
    if (after === 'ended' && ended < row.started_on) throw new DomainError('invalid', { reason: 'days' });
    const ended_on = after === 'ended' ? ended : move === 'reopen' ? null : row.ended_on;
    await repo.changeCollaboration(trx, id, { status: after, ended_on });
    const details = { title: row.title };
    await recordAudit(trx, deps.clock, principal, `collaborations.${move}`, subject(id), details);
  });
}

/**
 * Adds an organisation by its name, or changes what is said of a partner. Throws as `requireAct`, and `invalid`
 * (`organisation_unknown`, `organisation_many`, `days`).
 */
export async function putPartner(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { organisation: string; task: string; fromDay: string; toDay: string },
): Promise<void> {
  if (input.fromDay !== '' && input.toDay !== '' && input.toDay < input.fromDay) {
    throw new DomainError('invalid', { reason: 'days' });
  }
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireAct(trx, principal, id, 'partners');
    const one = await findByName(trx, input.organisation);
    const known = (await repo.listPartners(trx, [id])).find((partner) => partner.id === one.id);
    await repo.putPartner(trx, {
      collaboration_id: id,
      organisation_id: one.id,
      role: known?.role ?? 'partner',
      task: input.task,
      from_day: input.fromDay || null,
      to_day: input.toDay || null,
    });
    const details = { title: row.title, organisation: one.name };
    await recordAudit(trx, deps.clock, principal, 'collaborations.partner', subject(id), details);
  });
}

/** Takes a partner out; who leads stays. Throws as `requireAct`, and `conflict` (`lead_stays`), `not_found`. */
export async function removePartner(
  deps: Deps,
  principal: Principal,
  id: string,
  { organisation }: { organisation: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireAct(trx, principal, id, 'partners');
    const known = (await repo.listPartners(trx, [id])).find((partner) => partner.id === organisation);
    if (!known) throw new DomainError('not_found');
    if (known.role === 'lead') throw new DomainError('conflict', { reason: 'lead_stays' });
    await repo.removePartner(trx, id, organisation);
    const details = { title: row.title, organisation: known.name };
    await recordAudit(trx, deps.clock, principal, 'collaborations.partner-gone', subject(id), details);
  });
}

/** Shows it to everybody, or no longer. Throws as `requireAct`. */
export async function publishCollaboration(
  deps: Deps,
  principal: Principal,
  id: string,
  { show }: { show: boolean },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireAct(trx, principal, id, 'publish');
    await repo.changeCollaboration(trx, id, { is_public: show ? 1 : 0 });
    const action = show ? 'collaborations.published' : 'collaborations.unpublished';
    await recordAudit(trx, deps.clock, principal, action, subject(id), { title: row.title });
  });
}

/** Says on which day money ends ('' for: there is none), from which looks back are counted. Throws as `requireAct`. */
export async function endMoney(
  deps: Deps,
  principal: Principal,
  id: string,
  { day }: { day: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireAct(trx, principal, id, 'money');
    await setMoneyEnd(trx, id, day || null);
    const details = { title: row.title, day };
    await recordAudit(trx, deps.clock, principal, 'collaborations.money', subject(id), details);
  });
}

/** Writes down what is known of one fiscal year; null for what is not known. Throws as `requireAct`. */
export async function putFigures(
  deps: Deps,
  principal: Principal,
  id: string,
  input: {
    fiscalYear: number;
    people: number | null;
    volunteers: number | null;
    grantYen: number | null;
    ownYen: number | null;
  },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await requireAct(trx, principal, id, 'figures');
    await parts.putFigures(trx, {
      collaboration_id: id,
      fiscal_year: input.fiscalYear,
      people: input.people,
      volunteers: input.volunteers,
      grant_yen: input.grantYen,
      own_yen: input.ownYen,
      updated_by: (principal as UserPrincipal).userId,
      updated_at: deps.clock.now(),
    });
  });
}

/** Plans a milestone. Throws as `requireAct`. */
export async function addMilestone(
  deps: Deps,
  principal: Principal,
  id: string,
  { title, dueOn }: { title: string; dueOn: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await requireAct(trx, principal, id, 'plan');
    await parts.insertMilestone(trx, {
      id: newId('mil'),
      collaboration_id: id,
      title,
      due_on: dueOn,
      done_on: null,
      created_by: (principal as UserPrincipal).userId,
      created_at: deps.clock.now(),
    });
  });
}

/** Says that a milestone is reached (today) or not yet, or takes it away. Throws as `requireAct`, and `not_found`. */
export async function changeMilestone(
  deps: Deps,
  principal: Principal,
  id: string,
  { milestone, change }: { milestone: string; change: 'done' | 'open' | 'remove' },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await requireAct(trx, principal, id, 'plan');
    const today = dayOf(deps.clock.now());
    const done =
      change === 'remove'
        ? await parts.removeMilestone(trx, id, milestone)
        : await parts.reachMilestone(trx, id, milestone, change === 'done' ? today : null);
    if (!done) throw new DomainError('not_found');
  });
}
