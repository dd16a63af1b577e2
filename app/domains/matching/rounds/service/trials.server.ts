import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { loadProfiles } from '~/domains/organisations/service/profiles.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { figuresOf } from '../figures';
import { byCode } from '../lots';
import type { Participant, RoundInput, RoundResult, RoundSettings } from '../model';
import { differenceOf } from '../outcome';
import * as entries from '../repo/entries.server';
import * as repo from '../repo/rounds.server';
import { canonicalText } from '../run';
import type { TrialInput } from '../schema';
import type { TrialView } from '../view';
import { listOf, requireRound, requireRunner, settingsOf } from './access.server';
import { namesFor, toOutcomeView } from './outcome-view.server';
import { settingsFrom } from './rounds.server';

/** Everything a result of the round is worked out from, as it is now; in a fixed order. */
async function inputOf(
  deps: Deps,
  round: repo.RoundRow,
  settings: RoundSettings,
  seed: number,
): Promise<RoundInput> {
  const rows = await entries.listEntries(deps.db, round.id);
  const ids = rows.map((row) => row.organisation_id);
  const profiles = new Map((await loadProfiles(deps, { ids })).map((one) => [one.id, one]));
  const participants = rows.flatMap((row): Participant[] => {
    const profile = profiles.get(row.organisation_id);
    if (!profile) return [];
    const isTaken = row.confirmed_at !== null || settings.unconfirmed === 'as_suggested';
    return [
      {
        id: profile.id,
        side: row.side,
        type: profile.type,
        ward: profile.homeWard,
        capacity: row.capacity,
        list: isTaken ? listOf(row) : [],
        awards: [...profile.awards].sort(),
      },
    ];
  });
  const inRound = new Set(participants.map((one) => one.id));
  const apart = new Map<string, [string, string]>();
  for (const { organisation_id, other_id } of await entries.listExclusions(deps.db)) {
    if (!inRound.has(organisation_id) || !inRound.has(other_id)) continue;
    const pair = [organisation_id, other_id].sort(byCode) as [string, string];
    apart.set(pair.join(' '), pair);
  }
  return {
    method: round.method,
    settings,
    seed,
    fiscalYear: round.fiscal_year,
    participants: participants.sort((a, b) => byCode(a.id, b.id)),
    excluded: [...apart].sort(([a], [b]) => byCode(a, b)).map(([, pair]) => pair),
  };
}

/**
 * Asks for a result on trial with settings that may differ from those of the round; nothing else changes. Returns its
 * id at once, the work is done beside the requests. Throws `unauthenticated`, `forbidden`, `not_found`, `conflict`
 * (`round_state`: published already, `round_busy`: others wait).
 */
export async function startTrial(
  deps: Deps,
  principal: Principal,
  roundId: string,
  input: TrialInput,
): Promise<string> {
  const user = requireRunner(principal);
  const round = await requireRound(deps, roundId);
  if (round.status === 'published' || round.status === 'final') {
    throw new DomainError('conflict', { reason: 'round_state' });
  }
  const running = (await repo.listTrials(deps.db, roundId)).filter(
    ({ state }) => state === 'waiting' || state === 'running',
  );
  if (running.length >= 3) throw new DomainError('conflict', { reason: 'round_busy' });
  const settings = settingsFrom(input, input.required ?? settingsOf(round).required);
  const id = newId('trl');
  await repo.insertTrial(deps.db, {
    id,
    round_id: roundId,
    settings: JSON.stringify(settings),
    seed: input.seed,
    state: 'waiting',
    input: canonicalText(await inputOf(deps, round, settings, input.seed)),
    created_by: user.userId,
    created_by_name: user.name,
    created_at: deps.clock.now(),
  });
  deps.roundRunner.start(id);
  return id;
}

/** Trials of a round, the latest first. Staff only. */
export async function listTrials(deps: Deps, principal: Principal, roundId: string): Promise<TrialView[]> {
  requireRunner(principal);
  const round = await requireRound(deps, roundId);
  const rows = await repo.listTrials(deps.db, roundId);
  return Promise.all(rows.map((row) => toTrialView(deps, round, row)));
}

async function toTrialView(deps: Deps, round: repo.RoundRow, row: repo.TrialRow): Promise<TrialView> {
  const settings = settingsOf(row);
  const isOpen = round.status === 'draft' || round.status === 'collecting' || round.status === 'computed';
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    settings,
    seed: row.seed,
    createdAt: row.created_at,
    createdByName: row.created_by_name,
    figures: row.result === null ? null : figuresOf(JSON.parse(row.input), JSON.parse(row.result)),
    fingerprint: row.fingerprint?.slice(0, 12) ?? null,
    isStale: isOpen && row.input !== canonicalText(await inputOf(deps, round, settings, row.seed)),
  };
}

/** Two finished trials of a round beside each other. Throws `not_found` when one is not there or not done. */
export async function compareTrials(
  deps: Deps,
  principal: Principal,
  roundId: string,
  ids: { a: string; b: string },
) {
  requireRunner(principal);
  const round = await requireRound(deps, roundId);
  const [a, b] = await Promise.all([readTrial(deps, round.id, ids.a), readTrial(deps, round.id, ids.b)]);
  const names = await namesFor(deps, [a.input, b.input]);
  const difference = differenceOf(a.result, b.result);
  const named = (groups: string[][]) => groups.map((group) => group.map((id) => names.get(id) ?? id));
  return {
    title: round.title,
    method: round.method,
    a: await toTrialView(deps, round, a.row),
    b: await toTrialView(deps, round, b.row),
    onlyA: named(difference.onlyA),
    onlyB: named(difference.onlyB),
    both: difference.both,
  };
}

/** The whole result of one finished trial. Throws as `compareTrials`. */
export async function getTrial(deps: Deps, principal: Principal, roundId: string, id: string) {
  requireRunner(principal);
  const round = await requireRound(deps, roundId);
  const { row, input, result } = await readTrial(deps, roundId, id);
  return {
    title: round.title,
    status: round.status,
    trial: await toTrialView(deps, round, row),
    outcome: await toOutcomeView(deps, input, result),
  };
}

async function readTrial(deps: Deps, roundId: string, id: string) {
  const row = await repo.findTrial(deps.db, id);
  if (!row || row.round_id !== roundId || row.result === null) throw new DomainError('not_found');
  return {
    row,
    input: JSON.parse(row.input) as RoundInput,
    result: JSON.parse(row.result) as RoundResult,
  };
}

/**
 * Takes a trial's result for the round; lists close with it. Changes by hand of an earlier result are gone. Throws
 * `conflict` (`round_state`, `round_stale`: lists, capacities or exclusions changed meanwhile).
 */
export async function adoptTrial(
  deps: Deps,
  principal: Principal,
  roundId: string,
  id: string,
): Promise<void> {
  const user = requireRunner(principal);
  const round = await requireRound(deps, roundId);
  const { row } = await readTrial(deps, roundId, id);
  const input = canonicalText(await inputOf(deps, round, settingsOf(row), row.seed));
  if (input !== row.input) throw new DomainError('conflict', { reason: 'round_stale' });
  await deps.db.transaction().execute(async (trx) => {
    const change = {
      status: 'computed' as const,
      settings: row.settings,
      seed: row.seed,
      input: row.input,
      result: row.result,
      fingerprint: row.fingerprint,
      computed_at: deps.clock.now(),
    };
    const done = await repo.updateRound(trx, roundId, change, ['draft', 'collecting', 'computed']);
    if (!done) throw new DomainError('conflict', { reason: 'round_state' });
    await repo.deleteOverrides(trx, roundId);
    const subject = { type: 'round', id: roundId };
    const details = { title: round.title, fingerprint: row.fingerprint?.slice(0, 12) ?? '' };
    await recordAudit(trx, deps.clock, user, 'matching.round-adopted', subject, details);
  });
}

/** Marks a trial as failed. */
export async function failTrial(
  deps: Pick<Deps, 'db' | 'clock'>,
  id: string,
  reason: 'unexpected' | 'too_long',
): Promise<void> {
  const end = { state: 'failed' as const, reason, ended_at: deps.clock.now() };
  await repo.updateTrial(deps.db, id, end, ['waiting', 'running']);
}

/** Ends trials that were at work when the process ended. Called once at start. */
export async function interruptTrials(deps: Pick<Deps, 'db' | 'clock' | 'log'>): Promise<void> {
  const count = await repo.interruptTrials(deps.db, deps.clock.now());
  if (count > 0) deps.log.warn({ count }, 'trials of rounds were interrupted');
}
