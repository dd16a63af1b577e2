import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { otherSide, type Side, wayOut } from '../model';
import { actingSides, actsFor } from '../policy';
import * as repo from '../repo/talks.server';
import * as thread from '../repo/thread.server';
import {
  organisationOf,
  requireAct,
  requireTalk,
  saveState,
  type TalkAccess,
  writeEvent,
} from './access.server';
import { mailSide } from './mails.server';

/** The person with the organisation they act for. Throws `unauthenticated`, `forbidden`. */
function requireSide(access: TalkAccess): { user: UserPrincipal; side: Side } {
  const { principal } = access.standing;
  const [side] = actingSides(access.standing);
  if (principal.kind !== 'user' || !side) throw new DomainError('forbidden', { reason: 'read_only' });
  return { user: principal, side };
}

const EVENT_OF = { decline: 'declined', withdraw: 'withdrawn', close: 'closed' } as const;

/**
 * Blocks the other organisation: neither can ask the other any more, and a talk that is not agreed ends as if one had left
 * it. The other is not told of the block. Throws `unauthenticated`, `not_found`, `forbidden`.
 */
export async function blockOther(
  deps: Deps,
  principal: Principal,
  id: string,
  { reason }: { reason: string },
): Promise<void> {
  const told = await deps.db.transaction().execute(async (trx) => {
    const access = await requireTalk(trx, principal, id);
    const { user, side } = requireSide(access);
    const own = organisationOf(access.row, side);
    await thread.insertExclusion(trx, {
      organisation_id: own.id,
      other_id: organisationOf(access.row, otherSide(side)).id,
      kind: 'blocked',
      reason,
      created_by: user.userId,
      created_by_name: user.name,
      created_at: deps.clock.now(),
    });
    const act = wayOut(access.state, side, deps.clock.now());
    if (act) {
      const { state } = requireAct(
        { ...access, standing: { ...access.standing, roles: { [side]: 'owner' } } },
        act,
        deps.clock.now(),
      );
      const kept = act === 'decline' ? { decline_reason: 'other', decline_note: reason } : {};
      await saveState(trx, access.row, state, deps.clock.now(), kept);
      await writeEvent(trx, deps.clock, id, EVENT_OF[act], { organisation: own, author: user });
    }
    await writeEvent(trx, deps.clock, id, 'blocked', { organisation: own, author: user, staffOnly: true });
    return act ? { row: access.row, side: otherSide(side), mail: EVENT_OF[act] } : null;
  });
  if (told) await mailSide(deps, told.row, told.side, told.mail);
}

/** Lifts a block of one's own organisation; it stands in the talk in which it was made. Throws `unauthenticated`, `forbidden`. */
export async function unblock(
  deps: Deps,
  principal: Principal,
  input: { organisation: string; other: string },
): Promise<void> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const own = (await repo.listMemberships(deps.db, principal.userId)).find(
    (one) => one.id === input.organisation,
  );
  if (!own || !actsFor(own.role)) throw new DomainError('forbidden');
  await deps.db.transaction().execute(async (trx) => {
    if (!(await thread.removeBlock(trx, input.organisation, input.other))) return;
    const talk = await thread.findTalkOfBlock(trx, input.organisation, input.other);
    if (!talk) return;
    await writeEvent(trx, deps.clock, talk.id, 'unblocked', {
      organisation: own,
      author: principal,
      staffOnly: true,
    });
  });
}

/** Tells staff that something is wrong in a talk. The other side is not told. Throws as `blockOther`. */
export async function reportTalk(
  deps: Deps,
  principal: Principal,
  id: string,
  { text }: { text: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireTalk(trx, principal, id);
    const { user, side } = requireSide(access);
    const own = organisationOf(access.row, side);
    await thread.insertReport(trx, {
      id: newId('rpt'),
      match_id: id,
      organisation_id: own.id,
      created_by: user.userId,
      text,
      status: 'open',
      created_at: deps.clock.now(),
      settled_by: null,
      settled_at: null,
    });
    await writeEvent(trx, deps.clock, id, 'reported', { organisation: own, author: user, staffOnly: true });
  });
}
