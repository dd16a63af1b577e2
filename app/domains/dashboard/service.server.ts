import { listAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { auditFilterSchema } from '~/domains/accounts/schema';
import { listInvitations } from '~/domains/accounts/service/invitations.server';
import { listStaffCases } from '~/domains/cases/service/reading.server';
import { listWaitingCheckIns } from '~/domains/collaborations/service/check-ins.server';
import { listLateMilestones } from '~/domains/collaborations/service.server';
import { isWaiting } from '~/domains/grants/awards/model/list';
import { listAwards } from '~/domains/grants/awards/service/list.server';
import { listWaitingScreenings } from '~/domains/grants/screening/service/page.server';
import { subjectsKeptFrom } from '~/domains/grants/screening/sight.server';
import { listImports } from '~/domains/imports/service.server';
import { listRounds } from '~/domains/matching/rounds/service/rounds.server';
import { talkFilter } from '~/domains/matching/talks/schema';
import { listAllTalks } from '~/domains/matching/talks/service/staff.server';
import { listClaims } from '~/domains/organisations/service/claims.server';
import type { Deps } from '~/platform/deps.server';
import { type Late, lateOf, MOST_CHANGES } from './model';

type Look = (deps: Deps, principal: Principal) => Promise<(Late | null)[]>;

/**
 * The start page of staff: what is late or waits for them, kind by kind, and what was decided last. Every part comes
 * from its domain, which asks for the right by itself. Throws `unauthenticated`, `forbidden`.
 */
export async function viewDashboard(deps: Deps, principal: Principal) {
  const { entries } = await listAudit(
    deps,
    principal,
    auditFilterSchema.parse({}),
    await subjectsKeptFrom(deps.db, principal),
  );
  const late: Late[] = [];
  for (const look of LOOKS) {
    for (const found of await look(deps, principal)) if (found !== null) late.push(found);
  }
  return { late, changes: entries.slice(0, MOST_CHANGES) };
}

const talks: Look = async (deps, principal) => {
  const { items, total, reports } = await listAllTalks(deps, principal, talkFilter.parse({ status: 'soon' }));
  return [
    lateOf(
      'reports',
      '/admin/matching/talks',
      reports.map(({ id, matchId, from, to, at }) => ({
        id,
        title: `${from} × ${to}`,
        to: `/matches/${matchId}`,
        at: { since: at },
      })),
    ),
    lateOf(
      'talks',
      '/admin/matching/talks?status=soon',
      items.map(({ id, from, to, replyBy }) => ({
        id,
        title: `${from} → ${to}`,
        to: `/matches/${id}`,
        at: { by: replyBy },
      })),
      total,
    ),
  ];
};

const claims: Look = async (deps, principal) => {
  const { open } = await listClaims(deps, principal);
  const to = '/admin/organisations/claims';
  const items = open.map(({ id, organisation, createdAt }) => ({
    id,
    title: organisation.name,
    to,
    at: { since: createdAt },
  }));
  return [lateOf('claims', to, items)];
};

/** Files that were read and wait to be taken over, and those that broke off. */
const WAITING_IMPORTS = ['checked', 'failed', 'interrupted'];

const imports: Look = async (deps, principal) => {
  const waiting = (await listImports(deps, principal, 1)).imports.filter(({ state }) =>
    WAITING_IMPORTS.includes(state),
  );
  const items = waiting.map(({ id, fileName, createdAt }) => ({
    id,
    title: fileName,
    to: `/admin/imports/${id}`,
    at: { since: createdAt },
  }));
  return [lateOf('imports', '/admin/imports', items)];
};

const rounds: Look = async (deps, principal) => {
  const now = deps.clock.now();
  const due = (await listRounds(deps, principal)).filter(
    ({ status, listsDue }) => status === 'collecting' && listsDue !== null && listsDue < now,
  );
  const items = due.map(({ id, title, listsDue }) => ({
    id,
    title,
    to: `/admin/matching/rounds/${id}`,
    at: { by: listsDue ?? now },
  }));
  return [lateOf('lists', '/admin/matching/rounds', items)];
};

/** Grants in which staff have something to do, and those in which somebody missed a day. */
const awards: Look = async (deps, principal) => {
  const now = deps.clock.now();
  const { items: open } = await listAwards(deps, principal, 'open');
  const items = open
    .filter((one) => isWaiting(one, 'staff') || (one.daysLeft ?? 0) < 0)
    .map(({ id, title, daysLeft }) => ({
      id,
      title,
      to: `/awards/${id}`,
      at: daysLeft === null ? null : { by: now + daysLeft * DAY_MS },
    }));
  return [lateOf('awards', '/awards', items)];
};
const DAY_MS = 86_400_000;

/** Screenings in which a step of staff or of the committee is due. */
const screenings: Look = async (deps, principal) => {
  const waiting = await listWaitingScreenings(deps, principal);
  const items = waiting.map(({ id, title, scoresDue }) => ({
    id,
    title,
    to: `/screening/${id}`,
    at: scoresDue === null ? null : { by: Date.parse(`${scoresDue}T00:00:00+09:00`) },
  }));
  return [lateOf('screenings', '/screening', items)];
};

/** What organisations planned to have done together, and have not said that they did. */
const milestones: Look = async (deps, principal) => {
  const items = (await listLateMilestones(deps, principal)).map((one) => ({
    id: one.id,
    title: `${one.collaboration}：${one.title}`,
    to: `/collaborations/${one.collaboration_id}`,
    at: { by: Date.parse(`${one.due_on}T00:00:00+09:00`) },
  }));
  return [lateOf('milestones', '/collaborations?status=active', items)];
};

/** Looks back that nobody has answered for a month. */
const checkIns: Look = async (deps, principal) => {
  const waiting = await listWaitingCheckIns(deps, principal);
  const items = waiting.map(({ collaborationId, title, months, dueOn }) => ({
    id: `${collaborationId} ${months}`,
    title,
    to: `/collaborations/${collaborationId}`,
    at: { since: Date.parse(`${dueOn}T00:00:00+09:00`) },
  }));
  return [lateOf('check_ins', '/collaborations', items)];
};

const cases: Look = async (deps, principal) => {
  const { unanswered, unpublished } = await listStaffCases(deps, principal);
  const items = (all: typeof unanswered) =>
    all.map(({ id, title, since }) => ({ id, title, to: `/cases/${id}`, at: { since } }));
  return [
    lateOf('consents', '/cases', items(unanswered)),
    lateOf('unpublished', '/cases', items(unpublished)),
  ];
};

const invitations: Look = async (deps, principal) => {
  const to = '/admin/invitations';
  const expired = (await listInvitations(deps, principal)).filter((one) => one.expired);
  return [
    lateOf(
      'invitations',
      to,
      expired.map(({ id, email }) => ({ id, title: email, to, at: null })),
    ),
  ];
};

/** In the order in which staff should look at it. */
const LOOKS: readonly Look[] = [
  talks,
  screenings,
  awards,
  claims,
  imports,
  rounds,
  milestones,
  checkIns,
  cases,
  invitations,
];
