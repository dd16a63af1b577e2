import { createHash } from 'node:crypto';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { type AuthorizeRoom, authorizeRooms } from '~/platform/rooms';
import { beginWith, hasBegun, readTexts, writeText } from '../doc';
import { isWritable, mayDo } from '../model/application';
import { applicationIdOfRoom, applicationRoom } from '../policy';
import { fieldOf, markOf } from '../schema';
import { type ApplicationAccess, applicationAccess, requireApplication } from './access.server';

/** Rights on rooms of applications: who applies writes while it can be changed; staff help reading. */
export function authorizeApplicationRoom(deps: Pick<Deps, 'db'>): AuthorizeRoom {
  return authorizeRooms(applicationIdOfRoom, async (principal, id) => {
    if (principal.kind !== 'user') throw new DomainError('unauthenticated');
    const { row, role } = await applicationAccess(deps.db, principal, id);
    if (!mayDo(row.status, 'read', role)) throw new DomainError('not_found');
    // The committee reads what was handed in, not what is written.
    if (role === 'committee') throw new DomainError('forbidden');
    const mode = mayDo(row.status, 'write', role) ? 'write' : 'read';
    return { mode, personId: principal.userId, lead: role === 'lead' };
  });
}

/**
 * The texts of an application: as they stand in the room while they can be changed, else as they were handed in. The
 * first who may write puts in what was known beforehand.
 */
export async function textsNow(
  deps: Pick<Deps, 'rooms'>,
  principal: Principal,
  { row, rules, role }: Pick<ApplicationAccess, 'row' | 'rules' | 'role'>,
): Promise<Record<string, string>> {
  const keys = rules.questions.map(({ key }) => key);
  const known = JSON.parse(row.texts) as Record<string, string>;
  if (!isWritable(row.status)) return Object.fromEntries(keys.map((key) => [key, known[key] ?? '']));
  const room = applicationRoom(row.id);
  const begun = await deps.rooms.read(room, hasBegun);
  if (!begun && Object.keys(known).length > 0) {
    if (!mayDo(row.status, 'write', role) || principal.kind !== 'user') {
      const written = await deps.rooms.read(room, (doc) => readTexts(doc, keys));
      return Object.fromEntries(keys.map((key) => [key, written[key] || (known[key] ?? '')]));
    }
    await deps.rooms.edit(room, principal.userId, (doc) => beginWith(doc, known));
  }
  return deps.rooms.read(room, (doc) => readTexts(doc, keys));
}

/** A mark by which is seen whether a text is still the one a form was begun from. */
export function markOfText(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/**
 * Keeps texts from a form sent without JavaScript; those that are as they were are left alone. Throws as
 * `requireApplication`, `conflict` (`text_changed` with the key) when somebody else has written in a text meanwhile;
 * then nothing is kept.
 */
export async function saveTexts(
  deps: Deps,
  principal: Principal,
  id: string,
  sent: Readonly<Record<string, string>>,
): Promise<void> {
  const access = await requireApplication(deps.db, principal, id, 'write');
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  await textsNow(deps, principal, access);
  const keys = access.rules.questions.map(({ key }) => key);
  let refused: string | null = null;
  await deps.rooms.edit(applicationRoom(id), principal.userId, (doc) => {
    const now = readTexts(doc, keys);
    const changes = keys.flatMap((key) => {
      const wanted = sent[fieldOf(key)];
      return wanted === undefined || wanted === now[key] ? [] : [{ key, wanted, mark: sent[markOf(key)] }];
    });
    refused = changes.find(({ key, mark }) => mark !== markOfText(now[key] ?? ''))?.key ?? null;
    if (refused === null) for (const { key, wanted } of changes) writeText(doc, key, wanted);
  });
  if (refused !== null) throw new DomainError('conflict', { reason: 'text_changed', key: refused });
}
