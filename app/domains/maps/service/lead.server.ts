import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { getMap, setMapLocked } from '../service.server';
import type { LeadAnswer } from '../ui/parts/lead-menu';
import { mergeTables } from './merge.server';
import { publishMap, unpublishMap } from './publish.server';

const ACTIONS: Record<string, (deps: Deps, principal: Principal, mapId: string) => Promise<LeadAnswer>> = {
  lock: async (deps, principal, mapId) => {
    await setMapLocked(deps, principal, { mapId, locked: true });
    return { ok: true };
  },
  unlock: async (deps, principal, mapId) => {
    await setMapLocked(deps, principal, { mapId, locked: false });
    return { ok: true };
  },
  merge: async (deps, principal, mapId) => ({
    ok: true,
    merged: await mergeTables(deps, principal, mapId),
  }),
  publish: async (deps, principal, mapId) => {
    await publishMap(deps, principal, mapId);
    return { ok: true };
  },
  unpublish: async (deps, principal, mapId) => {
    await unpublishMap(deps, principal, mapId);
    return { ok: true };
  },
};

/** Does what somebody who leads presses on a map. Throws `invalid` for an unknown intent, and refusals. */
export async function runMapAction(
  deps: Deps,
  principal: Principal,
  mapId: string,
  intent: string,
): Promise<LeadAnswer> {
  await getMap(deps, principal, mapId);
  const act = Object.hasOwn(ACTIONS, intent) ? ACTIONS[intent] : undefined;
  if (!act) throw new DomainError('invalid');
  return act(deps, principal, mapId);
}
