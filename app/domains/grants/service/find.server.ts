import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { mayDo } from '../model/application';
import { listApplicationNames } from '../repo/applications.server';
import { applicationAccess } from './access.server';

/** An application that was found. */
export interface FoundApplication {
  id: string;
  title: string;
  lead: string;
  programme: string;
}

/**
 * Applications whose title, lead or programme are meant and that somebody may read: by the policy of each, so staff find
 * those of everybody but where a conflict of interest keeps them away, members their own, the committee what it judges.
 */
export async function findApplications(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  isMeant: (names: readonly string[]) => boolean,
): Promise<FoundApplication[]> {
  if (principal.kind !== 'user') return [];
  const found: FoundApplication[] = [];
  for (const row of await listApplicationNames(deps.db)) {
    if (!isMeant([row.title, row.lead_name, row.programme_title])) continue;
    const { role } = await applicationAccess(deps.db, principal, row.id);
    if (!mayDo(row.status, 'read', role)) continue;
    found.push({ id: row.id, title: row.title, lead: row.lead_name, programme: row.programme_title });
  }
  return found;
}
