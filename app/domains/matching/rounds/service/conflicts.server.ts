import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { findByName } from '~/domains/organisations/service/by-name.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError, isDomainError } from '~/platform/errors';
import * as entries from '../repo/entries.server';
import { requireRunner } from './access.server';

/** Names that are offered while one types; in a larger directory they are typed as they are. */
const MOST_NAMES = 1000;

/** Pairs staff keep apart, the latest first, and names to choose among. Staff only. */
export async function listConflicts(deps: Deps, principal: Principal) {
  requireRunner(principal);
  const rows = await entries.listExclusions(deps.db, 'conflict');
  return {
    conflicts: rows.map((row) => ({
      a: row.organisation_id,
      b: row.other_id,
      aName: row.name,
      bName: row.other_name,
      reason: row.reason,
      byName: row.created_by_name,
      at: row.created_at,
    })),
    names: await entries.listListedNames(deps.db, MOST_NAMES),
  };
}

/**
 * Keeps two organisations apart in suggestions and rounds; each is named as `findByName` takes it. Throws `invalid`
 * (`round_same`; what `findByName` throws, with the `field`).
 */
export async function keepApart(
  deps: Deps,
  principal: Principal,
  input: { a: string; b: string; reason: string },
): Promise<void> {
  const user = requireRunner(principal);
  const [a, b] = [await named(deps, input, 'a'), await named(deps, input, 'b')];
  if (a.id === b.id) throw new DomainError('invalid', { reason: 'round_same', field: 'b' });
  await deps.db.transaction().execute(async (trx) => {
    await entries.insertConflict(trx, {
      organisation_id: a.id,
      other_id: b.id,
      reason: input.reason,
      created_by: user.userId,
      created_by_name: user.name,
      created_at: deps.clock.now(),
    });
    const details = { members: `${a.name}・${b.name}`, reason: input.reason };
    const subject = { type: 'organisation', id: a.id };
    await recordAudit(trx, deps.clock, user, 'matching.conflict-added', subject, details);
  });
}

async function named(deps: Deps, input: Record<'a' | 'b', string>, field: 'a' | 'b') {
  try {
    return await findByName(deps.db, input[field]);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    throw new DomainError(error.code, { ...error.details, field });
  }
}

/** Takes a conflict of interest back. Throws `not_found`. */
export async function letTogether(
  deps: Deps,
  principal: Principal,
  input: { a: string; b: string },
): Promise<void> {
  const user = requireRunner(principal);
  const names = await entries.listNames(deps.db, [input.a, input.b]);
  await deps.db.transaction().execute(async (trx) => {
    if (!(await entries.deleteConflict(trx, input.a, input.b))) throw new DomainError('not_found');
    const members = names.map((one) => one.name).join('・');
    const subject = { type: 'organisation', id: input.a };
    await recordAudit(trx, deps.clock, user, 'matching.conflict-removed', subject, { members });
  });
}
