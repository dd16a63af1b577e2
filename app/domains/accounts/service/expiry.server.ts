import type { Deps } from '~/platform/deps.server';
import { GUEST_DAYS } from '../model';
import * as repo from '../repo.server';

const DAY = 86_400_000;
/** Links that were used, revoked or ran out stay in the list of invitations this long. */
const LINKS_KEPT_DAYS = 90;

/**
 * Removes what opens nothing any more: sessions that ran out, guests whose device was not seen for 180 days, and links
 * that ended 90 days ago. What those people wrote, and their names in the workshops, stay. Returns how many of each.
 */
export async function forgetExpired(
  deps: Pick<Deps, 'db' | 'clock'>,
): Promise<{ sessions: number; guests: number; links: number }> {
  const now = deps.clock.now();
  return {
    sessions: await repo.removeSessionsEnded(deps.db, now),
    guests: await repo.removeGuestsUnseen(deps.db, now - GUEST_DAYS * DAY),
    links: await repo.removeTokensEnded(deps.db, now - LINKS_KEPT_DAYS * DAY),
  };
}
