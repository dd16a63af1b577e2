import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import { daysLeft, groupOf, otherSide, type Side, statusAt, type TalkGroup, type TalkStatus } from '../model';
import { actsFor } from '../policy';
import * as repo from '../repo/talks.server';
import * as thread from '../repo/thread.server';
import { organisationOf, stateOf } from './access.server';

/** A talk in one's own list. */
export interface TalkItem {
  id: string;
  group: TalkGroup;
  status: TalkStatus;
  own: { id: string; name: string };
  other: { id: string; name: string };
  programme: string;
  /** Until the deadline, where there is still one. */
  daysLeft: number;
  lastAt: number;
}

export interface MyTalks {
  /** Empty: the person belongs to no organisation. */
  own: { id: string; name: string; acts: boolean }[];
  items: TalkItem[];
  blocks: { organisation: string; other: string; name: string }[];
}

/** The talks of a person's organisations, the latest first. Throws `unauthenticated`. */
export async function listMyTalks(deps: Deps, principal: Principal): Promise<MyTalks> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const own = await repo.listMemberships(deps.db, principal.userId);
  const ids = own.map(({ id }) => id);
  const rows = await repo.listTalksOf(deps.db, ids);
  const last = await thread.lastActivity(
    deps.db,
    rows.map(({ id }) => id),
  );
  const lastAt = new Map(last.map((one) => [one.match_id, one.at]));
  const items = rows.flatMap((row) =>
    sidesOf(row, ids).map((side) => toItem(row, side, lastAt.get(row.id), deps.clock.now())),
  );
  const acting = own.filter(({ role }) => actsFor(role)).map(({ id }) => id);
  const blocks = await thread.listBlocks(deps.db, acting);
  return {
    own: own.map(({ id, name, role }) => ({ id, name, acts: actsFor(role) })),
    items: items.sort((a, b) => b.lastAt - a.lastAt),
    blocks: blocks.map((row) => ({ organisation: row.organisation_id, other: row.other_id, name: row.name })),
  };
}

function sidesOf(row: repo.TalkRow, ids: readonly string[]): Side[] {
  return (['to', 'from'] as const).filter((side) => ids.includes(organisationOf(row, side).id)).slice(0, 1);
}

function toItem(row: repo.TalkRow, side: Side, lastAt: number | undefined, now: number): TalkItem {
  const state = stateOf(row, []);
  return {
    id: row.id,
    group: groupOf(state, side, now),
    status: statusAt(state, now),
    own: organisationOf(row, side),
    other: organisationOf(row, otherSide(side)),
    programme: row.programme_name,
    daysLeft: daysLeft(row.reply_by, now),
    lastAt: lastAt ?? row.opened_at,
  };
}

/** What waits for a person's organisations today. */
export interface Waiting {
  /** Whether the person belongs to an organisation at all. */
  member: boolean;
  requests: TalkItem[];
  followUps: { id: string; matchId: string; other: string; dueOn: string }[];
}

/** Requests to answer, those with the least time first, and looks back that are due. Throws `unauthenticated`. */
export async function listWaiting(deps: Deps, principal: Principal): Promise<Waiting> {
  const { own, items } = await listMyTalks(deps, principal);
  const today = dayOf(deps.clock.now());
  const agreed = items.filter(({ group }) => group === 'agreed');
  const due = (
    await thread.listFollowUps(
      deps.db,
      agreed.map(({ id }) => id),
    )
  ).filter((one) => one.done_at === null && one.due_on <= today);
  return {
    member: own.length > 0,
    requests: items.filter(({ group }) => group === 'for_us').sort((a, b) => a.daysLeft - b.daysLeft),
    followUps: due.map((one) => ({
      id: one.id,
      matchId: one.match_id,
      other: agreed.find(({ id }) => id === one.match_id)?.other.name ?? '',
      dueOn: one.due_on,
    })),
  };
}
