import type { Kysely } from 'kysely';
import type { Clock } from '~/platform/clock';
import { newId } from '~/platform/ids';
import { dayOf } from '~/platform/wareki';
import type { Database } from '../../../../db/types';
import type { CollaborationOrigin } from '../model';
import * as repo from '../repo/collaborations.server';

/**
 * Registers what two or more organisations do together, within the caller's transaction, and returns its id. The
 * caller has made sure that all partners agreed. It begins on the day of the clock in Japan.
 */
export async function startCollaboration(
  db: Kysely<Database>,
  clock: Clock,
  about: {
    title: string;
    origin: { kind: CollaborationOrigin; id: string | null };
    partners: readonly { id: string; role: 'lead' | 'partner' }[];
    by: string;
  },
): Promise<string> {
  const id = newId('clb');
  const row = {
    id,
    title: about.title,
    status: 'active' as const,
    origin_kind: about.origin.kind,
    origin_id: about.origin.id,
    started_on: dayOf(clock.now()),
    ended_on: null,
    created_by: about.by,
    created_at: clock.now(),
  };
  await repo.insertCollaboration(db, row, about.partners);
  return id;
}

/**
 * Goes on with what was registered before, within the caller's transaction: partners that are new are added from today,
 * and one that was paused or had ended is under way again. The caller has made sure that all partners agreed.
 */
export async function goOnWithCollaboration(
  db: Kysely<Database>,
  clock: Clock,
  id: string,
  partners: readonly { id: string }[],
): Promise<void> {
  const known = new Map((await repo.listPartners(db, [id])).map((one) => [one.id, one]));
  const today = dayOf(clock.now());
  for (const one of partners) {
    const before = known.get(one.id);
    if (before && (before.to_day === null || before.to_day >= today)) continue;
    await repo.putPartner(db, {
      collaboration_id: id,
      organisation_id: one.id,
      role: before?.role ?? 'partner',
      task: before?.task ?? '',
      from_day: before ? before.from_day : today,
      to_day: null,
    });
  }
  await repo.changeCollaboration(db, id, { status: 'active', ended_on: null });
}

/** What began so with this organisation as a partner, with the names of the others, the earliest first. */
export async function listStarted(
  db: Kysely<Database>,
  origin: { kind: CollaborationOrigin; id: string },
  organisationId: string,
): Promise<{ id: string; others: string[] }[]> {
  const ids = await repo.listByOrigin(db, origin, organisationId);
  const partners = await repo.listPartners(db, ids);
  return ids.map((id) => ({
    id,
    others: partners
      .filter((one) => one.collaboration_id === id && one.id !== organisationId)
      .map(({ name }) => name),
  }));
}
