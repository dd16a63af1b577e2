import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { RuleSet } from '../../model/rule-set';
import { listPartners } from '../../repo/partners.server';
import {
  checkOutcome,
  mayScreen,
  mostOf,
  type OutcomePlace,
  type Points,
  rolesOf,
  type ScreeningAction,
  sightOf,
  totalOf,
} from '../model';
import * as decisions from '../repo/decisions.server';
import * as repo from '../repo/screenings.server';
import type { PlaceView, RowView, ScreeningItem, ScreeningPage } from '../view';
import {
  type ApplicationRow,
  isLastStage,
  listedRows,
  requireScreening,
  type ScreeningAccess,
  scoreStages,
  stageOf,
  viewerOf,
} from './access.server';
import { listMembers } from './committee.server';
import { limitsOf, moneyOf, readOutcome } from './outcome.server';
import { type CountedPoints, inStage, pointsOf, waitingFor } from './points.server';

/** Screenings of the person's committees; all of them for staff. Throws `unauthenticated`. */
export async function listScreenings(deps: Deps, principal: Principal): Promise<ScreeningItem[]> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const memberId = principal.role === 'staff' ? null : principal.userId;
  const items: ScreeningItem[] = [];
  for (const { id } of await repo.listProgrammes(deps.db, memberId)) {
    const access = await requireScreening(deps.db, principal, id, 'see_programme');
    const { programme, screening } = access;
    // Ended without anybody screening here: history.
    if (programme.status === 'closed' && screening.phase === 'preparing') continue;
    items.push({
      id,
      title: programme.title,
      fiscalYear: programme.fiscal_year,
      phase: screening.phase,
      applications: listedRows(access).length,
      toScore: await countToScore(deps, access),
      scoresDue: screening.scores_due,
    });
  }
  return items;
}

/** Screenings in which something waits: points of the person, or, for staff, the next step. */
export async function listWaitingScreenings(deps: Deps, principal: Principal): Promise<ScreeningItem[]> {
  if (principal.kind !== 'user') return [];
  const isStaff = principal.role === 'staff';
  const all = await listScreenings(deps, principal);
  return all.filter((one) => one.toScore > 0 || (isStaff && one.phase !== 'decided' && one.applications > 0));
}

async function countToScore(deps: Deps, access: ScreeningAccess): Promise<number> {
  const stage = stageOf(access);
  if (!access.isMember || !stage || access.screening.phase !== 'scoring') return 0;
  const points = await pointsOf(deps, access, stage, await inStage(deps, access));
  const me = access.user.userId;
  return [...points.values()].filter(
    ({ expected, scores }) =>
      expected.some(({ id }) => id === me) && !scores.some(({ user_id }) => user_id === me),
  ).length;
}

/** The screening of one programme: its state, its table and what can be done. Throws as `requireScreening`. */
export async function getScreeningPage(
  deps: Deps,
  principal: Principal,
  programmeId: string,
): Promise<ScreeningPage> {
  const access = await requireScreening(deps.db, principal, programmeId, 'see_programme');
  const { programme, screening, rules, isStaff, isMember } = access;
  const rows = await rowViews(deps, access);
  const stages = scoreStages(rules);
  const stage = stageOf(access);
  const next = stages[stages.findIndex((one) => one.key === screening.stage) + 1];
  return {
    programme: { id: programmeId, title: programme.title, fiscalYear: programme.fiscal_year },
    phase: screening.phase,
    stage: stage && {
      label: stage.label,
      number: stages.indexOf(stage) + 1,
      count: stages.length,
      mostPoints: mostOf(stage.rubric),
    },
    nextStage: next?.label ?? null,
    scoresDue: screening.scores_due,
    closesOn: rules.closesOn,
    isStaff,
    isMember,
    may: rightsOf(access),
    members: (await listMembers(deps, programmeId)).map(({ name, chair }) => ({ name, chair })),
    hidden: access.keptFrom.size,
    rows,
    totals: totalsOf(access, rows),
    problems: await problemsOf(deps, access, rows),
    waiting: isStaff && screening.phase === 'scoring' ? await waitingFor(deps, access) : [],
    withoutReasons: rows.filter((one) => one.status === 'eligible' && !one.hasReasons).length,
  };
}

function rightsOf(access: ScreeningAccess): ScreeningPage['may'] {
  const { screening, isStaff, isMember, keptFrom } = access;
  const roles = rolesOf({ isStaff, isMember, conflicted: false });
  const may = (action: ScreeningAction) => mayScreen(screening.phase, action, roles);
  const free = keptFrom.size === 0;
  const stages = scoreStages(access.rules);
  return {
    committee: may('choose_committee'),
    open: may('open_stage') && stages.at(-1)?.key !== screening.stage,
    propose: may('propose'),
    reopen: may('reopen_stage'),
    decide: may('decide') && free && isLastStage(access),
    minutes: may('read_minutes') && free,
    letters: may('print_letters'),
  };
}

/** The table as the person may see it: what they must not judge is not in it at all. */
export async function rowViews(deps: Deps, access: ScreeningAccess): Promise<RowView[]> {
  const listed = listedRows(access);
  const ids = listed.map((one) => one.id);
  const stage = stageOf(access);
  const taking = await inStage(deps, access);
  const points = stage ? await pointsOf(deps, access, stage, taking) : new Map<string, CountedPoints>();
  const known = await readOutcome(deps, access);
  const visible = (known?.outcome.places ?? []).filter((one) => ids.includes(one.id));
  const partners = await listPartners(deps.db, ids);
  const written = new Map(
    (await decisions.listDecisions(deps.db, ids)).map((one) => [one.application_id, one.reasons]),
  );
  const rows = listed.map((row) => {
    const counted = points.get(row.id) ?? null;
    const base: RowView = {
      ...nameOf(row),
      partners: partners
        .filter((one) => one.application_id === row.id && one.status === 'consented')
        .map((one) => one.name),
      ...inwardsOf(access, row, counted),
      place: null,
      hasReasons: (written.get(row.id) ?? '') !== '',
    };
    const own = visible.find((one) => one.id === row.id);
    const sight = sightOf(viewerOf(access, row.id), access.screening.phase, base.own?.isIn === true);
    return own && sight.place ? { ...base, place: placeOf(own, visible) } : base;
  });
  return rows.sort(byPlace);
}

function nameOf(row: ApplicationRow) {
  return {
    id: row.id,
    title: row.title,
    receipt: row.receipt_number ?? '',
    lead: row.lead_name,
    yearOfSupport: row.year_of_support,
    status: row.status,
    moreBy: row.status === 'more_asked' ? row.more_by : null,
  };
}

/** What of points and money the person may see. */
function inwardsOf(
  access: ScreeningAccess,
  row: ApplicationRow,
  counted: CountedPoints | null,
): Pick<RowView, 'money' | 'own' | 'progress' | 'spread'> {
  const stage = stageOf(access);
  const mine = counted?.scores.find((one) => one.user_id === access.user.userId);
  const sight = sightOf(viewerOf(access, row.id), access.screening.phase, mine !== undefined);
  const own =
    mine && stage ? { total: totalOf(stage.rubric, JSON.parse(mine.points) as Points), isIn: true } : null;
  return {
    money: sight.content ? moneyOf(access, row) : null,
    own,
    progress:
      counted && sight.content ? { in: counted.scores.length, expected: counted.expected.length } : null,
    spread: counted && sight.others ? counted.spread : null,
  };
}

/** The place with its rank counted among those the person may see. */
export function placeOf(own: OutcomePlace, visible: readonly OutcomePlace[]): PlaceView {
  const { rank, chosen, amountYen, why, changes } = own;
  const better = visible.filter((one) => one.rank !== null && rank !== null && one.rank < rank).length;
  return { rank: rank === null ? null : better + 1, chosen, amountYen, why, changes };
}

function byPlace(a: RowView, b: RowView): number {
  const rank = (one: RowView) => one.place?.rank ?? Number.MAX_SAFE_INTEGER;
  return rank(a) - rank(b) || (a.receipt < b.receipt ? -1 : a.receipt > b.receipt ? 1 : 0);
}

function totalsOf(access: ScreeningAccess, rows: readonly RowView[]): ScreeningPage['totals'] {
  const chosen = rows.filter((one) => one.place?.chosen);
  if (!rows.some((one) => one.place !== null)) return null;
  return {
    chosen: chosen.length,
    totalYen: chosen.reduce((sum, one) => sum + (one.place?.amountYen ?? 0), 0),
    limits: isLastStage(access) ? limitsOf(access) : { maxAwards: null, budgetYen: null },
  };
}

/** What stands in the way of a decision; nothing to whom a conflict keeps from one of the applications. */
async function problemsOf(
  deps: Deps,
  access: ScreeningAccess,
  rows: readonly RowView[],
): Promise<ScreeningPage['problems']> {
  const known = access.screening.phase === 'proposed' ? await readOutcome(deps, access) : null;
  if (!known || access.keptFrom.size > 0) return [];
  const most = isLastStage(access) ? new Map(rows.map((one) => [one.id, one.money?.mostYen ?? 0])) : null;
  const titles = new Map(rows.map((one) => [one.id, one.title]));
  return checkOutcome(known.outcome, known.proposal.limits, most).map((one) => ({
    ...one,
    title: 'id' in one ? (titles.get(one.id) ?? '') : '',
  }));
}

/** The rules a page needs to say what documents and questions are called. */
export function labelsOf(rules: RuleSet): Record<string, string> {
  return Object.fromEntries([...rules.documents, ...rules.questions].map((one) => [one.key, one.label]));
}
