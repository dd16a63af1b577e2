import { recordAudit } from '~/domains/accounts/audit.server';
import { PAGE_SIZE, type Principal, type UserPrincipal } from '~/domains/accounts/model';
import { idsNamed } from '~/domains/organisations/service/by-name.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { DAY_MS, isEnded, type Side, statusAt, type TalkStatus } from '../model';
import { mayOverseeTalks } from '../policy';
import * as repo from '../repo/talks.server';
import * as thread from '../repo/thread.server';
import type { TalkFilter } from '../schema';
import { requireTalk, saveState, stateOf, writeEvent, writeLine } from './access.server';
import { auditTalk } from './answer.server';
import { mailSide } from './mails.server';

/** A deadline within this time is soon. */
const SOON_MS = 3 * DAY_MS;

function requireStaff(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayOverseeTalks(principal)) throw new DomainError('forbidden');
  return principal;
}

/**
 * A member of staff stands by a talk, or no longer does; both organisations see it. Throws `unauthenticated`,
 * `not_found`, `forbidden`, `conflict`.
 */
export async function coordinateTalk(
  deps: Deps,
  principal: Principal,
  id: string,
  join: boolean,
): Promise<void> {
  const user = requireStaff(principal);
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireTalk(trx, user, id);
    if (isEnded(access.row.status)) throw new DomainError('conflict', { reason: 'not_now' });
    const coordination = access.row.origin === 'staff' ? 'introducing' : 'alongside';
    await saveState(trx, access.row, access.state, deps.clock.now(), {
      coordinator_id: join ? user.userId : null,
      coordination: join ? coordination : 'none',
    });
    const code = join ? 'coordinator_joined' : 'coordinator_left';
    await writeEvent(trx, deps.clock, id, code, { organisation: null, author: user });
    await auditTalk(trx, deps, user, access, join ? 'talks.coordinating' : 'talks.left');
  });
}

/** Writes something down that only staff read. Throws `unauthenticated`, `forbidden`, `not_found`. */
export async function addNote(
  deps: Deps,
  principal: Principal,
  id: string,
  { text }: { text: string },
): Promise<void> {
  const user = requireStaff(principal);
  await requireTalk(deps.db, user, id);
  await writeLine(deps.db, deps.clock, id, {
    kind: 'message',
    text,
    organisation: null,
    author: user,
    staffOnly: true,
  });
}

/** Answers a report and closes it; who reported is told by mail. Throws `not_found`, `conflict` (`already_done`), … */
export async function settleReport(
  deps: Deps,
  principal: Principal,
  input: { id: string; answer: string },
): Promise<void> {
  const user = requireStaff(principal);
  const { row, side } = await deps.db.transaction().execute(async (trx) => {
    const report = await thread.findReport(trx, input.id);
    if (!report) throw new DomainError('not_found');
    const { row } = await requireTalk(trx, user, report.match_id);
    const by = { answer: input.answer, settled_by: user.userId, settled_at: deps.clock.now() };
    if (!(await thread.settleReport(trx, input.id, by))) {
      throw new DomainError('conflict', { reason: 'already_done' });
    }
    await writeEvent(trx, deps.clock, row.id, 'settled', {
      organisation: null,
      author: user,
      staffOnly: true,
    });
    const subject = { type: 'match', id: row.id };
    const details = { name: report.organisation_name, from: row.from_name, to: row.to_name };
    await recordAudit(trx, deps.clock, user, 'talks.settled', subject, details);
    const side: Side = report.organisation_id === row.from_id ? 'from' : 'to';
    return { row, side };
  });
  await mailSide(deps, row, side, 'settled');
}

/** A talk as staff list it. */
export interface StaffTalk {
  id: string;
  from: string;
  to: string;
  programme: string;
  status: TalkStatus;
  openedAt: number;
  replyBy: number;
  coordinated: boolean;
}

export interface OpenReport {
  id: string;
  matchId: string;
  by: string;
  from: string;
  to: string;
  text: string;
  at: number;
}

/** One page of all talks, with the reports that wait and the programmes to filter by. Staff only. */
export async function listAllTalks(deps: Deps, principal: Principal, filter: TalkFilter) {
  requireStaff(principal);
  const now = deps.clock.now();
  const { q, page, ...choices } = filter;
  const named = q === '' ? null : idsNamed(q);
  // Words without a letter or a digit name nobody.
  const { rows, total } =
    q !== '' && named === null
      ? { rows: [], total: 0 }
      : await repo.listAllTalks(deps.db, {
          ...choices,
          named,
          soonUntil: now + SOON_MS,
          limit: PAGE_SIZE,
          offset: (page - 1) * PAGE_SIZE,
        });
  const items: StaffTalk[] = rows.map((row) => ({
    id: row.id,
    from: row.from_name,
    to: row.to_name,
    programme: row.programme_name,
    status: statusAt(stateOf(row, []), now),
    openedAt: row.opened_at,
    replyBy: row.reply_by,
    coordinated: row.coordinator_id !== null,
  }));
  const programmes = (await repo.listProgrammes(deps.db, 'all')).map(({ id, name }) => ({ id, name }));
  return {
    items,
    total,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    reports: await openReports(deps),
    programmes,
    now,
  };
}

async function openReports(deps: Deps): Promise<OpenReport[]> {
  return (await thread.listOpenReports(deps.db)).map((row) => ({
    id: row.id,
    matchId: row.match_id,
    by: row.organisation_name,
    from: row.from_name,
    to: row.to_name,
    text: row.text,
    at: row.created_at,
  }));
}

/** How many reports and soon-ending requests wait for staff. Staff only. */
export async function countStaffDuties(
  deps: Deps,
  principal: Principal,
): Promise<{ reports: number; soon: number }> {
  requireStaff(principal);
  const { total } = await repo.listAllTalks(deps.db, {
    status: 'soon',
    soonUntil: deps.clock.now() + SOON_MS,
    programme: '',
    named: null,
    limit: 1,
    offset: 0,
  });
  return { reports: (await thread.listOpenReports(deps.db)).length, soon: total };
}
