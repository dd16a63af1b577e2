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
