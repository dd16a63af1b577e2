import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { MemberRole } from '~/domains/organisations/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../../db/types';
import { type ProgrammeSettings, programmeSettings } from '../../model';
import { type Actor, afterAct, isEnded, type Side, type TalkAct, type TalkState } from '../model';
import { actingSides, isStaff, mayWithTalk, type TalkStanding } from '../policy';
import * as repo from '../repo/talks.server';
import * as thread from '../repo/thread.server';

type Db = Kysely<Database>;

export interface TalkAccess {
  row: repo.TalkRow;
  state: TalkState;
  standing: TalkStanding;
  agreements: { organisation_id: string; agreed_by_name: string }[];
}

/** A talk with somebody's standing in it. For whom may not read it, it is not there. Throws `unauthenticated`, `not_found`. */
export async function requireTalk(db: Db, principal: Principal, id: string): Promise<TalkAccess> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const row = await repo.findTalk(db, id);
  if (!row) throw new DomainError('not_found');
  const memberships = await repo.listMemberships(db, principal.userId);
  const roleIn = (organisation: string) =>
    memberships.find((one) => one.id === organisation)?.role as MemberRole | undefined;
  const [from, to] = [roleIn(row.from_id), roleIn(row.to_id)];
  const standing: TalkStanding = { principal, roles: { ...(from && { from }), ...(to && { to }) } };
  if (!mayWithTalk(standing, 'read')) throw new DomainError('not_found');
  const agreements = await thread.listAgreements(db, [id]);
  return { row, standing, agreements, state: stateOf(row, agreements) };
}

export function stateOf(row: repo.TalkRow, agreements: readonly { organisation_id: string }[]): TalkState {
  const agreed = (organisation: string) => agreements.some((one) => one.organisation_id === organisation);
  return {
    status: row.status,
    replyBy: row.reply_by,
    replies: { from: row.from_reply, to: row.to_reply },
    agreed: { from: agreed(row.from_id), to: agreed(row.to_id) },
  };
}

export function settingsOf(row: { settings: string }): ProgrammeSettings {
  return programmeSettings.parse(JSON.parse(row.settings));
}

export function organisationOf(row: repo.TalkRow, side: Side): { id: string; name: string } {
  return side === 'from' ? { id: row.from_id, name: row.from_name } : { id: row.to_id, name: row.to_name };
}

/** For whom somebody acts in a talk: one of the organisations, or the city. */
export interface ActorOf {
  actor: Exclude<Actor, 'clock'>;
  /** Null: the city. */
  organisation: { id: string; name: string } | null;
  state: TalkState;
}

/**
 * As whom a person can do `act` now, members before staff, with the state it leads to. Throws `forbidden` (never),
 * `conflict` (`not_now`: somebody was faster, or the deadline has passed).
 */
export function requireAct(access: TalkAccess, act: TalkAct, now: number): ActorOf {
  const { row, standing, state } = access;
  const sides = actingSides(standing);
  const actors: Exclude<Actor, 'clock'>[] = isStaff(standing.principal) ? [...sides, 'staff'] : sides;
  if (actors.length === 0) throw new DomainError('forbidden', { reason: 'read_only' });
  for (const actor of actors) {
    const after = afterAct(state, act, actor, now);
    if (after) {
      return { actor, state: after, organisation: actor === 'staff' ? null : organisationOf(row, actor) };
    }
  }
  throw new DomainError('conflict', { reason: 'not_now' });
}

/** Writes the state after an act down. Throws `conflict` when the talk has gone on meanwhile. */
export async function saveState(
  db: Db,
  row: repo.TalkRow,
  after: TalkState,
  now: number,
  patch: Parameters<typeof repo.changeTalk>[3] = {},
): Promise<void> {
  const begun = row.status === 'open' && after.status === 'talking';
  const saved = await repo.changeTalk(db, row.id, row.status, {
    status: after.status,
    from_reply: after.replies.from,
    to_reply: after.replies.to,
    ...(begun || after.status === 'declined' ? { answered_at: row.answered_at ?? now } : {}),
    ...(isEnded(after.status) ? { ended_at: now } : {}),
    ...patch,
  });
  if (!saved) throw new DomainError('conflict', { reason: 'not_now' });
}

/** What a line in the talk says that nobody wrote; its words are in the catalogues under `talks:event.<code>`. */
export type TalkEvent =
  | 'asked'
  | 'introduced'
  | 'matched'
  | 'accepted'
  | 'answered'
  | 'asked_back'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'closed'
  | 'agree'
  | 'unagree'
  | 'agreed'
  | 'coordinator_joined'
  | 'coordinator_left'
  | 'followed_up'
  | 'blocked'
  | 'unblocked'
  | 'reported'
  | 'settled';

interface Written {
  kind: thread.MessageRow['kind'];
  text: string;
  organisation: { id: string } | null;
  author: { userId: string; name: string } | null;
  details?: Record<string, string>;
  staffOnly?: boolean;
}

/** Adds a line to the talk and returns its id. */
export async function writeLine(
  db: Db,
  clock: Deps['clock'],
  matchId: string,
  line: Written,
): Promise<string> {
  const id = newId('msg');
  await thread.insertMessage(db, {
    id,
    match_id: matchId,
    kind: line.kind,
    organisation_id: line.organisation?.id ?? null,
    author_id: line.author?.userId ?? null,
    author_name: line.author?.name ?? '',
    text: line.text,
    details: JSON.stringify(line.details ?? {}),
    staff_only: line.staffOnly ? 1 : 0,
    created_at: clock.now(),
  });
  return id;
}

/** Adds the line of an event. `author` null: nobody did it, the time did. */
export async function writeEvent(
  db: Db,
  clock: Deps['clock'],
  matchId: string,
  code: TalkEvent,
  by: { organisation: { id: string } | null; author: Principal | null; staffOnly?: boolean },
): Promise<void> {
  await writeLine(db, clock, matchId, {
    kind: 'event',
    text: code,
    organisation: by.organisation,
    author: by.author?.kind === 'user' ? by.author : null,
    staffOnly: by.staffOnly ?? false,
  });
}
