import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { type DeclineReason, otherSide, type Side, type TalkAct } from '../model';
import {
  type ActorOf,
  requireAct,
  requireTalk,
  saveState,
  type TalkAccess,
  type TalkEvent,
  writeEvent,
  writeLine,
} from './access.server';
import { mailSide, type TalkMail } from './mails.server';

/** What each act is called in the talk and in the mail to the other side. */
const SAYS = {
  accept: { event: 'accepted', mail: 'accepted' },
  ask_back: { event: 'asked_back', mail: 'asked_back' },
  decline: { event: 'declined', mail: 'declined' },
  withdraw: { event: 'withdrawn', mail: 'withdrawn' },
  close: { event: 'closed', mail: 'closed' },
} as const satisfies Partial<Record<TalkAct, { event: TalkEvent; mail: TalkMail }>>;
type Answer = keyof typeof SAYS;

interface Said {
  /** Written into the talk beneath the answer; may be empty. */
  text?: string;
  /** Kept for staff alone. */
  reason?: DeclineReason;
  note?: string;
}

/**
 * Accepts, asks back, declines, withdraws or closes, as the side the person acts for (staff only close). A reason of a
 * refusal is kept apart from the talk. Throws `unauthenticated`, `not_found`, `forbidden`, `conflict` (`not_now`).
 */
export async function answerTalk(
  deps: Deps,
  principal: Principal,
  id: string,
  act: Answer,
  said: Said = {},
): Promise<void> {
  const { access, by } = await deps.db.transaction().execute(async (trx) => {
    const access = await requireTalk(trx, principal, id);
    const by = requireAct(access, act, deps.clock.now());
    const author = principal.kind === 'user' ? principal : null;
    const kept =
      act === 'decline' ? { decline_reason: said.reason ?? null, decline_note: said.note ?? '' } : {};
    await saveState(trx, access.row, by.state, deps.clock.now(), kept);
    await writeEvent(trx, deps.clock, id, SAYS[act].event, {
      organisation: by.organisation,
      author: principal,
    });
    if (said.text) {
      await writeLine(trx, deps.clock, id, {
        kind: 'message',
        text: said.text,
        organisation: by.organisation,
        author,
      });
    }
    if (by.actor === 'staff') await auditTalk(trx, deps, principal, access, 'talks.closed');
    return { access, by };
  });
  for (const side of toldBy(by)) {
    await mailSide(deps, access.row, side, SAYS[act].mail, by.organisation ?? null);
  }
}

/** The sides that hear of an act: the other one, or both when the city acts. */
export function toldBy(by: Pick<ActorOf, 'actor'>): Side[] {
  return by.actor === 'staff' ? ['from', 'to'] : [otherSide(by.actor)];
}

/** Puts a decision of staff about a talk into the log. */
export async function auditTalk(
  db: Parameters<typeof recordAudit>[0],
  deps: Pick<Deps, 'clock'>,
  principal: Principal,
  access: Pick<TalkAccess, 'row'>,
  action: `talks.${string}`,
): Promise<void> {
  const { id, from_name, to_name } = access.row;
  await recordAudit(
    db,
    deps.clock,
    principal,
    action,
    { type: 'match', id },
    { from: from_name, to: to_name },
  );
}
