import type { Kysely } from 'kysely';
import { type Principal, personId } from '~/domains/accounts/model';
import type { Clock } from '~/platform/clock';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import { toColumns, toIndexColumns, toOrganisation } from '../mapping.server';
import type { Organisation, OrganisationContent, OrganisationStatus } from '../model';
import * as repo from '../repo/entries.server';
import { indexOrganisation } from '../repo/search.server';

type Db = Kysely<Database>;
export type HistoryKind = repo.HistoryRow['kind'];
type Actor = Principal | 'system';

/** What an entry has beside what it says about itself. */
export interface EntryFacts {
  status: OrganisationStatus;
  source: Organisation['source'];
  fictional?: boolean;
  externalId?: string | null;
  kind?: HistoryKind;
  note?: string;
  /** When it was made, ms; default: now. */
  createdAt?: number;
}

/** The entry with everything in it, whoever asks: for services that have checked the right. Throws `not_found`. */
export async function requireEntry(db: Db, id: string): Promise<Organisation> {
  const row = await repo.findOrganisation(db, id);
  if (!row) throw new DomainError('not_found');
  const parts = (await repo.loadParts(db, [id])).get(id);
  return toOrganisation(row, parts ?? { areas: [], fields: [], offers: [], needs: [] });
}

/** Writes a new entry, its index and the beginning of its history, in the caller's transaction; returns its id. */
export async function insertEntry(
  trx: Db,
  clock: Clock,
  actor: Actor,
  content: OrganisationContent,
  facts: EntryFacts,
): Promise<string> {
  const id = newId('org');
  const now = facts.createdAt ?? clock.now();
  await repo.insertOrganisation(trx, {
    id,
    ...toColumns(content),
    status: facts.status,
    fictional: facts.fictional ? 1 : 0,
    source: facts.source,
    external_id: facts.externalId ?? null,
    created_at: now,
    updated_at: now,
  });
  await writeParts(trx, id, content);
  await indexOrganisation(trx, id, null, toIndexColumns(content, await areaNames(trx, content)));
  await writeHistory(trx, clock, actor, id, {
    kind: facts.kind ?? 'created',
    before: null,
    note: facts.note,
  });
  return id;
}

/**
 * Writes other content, status or place in a merge, with the whole entry before into its history, in the caller's
 * transaction. Throws `conflict` (`changed_meanwhile`) when `before.revision` is not the latest.
 */
export async function changeEntry(
  trx: Db,
  clock: Clock,
  actor: Actor,
  before: Organisation,
  after: {
    content?: OrganisationContent;
    status?: OrganisationStatus;
    mergedInto?: string | null;
    externalId?: string | null;
    kind: HistoryKind;
    note?: string;
  },
): Promise<void> {
  const { content } = after;
  const changed = await repo.changeOrganisation(trx, before.id, before.revision, {
    ...(content ? toColumns(content) : {}),
    ...(after.status === undefined ? {} : { status: after.status }),
    ...(after.mergedInto === undefined ? {} : { merged_into: after.mergedInto }),
    ...(after.externalId === undefined ? {} : { external_id: after.externalId }),
    updated_at: clock.now(),
  });
  if (!changed) throw new DomainError('conflict', { reason: 'changed_meanwhile' });
  if (content) {
    await writeParts(trx, before.id, content);
    const row = await repo.findOrganisation(trx, before.id);
    const columns = toIndexColumns(content, await areaNames(trx, content));
    await indexOrganisation(trx, before.id, row?.search_row ?? null, columns);
  }
  await writeHistory(trx, clock, actor, before.id, { kind: after.kind, before, note: after.note });
}

async function writeParts(trx: Db, id: string, content: OrganisationContent): Promise<void> {
  await repo.replaceParts(trx, id, {
    areas: [...new Set(content.areas)],
    fields: [...new Set(content.fields)],
    offers: content.offers.map(({ term, text }) => ({ id: newId('ofr'), term, text })),
    needs: content.needs.map((need) => ({
      id: newId('ned'),
      term: need.term,
      text: need.text,
      urgency: need.urgency,
      from_day: need.fromDay,
      to_day: need.toDay,
      success: need.success,
    })),
  });
}

async function writeHistory(
  trx: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { kind, before, note }: { kind: HistoryKind; before: Organisation | null; note: string | undefined },
): Promise<void> {
  await repo.insertHistory(trx, {
    id: newId('ohi'),
    organisation_id: id,
    at: clock.now(),
    actor_id: actor === 'system' ? null : personId(actor),
    actor_name: actor !== 'system' && actor.kind === 'user' ? actor.name : '',
    kind,
    before: before === null ? null : JSON.stringify(before),
    note: note ?? '',
  });
}

/** Names of the areas an organisation works in or is at home in, by which it is found as well. */
async function areaNames(trx: Db, content: OrganisationContent): Promise<string[]> {
  const codes = [...content.areas, ...(content.homeArea === null ? [] : [content.homeArea])];
  return repo.listAreaNames(trx, codes);
}
