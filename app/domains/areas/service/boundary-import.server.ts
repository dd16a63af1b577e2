import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import { type AreaShape, dayBefore, stateFrom } from '../model';
import { FileError, type ReadFeature, readBoundaries } from '../model/geojson';
import { type MatchedArea, type Matching, matchFeatures } from '../model/matching';
import { mayWithAreas } from '../policy';
import * as repo from '../repo.server';
import type { BoundaryImportInput } from '../schema';
import { redrawApproximate } from './redraw.server';

/** What an import would do to one area: a first shape, another one, or nothing. */
export type BoundaryChange = 'new' | 'replaces' | 'same';

/** What an import would do, before anything is done. */
export interface BoundaryPlan extends Omit<Matching, 'matched'> {
  matched: (MatchedArea & { change: BoundaryChange })[];
  /** Names the file and what was asked of it; an import is of exactly these. */
  digest: string;
}

/**
 * Reads a GeoJSON file and says what it would do from the day on; changes nothing. Staff only. Throws `invalid` with
 * a `FileProblem` as reason when the file can't be used at all.
 */
export async function planBoundaries(
  deps: Deps,
  principal: Principal,
  input: BoundaryImportInput,
  bytes: Uint8Array,
): Promise<BoundaryPlan> {
  if (!mayWithAreas(principal, 'change-areas')) throw new DomainError('forbidden');
  return (await plan(deps.db, input, bytes)).plan;
}

/**
 * Gives the matched areas their shapes from the day on, all or none; earlier shapes stay for earlier days,
 * and what is only approximate follows. The same
 * file again changes nothing. Returns how many areas changed. Throws `conflict: file_changed` when `digest` is not
 * that of the plan for this file, and `invalid: bad_features` / `nothing_matched` when the plan forbids it.
 */
export async function importBoundaries(
  deps: Deps,
  principal: Principal,
  input: BoundaryImportInput,
  bytes: Uint8Array,
  digest: string,
): Promise<{ changed: number; same: number }> {
  if (!mayWithAreas(principal, 'change-areas')) throw new DomainError('forbidden');
  return deps.db.transaction().execute(async (trx) => {
    const { plan: planned, boundaries } = await plan(trx, input, bytes);
    if (planned.digest !== digest) throw new DomainError('conflict', { reason: 'file_changed' });
    if (planned.bad.length > 0) throw new DomainError('invalid', { reason: 'bad_features' });
    if (planned.matched.length === 0) throw new DomainError('invalid', { reason: 'nothing_matched' });
    const changing = planned.matched.filter(({ change }) => change !== 'same');
    for (const { code, shape } of changing)
      await replaceFrom(trx, boundaries.get(code) ?? [], code, shape, input);
    const result = { changed: changing.length, same: planned.matched.length - changing.length };
    if (changing.length > 0) {
      await redrawApproximate(trx, input.from);
      await recordAudit(
        trx,
        deps.clock,
        principal,
        'areas.boundaries-replaced',
        { type: 'areas', id: 'boundaries' },
        { count: changing.length, from: input.from, source: input.source },
      );
    }
    return result;
  });
}

async function plan(
  db: Kysely<Database>,
  input: BoundaryImportInput,
  bytes: Uint8Array,
): Promise<{ plan: BoundaryPlan; boundaries: Map<string, repo.BoundaryRow[]> }> {
  const features = readFile(bytes);
  const areas = (await repo.listAreas(db, { on: input.from })).map(({ code, name, parent_code }) => ({
    code,
    name,
    parentCode: parent_code,
  }));
  const matching = matchFeatures(features, areas, input.property || null);
  const boundaries = new Map<string, repo.BoundaryRow[]>();
  const codes = matching.matched.map(({ code }) => code);
  for (const row of await repo.listAllBoundaries(db, codes)) {
    boundaries.set(row.area_code, [...(boundaries.get(row.area_code) ?? []), row]);
  }
  const matched = matching.matched.map((area) => ({
    ...area,
    change: changeOf(boundaries.get(area.code) ?? [], area.shape, input),
  }));
  const asked = JSON.stringify([input.from, input.source, matching.property]);
  const digest = createHash('sha256').update(asked).update(bytes).digest('base64url');
  return { plan: { ...matching, matched, digest }, boundaries };
}

function readFile(bytes: Uint8Array): ReadFeature[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError('invalid', { reason: 'not_utf8' });
  }
  try {
    return readBoundaries(text);
  } catch (error) {
    if (error instanceof FileError) throw new DomainError('invalid', { reason: error.problem });
    throw error;
  }
}

function changeOf(
  rows: readonly repo.BoundaryRow[],
  shape: AreaShape,
  input: BoundaryImportInput,
): BoundaryChange {
  const current = stateFrom(rows.map(validityOf), input.from).before?.row.row;
  if (!current) return 'new';
  const same =
    current.geometry === JSON.stringify(shape) &&
    current.approximate === 0 &&
    current.source === input.source;
  return same ? 'same' : 'replaces';
}

function validityOf(row: repo.BoundaryRow) {
  return { validFrom: row.valid_from, validTo: row.valid_to, row };
}

async function replaceFrom(
  trx: Kysely<Database>,
  rows: readonly repo.BoundaryRow[],
  code: string,
  shape: AreaShape,
  { from, source }: BoundaryImportInput,
): Promise<void> {
  const { before, validFrom, validTo } = stateFrom(rows.map(validityOf), from);
  if (before?.becomes === 'gone') await repo.removeBoundary(trx, before.row.row.id);
  if (before?.becomes === 'shorter') await repo.endBoundary(trx, before.row.row.id, dayBefore(from));
  await repo.insertBoundaries(trx, [
    {
      id: newId('bnd'),
      area_code: code,
      geometry: JSON.stringify(shape),
      approximate: 0,
      source,
      valid_from: validFrom,
      valid_to: validTo,
    },
  ]);
}
