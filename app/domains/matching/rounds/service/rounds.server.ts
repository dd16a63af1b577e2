import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { OrganisationType } from '~/domains/organisations/model';
import { loadProfiles } from '~/domains/organisations/service/profiles.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Profile, ProgrammeSettings } from '../../model';
import type { RoundSettings, Side } from '../model';
import * as entries from '../repo/entries.server';
import { forgetMails } from '../repo/mails.server';
import * as repo from '../repo/rounds.server';
import type { NewRoundInput, TrialInput } from '../schema';
import type { EntryView, RoundItem } from '../view';
import { endOfDay, listOf, requireRound, requireRunner, settingsOf } from './access.server';
import { oweAll } from './mails.server';

/** All rounds for staff, the latest first. Throws `unauthenticated`, `forbidden`. */
export async function listRounds(deps: Deps, principal: Principal): Promise<RoundItem[]> {
  requireRunner(principal);
  return toItems(deps, await repo.listRounds(deps.db));
}

/** Rounds of the organisations somebody belongs to, the latest first. Throws `unauthenticated`. */
export async function listMyRounds(deps: Deps, principal: Principal): Promise<RoundItem[]> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  return toItems(deps, await repo.listRoundsOf(deps.db, principal.userId));
}

/** Of those, the ones in which a list is asked for or an objection can still be made. Throws as `listMyRounds`. */
export async function listWaitingRounds(deps: Deps, principal: Principal): Promise<RoundItem[]> {
  const rounds = await listMyRounds(deps, principal);
  return rounds.filter(({ status }) => status === 'collecting' || status === 'published');
}

async function toItems(deps: Deps, rows: readonly repo.RoundRow[]): Promise<RoundItem[]> {
  const counts = new Map((await entries.countEntries(deps.db)).map((one) => [one.round_id, one]));
  return rows.map((row) =>
    toItem(row, {
      total: Number(counts.get(row.id)?.total ?? 0),
      confirmed: Number(counts.get(row.id)?.confirmed ?? 0),
    }),
  );
}

export function toItem(row: repo.RoundRow, counts: { total: number; confirmed: number }): RoundItem {
  return {
    id: row.id,
    title: row.title,
    programme: row.programme_name,
    fiscalYear: row.fiscal_year,
    method: row.method,
    status: row.status,
    listsDue: row.lists_due,
    objectionsUntil: row.objections_until,
    ...counts,
  };
}

/** A programme a round can belong to. */
export interface RoundProgramme {
  id: string;
  name: string;
  fiscalYear: number;
  /** Whether everybody has been ranked: lists of a round begin in that order, and empty without it. */
  isRanked: boolean;
}

/** Programmes a round can belong to. Staff only. */
export async function offerNewRound(deps: Deps, principal: Principal): Promise<RoundProgramme[]> {
  requireRunner(principal);
  const ranked = new Set(await repo.listRankedProgrammes(deps.db));
  const rows = await repo.listProgrammes(deps.db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    fiscalYear: row.fiscal_year,
    isRanked: ranked.has(row.id),
  }));
}

/** Settings as the form gives them, with the sets of types the programme needs. */
export function settingsFrom(
  input: Omit<TrialInput, 'seed' | 'required'>,
  required: RoundSettings['required'],
): RoundSettings {
  return {
    proposer: input.proposer,
    unconfirmed: input.unconfirmed,
    required,
    extraPartners: input.extraPartners,
    caps: {
      projects: input.capProjects,
      ward: input.capWard,
      lead: input.capLead,
      awards: input.capAwards,
    },
  };
}

/**
 * Prepares a round: every listed organisation of the programme's types takes part, its list in the order in which it
 * was suggested partners. Returns its id. Throws `unauthenticated`, `forbidden`, `invalid` (`round_programme`,
 * `round_day_past`).
 */
export async function createRound(deps: Deps, principal: Principal, input: NewRoundInput): Promise<string> {
  const user = requireRunner(principal);
  const programme = (await repo.listProgrammes(deps.db)).find((one) => one.id === input.programmeId);
  if (!programme) throw new DomainError('invalid', { reason: 'round_programme' });
  const listsDue = requireFuture(deps, input.listsDue);
  const { pairing, requiredPartners } = JSON.parse(programme.settings) as ProgrammeSettings;
  const profiles = await loadProfiles(deps, { types: [...new Set([...pairing.first, ...pairing.second])] });
  const sides = sidesOf(profiles, pairing);
  const suggested = await suggestedLists(deps, programme.id, sides);
  const id = newId('rnd');
  await deps.db.transaction().execute(async (trx) => {
    await repo.insertRound(trx, {
      id,
      programme_id: programme.id,
      title: input.title,
      method: input.method,
      status: 'draft',
      settings: JSON.stringify(settingsFrom(input, requiredPartners)),
      seed: input.seed,
      lists_due: listsDue,
      created_by: user.userId,
      created_at: deps.clock.now(),
    });
    const rows = profiles.flatMap((one) => {
      const side = sides.get(one.id);
      if (side === undefined) return [];
      const capacity = one.capacity === null ? 1 : Math.max(0, one.capacity - one.busy);
      const list = JSON.stringify(suggested.get(one.id) ?? []);
      return [{ round_id: id, organisation_id: one.id, side, capacity, list }];
    });
    await entries.insertEntries(trx, rows);
    const subject = { type: 'round', id };
    const details = { title: input.title, organisations: rows.length };
    await recordAudit(trx, deps.clock, user, 'matching.round-created', subject, details);
  });
  return id;
}

/** A day that is not over yet. */
export function requireFuture(deps: Pick<Deps, 'clock'>, day: string): number {
  const end = endOfDay(day);
  if (end < deps.clock.now()) throw new DomainError('invalid', { reason: 'round_day_past' });
  return end;
}

/** Who is on which side; a type on both sides is on the first. */
function sidesOf(profiles: readonly Profile[], pairing: ProgrammeSettings['pairing']): Map<string, Side> {
  return new Map(
    profiles.map((one) => [
      one.id,
      (pairing.first as OrganisationType[]).includes(one.type) ? 'first' : 'second',
    ]),
  );
}

async function suggestedLists(deps: Deps, programmeId: string, sides: ReadonlyMap<string, Side>) {
  const lists = new Map<string, string[][]>();
  for (const { organisation_id, other_id } of await entries.listSuggestedOrder(deps.db, programmeId)) {
    const [own, other] = [sides.get(organisation_id), sides.get(other_id)];
    if (own === undefined || other === undefined || own === other) continue;
    const list = lists.get(organisation_id);
    if (list) list.push([other_id]);
    else lists.set(organisation_id, [[other_id]]);
  }
  return lists;
}

/** Who takes part, and who confirmed. Staff only. Throws `not_found` too. */
export async function getRoundForStaff(deps: Deps, principal: Principal, id: string) {
  requireRunner(principal);
  const round = await requireRound(deps, id);
  const rows = await entries.listEntries(deps.db, id);
  const people: EntryView[] = rows.map((row) => ({
    id: row.organisation_id,
    name: row.name,
    type: row.type as OrganisationType,
    side: row.side,
    capacity: row.capacity,
    confirmedAt: row.confirmed_at,
    listed: listOf(row).flat().length,
  }));
  const confirmed = people.filter((one) => one.confirmedAt !== null).length;
  return {
    item: toItem(round, { total: people.length, confirmed }),
    programmeId: round.programme_id,
    settings: settingsOf(round),
    seed: round.seed,
    fingerprint: round.fingerprint,
    computedAt: round.computed_at,
    people,
  };
}

/**
 * Opens the lists to the organisations until the end of a day, or moves that day; they are told by mail. Throws `conflict`
 * (`round_state`).
 */
export async function openRound(deps: Deps, principal: Principal, id: string, day: string): Promise<void> {
  const user = requireRunner(principal);
  const before = await requireRound(deps, id);
  const lists_due = requireFuture(deps, day);
  await deps.db.transaction().execute(async (trx) => {
    const from = ['draft', 'collecting'] as const;
    const done = await repo.updateRound(trx, id, { status: 'collecting', lists_due }, from);
    if (!done) throw new DomainError('conflict', { reason: 'round_state' });
    await recordAudit(trx, deps.clock, user, 'matching.round-opened', { type: 'round', id }, { day });
    const isMoved = before.status === 'collecting';
    if (isMoved && before.lists_due === lists_due) return;
    await forgetMails(trx, id, ['opened', 'moved', 'reminder']);
    await oweAll(trx, deps, id, isMoved ? 'moved' : 'opened');
  });
  deps.events.emit({ type: 'mails.owed' });
}

/** Takes an organisation out before anything is published. Throws `conflict` (`round_state`), `not_found`. */
export async function removeEntry(deps: Deps, principal: Principal, id: string, organisation: string) {
  const user = requireRunner(principal);
  const round = await requireRound(deps, id);
  requireOpen(round);
  await deps.db.transaction().execute(async (trx) => {
    const entry = await entries.findEntry(trx, id, organisation);
    if (!entry) throw new DomainError('not_found');
    await entries.deleteEntry(trx, id, organisation);
    const subject = { type: 'round', id };
    const details = { organisation: entry.name };
    await recordAudit(trx, deps.clock, user, 'matching.round-entry-removed', subject, details);
  });
}

/** Sets how many an organisation takes at most. Throws as `removeEntry`. */
export async function setCapacity(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { organisation: string; capacity: number },
) {
  const user = requireRunner(principal);
  const round = await requireRound(deps, id);
  requireOpen(round);
  await deps.db.transaction().execute(async (trx) => {
    const entry = await entries.findEntry(trx, id, input.organisation);
    if (!entry) throw new DomainError('not_found');
    if (entry.capacity === input.capacity) return;
    await entries.updateEntry(trx, id, input.organisation, { capacity: input.capacity });
    const subject = { type: 'round', id };
    const change = { organisation: entry.name, before: entry.capacity, after: input.capacity };
    const details = { title: round.title, ...change };
    await recordAudit(trx, deps.clock, user, 'matching.round-capacity-set', subject, details);
  });
}

function requireOpen({ status }: repo.RoundRow): void {
  if (status === 'draft' || status === 'collecting') return;
  throw new DomainError('conflict', { reason: 'round_state' });
}
