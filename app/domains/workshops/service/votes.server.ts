import type { Kysely } from 'kysely';
import type { Doc } from 'yjs';
import { Map as YMap } from 'yjs';
import type { Principal } from '~/domains/accounts/model';
import { boardRoom } from '~/domains/boards/policy';
import { isBoardOf } from '~/domains/boards/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import { requireSession } from '../access.server';
import {
  cleanName,
  MAX_PROXIES,
  MAX_ROUNDS,
  MAX_VOTES_EACH,
  type MyVotes,
  type ProxyVotes,
  proxyVoter,
  refuseVote,
} from '../model';
import { findParticipant } from '../repo/people.server';
import { findSession } from '../repo/sessions.server';
import {
  changeRound,
  countProxies,
  findRound,
  insertRound,
  insertVote,
  listRounds,
  listVotesOf,
  type RoundRow,
  removeVote,
} from '../repo/votes.server';
import { getMyVotes } from './vote-views.server';

export interface VoteInput {
  roundId: string;
  objectId: string;
  /** Name of somebody without a device, for whom a lead votes. */
  proxy?: string | undefined;
}

export interface OwnVotes {
  myVotes: MyVotes;
  proxies: ProxyVotes[];
}

/**
 * Gives one vote to a note. The budget is checked and the vote written in one transaction, so that neither a
 * lying client nor two requests at once exceed it. Throws `forbidden`, `not_found` (`note_gone`), `conflict`
 * (`round_closed`, `vote_budget`, `vote_cap`, `session_not_running`, `too_many_proxies`), `invalid` (name).
 */
export async function castVote(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: VoteInput,
): Promise<OwnVotes> {
  const { personId, voter } = await asVoter(deps, principal, sessionId, input);
  const round = await roundOf(deps.db, sessionId, input.roundId);
  const isNote = await deps.rooms.read(boardRoom(round.board_id), (doc) => isNoteOn(doc, input.objectId));
  if (!isNote) throw new DomainError('not_found', { reason: 'note_gone' });
  await deps.db.transaction().execute(async (trx) => {
    const current = await openRound(trx, sessionId, input.roundId);
    const rows = await listVotesOf(trx, current.id, voter.key);
    if (voter.name === null) {
      const participant = await findParticipant(trx, sessionId, personId);
      if (participant?.status !== 'in') throw new DomainError('forbidden', { reason: 'removed' });
    } else if (rows.length === 0 && (await countProxies(trx, current.id)) >= MAX_PROXIES) {
      throw new DomainError('conflict', { reason: 'too_many_proxies' });
    }
    const given: Record<string, number> = {};
    for (const row of rows) given[row.object_id] = (given[row.object_id] ?? 0) + 1;
    const refusal = refuseVote(
      { votesEach: current.votes_each, votesPerNote: current.votes_per_note },
      given,
      input.objectId,
    );
    if (refusal) throw new DomainError('conflict', { reason: refusal });
    await insertVote(trx, {
      id: newId('vot'),
      round_id: current.id,
      voter: voter.key,
      voter_name: voter.name,
      object_id: input.objectId,
      cast_by: personId,
      cast_at: deps.clock.now(),
    });
  });
  return afterVote(deps, sessionId, personId, voter.name !== null);
}

/**
 * Takes one vote back while the round is open. Throws `not_found` (`vote_gone`) when there is none on the note,
 * else as `castVote`.
 */
export async function undoVote(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: VoteInput,
): Promise<OwnVotes> {
  const { personId, voter } = await asVoter(deps, principal, sessionId, input);
  await deps.db.transaction().execute(async (trx) => {
    const round = await openRound(trx, sessionId, input.roundId);
    const rows = await listVotesOf(trx, round.id, voter.key);
    const last = rows.findLast((row) => row.object_id === input.objectId);
    if (!last) throw new DomainError('not_found', { reason: 'vote_gone' });
    await removeVote(trx, last.id);
  });
  return afterVote(deps, sessionId, personId, voter.name !== null);
}

async function asVoter(deps: Deps, principal: Principal, sessionId: string, input: VoteInput) {
  const right = input.proxy === undefined ? 'vote.cast' : 'vote.proxy';
  const { personId } = await requireSession(deps, principal, sessionId, right);
  if (input.proxy === undefined) return { personId, voter: { key: personId, name: null } };
  const cleaned = cleanName(input.proxy);
  if (!cleaned.ok) throw new DomainError('invalid', { reason: cleaned.problem });
  return { personId, voter: { key: proxyVoter(cleaned.name), name: cleaned.name } };
}

async function afterVote(deps: Deps, sessionId: string, personId: string, lead: boolean): Promise<OwnVotes> {
  deps.events.emit({ type: 'session.changed', sessionId, what: 'votes', personId });
  return getMyVotes(deps, sessionId, personId, lead);
}

async function roundOf(db: Kysely<Database>, sessionId: string, roundId: string): Promise<RoundRow> {
  const round = await findRound(db, roundId);
  if (!round || round.session_id !== sessionId) throw new DomainError('not_found');
  return round;
}

async function openRound(db: Kysely<Database>, sessionId: string, roundId: string): Promise<RoundRow> {
  const round = await roundOf(db, sessionId, roundId);
  if (round.closed_at !== null) throw new DomainError('conflict', { reason: 'round_closed' });
  const session = await findSession(db, sessionId);
  if (session?.status !== 'running') throw new DomainError('conflict', { reason: 'session_not_running' });
  return round;
}

/** Whether the board has a note of this id. */
function isNoteOn(doc: Doc, objectId: string): boolean {
  const object = doc.getMap<unknown>('objects').get(objectId);
  return object instanceof YMap && object.get('type') === 'note';
}

export interface RoundInput {
  boardId: string;
  title: string;
  votesEach: number;
  votesPerNote: number;
}

/**
 * Opens a round beside the agenda; returns its id. Throws `forbidden`, `not_found` (board), `conflict`
 * (`session_not_running`, `too_many_rounds`), `invalid` (`vote_settings`).
 */
export async function openVoteRound(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: RoundInput,
): Promise<string> {
  const { session } = await requireSession(deps, principal, sessionId, 'session.conduct');
  if (session.status !== 'running') throw new DomainError('conflict', { reason: 'session_not_running' });
  if (!(await isBoardOf(deps, input.boardId, session.workshop_id))) throw new DomainError('not_found');
  if (!isBudget(input.votesEach) || !isBudget(input.votesPerNote) || input.title.length > 200) {
    throw new DomainError('invalid', { reason: 'vote_settings' });
  }
  if ((await listRounds(deps.db, sessionId)).length >= MAX_ROUNDS) {
    throw new DomainError('conflict', { reason: 'too_many_rounds' });
  }
  const id = newId('vrd');
  await insertRound(deps.db, {
    id,
    session_id: sessionId,
    phase_id: null,
    board_id: input.boardId,
    title: input.title.trim(),
    votes_each: input.votesEach,
    votes_per_note: Math.min(input.votesPerNote, input.votesEach),
    opened_at: deps.clock.now(),
    closed_at: null,
  });
  deps.events.emit({ type: 'session.changed', sessionId, what: 'votes' });
  return id;
}

function isBudget(n: number): boolean {
  return Number.isInteger(n) && n >= 1 && n <= MAX_VOTES_EACH;
}

/** Closes a round: from now on everyone sees its result. Closing twice changes nothing. */
export async function closeVoteRound(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: { roundId: string },
): Promise<void> {
  await requireSession(deps, principal, sessionId, 'session.conduct');
  await setRoundClosed(deps, sessionId, input.roundId, deps.clock.now());
}

/** Opens a closed round again: votes given stay, the result is hidden until it closes. */
export async function reopenVoteRound(
  deps: Deps,
  principal: Principal,
  sessionId: string,
  input: { roundId: string },
): Promise<void> {
  const { session } = await requireSession(deps, principal, sessionId, 'session.conduct');
  if (session.status !== 'running') throw new DomainError('conflict', { reason: 'session_not_running' });
  await setRoundClosed(deps, sessionId, input.roundId, null);
}

async function setRoundClosed(
  deps: Deps,
  sessionId: string,
  roundId: string,
  closedAt: number | null,
): Promise<void> {
  const round = await roundOf(deps.db, sessionId, roundId);
  if ((round.closed_at === null) === (closedAt === null)) return;
  await changeRound(deps.db, round.id, { closed_at: closedAt });
  deps.events.emit({ type: 'session.changed', sessionId, what: 'votes' });
}
