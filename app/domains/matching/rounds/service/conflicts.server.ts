import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import * as entries from '../repo/entries.server';
import { requireRunner } from './access.server';

/** Pairs staff keep apart, the latest first, and everybody to choose among. Staff only. */
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
    organisations: await entries.listListed(deps.db),
  };
}

/** Keeps two organisations apart in suggestions and rounds. Throws `invalid` (`round_same`, `round_members`). */
export async function keepApart(
  deps: Deps,
  principal: Principal,
  input: { a: string; b: string; reason: string },
): Promise<void> {
  const user = requireRunner(principal);
  if (input.a === input.b) throw new DomainError('invalid', { reason: 'round_same' });
  const names = await entries.listNames(deps.db, [input.a, input.b]);
  if (names.length !== 2) throw new DomainError('invalid', { reason: 'round_members' });
  await deps.db.transaction().execute(async (trx) => {
    await entries.insertConflict(trx, {
      organisation_id: input.a,
      other_id: input.b,
      reason: input.reason,
      created_by: user.userId,
      created_by_name: user.name,
      created_at: deps.clock.now(),
    });
    const members = names.map((one) => one.name).join('・');
    const details = { members, reason: input.reason };
    const subject = { type: 'organisation', id: input.a };
    await recordAudit(trx, deps.clock, user, 'matching.conflict-added', subject, details);
  });
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
