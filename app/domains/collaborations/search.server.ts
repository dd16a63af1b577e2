import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { IN_PUBLIC, type SearchText, thoseOpen, type Within } from '~/platform/searched';
import * as repo from './repo/collaborations.server';
import * as parts from './repo/parts.server';
import { requireCollaboration } from './service/access.server';

/** Entries of the log and milestones; nothing when there is no such collaboration. For the index only: asks nobody. */
export async function listCollaborationTexts(deps: Pick<Deps, 'db'>, id: string): Promise<SearchText[]> {
  const row = await repo.findCollaboration(deps.db, id);
  if (!row) return [];
  const within = row.is_public === 1 ? IN_PUBLIC : id;
  const log = await parts.listLog(deps.db, id);
  const milestones = await parts.listMilestones(deps.db, id);
  return [
    ...milestones.map((one) => ({ object: one.id, part: 'milestone', text: one.title, within })),
    ...log.map((one) => ({ object: one.id, part: 'log', text: one.text, within })),
  ];
}

/** Where somebody's words are looked for among collaborations, beside public ones. */
export async function collaborationsOf(deps: Pick<Deps, 'db'>, principal: Principal): Promise<Within> {
  if (principal.kind !== 'user') return [];
  if (principal.role === 'staff') return 'everywhere';
  return repo.listIdsOfMember(deps.db, principal.userId);
}

/** Those of the collaborations that somebody may open, by id, with their title. */
export async function openCollaborations(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  ids: Iterable<string>,
): Promise<Map<string, { title: string }>> {
  return thoseOpen(ids, async (id) => {
    const { row } = await requireCollaboration(deps.db, principal, id);
    return { title: row.title };
  });
}
