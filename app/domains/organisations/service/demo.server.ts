import type { UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import { demoOrganisations } from '../demo/contents';
import { OWN } from '../demo/outlines';
import type { MemberRole } from '../model';
import { hasOrganisations, insertMember } from '../repo/entries.server';
import { insertEntry } from './entries.server';

const DAY = 86_400_000;

/** Somebody of an organisation of the demo, which is named by its key. */
interface DemoMember {
  at: string;
  userId: string;
  role: MemberRole;
}

/**
 * Fills a directory that is empty with the 400 invented organisations of the demo, each marked as fictional. Answers
 * their ids by key; null when there were organisations. The NPO account owns one of them; the facilitator writes for the
 * 連合町内会 of the same area.
 */
export async function seedDemoOrganisations(
  deps: Pick<Deps, 'db' | 'clock'>,
  people: { facilitator: UserPrincipal; npo: UserPrincipal },
  others: readonly DemoMember[] = [],
): Promise<Map<string, string> | null> {
  const now = deps.clock.now();
  const members: DemoMember[] = [
    { at: OWN.npo, userId: people.npo.userId, role: 'owner' },
    { at: OWN.rengo, userId: people.facilitator.userId, role: 'editor' },
    ...others,
  ];
  return deps.db.transaction().execute(async (trx) => {
    if (await hasOrganisations(trx)) return null;
    const ids = new Map<string, string>();
    for (const { key, content, daysAgo } of demoOrganisations(dayOf(now))) {
      const then = now - daysAgo * DAY;
      const id = await insertEntry(trx, { now: () => then }, 'system', content, {
        status: 'listed',
        source: 'demo',
        fictional: true,
        externalId: `DEMO-${key}`,
      });
      ids.set(key, id);
      for (const { at, userId, role } of members) {
        if (at === key) await insertMember(trx, id, userId, role, then);
      }
    }
    return ids;
  });
}
