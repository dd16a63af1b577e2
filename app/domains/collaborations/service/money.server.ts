import type { Kysely } from 'kysely';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import { checkInDays } from '../model/check-ins';
import { dropUnsentCheckIns, putCheckIn } from '../repo/check-ins.server';
import { changeCollaboration } from '../repo/collaborations.server';

/**
 * Says on which day (`YYYY-MM-DD`) the money of a collaboration ends, within the caller's transaction: the looks back 6, 12
 * and 24 months later are planned, or moved where nobody has been asked yet. Null takes them away again. The caller has
 * checked the right.
 */
export async function setMoneyEnd(
  trx: Kysely<Database>,
  collaborationId: string,
  day: string | null,
): Promise<void> {
  await changeCollaboration(trx, collaborationId, { money_ends_on: day });
  if (day === null) return dropUnsentCheckIns(trx, collaborationId);
  for (const { months, dueOn } of checkInDays(day)) {
    await putCheckIn(trx, { id: newId('cki'), collaboration_id: collaborationId, months, due_on: dueOn });
  }
}
