import type { Principal } from '~/domains/accounts/model';
import { listStarted } from '~/domains/collaborations/service/start.server';
import type { Deps } from '~/platform/deps.server';
import { concernedBy } from '../outcome';
import { isPublic, mayRunRounds } from '../policy';
import * as entries from '../repo/entries.server';
import * as repo from '../repo/rounds.server';
import type {
  BegunView,
  GroupView,
  ObjectionView,
  OutcomeView,
  OverrideView,
  OwnOutcome,
  OwnView,
  RoundItem,
} from '../view';
import {
  changeOf,
  type OwnEntry,
  readOutcome,
  requireRound,
  requireRunner,
  requireVisibleRound,
} from './access.server';
import { toOwnView } from './lists.server';
import { namesFor, toGroups, toOutcomeView, toReasonView } from './outcome-view.server';
import { toItem } from './rounds.server';

/** A round as an organisation in it sees it. */
export interface RoundPage {
  item: RoundItem;
  isStaff: boolean;
  /** Organisations of the person in this round, to choose among. */
  choices: { id: string; name: string }[];
  own: OwnView | null;
  /** What became of `own`, once published. */
  outcome: OwnOutcome | null;
  /** Everybody who is together, once published. Places are left out: lists are nobody else's business. */
  groups: GroupView[];
  /** Pairs or coalitions that would rather be together: their number is public, who they are is not. */
  blocking: number;
  /** Of `own`, and all for staff. */
  objections: ObjectionView[];
  mayObject: boolean;
  names: Record<string, string>;
}

/** Throws `unauthenticated`, `not_found`. `organisation`: which of one's own to look at; the first when absent. */
export async function getRoundPage(
  deps: Deps,
  principal: Principal,
  id: string,
  organisation: string | null,
): Promise<RoundPage> {
  const { round, own } = await requireVisibleRound(deps, principal, id);
  const entry = own.find((one) => one.organisation_id === organisation) ?? own[0] ?? null;
  const view = entry ? await toOwnView(deps, round, entry) : null;
  const all = await repo.listObjections(deps.db, id);
  const counts = (await entries.countEntries(deps.db)).find((one) => one.round_id === id);
  return {
    item: toItem(round, { total: Number(counts?.total ?? 0), confirmed: Number(counts?.confirmed ?? 0) }),
    isStaff: mayRunRounds(principal),
    choices: own.map((one) => ({ id: one.organisation_id, name: one.name })),
    own: view,
    ...(await publicOutcome(deps, round, entry)),
    objections: all.filter((one) => one.organisation_id === entry?.organisation_id).map(toObjectionView),
    mayObject:
      view?.maySpeak === true &&
      round.status === 'published' &&
      deps.clock.now() <= (round.objections_until ?? 0),
  };
}

/** What everybody in the round sees of its result, and what one of them sees of its own. */
async function publicOutcome(
  deps: Deps,
  round: repo.RoundRow,
  entry: OwnEntry | null,
): Promise<Pick<RoundPage, 'outcome' | 'groups' | 'blocking' | 'names'>> {
  const known = isPublic(round.status) ? await readOutcome(deps, round) : null;
  if (!known) return { outcome: null, groups: [], blocking: 0, names: {} };
  const { input, outcome, overrides } = known;
  const names = await namesFor(deps, [input]);
  const groups = toGroups(input, outcome, names);
  const hidden = groups.map(({ members }) => ({ members: members.map((one) => ({ ...one, place: null })) }));
  const blocking =
    outcome.method === 'consortia' ? outcome.blockingCoalitions.length : outcome.blockingPairs.length;
  const base = { groups: hidden, blocking, names: Object.fromEntries(names) };
  if (!entry) return { ...base, outcome: null };
  const id = entry.organisation_id;
  const reason = outcome.unplaced[id];
  const own: OwnOutcome = {
    groups: groups
      .filter(({ members }) => members.some((one) => one.id === id))
      .map(({ members }) => ({
        members: members.map((one) => (one.id === id ? one : { ...one, place: null })),
      })),
    begun: round.status === 'final' ? await listBegun(deps, round.id, id) : [],
    reason: reason ? toReasonView(reason, names) : null,
    overrides: overrides.filter((row) => concernedBy(changeOf(row)).includes(id)).map(toOverrideView),
  };
  return { ...base, outcome: own };
}

async function listBegun(deps: Deps, roundId: string, organisationId: string): Promise<BegunView[]> {
  const talks = await repo.listTalksBegun(deps.db, roundId, organisationId);
  const started = await listStarted(deps.db, { kind: 'round', id: roundId }, organisationId);
  return [
    ...talks.map(({ id, name }): BegunView => ({ kind: 'talk', id, others: [name] })),
    ...started.map(({ id, others }): BegunView => ({ kind: 'collaboration', id, others })),
  ];
}

/** The result as staff see it, with proof, changes by hand and objections. Null before anything was worked out. */
export async function getStaffOutcome(
  deps: Deps,
  principal: Principal,
  id: string,
): Promise<{
  outcome: OutcomeView | null;
  overrides: OverrideView[];
  objections: ObjectionView[];
  names: Record<string, string>;
}> {
  requireRunner(principal);
  const round = await requireRound(deps, id);
  const objections = (await repo.listObjections(deps.db, id)).map(toObjectionView);
  const known = await readOutcome(deps, round);
  if (!known) return { outcome: null, overrides: [], objections, names: {} };
  const names = await namesFor(deps, [known.input]);
  return {
    outcome: await toOutcomeView(deps, known.input, known.outcome),
    overrides: known.overrides.map(toOverrideView),
    objections,
    names: Object.fromEntries(names),
  };
}

function toOverrideView(row: repo.OverrideRow): OverrideView {
  return {
    id: row.id,
    change: changeOf(row),
    reason: row.reason,
    byName: row.created_by_name,
    at: row.created_at,
  };
}

function toObjectionView(row: Awaited<ReturnType<typeof repo.listObjections>>[number]): ObjectionView {
  return {
    id: row.id,
    organisation: row.organisation_name,
    organisationId: row.organisation_id,
    text: row.text,
    at: row.created_at,
    answer: row.answer,
    answeredAt: row.answered_at,
  };
}
