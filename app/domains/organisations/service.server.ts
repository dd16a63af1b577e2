import type { Principal } from '~/domains/accounts/model';
import { listAreas } from '~/domains/areas/service.server';
import { loadAddressBook } from '~/domains/imports/address.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { toItem, toOrganisation, toView } from './mapping.server';
import {
  type MemberRole,
  ORGANISATIONS_PER_PAGE,
  type Organisation,
  type OrganisationContent,
  type OrganisationItem,
  type OrganisationQuery,
  type OrganisationView,
} from './model';
import {
  mayEnterOrganisation,
  mayKeepDirectory,
  mayWithOrganisation,
  type OrganisationAction,
} from './policy';
import * as repo from './repo/entries.server';
import * as search from './repo/search.server';
import { changeEntry, insertEntry, requireEntry } from './service/entries.server';

/** What somebody is in an organisation; null: nothing. */
export async function roleIn(deps: Deps, principal: Principal, id: string): Promise<MemberRole | null> {
  return principal.kind === 'user' ? repo.findRole(deps.db, id, principal.userId) : null;
}

/**
 * The whole entry, private parts included, with the person's role, if the person may do `action` with it. Throws
 * `not_found` (also for what the person may not know of), `unauthenticated`, `forbidden`.
 */
export async function requireOrganisation(
  deps: Deps,
  principal: Principal,
  id: string,
  action: OrganisationAction,
): Promise<{ organisation: Organisation; role: MemberRole | null }> {
  const organisation = await requireEntry(deps.db, id);
  const role = await roleIn(deps, principal, id);
  const standing = { status: organisation.status, role };
  if (mayWithOrganisation(principal, standing, action)) return { organisation, role };
  if (principal.kind !== 'user' && action !== 'read') throw new DomainError('unauthenticated');
  throw new DomainError(mayWithOrganisation(principal, standing, 'read') ? 'forbidden' : 'not_found');
}

/** An entry as the person may see it. Throws `not_found`. */
export async function getOrganisation(
  deps: Deps,
  principal: Principal,
  id: string,
): Promise<OrganisationView> {
  const { organisation, role } = await requireOrganisation(deps, principal, id, 'read');
  return toView(organisation, principal, role);
}

/** One page of what a query means; `area` also means the areas inside. Staff see every status but `merged`. */
export async function searchOrganisations(
  deps: Deps,
  principal: Principal,
  input: Omit<OrganisationQuery, 'areas'> & { area: string | null },
): Promise<{ items: OrganisationItem[]; total: number; pages: number }> {
  const { area, ...query } = input;
  const { rows, total } = await search.searchOrganisations(deps.db, {
    ...query,
    areas: area === null ? null : await withAreasInside(deps, area),
    statuses: mayKeepDirectory(principal) ? ['listed', 'draft', 'hidden'] : ['listed'],
  });
  const parts = await repo.loadParts(
    deps.db,
    rows.map(({ id }) => id),
  );
  const items = rows.flatMap((row) => {
    const own = parts.get(row.id);
    return own ? [toItem(row, own)] : [];
  });
  return { items, total, pages: Math.max(1, Math.ceil(total / ORGANISATIONS_PER_PAGE)) };
}

/** The code itself and those of all areas inside of it. */
async function withAreasInside(deps: Deps, code: string): Promise<string[]> {
  const areas = await listAreas(deps);
  const inside = [code];
  for (const outer of inside) {
    for (const area of areas) if (area.parentCode === outer) inside.push(area.code);
  }
  return inside;
}

/** Organisations the person is a member of, in kana order. */
export async function listMyOrganisations(
  deps: Deps,
  principal: Principal,
): Promise<{ id: string; name: string; role: MemberRole; status: Organisation['status'] }[]> {
  if (principal.kind !== 'user') return [];
  const rows = await repo.listOfMember(deps.db, principal.userId);
  return rows.map(({ id, name, role, status }) => ({ id, name, role, status }));
}

/** Entries of the ids that exist, whole, by id: for other domains, which check rights by themselves. */
export async function loadOrganisations(
  deps: Pick<Deps, 'db'>,
  ids: readonly string[],
): Promise<Map<string, Organisation>> {
  const rows = await repo.listOrganisations(deps.db, ids);
  const parts = await repo.loadParts(
    deps.db,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.flatMap((row) => {
      const own = parts.get(row.id);
      return own ? [[row.id, toOrganisation(row, own)] as const] : [];
    }),
  );
}

/**
 * Enters an organisation. Who is not staff becomes its owner, and it stays a draft until staff list it. An area left
 * open is taken from the address. Throws `unauthenticated`.
 */
export async function createOrganisation(
  deps: Deps,
  principal: Principal,
  content: OrganisationContent,
): Promise<{ id: string }> {
  if (principal.kind !== 'user' || !mayEnterOrganisation(principal)) throw new DomainError('unauthenticated');
  const placed = await withHome(deps, content);
  const listed = mayKeepDirectory(principal);
  const id = await deps.db.transaction().execute(async (trx) => {
    const made = await insertEntry(trx, deps.clock, principal, placed, {
      status: listed ? 'listed' : 'draft',
      source: 'typed',
    });
    if (!listed) await repo.insertMember(trx, made, principal.userId, 'owner', deps.clock.now());
    return made;
  });
  return { id };
}

/**
 * Writes what was edited. `revision`: the one that was read when the edit began; throws `conflict`
 * (`changed_meanwhile`) when somebody else has changed the entry since. Throws as `requireOrganisation`.
 */
export async function changeOrganisation(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { revision: number; content: OrganisationContent },
): Promise<void> {
  await requireOrganisation(deps, principal, id, 'edit');
  const content = await withHome(deps, input.content);
  await deps.db.transaction().execute(async (trx) => {
    const before = await requireEntry(trx, id);
    if (before.revision !== input.revision)
      throw new DomainError('conflict', { reason: 'changed_meanwhile' });
    await changeEntry(trx, deps.clock, principal, before, { content, kind: 'changed' });
  });
}

async function withHome(deps: Deps, content: OrganisationContent): Promise<OrganisationContent> {
  if (content.homeArea !== null || content.place.address === '') return content;
  return { ...content, homeArea: (await loadAddressBook(deps)).areaOf(content.place.address) };
}
