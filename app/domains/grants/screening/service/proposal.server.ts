import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import * as decisions from '../repo/decisions.server';
import { isLastStage, requireCase } from './access.server';
import { moneyOf, readOutcome } from './outcome.server';

/**
 * Changes what is proposed for an application, with the reason that is shown beside it. Staff and members may. Throws as
 * `requireCase`, `conflict` (`screening_phase`), `invalid` (`amount_missing`, `amount_most`).
 */
export async function changeProposal(
  deps: Deps,
  principal: Principal,
  applicationId: string,
  input: { chosen: boolean; amountYen: number | null; reason: string },
): Promise<void> {
  const access = await requireCase(deps.db, principal, applicationId, 'change_proposal');
  const { row, user, screening } = access;
  const known = await readOutcome(deps, access);
  if (!known?.outcome.places.some((one) => one.id === row.id)) {
    throw new DomainError('conflict', { reason: 'screening_phase' });
  }
  const pays = input.chosen && isLastStage(access);
  if (pays && !input.amountYen) throw new DomainError('invalid', { reason: 'amount_missing' });
  if (pays && (input.amountYen ?? 0) > moneyOf(access, row).mostYen) {
    throw new DomainError('invalid', { reason: 'amount_most' });
  }
  const amount = pays ? input.amountYen : null;
  await deps.db.transaction().execute(async (trx) => {
    await decisions.insertChange(trx, {
      id: newId('gpc'),
      programme_id: row.programme_id,
      stage: screening.stage ?? '',
      application_id: row.id,
      chosen: input.chosen ? 1 : 0,
      amount_yen: amount,
      reason: input.reason,
      created_by: user.userId,
      created_by_name: user.name,
      created_at: deps.clock.now(),
    });
    const details = { title: row.title, reason: input.reason, yen: amount ?? 0 };
    const action = input.chosen ? 'screening.change-in' : 'screening.change-out';
    await recordAudit(trx, deps.clock, user, action, { type: 'application', id: row.id }, details);
  });
}

/** Writes what the letter will give as reasons and conditions. Throws as `requireCase`. */
export async function writeReasons(
  deps: Deps,
  principal: Principal,
  applicationId: string,
  input: { reasons: string; conditions: string },
): Promise<void> {
  const { row, user } = await requireCase(deps.db, principal, applicationId, 'write_reasons');
  const [known] = await decisions.listDecisions(deps.db, [row.id]);
  await decisions.putDecision(deps.db, {
    application_id: row.id,
    adopted: 0,
    amount_yen: null,
    stage: known?.stage ?? null,
    ...input,
    updated_by: user.userId,
    updated_by_name: user.name,
    updated_at: deps.clock.now(),
  });
}
