import type { Principal } from '~/domains/accounts/model';
import type { MemberRole, OrganisationType } from '~/domains/organisations/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { cleanList, type ListMove, moveOnList } from '../list-edits';
import { maySpeakFor } from '../policy';
import * as entries from '../repo/entries.server';
import type * as repo from '../repo/rounds.server';
import type { OwnView } from '../view';
import { listOf, type OwnEntry, requireSpeaker } from './access.server';

/** Whether lists can be changed: while they are collected, until the deadline. */
function isOpen(round: repo.RoundRow, now: number): boolean {
  return round.status === 'collecting' && (round.lists_due === null || now <= round.lists_due);
}

/** The list of one organisation with everybody it can choose among. */
export async function toOwnView(deps: Deps, round: repo.RoundRow, entry: OwnEntry): Promise<OwnView> {
  const others = (await entries.listEntries(deps.db, round.id)).filter((one) => one.side !== entry.side);
  const byId = new Map(others.map((one) => [one.organisation_id, one]));
  const list = cleanList(listOf(entry), new Set(byId.keys()));
  const about = (id: string) => {
    const other = byId.get(id);
    return { id, name: other?.name ?? '', type: (other?.type ?? 'group') as OrganisationType };
  };
  const listed = list.flatMap((tier, at) =>
    tier.map((id) => ({ ...about(id), place: at + 1, isTied: tier.length > 1 })),
  );
  const on = new Set(list.flat());
  return {
    id: entry.organisation_id,
    name: entry.name,
    side: entry.side,
    capacity: entry.capacity,
    maySpeak: maySpeakFor(entry.role as MemberRole),
    isOpen: isOpen(round, deps.clock.now()),
    confirmedAt: entry.confirmed_at,
    list: listed,
    left: others.filter((one) => !on.has(one.organisation_id)).map((one) => about(one.organisation_id)),
  };
}

/**
 * Moves one name on an organisation's list; what was confirmed is to be confirmed again. Throws `unauthenticated`,
 * `forbidden`, `not_found`, `conflict` (`round_lists_closed`).
 */
export async function moveListed(
  deps: Deps,
  principal: Principal,
  roundId: string,
  input: { organisation: string; other: string; move: ListMove },
): Promise<void> {
  const { round } = await requireSpeaker(deps, principal, roundId, input.organisation);
  if (!isOpen(round, deps.clock.now())) throw new DomainError('conflict', { reason: 'round_lists_closed' });
  await deps.db.transaction().execute(async (trx) => {
    const all = await entries.listEntries(trx, roundId);
    const own = all.find((one) => one.organisation_id === input.organisation);
    const known = new Set(all.filter((one) => one.side !== own?.side).map((one) => one.organisation_id));
    if (!own || !known.has(input.other)) throw new DomainError('not_found');
    const list = moveOnList(cleanList(listOf(own), known), input.other, input.move);
    const change = { list: JSON.stringify(list), confirmed_at: null, confirmed_by: null };
    await entries.updateEntry(trx, roundId, input.organisation, change);
  });
}

/** Confirms the list as it is now; an empty one says that nobody is wanted. Throws as `moveListed`. */
export async function confirmList(
  deps: Deps,
  principal: Principal,
  roundId: string,
  organisation: string,
): Promise<void> {
  const { user, round } = await requireSpeaker(deps, principal, roundId, organisation);
  if (!isOpen(round, deps.clock.now())) throw new DomainError('conflict', { reason: 'round_lists_closed' });
  const change = { confirmed_at: deps.clock.now(), confirmed_by: user.userId };
  await entries.updateEntry(deps.db, roundId, organisation, change);
}
