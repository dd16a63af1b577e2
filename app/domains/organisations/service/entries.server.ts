import type { Kysely } from 'kysely';
import { type Principal, personId } from '~/domains/accounts/model';
import type { Clock } from '~/platform/clock';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import { toColumns, toIndexColumns, toOrganisation } from '../mapping.server';
import type { Organisation, OrganisationContent, OrganisationStatus } from '../model';
import * as repo from '../repo/entries.server';
import { indexOrganisations, nextSearchRow } from '../repo/search.server';

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

/** A new entry: what it says, and what it is beside that. */
export interface NewEntry {
  content: OrganisationContent;
  facts: EntryFacts;
}

/** Writes a new entry, its index and the beginning of its history, in the caller's transaction; returns its id. */
export async function insertEntry(
  trx: Db,
  clock: Clock,
  actor: Actor,
  content: OrganisationContent,
  facts: EntryFacts,
): Promise<string> {
  const [id = ''] = await insertEntries(trx, clock, actor, [{ content, facts }]);
  return id;
}

/** As `insertEntry`, with few statements for many: nobody else can write until the transaction ends. */
export async function insertEntries(
  trx: Db,
  clock: Clock,
  actor: Actor,
  entries: readonly NewEntry[],
): Promise<string[]> {
  const first = await nextSearchRow(trx);
  const made = entries.map((entry, at) => ({ ...entry, id: newId('org'), searchRow: first + at }));
  await repo.insertOrganisations(
    trx,
    made.map(({ id, searchRow, content, facts }) => {
      const now = facts.createdAt ?? clock.now();
      return {
        id,
        ...toColumns(content),
        status: facts.status,
        fictional: facts.fictional ? (1 as const) : (0 as const),
        source: facts.source,
        external_id: facts.externalId ?? null,
        search_row: searchRow,
        created_at: now,
        updated_at: now,
      };
    }),
  );
  await repo.insertParts(
    trx,
    made.map(({ id, content }) => ({ id, ...partsOf(content) })),
  );
  await writeIndex(trx, made);
  const before = null;
  await repo.insertHistory(
    trx,
    made.map(({ id, facts: { kind = 'created', note } }) =>
      historyRow(clock, actor, { id, kind, before, note }),
    ),
  );
  return made.map(({ id }) => id);
}

/** What becomes of an entry. `before`: as it was read. */
export interface EntryChange {
  before: Organisation;
  content?: OrganisationContent;
  status?: OrganisationStatus;
  mergedInto?: string | null;
  externalId?: string | null;
  kind: HistoryKind;
  note?: string;
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
  after: Omit<EntryChange, 'before'>,
): Promise<void> {
  await changeEntries(trx, clock, actor, [{ before, ...after }]);
}

/** As `changeEntry`, for many. */
export async function changeEntries(
  trx: Db,
  clock: Clock,
  actor: Actor,
  changes: readonly EntryChange[],
): Promise<void> {
  let free = await nextSearchRow(trx);
  const said: { id: string; content: OrganisationContent; searchRow: number }[] = [];
  for (const { before, content, ...after } of changes) {
    const known = await repo.changeOrganisation(trx, before.id, before.revision, {
      ...(content ? changedColumns(toColumns(before), toColumns(content)) : {}),
      ...(after.status === undefined ? {} : { status: after.status }),
      ...(after.mergedInto === undefined ? {} : { merged_into: after.mergedInto }),
      ...(after.externalId === undefined ? {} : { external_id: after.externalId }),
      updated_at: clock.now(),
    });
    if (known === null) throw new DomainError('conflict', { reason: 'changed_meanwhile' });
    if (!content) continue;
    if (known.search_row === null) await repo.keepSearchRow(trx, before.id, free);
    said.push({ id: before.id, content, searchRow: known.search_row ?? free++ });
  }
  const parts = changes.flatMap(({ before, content }) => (content ? [changedPartsOf(before, content)] : []));
  await repo.replaceParts(trx, parts);
  await writeIndex(trx, said);
  await repo.insertHistory(
    trx,
    changes.map(({ before, kind, note }) => historyRow(clock, actor, { id: before.id, kind, before, note })),
  );
}

/** Only what differs: each column that is named costs the indexes it is in. */
function changedColumns<Columns extends object>(before: Columns, after: Columns): Partial<Columns> {
  const known: Partial<Record<string, unknown>> = { ...before };
  return Object.fromEntries(
    Object.entries(after).filter(([column, value]) => known[column] !== value),
  ) as Partial<Columns>;
}

function partsOf(content: OrganisationContent): Required<Omit<repo.WrittenParts, 'id'>> {
  return {
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
  };
}

/** Those parts alone in which the content differs. */
function changedPartsOf(before: Organisation, content: OrganisationContent): repo.WrittenParts {
  const written: repo.WrittenParts = { id: before.id, ...partsOf(content) };
  for (const part of ['areas', 'fields', 'offers', 'needs'] as const) {
    if (JSON.stringify(before[part]) === JSON.stringify(content[part])) delete written[part];
  }
  return written;
}

async function writeIndex(
  trx: Db,
  entries: readonly { content: OrganisationContent; searchRow: number }[],
): Promise<void> {
  const codesOf = ({ areas, homeArea }: OrganisationContent) => [
    ...areas,
    ...(homeArea === null ? [] : [homeArea]),
  ];
  // An entry is found by the names of the areas it works in or is at home in as well.
  const names = await repo.listAreaNames(
    trx,
    entries.flatMap(({ content }) => codesOf(content)),
  );
  await indexOrganisations(
    trx,
    entries.map(({ content, searchRow }) => {
      const areaNames = new Set(codesOf(content).flatMap((code) => names.get(code) ?? []));
      return { rowid: searchRow, ...toIndexColumns(content, [...areaNames]) };
    }),
  );
}

function historyRow(
  clock: Clock,
  actor: Actor,
  {
    id,
    kind,
    before,
    note,
  }: { id: string; kind: HistoryKind; before: Organisation | null; note: string | undefined },
): repo.HistoryRow {
  return {
    id: newId('ohi'),
    organisation_id: id,
    at: clock.now(),
    actor_id: actor === 'system' ? null : personId(actor),
    actor_name: actor !== 'system' && actor.kind === 'user' ? actor.name : '',
    kind,
    before: before === null ? null : JSON.stringify(before),
    note: note ?? '',
  };
}
