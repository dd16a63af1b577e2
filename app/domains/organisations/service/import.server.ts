import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { Clock } from '~/platform/clock';
import type { Database } from '../../../../db/types';
import { toOrganisation } from '../mapping.server';
import { DuplicateIndex, type ImportedRow, planRows, type RowPlan } from '../model';
import { countMembers, directoryStamp, listCompared } from '../repo/comparing.server';
import { listOrganisations, loadParts } from '../repo/entries.server';
import { changeEntries, type EntryChange, insertEntries, type NewEntry } from './entries.server';

type Db = Kysely<Database>;

/** What rows of a list would do to the directory, with the names of entries that new ones may be once more. */
export interface ImportPlan {
  rows: RowPlan[];
  nameOf: ReadonlyMap<string, string>;
  /** The directory as it was. */
  stamp: string;
}

/** Finds out what becomes of each row; nothing is written. For imports, whose right is asked there. */
export async function planImport(db: Db, rows: readonly ImportedRow[]): Promise<ImportPlan> {
  const stamp = await directoryStamp(db);
  const compared = await listCompared(db);
  const ids = new Set(rows.flatMap(({ externalId, entryId }) => [externalId, entryId]));
  const numbers = new Set(rows.map(({ says }) => says.corporateNumber));
  const living = compared.filter(({ status }) => status !== 'merged');
  const met = living.filter(
    (row) =>
      ids.has(row.id) ||
      (row.external_id !== null && ids.has(row.external_id)) ||
      (row.corporateNumber !== null && numbers.has(row.corporateNumber)),
  );
  const metIds = met.map(({ id }) => id);
  const parts = await loadParts(db, metIds);
  const members = await countMembers(db);
  const existing = (await listOrganisations(db, metIds)).flatMap((row) => {
    const own = parts.get(row.id);
    return own ? [{ organisation: toOrganisation(row, own), hasMembers: members.has(row.id) }] : [];
  });
  const merged = new Set(
    compared.flatMap(({ id, status, external_id }) =>
      status !== 'merged' ? [] : external_id === null ? [id] : [id, external_id],
    ),
  );
  return {
    rows: planRows(rows, existing, merged, new DuplicateIndex(living)),
    nameOf: new Map(living.map(({ id, name }) => [id, name])),
    stamp,
  };
}

/** The plan, made anew if the directory has changed since: nobody can write while the transaction thinks about it. */
export async function renewPlan(
  trx: Db,
  plan: ImportPlan,
  rows: readonly ImportedRow[],
): Promise<ImportPlan> {
  return (await directoryStamp(trx)) === plan.stamp ? plan : planImport(trx, rows);
}

/** Carries a plan out in the transaction that renewed it. `source`: name of the list, for the history. */
export async function writeImport(
  trx: Db,
  clock: Clock,
  actor: Principal,
  { rows }: ImportPlan,
  source: string,
): Promise<void> {
  const told = { kind: 'imported' as const, note: source };
  const entries: NewEntry[] = [];
  const changes: EntryChange[] = [];
  for (const plan of rows) {
    const { externalId, entryId } = plan.row;
    if (plan.what === 'added') {
      const facts = { status: 'listed' as const, source: 'import' as const, externalId, ...told };
      entries.push({ content: plan.content, facts });
    } else if (plan.what === 'changed') {
      const { before, content } = plan;
      const kept = before.externalId ?? (entryId === before.id ? null : externalId);
      changes.push({ before, content, externalId: kept, ...told });
    }
  }
  await insertEntries(trx, clock, actor, entries);
  await changeEntries(trx, clock, actor, changes);
}
