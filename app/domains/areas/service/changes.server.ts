import type { Kysely } from 'kysely';
import { type AuditDetails, recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { kanaSortKey } from '~/platform/kana';
import type { Database } from '../../../../db/types';
import { codeAround, dayAfter, dayBefore, isCodeOfKind, kindAround, stateFrom } from '../model';
import { mayWithAreas } from '../policy';
import * as repo from '../repo.server';
import type { AddAreaInput, AreaFacts, ChangeAreaInput } from '../schema';
import { redrawApproximate } from './redraw.server';

type Db = Kysely<Database>;

/**
 * Adds an area from a day on. Staff only. Refuses `invalid: code_form` (not a code of its kind), `invalid: no_parent`
 * (nothing of the kind around it on that day), `invalid: parent_code` (its code is another's) and
 * `conflict: code_taken`.
 */
export async function addArea(deps: Deps, principal: Principal, input: AddAreaInput): Promise<void> {
  const { kind, code, from } = input;
  await decide(deps, principal, code, 'added', async (trx) => {
    if (!isCodeOfKind(code, kind)) throw new DomainError('invalid', { reason: 'code_form' });
    const states = await repo.listStates(trx, code);
    if (states.some(({ valid_to }) => valid_to === null || valid_to >= from)) {
      throw new DomainError('conflict', { reason: 'code_taken' });
    }
    await requireParent(trx, { kind, code, parentCode: input.parentCode, from });
    await repo.insertAreas(trx, [
      { id: newId('are'), kind, code, ...columnsOf(input), valid_from: from, valid_to: null },
    ]);
    await redrawApproximate(trx, from);
    return { name: input.name, code, from };
  });
}

/**
 * Changes what an area is called, lies in or where its middle is, from a day on; earlier days keep what they had.
 * Refuses `not_found`, `invalid: not_valid_then` when the area doesn't exist on that day, and as `addArea` for the
 * area around it.
 */
export async function changeArea(
  deps: Deps,
  principal: Principal,
  code: string,
  input: ChangeAreaInput,
): Promise<void> {
  const { from } = input;
  await decide(deps, principal, code, 'changed', async (trx) => {
    const states = await statesOf(trx, code);
    const { before, validTo } = stateFrom(states.map(validityOf), from);
    if (!before) throw new DomainError('invalid', { reason: 'not_valid_then' });
    const { row } = before.row;
    await requireParent(trx, { kind: row.kind, code, parentCode: input.parentCode, from });
    const columns = columnsOf(input);
    if (Object.entries(columns).every(([key, value]) => row[key as keyof typeof columns] === value))
      return null;
    if (before.becomes === 'gone') await repo.changeArea(trx, row.id, columns);
    else {
      await repo.changeArea(trx, row.id, { valid_to: dayBefore(from) });
      await repo.insertAreas(trx, [
        { id: newId('are'), kind: row.kind, code, ...columns, valid_from: from, valid_to: validTo },
      ]);
    }
    await redrawApproximate(trx, from);
    return { name: input.name, before: row.name, code, from };
  });
}

/**
 * Lets an area end with a day. Refuses `not_found`, `invalid: not_valid_then`, `conflict: later_states` when more is
 * known after that day, and `conflict: has_parts` while areas inside go on.
 */
export async function closeArea(
  deps: Deps,
  principal: Principal,
  code: string,
  lastDay: string,
): Promise<void> {
  await decide(deps, principal, code, 'closed', async (trx) => {
    const states = await statesOf(trx, code);
    const current = stateFrom(states.map(validityOf), lastDay).before?.row.row;
    if (!current) throw new DomainError('invalid', { reason: 'not_valid_then' });
    if (states.some(({ valid_from }) => valid_from > lastDay))
      throw new DomainError('conflict', { reason: 'later_states' });
    const parts = await repo.listParts(trx, code);
    if (parts.some(({ valid_to }) => valid_to === null || valid_to > lastDay)) {
      throw new DomainError('conflict', { reason: 'has_parts' });
    }
    await repo.changeArea(trx, current.id, { valid_to: lastDay });
    await redrawApproximate(trx, dayAfter(lastDay));
    return { name: current.name, code, day: lastDay };
  });
}

/** Takes an end back: the last state holds until further notice. Refuses `not_found`. */
export async function reopenArea(deps: Deps, principal: Principal, code: string): Promise<void> {
  await decide(deps, principal, code, 'reopened', async (trx) => {
    const last = (await statesOf(trx, code)).at(-1);
    if (!last || last.valid_to === null) return null;
    await repo.changeArea(trx, last.id, { valid_to: null });
    await redrawApproximate(trx, dayAfter(last.valid_to));
    return { name: last.name, code };
  });
}

/** Carries out one decision with its audit entry, or neither; null: nothing was to be done. */
async function decide(
  deps: Deps,
  principal: Principal,
  code: string,
  verb: string,
  carryOut: (trx: Db) => Promise<AuditDetails | null>,
): Promise<void> {
  if (!mayWithAreas(principal, 'change-areas')) throw new DomainError('forbidden');
  await deps.db.transaction().execute(async (trx) => {
    const details = await carryOut(trx);
    if (!details) return;
    await recordAudit(trx, deps.clock, principal, `areas.${verb}`, { type: 'area', id: code }, details);
  });
}

async function statesOf(trx: Db, code: string): Promise<repo.AreaRow[]> {
  const states = await repo.listStates(trx, code);
  if (states.length === 0) throw new DomainError('not_found');
  return states;
}

function validityOf(row: repo.AreaRow) {
  return { validFrom: row.valid_from, validTo: row.valid_to, row };
}

function columnsOf({ name, kana, parentCode, middle }: AreaFacts) {
  return {
    name,
    kana,
    sort_key: kanaSortKey(kana || name),
    parent_code: parentCode === '' ? null : parentCode,
    lat: middle?.lat ?? null,
    lng: middle?.lng ?? null,
  };
}

/** An area lies in one of the kind around its own, on the day it begins; codes with a hyphen say in which. */
async function requireParent(
  trx: Db,
  {
    kind,
    code,
    parentCode,
    from,
  }: { kind: repo.AreaRow['kind']; code: string; parentCode: string; from: string },
): Promise<void> {
  const around = kindAround(kind);
  const named = codeAround(code);
  if (named !== null && parentCode !== named) throw new DomainError('invalid', { reason: 'parent_code' });
  if (around === null) {
    if (parentCode !== '') throw new DomainError('invalid', { reason: 'parent_code' });
    return;
  }
  const parent = await repo.findArea(trx, parentCode, from);
  if (parent?.kind !== around) throw new DomainError('invalid', { reason: 'no_parent' });
}
