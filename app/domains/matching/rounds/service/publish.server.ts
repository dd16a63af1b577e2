import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { startCollaboration } from '~/domains/collaborations/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { ProgrammeSettings } from '../../model';
import { insertTalk } from '../../talks/repo/talks.server';
import { insertMessage } from '../../talks/repo/thread.server';
import { readWishes } from '../lists';
import type { Override, RoundInput, RoundResult } from '../model';
import { groupsOf } from '../outcome';
import { insertAwards } from '../repo/fairness.server';
import { oweMails } from '../repo/mails.server';
import * as repo from '../repo/rounds.server';
import { readOutcome, requireRound, requireRunner, requireSpeaker } from './access.server';
import { oweAll } from './mails.server';
import { namesFor } from './outcome-view.server';
import { requireFuture } from './rounds.server';

const DAY_MS = 86_400_000;
/** As the form of a collaboration takes it. */
const LONGEST_TITLE = 120;

/**
 * Shows the result to everybody in the round and tells them by mail; they can object until the end of a day. Throws
 * `conflict`, `invalid`.
 */
export async function publishRound(deps: Deps, principal: Principal, id: string, day: string): Promise<void> {
  const user = requireRunner(principal);
  const round = await requireRound(deps, id);
  const objections_until = requireFuture(deps, day);
  await deps.db.transaction().execute(async (trx) => {
    const change = { status: 'published' as const, published_at: deps.clock.now(), objections_until };
    const done = await repo.updateRound(trx, id, change, ['computed']);
    if (!done) throw new DomainError('conflict', { reason: 'round_state' });
    const details = { title: round.title, day };
    await recordAudit(trx, deps.clock, user, 'matching.round-published', { type: 'round', id }, details);
    await oweAll(trx, deps, id, 'published');
  });
  deps.events.emit({ type: 'mails.owed' });
}

/**
 * Changes a result by hand: puts members together or apart, with a reason that all of them see. Throws `conflict`
 * (`round_state`; `round_kept_apart`: a conflict of interest or a block stands between two; `round_not_there`: nothing to
 * take away), `invalid` (`round_members`: not of this round or of the wrong side).
 */
export async function overrideResult(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { change: 'add' | 'remove'; lead: string; partners: readonly string[]; reason: string },
): Promise<void> {
  const user = requireRunner(principal);
  const round = await requireRound(deps, id);
  const known = await readOutcome(deps, round);
  if (!known) throw new DomainError('conflict', { reason: 'round_state' });
  const change = checkChange(known.input, known.outcome, input);
  const names = await namesFor(deps, [known.input]);
  await deps.db.transaction().execute(async (trx) => {
    const now = await repo.findRound(trx, id);
    if (now?.status !== 'computed' && now?.status !== 'published') {
      throw new DomainError('conflict', { reason: 'round_state' });
    }
    await repo.insertOverride(trx, {
      id: newId('ovr'),
      round_id: id,
      change: JSON.stringify(change),
      reason: input.reason,
      created_by: user.userId,
      created_by_name: user.name,
      created_at: deps.clock.now(),
    });
    const members = [input.lead, ...input.partners].map((one) => names.get(one) ?? one).join('・');
    const details = { title: round.title, members, reason: input.reason };
    const action = input.change === 'add' ? 'matching.round-put-together' : 'matching.round-put-apart';
    await recordAudit(trx, deps.clock, user, action, { type: 'round', id }, details);
  });
}

function checkChange(
  input: RoundInput,
  outcome: RoundResult,
  { change, lead, partners }: { change: 'add' | 'remove'; lead: string; partners: readonly string[] },
): Override {
  const wishes = readWishes(input);
  const members = [lead, ...new Set(partners)];
  const fits = members.every((id, at) => wishes.byId.get(id)?.side === (at === 0 ? 'first' : 'second'));
  const isBilateral = input.method === 'bilateral';
  if (!fits || (isBilateral && members.length !== 2)) {
    throw new DomainError('invalid', { reason: 'round_members' });
  }
  const key = [lead, ...members.slice(1).sort()].join(' ');
  const isThere = groupsOf(outcome).some(
    ([first = '', ...rest]) => [first, ...rest.sort()].join(' ') === key,
  );
  if (change === 'remove' && !isThere) throw new DomainError('conflict', { reason: 'round_not_there' });
  if (change === 'add' && isThere) throw new DomainError('conflict', { reason: 'round_there' });
  if (change === 'add' && members.some((a) => members.some((b) => wishes.excluded(a, b)))) {
    throw new DomainError('conflict', { reason: 'round_kept_apart' });
  }
  const [, second = ''] = members;
  if (isBilateral) return { kind: change === 'add' ? 'add_pair' : 'remove_pair', first: lead, second };
  return {
    kind: change === 'add' ? 'add_project' : 'remove_project',
    lead,
    partners: members.slice(1),
  };
}

/** An organisation objects to the published result. Throws `conflict` (`round_objections_closed`), `forbidden`. */
export async function objectTo(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { organisation: string; text: string },
): Promise<void> {
  const { user, round } = await requireSpeaker(deps, principal, id, input.organisation);
  const isOpen = round.status === 'published' && deps.clock.now() <= (round.objections_until ?? 0);
  if (!isOpen) throw new DomainError('conflict', { reason: 'round_objections_closed' });
  await repo.insertObjection(deps.db, {
    id: newId('obn'),
    round_id: id,
    organisation_id: input.organisation,
    text: input.text,
    created_by: user.userId,
    created_at: deps.clock.now(),
  });
}

/** Answers an objection once; the organisation reads the answer, and is told so by mail. Throws `not_found`. */
export async function answerObjection(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { objection: string; answer: string },
): Promise<void> {
  const user = requireRunner(principal);
  await requireRound(deps, id);
  await deps.db.transaction().execute(async (trx) => {
    const answer = { answer: input.answer, answered_by: user.userId, answered_at: deps.clock.now() };
    const organisation = await repo.answerObjection(trx, id, input.objection, answer);
    if (organisation === null) throw new DomainError('not_found');
    const subject = { type: 'round', id };
    await recordAudit(trx, deps.clock, user, 'matching.round-objection-answered', subject);
    await oweMails(trx, id, 'answered', [organisation], deps.clock.now());
  });
  deps.events.emit({ type: 'mails.owed' });
}

/**
 * Closes a round for good: pairs become talks that both have accepted, projects become collaborations and count as
 * support of the year. Throws `conflict` (`round_state`, `round_objections_open`: the time is not over or an objection
 * has no answer).
 */
export async function finaliseRound(deps: Deps, principal: Principal, id: string): Promise<void> {
  const user = requireRunner(principal);
  await deps.db.transaction().execute(async (trx) => {
    // Read inside: a change by hand of this moment is in it or comes too late.
    const round = await requireRound({ db: trx }, id);
    const known = await readOutcome({ db: trx }, round);
    if (!known || round.status !== 'published') throw new DomainError('conflict', { reason: 'round_state' });
    const open = (await repo.listObjections(trx, id)).some((one) => one.answered_at === null);
    if (open || deps.clock.now() <= (round.objections_until ?? 0)) {
      throw new DomainError('conflict', { reason: 'round_objections_open' });
    }
    await repo.updateRound(trx, id, { status: 'final', final_at: deps.clock.now() }, ['published']);
    const groups = groupsOf(known.outcome);
    const names = await namesFor({ db: trx }, [known.input]);
    for (const [lead = '', ...partners] of groups) {
      if (round.method === 'bilateral')
        await beginTalk(trx, deps, round, lead, partners[0] ?? '', user.userId);
      else {
        // One round makes many: each is called by who leads it.
        const title = `${round.title}：${names.get(lead) ?? ''}`.slice(0, LONGEST_TITLE);
        await beginProject(trx, deps, round, { title, lead, partners, by: user.userId });
      }
    }
    const details = { title: round.title, groups: groups.length };
    await recordAudit(trx, deps.clock, user, 'matching.round-finalised', { type: 'round', id }, details);
    await oweAll(trx, deps, id, 'final');
  });
  deps.events.emit({ type: 'mails.owed' });
}

type Trx = Parameters<typeof repo.findRound>[0];

/** A talk between two whom a round put together: by their lists both have accepted already. */
async function beginTalk(
  trx: Trx,
  { clock }: Deps,
  round: repo.RoundRow,
  from: string,
  to: string,
  by: string,
): Promise<void> {
  const { replyDays } = JSON.parse(round.programme_settings) as ProgrammeSettings;
  const id = newId('mtc');
  const now = clock.now();
  await insertTalk(trx, {
    id,
    programme_id: round.programme_id,
    from_id: from,
    to_id: to,
    origin: 'round',
    round_id: round.id,
    status: 'talking',
    message: round.title,
    reply_by: now + replyDays * DAY_MS,
    from_reply: 'accepted',
    to_reply: 'accepted',
    opened_by: by,
    opened_at: now,
    answered_at: now,
  });
  await insertMessage(trx, {
    id: newId('msg'),
    match_id: id,
    kind: 'event',
    organisation_id: null,
    author_id: null,
    author_name: '',
    text: 'matched',
    created_at: now,
  });
}

async function beginProject(
  trx: Trx,
  { clock }: Deps,
  round: repo.RoundRow,
  { title, lead, partners, by }: { title: string; lead: string; partners: readonly string[]; by: string },
): Promise<void> {
  await startCollaboration(trx, clock, {
    title,
    origin: { kind: 'round', id: round.id },
    partners: [{ id: lead, role: 'lead' }, ...partners.map((id) => ({ id, role: 'partner' as const }))],
    by,
  });
  await insertAwards(
    trx,
    [lead, ...partners].map((organisation_id) => ({
      id: newId('awd'),
      organisation_id,
      programme_id: round.programme_id,
      name: round.title,
      fiscal_year: round.fiscal_year,
      amount_yen: null,
    })),
  );
}
