import type { Principal } from '~/domains/accounts/model';
import { PAGE_SIZE } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { toArea } from '../mapping.server';
import { type Area, groupsInOrder, isMeant, type Validity } from '../model';
import { mayWithAreas } from '../policy';
import * as repo from '../repo.server';
import type { AdminFilter } from '../schema';
import { findArea, listAreas, listShapes } from '../service.server';

/** What is known of an area's boundary: surveyed, made from middles, or nothing. */
export type BoundaryState = 'known' | 'approximate' | 'none';

export interface AdminArea extends Area {
  parentName: string;
  boundary: BoundaryState;
}

/** One page of the areas of today, in the order of the hierarchy. Staff only. */
export async function listAreasForStaff(
  deps: Deps,
  principal: Principal,
  filter: AdminFilter,
): Promise<{ areas: AdminArea[]; wards: Area[]; total: number; pages: number; empty: boolean }> {
  requireStaff(principal);
  const all = await listAreas(deps);
  const meant = groupsInOrder(all).filter(
    (area) =>
      isMeant(area, filter.q) &&
      (filter.kind === 'all' || area.kind === filter.kind) &&
      (filter.ward === '' || area.code === filter.ward || area.code.startsWith(`${filter.ward}-`)),
  );
  const page = meant.slice((filter.page - 1) * PAGE_SIZE, filter.page * PAGE_SIZE);
  const shapes = await listShapes(
    deps,
    page.map(({ code }) => code),
  );
  const names = new Map(all.map(({ code, name }) => [code, name]));
  return {
    areas: page.map((area) => ({
      ...area,
      parentName: names.get(area.parentCode ?? '') ?? '',
      boundary: boundaryState(shapes.get(area.code)),
    })),
    wards: all.filter(({ kind }) => kind === 'ward'),
    total: meant.length,
    pages: Math.max(1, Math.ceil(meant.length / PAGE_SIZE)),
    empty: all.length === 0,
  };
}

function boundaryState(shape: { approximate: boolean } | undefined): BoundaryState {
  if (!shape) return 'none';
  return shape.approximate ? 'approximate' : 'known';
}

/** What was or is known of a boundary. */
export interface BoundaryHistory extends Validity {
  approximate: boolean;
  source: string;
}

/** Everything staff see of one area: its states and boundaries, the latest first, and where it may lie. */
export async function readAreaForStaff(
  deps: Deps,
  principal: Principal,
  code: string,
): Promise<{ area: Area; current: boolean; states: Area[]; boundaries: BoundaryHistory[] }> {
  requireStaff(principal);
  const states = (await repo.listStates(deps.db, code)).map(toArea).reverse();
  const current = await findArea(deps, code);
  const area = current ?? states[0];
  if (!area) throw new DomainError('not_found');
  const boundaries = (await repo.listAllBoundaries(deps.db, [code])).reverse();
  return {
    area,
    current: current !== null,
    states,
    boundaries: boundaries.map((row) => ({
      validFrom: row.valid_from,
      validTo: row.valid_to,
      approximate: row.approximate === 1,
      source: row.source,
    })),
  };
}

/** Areas that others can lie in, today. Staff only. */
export async function listPossibleParents(deps: Deps, principal: Principal): Promise<Area[]> {
  requireStaff(principal);
  return groupsInOrder(await listAreas(deps)).filter(({ kind }) => kind !== 'rengo');
}

function requireStaff(principal: Principal): void {
  if (!mayWithAreas(principal, 'change-areas')) throw new DomainError('forbidden');
}
