import type { UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import { demoOrganisations } from '../demo/contents';
import { OWN } from '../demo/outlines';
import { hasOrganisations, insertMember } from '../repo/entries.server';
import { insertEntry } from './entries.server';

const DAY = 86_400_000;

/**
 * Fills a directory that is empty with the 400 invented organisations of the demo, each marked as fictional. The NPO
 * account owns one of them; the facilitator writes for the 連合町内会 of the same area. Answers whether it was empty.
 */
export async function seedDemoOrganisations(
  deps: Pick<Deps, 'db' | 'clock'>,
  people: { facilitator: UserPrincipal; npo: UserPrincipal },
): Promise<boolean> {
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (trx) => {
    if (await hasOrganisations(trx)) return false;
    for (const { key, content, daysAgo } of demoOrganisations(dayOf(now))) {
      const then = now - daysAgo * DAY;
      const id = await insertEntry(trx, { now: () => then }, 'system', content, {
        status: 'listed',
        source: 'demo',
        fictional: true,
        externalId: `DEMO-${key}`,
      });
      if (key === OWN.npo) await insertMember(trx, id, people.npo.userId, 'owner', then);
      if (key === OWN.rengo) await insertMember(trx, id, people.facilitator.userId, 'editor', then);
    }
    return true;
  });
}
