import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { loadAddressBook } from '~/domains/imports/address.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import {
  type ContentPart,
  differingParts,
  type MergedEdits,
  mergeEdits,
  type Organisation,
  type OrganisationContent,
} from '../model';
import { mayEnterOrganisation, mayKeepDirectory } from '../policy';
import * as repo from '../repo/entries.server';
import { listAreaChoices, nameAreas, requireOrganisation } from '../service.server';
import { changeEntry, type HistoryKind, insertEntry, requireEntry } from './entries.server';

/**
 * Enters an organisation. Who is not staff becomes its owner, and it stays a draft until staff list it; what staff enter
 * is listed at once. An area left open is taken from the address. Throws `unauthenticated`.
 */
export async function createOrganisation(
  deps: Deps,
  principal: Principal,
  content: OrganisationContent,
): Promise<{ id: string }> {
  if (principal.kind !== 'user' || !mayEnterOrganisation(principal)) throw new DomainError('unauthenticated');
  const placed = await withPlace(deps, content, null);
  const keeps = mayKeepDirectory(principal);
  const id = await deps.db.transaction().execute(async (trx) => {
    const status = keeps ? 'listed' : 'draft';
    const made = await insertEntry(trx, deps.clock, principal, placed, { status, source: 'typed' });
    if (keeps) {
      const subject = { type: 'organisation', id: made };
      await recordAudit(trx, deps.clock, principal, 'organisations.enter', subject, { name: placed.name });
    } else {
      await repo.insertMember(trx, made, principal.userId, 'owner', deps.clock.now());
    }
    return made;
  });
  return { id };
}

/** An edit that began from an older state, brought together with what others wrote since. Nothing was stored. */
export interface EditConflict extends MergedEdits {
  /** The entry as it is now. */
  theirs: OrganisationContent;
  revision: number;
  /** Who changed it since; staff and members read this. */
  by: string[];
}

/**
 * Writes what was edited. `revision`: the one that was read when the edit began. When the entry has been changed since,
 * nothing is written and the two edits come back together. Throws as `requireOrganisation`.
 */
export async function changeOrganisation(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { revision: number; content: OrganisationContent },
): Promise<EditConflict | null> {
  const { organisation, role } = await requireOrganisation(deps, principal, id, 'edit');
  const content = await withPlace(deps, input.content, organisation);
  return deps.db.transaction().execute(async (trx) => {
    const before = await requireEntry(trx, id);
    if (before.revision !== input.revision) {
      return bringTogether(before, content, input.revision, await repo.listHistory(trx, id));
    }
    if (differingParts(before, content).length === 0) return null;
    await changeEntry(trx, deps.clock, principal, before, { content, kind: 'changed' });
    if (role === null) {
      const subject = { type: 'organisation', id };
      await recordAudit(trx, deps.clock, principal, 'organisations.edit', subject, { name: content.name });
    }
    return null;
  });
}

/** What the form of an entry begins with and offers. Throws as `requireOrganisation`. */
export async function offerEdit(deps: Deps, principal: Principal, id: string) {
  const { organisation } = await requireOrganisation(deps, principal, id, 'edit');
  const { name, revision } = organisation;
  return {
    current: { id, name, revision, content: contentOf(organisation) },
    areas: await listAreaChoices(deps),
    areaNames: await nameAreas(deps),
  };
}

function bringTogether(
  now: Organisation,
  mine: OrganisationContent,
  revision: number,
  history: readonly repo.HistoryRow[],
): EditConflict {
  const states = history.map((row) => ({ row, before: readState(row) }));
  const base = states.find(({ before }) => before?.revision === revision)?.before;
  const since = states.filter(({ before }) => before !== null && before.revision >= revision);
  const merged = base
    ? mergeEdits(base, now, mine)
    : { content: mine, taken: [], disputed: differingParts(now, mine) };
  return {
    ...merged,
    theirs: contentOf(now),
    revision: now.revision,
    by: [...new Set(since.map(({ row }) => row.actor_name).filter((name) => name !== ''))],
  };
}

function readState(row: repo.HistoryRow): Organisation | null {
  return row.before === null ? null : (JSON.parse(row.before) as Organisation);
}

/** An entry without what is not its own to say. */
function contentOf(organisation: Organisation): OrganisationContent {
  const {
    id,
    status,
    mergedInto,
    fictional,
    source,
    externalId,
    revision,
    createdAt,
    updatedAt,
    ...content
  } = organisation;
  return content;
}

/** Where an address is: its degrees stay while it stays, its area follows it unless it was chosen by hand. */
async function withPlace(
  deps: Deps,
  content: OrganisationContent,
  before: Organisation | null,
): Promise<OrganisationContent> {
  const { address } = content.place;
  const moved = before?.place.address !== address;
  const place =
    before && !moved ? { ...content.place, lat: before.place.lat, lng: before.place.lng } : content.place;
  if (address === '' || (!moved && content.homeArea !== null)) return { ...content, place };
  const book = await loadAddressBook(deps);
  const followed = before !== null && before.homeArea === book.areaOf(before.place.address);
  const left = content.homeArea === null || (followed && content.homeArea === before.homeArea);
  return { ...content, place, homeArea: left ? book.areaOf(address) : content.homeArea };
}

/** Lists an entry, hides it or makes it a draft again. Staff only. Throws as `requireOrganisation`. */
export async function changeStatus(
  deps: Deps,
  principal: Principal,
  id: string,
  status: 'listed' | 'hidden' | 'draft',
): Promise<void> {
  await requireOrganisation(deps, principal, id, 'change-status');
  await deps.db.transaction().execute(async (trx) => {
    const before = await requireEntry(trx, id);
    if (before.status === status || before.status === 'merged') return;
    const kind = status === 'draft' ? 'changed' : status;
    await changeEntry(trx, deps.clock, principal, before, { status, kind });
    const subject = { type: 'organisation', id };
    await recordAudit(trx, deps.clock, principal, `organisations.status-${status}`, subject, {
      name: before.name,
    });
  });
}

/** One change of an entry: who made it and what differed. */
export interface HistoryEntry {
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Empty: the system. */
  by: string;
  kind: HistoryKind;
  note: string;
  changes: {
    part: ContentPart;
    before: Partial<OrganisationContent>;
    after: Partial<OrganisationContent>;
  }[];
}

/** What happened to an entry, the latest first. Members and staff. Throws as `requireOrganisation`. */
export async function readHistory(
  deps: Deps,
  principal: Principal,
  id: string,
): Promise<{ name: string; entries: HistoryEntry[] }> {
  const { organisation } = await requireOrganisation(deps, principal, id, 'read-history');
  const rows = await repo.listHistory(deps.db, id);
  let after: Organisation = organisation;
  const entries = rows.map((row) => {
    const before = readState(row);
    const state = after;
    const parts = before === null ? [] : differingParts(before, state);
    const entry = {
      id: row.id,
      at: row.at,
      by: row.actor_name,
      kind: row.kind,
      note: row.note,
      changes: parts.map((part) => ({
        part,
        before: { [part]: before?.[part] },
        after: { [part]: state[part] },
      })),
    };
    after = before ?? state;
    return entry;
  });
  return { name: organisation.name, entries };
}
