import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { Database } from '../../../../db/types';
import { sightOf } from './model';
import * as judgements from './repo/judgements.server';
import * as repo from './repo/screenings.server';

/**
 * What the screening makes of a person and an application, for whatever shows applications outside of it: `reader` may
 * see it as a member of the committee, `kept_away` must not see it because of a conflict of interest, whatever else they
 * are, and to `none` the screening gives nothing and takes nothing.
 */
export async function screeningStanding(
  db: Kysely<Database>,
  principal: Principal,
  application: { id: string; programme_id: string },
): Promise<'reader' | 'kept_away' | 'none'> {
  if (principal.kind !== 'user') return 'none';
  const keptFrom = await judgements.listKeptFrom(db, principal.userId, [application.id]);
  if (keptFrom.has(application.id)) return 'kept_away';
  if (!(await repo.isMember(db, application.programme_id, principal.userId))) return 'none';
  const phase = (await repo.listScreenings(db, [application.programme_id]))[0]?.phase ?? 'preparing';
  const viewer = { isStaff: false, isMember: true, conflicted: false };
  return sightOf(viewer, phase, false).content ? 'reader' : 'none';
}

/**
 * Ids of applications a person is kept from, and of the awards they became: what lists over everything leave out. Empty
 * for who is not signed in.
 */
export async function subjectsKeptFrom(db: Kysely<Database>, principal: Principal): Promise<string[]> {
  return principal.kind === 'user' ? judgements.listSubjectsKeptFrom(db, principal.userId) : [];
}
