import type { Kysely } from 'kysely';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { readBoard } from '~/domains/boards/doc';
import { type Board, hasText, membersDeep } from '~/domains/boards/model';
import { boardRoom } from '~/domains/boards/policy';
import { getBoard } from '~/domains/boards/service.server';
import { readMap } from '~/domains/maps/doc';
import { mapRoom } from '~/domains/maps/policy';
import { getMap } from '~/domains/maps/service.server';
import type { WorkshopRole } from '~/domains/workshops/model';
import { isLead } from '~/domains/workshops/policy';
import { listAuthors } from '~/domains/workshops/service/people.server';
import type { Clock } from '~/platform/clock';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import { type IdeaSource, textOfGroup, titleOf } from '../model';
import * as repo from '../repo/ideas.server';
import { recordStep, requireAction } from './access.server';

type BoardSource = Exclude<IdeaSource, 'case'>;

/** A note, group or place with what an idea takes from it. */
interface Source {
  text: string;
  title: string;
  /** Everybody who wrote it. */
  by: string[];
  workshopId: string;
  areaCode: string | null;
  role: WorkshopRole;
}

/**
 * Makes an idea of a note or group (board) or a place (map), or adds it to one that is there (`into`); who leads the
 * workshop may. The same source belongs to one idea only: `made` is false when it did already. `named`: the author has
 * agreed to be named. Throws `not_found` (no such board, map, note, group or place), `unauthenticated`, `forbidden`,
 * `invalid` (`empty`).
 */
export async function createIdea(
  deps: Deps,
  principal: Principal,
  input: { kind: BoardSource; source: string; object: string; named: boolean; into?: string | undefined },
): Promise<{ id: string; made: boolean }> {
  const source = await READERS[input.kind](deps, principal, input);
  const isStaff = principal.kind === 'user' && principal.role === 'staff';
  if (principal.kind !== 'user' || !(isStaff || isLead(source.role))) throw new DomainError('forbidden');
  if (source.text.trim() === '') throw new DomainError('invalid', { reason: 'empty' });
  const names = await listAuthors(deps, source.workshopId, source.by);
  return deps.db.transaction().execute(async (trx) => {
    const key = { kind: input.kind, source_id: input.source, object_id: input.object };
    const known = await repo.findSource(trx, key);
    if (known) return { id: known.idea_id, made: false };
    const text = source.text.trim();
    const place = { workshop_id: source.workshopId, area_code: source.areaCode };
    const id = input.into
      ? await extend(trx, deps.clock, principal, input.into, source.title)
      : await insert(trx, deps.clock, principal, { title: titleOf(text), text, ...place });
    const row = await addSource(trx, deps.clock, principal, {
      idea_id: id,
      ...key,
      title: source.title,
      snapshot: text,
      ...place,
    });
    const answer = input.named
      ? { naming: 'agreed' as const, answered_by: principal.userId, answered_at: deps.clock.now() }
      : { naming: 'unasked' as const, answered_by: null, answered_at: null };
    await repo.insertAuthors(
      trx,
      source.by.map((person_id) => ({
        source_row: row,
        person_id,
        ...answer,
        name: input.named ? (names[person_id]?.name ?? null) : null,
      })),
    );
    return { id, made: true };
  });
}

/**
 * Begins an idea from a case study, owned by who begins it and, if given, the organisation (`null`: none). The caller
 * has checked that the case may be read and that the person acts for the organisation. Throws `unauthenticated`.
 */
export async function startIdeaFromCase(
  deps: Pick<Deps, 'db' | 'clock'>,
  principal: Principal,
  about: { case: { id: string; title: string }; title: string; text: string; organisation: string | null },
): Promise<{ id: string }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  return deps.db.transaction().execute(async (trx) => {
    const id = await insert(trx, deps.clock, principal, {
      title: about.title,
      text: about.text,
      owner_user_id: principal.userId,
      owner_organisation_id: about.organisation,
    });
    const { case: from } = about;
    await addSource(trx, deps.clock, principal, {
      idea_id: id,
      kind: 'case',
      source_id: from.id,
      // Many ideas may begin from one case.
      object_id: id,
      title: from.title,
      snapshot: '',
    });
    return { id };
  });
}

type NewIdea = Pick<Parameters<typeof repo.insertIdea>[1], 'title' | 'text'> &
  Partial<Parameters<typeof repo.insertIdea>[1]>;

async function insert(
  trx: Kysely<Database>,
  clock: Clock,
  user: UserPrincipal,
  idea: NewIdea,
): Promise<string> {
  const id = newId('ide');
  const by = { created_by: user.userId, created_by_name: user.name, created_at: clock.now() };
  await repo.insertIdea(trx, { ...idea, id, status: 'considering', ...by });
  await recordStep(trx, clock, user, { ideaId: id, action: 'made', status: 'considering' });
  return id;
}

async function extend(
  trx: Kysely<Database>,
  clock: Clock,
  user: UserPrincipal,
  id: string,
  about: string,
): Promise<string> {
  const { row } = await requireAction(trx, user, id, 'merge');
  await recordStep(trx, clock, user, { ideaId: id, action: 'source_added', status: row.status, about });
  return id;
}

async function addSource(
  trx: Kysely<Database>,
  clock: Clock,
  user: UserPrincipal,
  source: Omit<Parameters<typeof repo.insertSource>[1], 'id' | 'added_by' | 'added_by_name' | 'added_at'>,
): Promise<string> {
  const id = newId('src');
  const by = { added_by: user.userId, added_by_name: user.name, added_at: clock.now() };
  await repo.insertSource(trx, { ...source, id, ...by });
  return id;
}

interface Where {
  source: string;
  object: string;
}

const READERS: Record<BoardSource, (deps: Deps, principal: Principal, where: Where) => Promise<Source>> = {
  note: (deps, principal, where) => readFromBoard(deps, principal, where, noteOf),
  group: (deps, principal, where) => readFromBoard(deps, principal, where, groupOf),
  place: readPlace,
};

async function readFromBoard(
  deps: Deps,
  principal: Principal,
  { source, object }: Where,
  read: (board: Board, id: string) => { text: string; by: string[] } | null,
): Promise<Source> {
  const { board, role } = await getBoard(deps, principal, source);
  const found = await deps.rooms.read(boardRoom(source), (doc) => read(readBoard(doc), object));
  if (!found) throw new DomainError('not_found');
  return { ...found, title: board.title, workshopId: board.workshopId, areaCode: null, role };
}

function noteOf(board: Board, id: string): { text: string; by: string[] } | null {
  const found = board.get(id);
  return found && found.type !== 'group' && hasText(found) ? { text: found.text, by: [found.by] } : null;
}

/** A group with its notes at any depth; its authors are those of the notes. */
function groupOf(board: Board, id: string): { text: string; by: string[] } | null {
  const group = board.get(id);
  if (group?.type !== 'group') return null;
  const notes = membersDeep(board, id).flatMap((member) => {
    const one = board.get(member);
    return one?.type === 'note' && one.text.trim() !== '' ? [one] : [];
  });
  const by = new Set(notes.map((note) => note.by));
  return {
    text: textOfGroup(
      group.text,
      notes.map((note) => note.text),
    ),
    by: by.size > 0 ? [...by] : [group.by],
  };
}

async function readPlace(deps: Deps, principal: Principal, { source, object }: Where): Promise<Source> {
  const { map, role, workshop } = await getMap(deps, principal, source);
  const { features } = await deps.rooms.read(mapRoom(source), readMap);
  const found = features.find((feature) => feature.id === object);
  if (!found) throw new DomainError('not_found');
  const { text, by } = found;
  return { text, by: [by], title: map.title, workshopId: workshop.id, areaCode: map.area_code, role };
}
