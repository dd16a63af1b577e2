import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { MemberRole } from '~/domains/organisations/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Override, RoundInput, RoundResult, RoundSettings } from '../model';
import { outcomeOf } from '../outcome';
import { mayRunRounds, maySeeRound, maySpeakFor } from '../policy';
import * as entries from '../repo/entries.server';
import * as repo from '../repo/rounds.server';

/** Japan's time beside UTC; a day ends with its last millisecond. */
const JST = 9 * 3_600_000;

/** The last moment of a calendar day in Japan. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - JST + 86_400_000 - 1;
}

/** The person, if they run rounds. Throws `unauthenticated`, `forbidden`. */
export function requireRunner(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayRunRounds(principal)) throw new DomainError('forbidden');
  return principal;
}

export async function requireRound(deps: Pick<Deps, 'db'>, id: string): Promise<repo.RoundRow> {
  const round = await repo.findRound(deps.db, id);
  if (!round) throw new DomainError('not_found');
  return round;
}

export type OwnEntry = Awaited<ReturnType<typeof entries.listOwnEntries>>[number];

/**
 * A round and the organisations somebody belongs to in it. Throws `unauthenticated`, `not_found` (also for those whom
 * it does not concern).
 */
export async function requireVisibleRound(
  deps: Deps,
  principal: Principal,
  id: string,
): Promise<{ user: UserPrincipal; round: repo.RoundRow; own: OwnEntry[] }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const round = await requireRound(deps, id);
  const own = await entries.listOwnEntries(deps.db, id, principal.userId);
  const roles = own.map(({ role }) => role);
  if (!maySeeRound(principal, round.status, roles)) throw new DomainError('not_found');
  return { user: principal, round, own };
}

/** The entry of an organisation somebody may speak for. Throws as `requireVisibleRound`, and `forbidden`. */
export async function requireSpeaker(deps: Deps, principal: Principal, id: string, organisation: string) {
  const { user, round, own } = await requireVisibleRound(deps, principal, id);
  const entry = own.find((one) => one.organisation_id === organisation);
  if (!entry || !maySpeakFor(entry.role as MemberRole)) throw new DomainError('forbidden');
  return { user, round, entry };
}

export function settingsOf(row: { settings: string }): RoundSettings {
  return JSON.parse(row.settings) as RoundSettings;
}

export function listOf(row: { list: string }): string[][] {
  return JSON.parse(row.list) as string[][];
}

export function changeOf(row: { change: string }): Override {
  return JSON.parse(row.change) as Override;
}

/** Input, result and outcome of a round that has been worked out; null before. */
export async function readOutcome(
  deps: Pick<Deps, 'db'>,
  round: repo.RoundRow,
): Promise<{ input: RoundInput; outcome: RoundResult; overrides: repo.OverrideRow[] } | null> {
  if (round.input === null || round.result === null) return null;
  const overrides = await repo.listOverrides(deps.db, round.id);
  const input = JSON.parse(round.input) as RoundInput;
  const result = JSON.parse(round.result) as RoundResult;
  return { input, outcome: outcomeOf(input, result, overrides.map(changeOf)), overrides };
}
