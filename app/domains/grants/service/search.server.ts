import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { type SearchText, type TextSource, thoseOpen, type Within } from '~/platform/searched';
import { hasBegun, readTexts } from '../doc';
import { isWritable, mayDo } from '../model/application';
import type { RuleSet } from '../model/rule-set';
import { applicationRoom } from '../policy';
import * as repo from '../repo/applications.server';
import { applicationAccess } from './access.server';

/**
 * Answers to the questions of an application: as they stand in its room while they can be changed, else as they were
 * handed in; nothing when there is no such application. For the index only: asks nobody.
 */
export async function listApplicationTexts(deps: TextSource, id: string): Promise<SearchText[]> {
  const row = await repo.findApplication(deps.db, id);
  if (!row) return [];
  const keys = (JSON.parse(row.rules) as RuleSet).questions.map(({ key }) => key);
  const known = JSON.parse(row.texts) as Record<string, string>;
  const texts = isWritable(row.status)
    ? await deps.rooms.read(applicationRoom(id), (doc) => {
        // What was known beforehand is put into the room by the first who may write.
        const before = hasBegun(doc) ? {} : known;
        return { ...before, ...withWords(readTexts(doc, keys)) };
      })
    : known;
  return keys.map((key) => ({ object: key, part: 'answer', text: texts[key] ?? '', within: id }));
}

function withWords(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

/** Where somebody's words are looked for among applications: those of their organisations and committees. */
export async function applicationsOf(deps: Pick<Deps, 'db'>, principal: Principal): Promise<Within> {
  if (principal.kind !== 'user') return [];
  if (principal.role === 'staff') return 'everywhere';
  return repo.listIdsConcerning(deps.db, principal.userId);
}

/** Those of the applications that somebody may read now, by id, with title and lead. */
export async function openApplications(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  ids: Iterable<string>,
): Promise<Map<string, { title: string; lead: string }>> {
  return thoseOpen(ids, async (id) => {
    const { row, role } = await applicationAccess(deps.db, principal, id);
    if (!mayDo(row.status, 'read', role)) throw new DomainError('not_found');
    return { title: row.title, lead: row.lead_name };
  });
}
