import type { Principal } from '~/domains/accounts/model';
import { listAreas } from '~/domains/areas/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { toItem, toOrganisation, toView } from './mapping.server';
import {
  type MemberRole,
  missingParts,
  ORGANISATIONS_PER_PAGE,
  type Organisation,
  type OrganisationItem,
  type OrganisationQuery,
  type OrganisationType,
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
import type { OrganisationFilter } from './schema';
import { requireEntry } from './service/entries.server';

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

/** The first listed organisations of some types that words mean, in kana order, and how many there are: to choose one. */
export async function findOfTypes(
  deps: Pick<Deps, 'db'>,
  words: string,
  types: readonly OrganisationType[],
  limit: number,
): Promise<{ found: Pick<Organisation, 'id' | 'name' | 'summary'>[]; total: number }> {
  const anything = { type: null, areas: null, field: null, need: null, offer: null };
  const query = { ...anything, words, types, sort: 'kana' as const, page: 1, statuses: ['listed' as const] };
  const { rows, total } = await search.searchOrganisations(deps.db, query);
  return { found: rows.slice(0, limit).map(({ id, name, summary }) => ({ id, name, summary })), total };
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

/** An area by name, with the ward around it where there is one. */
export interface AreaName {
  name: string;
  ward: string | null;
}

/** Names of all areas of today by code, for lists and pages. */
export async function nameAreas(deps: Deps): Promise<Record<string, AreaName>> {
  const areas = await listAreas(deps);
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  const wards = new Set(areas.filter(({ kind }) => kind === 'ward').map(({ code }) => code));
  return Object.fromEntries(
    areas.map(({ code, name, parentCode }) => [
      code,
      { name, ward: parentCode !== null && wards.has(parentCode) ? (names.get(parentCode) ?? null) : null },
    ]),
  );
}

/** A ward or the city with the areas inside that can be chosen. */
export interface AreaChoice {
  code: string;
  name: string;
  areas: { code: string; name: string }[];
}

/** City, wards and centre areas to choose from, in kana order. */
export async function listAreaChoices(deps: Deps): Promise<AreaChoice[]> {
  const areas = await listAreas(deps);
  const choice = ({ code, name }: { code: string; name: string }) => ({ code, name });
  return areas
    .filter(({ kind }) => kind === 'city' || kind === 'ward')
    .sort((a, b) => Number(b.kind === 'city') - Number(a.kind === 'city'))
    .map((outer) => ({
      ...choice(outer),
      areas: areas
        .filter(({ kind, parentCode }) => kind === 'centre' && parentCode === outer.code)
        .map(choice),
    }));
}

/** Where an entry that was merged is found now; null: it was not merged. */
export async function findSuccessor(deps: Deps, id: string): Promise<string | null> {
  let row = await repo.findOrganisation(deps.db, id);
  const seen = new Set<string>();
  while (row?.status === 'merged' && row.merged_into !== null && !seen.has(row.id)) {
    seen.add(row.id);
    row = await repo.findOrganisation(deps.db, row.merged_into);
  }
  return row && row.id !== id ? row.id : null;
}

/** Names of the areas with these codes only: what a page of one entry needs. */
async function nameAreasOf(deps: Deps, codes: readonly (string | null)[]): Promise<Record<string, AreaName>> {
  const all = await nameAreas(deps);
  return Object.fromEntries(
    codes.flatMap((code) => {
      const known = code === null ? undefined : all[code];
      return code === null || known === undefined ? [] : [[code, known]];
    }),
  );
}

/** The page of one entry; `movedTo` when it was merged into another. Throws as `getOrganisation`. */
export async function openOrganisation(deps: Deps, principal: Principal, id: string) {
  const movedTo = await findSuccessor(deps, id);
  const { organisation: whole, role } = await requireOrganisation(deps, principal, movedTo ?? id, 'read');
  const organisation = toView(whole, principal, role);
  return {
    movedTo,
    organisation,
    areaNames: await nameAreasOf(deps, [...whole.areas, whole.homeArea]),
    missing: organisation.may.edit ? missingParts(whole) : [],
    mayAsk: role === null && whole.status === 'listed' && (await actsForSome(deps, principal)),
  };
}

/** Whether the person can ask others in the name of an organisation of theirs. */
async function actsForSome(deps: Deps, principal: Principal): Promise<boolean> {
  const mine = await listMyOrganisations(deps, principal);
  return mine.some(({ role, status }) => role !== 'viewer' && status === 'listed');
}

/** One page of the directory with homes in words, and the filter that it answers. */
export async function listDirectory(deps: Deps, principal: Principal, filter: OrganisationFilter) {
  const { items, total, pages } = await searchOrganisations(deps, principal, filter);
  const names = await nameAreas(deps);
  const home = (code: string | null) => {
    const known = code === null ? undefined : names[code];
    return known ? [known.ward, known.name].filter((word) => word !== null).join(' ') : '';
  };
  const { page: _page, sort: _sort, words, ...choices } = filter;
  const active = words.trim() !== '' || Object.values(choices).some((choice) => choice !== null);
  return {
    items: items.map((item) => ({ ...item, home: home(item.homeArea) })),
    total,
    pages,
    filter: { ...filter, active },
  };
}

/** What the form of a new entry offers. Throws `unauthenticated`. */
export async function offerNewOrganisation(deps: Deps, principal: Principal) {
  if (!mayEnterOrganisation(principal)) throw new DomainError('unauthenticated');
  return { areas: await listAreaChoices(deps), listedAtOnce: mayKeepDirectory(principal) };
}
